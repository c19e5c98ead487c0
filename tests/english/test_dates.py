import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from english.dates import find_dates, writes_month_first

FOURTH = datetime.date(2025, 11, 4)


@pytest.mark.parametrize(
    "written",
    [
        "Tuesday 4 November 2025",
        "Tuesday, 4th November, 2025",
        "4th of November 2025",
        "the 4 th November 2025",
        "4th day of November 2025",
        "04-Nov-2025",
        "4 Nov 2025",
        "November 4, 2025",
        "Nov. 4th 2025",
        "2025-11-04",
        "2025_11_04",
        "4/11/25",
        "04/11/2025",
        "4.11.2025",
        "4-11-2025",
        "4 NOVEMBER 2025",
        "4th\xa0November\xa02025",
        "4th November\n2025",
        "4th day of November, 2025",
        "November the 4th, 2025",
        "4 Nov '25",
        "04-Nov-25",
        "4 Nov 25\n",
        "4.xi.2025",
        "4 Tachwedd 2025",
        "4 Samhain 2025",
        "4 novembre 2025",
        "4'* November, 2025",
    ],
)
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    assert [found.date for found in find_dates(f"Held on {written} at 7 pm")] == [FOURTH]


@pytest.mark.parametrize("century", [("1/2/69", 2069), ("1/2/98", 1998), ("1/2/03", 2003)])
def test_two_digits_of_a_year_are_of_our_times(century: tuple[str, int]) -> None:
    assert [found.year for found in find_dates(century[0])] == [century[1]]


@pytest.mark.parametrize(
    "text",
    ["24/01602/FUL", "Minute 12.3", "£4.11", "0118 496 0000", "12/13/2024", "3 people", "2024/25"],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert not [found.date for found in find_dates(text) if found.date]


def test_an_impossible_date_is_none() -> None:
    assert [found.date for found in find_dates("31 February 2025")] == [None]


def test_a_date_without_its_year_is_the_last_such_day() -> None:
    (found,) = find_dates("The meeting of 4 November")
    assert found.date is None
    assert found.latest_by(datetime.date(2025, 12, 1)) == FOURTH
    assert found.latest_by(FOURTH) == FOURTH
    assert found.latest_by(datetime.date(2025, 11, 3)) == datetime.date(2024, 11, 4)


def test_dates_come_in_order_with_their_places() -> None:
    text = "First 4/11/2025, then 12 May 2026, then 2026-07-01."
    found = find_dates(text)
    assert [text[date.start : date.end] for date in found] == [
        "4/11/2025",
        "12 May 2026",
        "2026-07-01",
    ]


@pytest.mark.parametrize("written", ["4 November 19:30", "4 November at 7 pm", "4 November 7.30pm"])
def test_a_time_is_no_year(written: str) -> None:
    assert [found.year for found in find_dates(written)] == [None]


@pytest.mark.parametrize(("written", "first"), [("11/4/2025", True), ("4/11/2025", False)])
def test_the_month_may_come_first(written: str, first: bool) -> None:
    assert [found.date for found in find_dates(written, month_first=first)] == [FOURTH]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Roll call. The bids of 9/16/2019 were opened.", True),
        ("PLEDGE OF ALLEGIANCE. Motion by Trustee Moule. Next meeting 3/4/2019", True),
        ("Sand comes on 5/20 and the pump on 5/31; minutes of 4/1/23 approved.", True),
        ("Minutes of the parish council of 16/9/2019", False),
        ("Cllr Moule spoke. Minutes of 3/4/2019", False),
        ("Minutes of 3/4/2019", False),
    ],
)
def test_what_surrounds_them_tells_how_dates_are_written(text: str, first: bool) -> None:
    assert writes_month_first(text) is first


FORMS = (
    "{d} {B} {Y}",
    "{d}{th} {B} {Y}",
    "{d}{th} of {B}, {Y}",
    "{A} {d}{th} {b} {Y}",
    "{A} the {d}{th} day of {B} {Y}",
    "{B} {d}, {Y}",
    "{b}. {d}{th}, {Y}",
    "{d:02}/{m:02}/{Y}",
    "{d}.{m}.{Y}",
    "{Y}-{m:02}-{d:02}",
    "{d} {b} '{y}",
)


@pytest.mark.parametrize("form", FORMS)
@given(day=st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)), upper=st.booleans())
def test_any_day_is_read_in_whichever_form(form: str, day: datetime.date, upper: bool) -> None:
    th = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    names = {"A": f"{day:%A}", "B": f"{day:%B}", "b": f"{day:%b}", "y": f"{day:%y}"}
    written = form.format(d=day.day, m=day.month, Y=day.year, th=th, **names)
    text = f"It was mended on {written.upper() if upper else written}; the gate was not."
    (found,) = find_dates(text)
    assert found.date == day
    assert text[found.start : found.end].casefold() in written.casefold()
