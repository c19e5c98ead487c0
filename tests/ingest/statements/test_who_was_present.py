"""Who voted is looked up on the list of who was there, where one can be read."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.metadata.read import read_metadata
from ingest.parse import parse
from ingest.passages.split import split
from schema import Doubt
from tests.ingest.passages.test_split import PLAIN

ITEM = "**4. Otter pond**\n\nCllr Thrift moved that the otter pond be fenced.\n\n"
ONE_LINE = "Present: Cllrs Thrift, Vetch, Bugle, Sorrel and Yarrow.\n\nApologies: Cllr Tansy\n\n"
HEADED = (
    "**MEMBERS PRESENT:**\n\nCouncillors A. Thrift, Vetch (P), Vetch (T), Bugle, Sorrel\n\n"
    "and Yarrow.\n\n**OFFICERS IN ATTENDANCE:**\n\nDirector (Mr K. Teasel), Ms J. Madder\n\n"
)
BULLETS = (
    "**PRESENT**\n\n- Councillor Ann Thrift (Chair)\n- Councillor Bob Vetch\n- Cllr Jo Bugle\n"
    "- Councillor T. Sorrel\n\n**APOLOGIES**\n\n- Councillor May Tansy\n\n"
)
TICKED = (
    "| Councillor | Present | Apologies |\n|---|---|---|\n| A. Thrift | ✓ | |\n| B. Vetch | ✓ | |\n"
    "| J. Bugle | ✓ | |\n| M. Tansy | | ✓ |\n\n"
)
STATED = (
    "| Member | Attendance |\n|---|---|\n| Ann Thrift | Present |\n| Bob Vetch | Present |\n"
    "| Jo Bugle | Present |\n| May Tansy | Apologies |\n\n"
)
PROSE = (
    "Councillors Thrift, Vetch, Bugle and Sorrel were present. Councillor Tansy had sent her "
    "apologies.\n\n"
)
INITIALS = "Present: Lou Thrift (LT), Bob Vetch (BV), Jo Bugle (JB), Tom Sorrel\n\n"
ROLL_CALL = "ROLL CALL\n\nPresent: Mayor Peat, Trustees Thrift, Vetch, Bugle\nAbsent: Tansy\n\n"


def doubts(text: str) -> list[Doubt | None]:
    """Return the doubts of the votes that a text records, as it is ingested."""
    parsed = parse(text.encode(), ".md")
    meetings = read_metadata(parsed, "a.md").meetings
    document = replace(PLAIN, text=parsed.text, meetings=meetings)
    passages = split(document, parsed.blocks, count_tokens=count_words, max_tokens=256)
    return [one.doubt for passage in passages for one in passage.statements if one.sides]


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def vote(yes: str, no: str) -> str:
    return f"{ITEM}For: {yes}. Against: {no}. The motion was carried.\n"


DASHED = "Members: Thrift – present, Vetch – present, Bugle – present, Tansy – apologies\n\n"
A_LINE_EACH = "Attendance\n\nCllr Thrift - Present\nCllr Vetch - Present\nCllr Tansy - Absent\n\n"
ASIDE = "Present: Cllrs Thrift, Vetch, Bugle, Tansy (apologies)\n\n"
ROLES = "Chairman: Mr A Thrift\nVice-Chairman: Mrs B Vetch\nMembers present: Ms J Bugle\n\n"
NOT_THERE = "The following attended: Thrift, Vetch and Bugle. Tansy did not attend.\n\n"


@pytest.mark.parametrize(
    ("roll", "yes", "no"),
    [
        (DASHED, "Thrift, Vetch, Bugle", "Tansy"),
        (A_LINE_EACH, "Thrift, Vetch", "Tansy"),
        (ASIDE, "Thrift, Vetch, Bugle", "Tansy"),
        (ROLES, "Thrift, Vetch, Bugle", "Tansy"),
        (NOT_THERE, "Thrift, Vetch, Bugle", "Tansy"),
        (ONE_LINE, "Thrift, Vetch, Bugle", "Sorrel, Madder"),
        (ONE_LINE, "Thrift, Vetch, Bugle", "Sorrel, Tansy"),
        (HEADED, "Thrift, Vetch (P), Bugle", "Vetch (M), Sorrel"),
        (HEADED, "Thrift, Vetch (P), Bugle", "Sorrel, Madder"),
        (BULLETS, "Thrift, Vetch, Bugle", "Tansy"),
        (TICKED, "Thrift, Vetch", "Tansy"),
        (STATED, "Thrift, Vetch", "Tansy"),
        (PROSE, "Thrift, Vetch, Bugle", "Tansy"),
        (INITIALS, "LT, BV, JB", "MT"),
        (ROLL_CALL, "Thrift, Vetch, Bugle", "Tansy"),
        (ONE_LINE, "THRIFT, VETCH, BUGLE", "SORREL, MADDER"),
    ],
)
def test_a_voter_who_is_not_on_the_list_makes_the_vote_doubtful(
    roll: str, yes: str, no: str
) -> None:
    assert doubts(roll + vote(yes, no)) == ["not in attendance"]


@pytest.mark.parametrize(
    ("roll", "yes", "no"),
    [
        (ONE_LINE, "Thrift, Vetch, Bugle", "Sorrel, Yarrow"),
        (DASHED, "Thrift, Vetch", "Bugle"),
        (A_LINE_EACH, "Thrift, Vetch", "none"),
        (ASIDE, "Thrift, Vetch", "Bugle"),
        (ROLES, "Thrift, Vetch", "Bugle"),
        (NOT_THERE, "Thrift, Vetch", "Bugle"),
        (ASIDE.replace("apologies", "apologies for lateness"), "Thrift, Vetch", "Tansy"),
        (ONE_LINE, "Mr Thrift, Mrs Vetch, J. Bugle", "Soriel, Y. Yarrow"),
        (ONE_LINE, "the Chair, Thrift, Vetch", "Sorrel"),
        (HEADED, "Thrift, Vetch (P), Bugle, Sorrel", "Vetch (T), Yarrow"),
        (BULLETS, "A Thrift, R Vetch, Mr Sorrel", "Joanna Bugle"),
        (TICKED, "Thrift, Vetch", "Bugle"),
        (STATED, "Thrift, Vetch", "Bugle"),
        (PROSE, "Thrift, Vetch, Bugle", "Sorrel"),
        (INITIALS, "LT, BV, JB", "TS"),
        (ROLL_CALL, "Thrift, Vetch, Peat", "Bugle"),
        ("Present: five members and the Clerk.\n\n", "Thrift, Vetch, Bugle", "Sorrel, Madder"),
        ("", "Thrift, Vetch, Bugle", "Sorrel, Madder"),
        ("Present: Cllrs Thrift, Vetch\n\n", "Thrift, Vetch, Bugle", "Sorrel, Madder"),
    ],
)
def test_a_list_that_has_them_all_or_cannot_be_the_whole_list_makes_none(
    roll: str, yes: str, no: str
) -> None:
    assert doubts(roll + vote(yes, no)) == [None]


@pytest.mark.parametrize(
    "came",
    [
        "Cllr Madder joined the meeting at 7.20 p.m.",
        "3. Cllr J. Madder arrived.",
        "It was resolved that Ms Jo Madder be co-opted.",
        "The chair was taken by Cllr Madder.",
        "Substitutes: Cllr Madder for Cllr Tansy",
        "Cllr Madder attended remotely.",
    ],
)
def test_who_came_later_or_took_a_seat_was_there(came: str) -> None:
    told = f"{ONE_LINE}{came}\n\n"
    assert doubts(told + vote("Thrift, Vetch, Bugle", "Sorrel, Madder")) == [None]


def test_who_is_listed_as_absent_from_the_vote_did_not_vote() -> None:
    text = f"{ONE_LINE}{ITEM}For: Thrift, Vetch. Against: Bugle. Absent: Tansy. Carried.\n"
    assert doubts(text) == [None]


def test_what_does_not_add_up_is_said_before_who_was_not_there() -> None:
    text = f"{ONE_LINE}{ITEM}For: Thrift, Vetch, Bugle (4). Against: Madder (1). Carried.\n"
    assert doubts(text) == ["does not add up"]


def test_a_list_is_of_its_own_meeting() -> None:
    said = vote("Thrift, Vetch, Bugle", "Sorrel")
    talk = "The hedge was talked of at length, and so were the gate and the stile. " * 8
    head = "**Minutes of the meeting of Marl Parish Council held on {} 2024**\n\n"
    other = "Present: Cllrs Thrift, Vetch, Bugle and Madder.\n\n"
    text = f"{head.format('4 March')}{ONE_LINE}{talk}\n\n{said}\n\n"
    text += f"{head.format('8 April')}{other}{talk}\n\n{said}"
    assert doubts(text) == [None, "not in attendance"]
