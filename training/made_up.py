"""Questions about what no council's minutes hold: its like is asked, and is to be declined.

Near misses share with minutes what they are about; these share only the words of asking.
"""

from collections.abc import Iterator

FORMS = """
When will {} open?
How much did {} cost?
What was decided about {}?
Who proposed {}?
Why was {} refused?
How many people objected to {}?
Where will {} be built?
What did the council say about {}?
Who is responsible for {}?
What is the deadline for {}?
How did the vote on {} go?
Who voted against {}?
What was the result of the vote on {}?
How many voted for {}?
""".strip().splitlines()
MATTERS = """
the purple elephants
the Zebedee Tower
the Marlpit incinerator
a casino at Dray Quay
the monorail to Tupton
a ban on kite flying
the Wibberley bypass
the sale of Ogden Hall
four-day working for librarians
the Quarmby windfarm
renaming Vesper Street
the wolf reintroduction
charging for sandbags
the Lapworth crematorium
the statue of Admiral Peabody
twinning with Zwolle
the ice rink
free bicycles for clerks
the underground car park at Nettlefold
the heliport
the abattoir in Sheep Lane
the bingo hall licence
the Tarnside tidal barrage
chickens on allotments
the youth orchestra grant
the motion about drones
the amendment on llamas
the hovercraft service
the Pettigrew report
pay for the dog warden
""".strip().splitlines()
EACH = 2
"""Every second form is asked of a matter, the others of the next."""


def made_up() -> Iterator[str]:
    """Yield questions, the same each time."""
    for place, matter in enumerate(MATTERS):
        for form in FORMS[place % EACH :: EACH]:
            yield form.format(matter)
