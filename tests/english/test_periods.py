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
