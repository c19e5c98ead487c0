import datetime
from collections.abc import Sequence
from dataclasses import replace

from answering.holdings import Gap, Met, by_time, gaps, latest, meetings
from schema import Document, Filters, Meeting
from tests.answering.making import found

PENNICK, SALLOW = "Pennick Parish Council", "Sallow Parish Council"
DOCUMENT = replace(
    found("It rained.").document, kind="minutes", council=PENNICK, committee="Full Council"
)


def on(*days: datetime.date, committee: str = "Full Council") -> list[Met]:
    return [Met(PENNICK, committee, day) for day in days]


def monthly(year: int, months: Sequence[int]) -> list[datetime.date]:
    return [datetime.date(year, month, 9) for month in months]


def test_a_meeting_counts_once_however_many_papers_are_of_it() -> None:
    draft = replace(DOCUMENT, id="d2", standing="draft")
    agenda = replace(DOCUMENT, id="d3", kind="agenda", date=datetime.date(2024, 5, 1))
    undated = replace(DOCUMENT, id="d4", date=None)
    assert DOCUMENT.date
    assert meetings([DOCUMENT, draft, agenda, undated]) == on(DOCUMENT.date)


def test_each_of_several_meetings_in_a_document_counts() -> None:
    days = (datetime.date(2024, 4, 9), datetime.date(2024, 4, 16))
    both = tuple(Meeting(n, PENNICK, "Full Council", day) for n, day in enumerate(days))
    assert meetings([replace(DOCUMENT, meetings=both)]) == on(*days)


def test_meetings_are_counted_by_month_and_committee() -> None:
    days = [datetime.date(2024, 4, 9), datetime.date(2024, 4, 16), datetime.date(2024, 5, 7)]
    assert by_time([*on(*days), Met(PENNICK, "", days[0])]) == {
        ("2024-04", "Full Council"): 2,
        ("2024-05", "Full Council"): 1,
        ("2024-04", PENNICK): 1,
    }


def test_many_years_are_counted_by_year_and_several_councils_each_as_one() -> None:
    met = on(*(datetime.date(year, 4, 9) for year in range(2010, 2020)))
    counted = by_time([*met, Met(SALLOW, "Lighting Committee", datetime.date(2010, 4, 9))])
    assert counted["2010", PENNICK] == counted["2010", SALLOW] == counted["2019", PENNICK] == 1


def test_those_that_met_least_often_count_together() -> None:
    day = datetime.date(2024, 4, 9)
    often = [on(day.replace(day=n), committee=f"C{body}") for body in range(6) for n in (1, 2)]
    seldom = on(day, committee="Stove") + on(day, committee="Ferry")
    met = [one for body in [*often, seldom] for one in body]
    assert by_time(met)["2024-04", ""] == 2


def test_a_body_that_met_every_month_and_then_not_for_half_a_year_has_a_gap() -> None:
    days = monthly(2023, range(1, 9)) + monthly(2024, range(3, 6))
    (gap,) = gaps(on(*days))
    assert gap == Gap(PENNICK, "Full Council", days[7], days[8], 31)


def test_a_summers_break_is_no_gap() -> None:
    assert gaps(on(*monthly(2023, [1, 2, 3, 4, 5, 6, 9, 10, 11]))) == []


def test_of_what_meets_seldom_nothing_is_said() -> None:
    assert gaps(on(*monthly(2020, [1, 2, 3, 4]), datetime.date(2024, 1, 9))) == []


def test_bodies_are_told_apart_and_the_latest_gap_comes_first() -> None:
    early = monthly(2019, range(1, 7)) + monthly(2020, range(1, 3))
    late = monthly(2021, range(1, 7)) + monthly(2022, range(1, 3))
    met = sorted([*on(*early), *on(*late, committee="Lighting Committee")])
    assert [gap.committee for gap in gaps(met)] == ["Lighting Committee", "Full Council"]


def test_other_councils_meetings_fill_no_gap() -> None:
    days = monthly(2023, range(1, 9)) + monthly(2024, range(3, 6))
    others = [Met(SALLOW, "Full Council", day) for day in monthly(2023, range(9, 13))]
    assert len(gaps(sorted([*on(*days), *others]))) == 1


def test_a_document_without_facts_is_no_meeting() -> None:
    assert meetings([replace(DOCUMENT, date=None, council=None, committee=None)]) == []
    assert isinstance(DOCUMENT, Document)


def test_the_latest_meetings_come_first_each_once() -> None:
    days = [datetime.date(2024, month, 9) for month in (3, 5, 4)]
    papers = [replace(DOCUMENT, id=str(day), date=day) for day in days]
    again = replace(papers[1], id="again", standing="confirmed")
    found_ = latest([*papers, again], Filters(), 2)
    assert [(one.document, one.date) for one in found_] == [
        ("again", days[1]),
        (str(days[2]), days[2]),
    ]
    assert found_[0].standing == "confirmed"


def test_what_is_no_record_of_a_meeting_held_is_none_of_the_latest() -> None:
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    others = [
        replace(DOCUMENT, kind="agenda"),
        replace(DOCUMENT, date=None),
        replace(DOCUMENT, date=tomorrow),
    ]
    assert latest(others, Filters(), 5) == []


def test_the_latest_meetings_keep_to_the_limits() -> None:
    days = (datetime.date(2024, 4, 9), datetime.date(2024, 4, 16))
    both = (
        Meeting(0, PENNICK, "Full Council", days[0]),
        Meeting(9, PENNICK, "Lighting Committee", days[1]),
    )
    document = replace(DOCUMENT, meetings=both)
    assert [one.date for one in latest([document], Filters(), 5)] == [days[1], days[0]]
    (one,) = latest([document], Filters(committee="Full Council"), 5)
    assert one.date == days[0]
    assert latest([document], Filters(kind="agenda"), 5) == []
    assert latest([document], Filters(date_from=datetime.date(2024, 5, 1)), 5) == []
