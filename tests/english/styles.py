"""Recorded votes as councils of many kinds write them, all invented, with what each holds.

Each is a text and its votes in order; a vote is who was on each side, the numbers for, against and
abstaining, what it came to, and why it is to be doubted.
"""

from typing import NamedTuple

from schema import Doubt, Outcome

Counts = tuple[int | None, int | None, int | None]


class Right(NamedTuple):
    """What is right of one vote: names by role, in order, with a comma between."""

    sides: dict[str, str]
    votes: Counts
    outcome: Outcome | None = "carried"
    doubt: Doubt | None = None


IRISH = (
    "The Meetings Administrator called a vote on the motion, which resulted as follows:\n\n"
    "**For**\n\nCouncillors Birch (T), Cedar, Ó Donnagáin and\nElder (4)\n\n"
    "**Against**\n\nCouncillors Fir, Gorse. (2)\n\n**Abstained**\n\nCouncillor Hazel (1)\n\n"
    "The Mayor declared the motion carried.\n\n8. Next Business\n"
)
ENGLISH = (
    "A recorded vote was requested under Standing Order 14.4 and the voting was recorded as "
    "follows:\n\nFor the amendment: Councillors P. Birch, Mrs J. Cedar and Elder (3)\n"
    "Against the amendment: Councillors Fir, Gorse, Hazel, and Ivy (4)\n"
    "Abstentions: None\n\nThe amendment was LOST.\n"
)
AMERICAN = (
    "Motion by Birch, second by Cedar, to award the culvert contract. Ayes: Birch, Cedar, Elder. "
    "Nays: Fir. Absent: Gorse. Motion carried 3-1.\n"
)
BILL = (
    "R2019-44 was read, and the vote was recorded as follows: VOTING YES: BIRCH, CEDAR. "
    "VOTING NO: ELDER, FIR, GORSE. ABSTAINING: NO ONE. Resolution declared defeated.\n"
)
ROLL = "Roll call: Birch yes; Cedar yes; Elder no; Fir absent. Motion carried.\n"
TRUSTEES = (
    "Trustee Birch – yes, Trustee Cedar – no, Trustee Elder – no, Trustee Fir – absent. "
    "Motion failed.\n"
)
CANADIAN = (
    "Moved by Councillor Birch\nSeconded by Councillor Cedar\nTHAT the wharf be rebuilt.\n"
    "Yeas: Councillors Birch, Cedar\nNays: Mayor Elder, Councillors Fir and Gorse\nMotion fails\n"
)
COLUMNS = (
    "AFFIRMATIVE          NEGATIVE\nBirch                Elder\nCedar                Fir\n"
    "Gorse\n\nThe motion carried.\n"
)
SCOTTISH = (
    "On a division, 14 voted for the motion and 9 for the amendment, and the motion was "
    "accordingly carried.\n"
)
TOWNSHIP = (
    "Motion by Birch, supported by Cedar, to buy a grader. Yeas, 5; nays, 1; absent, 1. "
    "Motion carried.\n"
)
SHOW = (
    "On a show of hands there were seven votes in favour and four against, with two abstentions, "
    "and the motion was carried.\n"
)
CASTING = (
    "There being 4 for and 4 against, the Chair used her casting vote against the proposal, "
    "which was lost.\n"
)
PIPED = (
    "| Councillor | For | Against | Abstain |\n|---|---|---|---|\n| Birch | X | | |\n"
    "| Cedar | X | | |\n| Elder | | X | |\n| Fir | | | X |\n\nThe motion was carried.\n"
)

FIRST: dict[str, tuple[str, tuple[Right, ...]]] = {
    "Irish": (
        IRISH,
        (
            Right(
                {"for": "Birch (T), Cedar, Ó Donnagáin, Elder", "against": "Fir, Gorse",
                 "abstaining": "Hazel"},
                (4, 2, 1),
            ),
        ),
    ),
    "English": (
        ENGLISH,
        (
            Right(
                {"for": "P. Birch, Mrs J. Cedar, Elder", "against": "Fir, Gorse, Hazel, Ivy"},
                (3, 4, 0),
                "lost",
            ),
        ),
    ),
    "American": (
        AMERICAN,
        (Right({"for": "Birch, Cedar, Elder", "against": "Fir", "absent": "Gorse"}, (3, 1, None)),),
    ),
    "bill": (
        BILL,
        (Right({"for": "BIRCH, CEDAR", "against": "ELDER, FIR, GORSE"}, (2, 3, 0), "lost"),),
    ),
    "roll call": (
        ROLL,
        (Right({"for": "Birch, Cedar", "against": "Elder", "absent": "Fir"}, (2, 1, None)),),
    ),
    "trustees": (
        TRUSTEES,
        (
            Right(
                {"for": "Birch", "against": "Cedar, Elder", "absent": "Fir"}, (1, 2, None), "lost"
            ),
        ),
    ),
    "Canadian": (
        CANADIAN,
        (
            Right(
                {"for": "Birch, Cedar", "against": "Mayor Elder, Fir, Gorse"}, (2, 3, None), "lost"
            ),
        ),
    ),
    "columns": (
        COLUMNS,
        (Right({"for": "Birch, Cedar, Gorse", "against": "Elder, Fir"}, (3, 2, None)),),
    ),
    "Scottish": (SCOTTISH, (Right({}, (14, 9, None)),)),
    "township": (TOWNSHIP, (Right({}, (5, 1, None)),)),
    "show of hands": (SHOW, (Right({}, (7, 4, 2)),)),
    "casting vote": (CASTING, (Right({}, (4, 4, None), "lost"),)),
    "piped": (
        PIPED,
        (Right({"for": "Birch, Cedar", "against": "Elder", "abstaining": "Fir"}, (2, 1, 1)),),
    ),
}  # fmt: skip
"""Those that the grammar was written with."""
