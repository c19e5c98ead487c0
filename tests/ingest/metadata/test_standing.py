import datetime

import pytest

from ingest.metadata.standing import find_adopted, find_standing
from ingest.parse.parsed import Notice, Place
from schema import Standing

TOP = "Pennick Parish Council\nMinutes of the meeting held on Tuesday 9 April 2024\n"
BODY = (
    "Present: Cllr Moule.\n1. Minutes\nThe minutes of the last meeting were confirmed as a correct "
    "record and signed by the Chairman.\n" + "2. Lamps\nThe lamp was talked about.\n" * 40
)
DAY = datetime.date(2024, 5, 14)


def standing(top: str, text: str, name: str = "", **facts: str) -> Standing | None:
    return find_standing(top, text, name, facts)


@pytest.mark.parametrize(
    "top",
    [
        f"DRAFT\n{TOP}",
        TOP.replace("Minutes", "Draft minutes"),
        TOP.replace("Minutes", "DRAFT (until approved at the next meeting) Minutes"),
        f"{TOP}Subject to approval at the next meeting\n",
        f"Unconfirmed minutes\n{TOP}",
        f"{TOP}These minutes are not yet approved\n",
    ],
)
def test_a_draft_says_so_at_its_head(top: str) -> None:
    assert standing(top, top + BODY) == "draft"
    assert find_adopted(top, top + BODY) is None


@pytest.mark.parametrize(
    "end",
    [
        "Signed: A. Moule, Chairman. Date: 14 May 2024",
        "Signed as a correct record\nA. Moule\n14th May 2024",
        "Approved at the meeting held on 14 May 2024",
        "Adopted on 14 May 2024",
        "These minutes were confirmed as a correct record on 14 May 2024.",
        "Confirmed as a correct record at the meeting of 14 May 2024",
    ],
)
def test_signed_or_approved_minutes_are_confirmed_on_that_day(end: str) -> None:
    text = f"{TOP}{BODY}{end}\n"
    assert (standing(TOP, text), find_adopted(TOP, text)) == ("confirmed", DAY)


@pytest.mark.parametrize(
    "end",
    [
        "These minutes were approved on 14 May 2024 subject to the correction of item 2.",
        "Confirmed subject to amendment on 14 May 2024",
    ],
)
def test_changes_are_told(end: str) -> None:
    text = f"{TOP}{BODY}{end}\n"
    assert (standing(TOP, text), find_adopted(TOP, text)) == ("confirmed with changes", DAY)


@pytest.mark.parametrize(
    "end",
    [
        "",
        "Signed: ____________ Chairman   Date: ____________",
        "Signed: .......... Chairman\nDate of the next meeting: 14 May 2024",
        "Confirmed as a true record: ..........",
        "The draft budget is to be approved at the next meeting.",
        "It was agreed to meet again on 14 May 2024.",
    ],
)
def test_what_is_said_of_other_minutes_or_left_blank_says_nothing(end: str) -> None:
    text = f"{TOP}{BODY}{end}\n"
    assert (standing(TOP, text), find_adopted(TOP, text)) == (None, None)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Draft Minutes 9 April 2024", "draft"),
        ("Minutes 9 April 2024 Draft", "draft"),
        ("Minutes Draft Budget Meeting", None),
        ("Approved Minutes 9 April 2024", "confirmed"),
        ("Minutes 9 April 2024", None),
    ],
)
def test_the_file_name_says_what_the_text_does_not(name: str, found: Standing | None) -> None:
    assert standing(TOP, TOP + BODY, name) == found


def test_a_stated_status_counts() -> None:
    assert standing(TOP, TOP + BODY, status="approved") == "confirmed"
    assert standing(TOP, TOP + BODY, status="draft") == "draft"


@pytest.mark.parametrize("place", ["watermark", "head", "foot", "stamp"])
@pytest.mark.parametrize(
    "words",
    ["DRAFT", "Unconfirmed", "Draft minutes", "Minutes 9 April 2024 - DRAFT", "DRAFT Page 3 of 4"],
)
@pytest.mark.parametrize("of_minutes", [True, False])
def test_what_stands_beside_the_text_tells_a_draft(
    place: Place, words: str, of_minutes: bool
) -> None:
    text = TOP + BODY
    notices = (Notice(words, place, 0, len(text)),)
    assert find_standing(TOP, text, "", {}, notices, of_minutes=of_minutes) == "draft"


@pytest.mark.parametrize(
    ("words", "end"),
    [("Draft budget 2024", 1.0), ("Draft Local Plan", 1.0), ("Page 3 of 4", 1.0), ("DRAFT", 0.2)],
)
def test_a_draft_of_something_else_or_of_a_part_tells_nothing(words: str, end: float) -> None:
    text = TOP + BODY
    notices = (Notice(words, "head", 0, int(len(text) * end)),)
    assert find_standing(TOP, text, "", {}, notices) is None


@pytest.mark.parametrize(
    ("top", "name", "found"),
    [
        ("DRAFT VERSION\nLamp strategy", "", "draft"),
        ("DRAFT\nAgenda", "", "draft"),
        ("Lamp strategy (draft)", "", "draft"),
        ("Lamp strategy", "Lamp strategy (draft v2)", "draft"),
        ("Draft Budget 2024-25", "Draft Budget 2024-25", None),
        ("Lamp strategy", "Lamp strategy approved", None),
    ],
)
def test_other_papers_are_drafts_by_their_heads_and_names(
    top: str, name: str, found: Standing | None
) -> None:
    text = f"{top}\n{'Lamps are dim. ' * 90}"
    assert find_standing(top, text, name, {}, of_minutes=False) == found


@pytest.mark.parametrize(
    "top",
    [
        TOP.replace("held on", "held on Draft"),
        f"DRAFT UNTIL SIGNED BY THE CHAIR\n{TOP}",
        f"Draft pending approval\n{TOP}",
    ],
)
def test_a_draft_is_told_within_the_head(top: str) -> None:
    assert standing(top, top + BODY) == "draft"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Unconfirmed)", "draft"),
        ("UNAPPROVED", "draft"),
        ("APPROVED MAY 14, 2024", "confirmed"),
        ("Approved 14/05/2024", "confirmed"),
        ("Approved as amended 5/14/24", "confirmed with changes"),
        ("Approved as corrected May 14, 2024", "confirmed with changes"),
        ("Draft minutes will be posted within a month of each meeting.", None),
        ("Draft minutes of all meetings are on the notice board.", None),
    ],
)
def test_a_line_of_the_head_tells_the_standing(line: str, expected: Standing | None) -> None:
    top = f"{line}\n{TOP}"
    assert standing(top, f"{top}{BODY}") == expected
