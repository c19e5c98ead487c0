import datetime

import pytest

from ingest.standing import find_adopted, find_standing
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
