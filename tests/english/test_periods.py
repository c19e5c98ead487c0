import datetime

import pytest

from english.periods import find_periods


@pytest.mark.parametrize(
    ("query", "day", "held"),
    [
        ("What was decided in March 2022?", "2022-03-21", "month"),
        ("What was decided in March 2022?", "2022-04-01", None),
        ("the summer of 2022", "2022-07-04", "month"),
        ("the meeting of 4 July, 2022", "2022-07-04", "month"),
        ("In 2022, what was said in July?", "2022-07-04", "month"),
        ("the December 2021 and January 2022 meetings", "2022-01-10", "month"),
        ("the budget for 2022", "2022-02-28", "year"),
        ("the budget for 2022", "2021-11-28", None),
        ("Who led the march in 2022?", "2022-06-01", "year"),
        ("What may be built?", "2022-05-01", None),
        ("What was said in July?", "2022-07-04", None),
    ],
)
def test_the_time_that_a_query_names_holds_its_meetings(
    query: str, day: str, held: str | None
) -> None:
    date = datetime.date.fromisoformat(day)
    found = {"month" if one.narrow else "year" for one in find_periods(query) if one.holds(date)}
    assert found == ({held} if held else set())


def test_a_document_without_a_date_is_in_no_time() -> None:
    assert not any(one.holds(None) for one in find_periods("March 2022"))


@pytest.mark.parametrize("month", ["Oct", "oct.", "Sept", "Feb", "DEC"])
def test_a_month_may_be_shortened_before_its_year(month: str) -> None:
    (period,) = find_periods(f"what was said in {month} 2021 about the weir?")
    assert (period.first.year, period.narrow) == (2021, True)
    assert f"{period.first:%b}".lower() == month[:3].lower()


@pytest.mark.parametrize(
    "question", ["What did Jan Quist say in 2021?", "Did the mast mar the view in 2021?"]
)
def test_a_word_that_looks_like_a_short_month_is_none_without_its_year(question: str) -> None:
    (period,) = find_periods(question)
    assert not period.narrow
