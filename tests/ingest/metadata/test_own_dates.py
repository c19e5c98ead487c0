import datetime

import pytest

from ingest.metadata.own_dates import find_own_date, find_posted
from ingest.metadata.read import read_metadata
from ingest.parse import parse
from schema import Kind

DAY = datetime.date(2022, 9, 30)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("decision", "NOTICE\nDate of decision: 30 September 2022\nCall-in ends 7 October 2022"),
        ("decision", "NOTICE\nDate decision taken: Friday 30 September 2022"),
        ("decision", "Decision date | 30/09/2022\nPublished: 3 October 2022"),
        ("decision", "Tenders of 4 May 2022.\nsigned ..................   30 September 2022"),
        (
            "other",
            "RESOLUTION 7\nFees of 6 May 2021.\nPASSED AND ADOPTED this 30th of September 2022",
        ),
        ("other", "INVITATION TO TENDER\nIssued 30 September 2022\nReturn by 21 October 2022"),
        ("other", "LAMP POLICY\nAdopted by the Council on 30 September 2022"),
        ("news", "Lamps are lit\nPosted on 30 September 2022\nCome on 8 October 2022"),
    ],
)
def test_a_paper_is_dated_by_its_own_label(kind: Kind, text: str) -> None:
    assert find_own_date({}, text, kind) == DAY


@pytest.mark.parametrize("kind", ["minutes", "agenda"])
def test_a_label_is_no_date_of_a_meeting(kind: Kind) -> None:
    assert find_own_date({"date": "2022-09-30"}, "Published: 30 September 2022", kind) is None


@pytest.mark.parametrize(
    "text",
    [
        "The policy that was adopted on 30 September 2022 is out of date.",
        "Adopted: .......... Review: 30 September 2022",
        "Date of decision:\n\nThe call-in period ends on 30 September 2022",
    ],
)
def test_what_is_no_label_or_is_blank_gives_no_date(text: str) -> None:
    assert find_own_date({}, text, "other") is None
    assert find_own_date({}, text, "decision") is None


@pytest.mark.parametrize("fact", ["date", "pubdate", "publishdate", "published", "created"])
def test_a_post_is_dated_by_its_front_matter(fact: str) -> None:
    assert find_posted({fact: "2022-09-30 08:00:00"}) == DAY


@pytest.mark.parametrize("name", ["a.md", "2022-10-08-fair.md"])
def test_a_post_has_the_day_of_posting_and_not_that_of_what_it_tells(name: str) -> None:
    text = (
        "---\ntitle: Fair on the green\npubDate: 2022-09-30\n---\nThe fair is back on Saturday "
        "8 October 2022! Come along and bring your friends. Thanks to all who help.\n"
    )
    found = read_metadata(parse(text.encode(), ".md"), name)
    assert (found.kind, found.date, found.committee) == ("news", DAY, None)
