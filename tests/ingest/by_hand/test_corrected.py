"""What people set of a document, laid over what was read of it."""

import datetime

from ingest.by_hand.corrected import AS_READ, Corrected, sets
from ingest.metadata.read import read_metadata
from ingest.parse import parse
from schema import Meeting
from tests.making import minutes

APRIL, MAY, JUNE = (datetime.date(2031, month, 1) for month in (4, 5, 6))
OWN = Meeting(0, "Pennick Council", "Lamps Committee", APRIL)


def test_nothing_set_changes_nothing() -> None:
    assert AS_READ.meeting(OWN) == OWN
    assert AS_READ.meetings([OWN], OWN) == (OWN,)
    assert (AS_READ.mark, AS_READ.notes, AS_READ.title()) == ("", (), None)


def test_the_own_meeting_is_corrected_wherever_it_goes_on() -> None:
    earlier = Meeting(600, "Pennick Council", "Lamps Committee", MAY)
    again = Meeting(1200, "Pennick Council", "Lamps Committee", APRIL)
    other = Meeting(1800, "Sallow Council", "Lamps Committee", APRIL)
    given = Corrected((("committee", "Lighting Committee"), ("date", "2031-06-01")))
    assert given.meetings([OWN, earlier, again, other], OWN) == (
        Meeting(0, "Pennick Council", "Lighting Committee", JUNE),
        Meeting(600, "Pennick Council", "Lighting Committee", MAY),
        Meeting(1200, "Pennick Council", "Lighting Committee", JUNE),
        other,
    )


def test_what_is_set_to_unknown_is_unknown_in_all_meetings_that_were_read_the_same() -> None:
    earlier = Meeting(600, "Pennick Council", None, MAY)
    given = Corrected((("council", None),))
    assert [one.council for one in given.meetings([OWN, earlier], OWN)] == [None, None]


def test_other_facts_have_another_mark_and_the_same_have_the_same() -> None:
    marks = {
        Corrected((("title", "A"),)).mark,
        Corrected((("title", "B"),)).mark,
        Corrected((("title", None),)).mark,
        Corrected((("title", "A"), ("date", None))).mark,
    }
    assert len(marks) == 4
    assert Corrected((("title", "A"),)).mark in marks


def test_notes_tell_what_was_set() -> None:
    notes = Corrected((("council", "A"), ("title", "B"))).notes
    assert sets(("not read: a picture", *notes), "council")
    assert not sets(notes, "date")
    assert not sets(("council: taken from the folder",), "council")


def test_a_kind_that_is_set_is_read_as_such() -> None:
    parsed = parse(minutes("the lamps be lit").encode(), ".txt")
    assert read_metadata(parsed, "a.txt").kind == "minutes"
    read = read_metadata(parsed, "a.txt", Corrected((("kind", "report"),)))
    assert (read.kind, read.standing, read.adopted) == ("report", None, None)
