import datetime

import pytest

from vectorstore.steering import IN_MONTH, IN_YEAR, find_periods, weight_of


@pytest.mark.parametrize(
    ("query", "day", "weight"),
    [
        ("What was decided in March 2022?", "2022-03-21", IN_MONTH),
        ("What was decided in March 2022?", "2022-04-01", 0.0),
        ("the summer of 2022", "2022-07-04", IN_MONTH),
        ("the meeting of 4 July, 2022", "2022-07-04", IN_MONTH),
        ("In 2022, what was said in July?", "2022-07-04", IN_MONTH),
        ("the December 2021 and January 2022 meetings", "2022-01-10", IN_MONTH),
        ("the budget for 2022", "2022-02-28", IN_YEAR),
        ("the budget for 2022", "2021-11-28", 0.0),
        ("Who led the march in 2022?", "2022-06-01", IN_YEAR),
        ("What may be built?", "2022-05-01", 0.0),
        ("What was said in July?", "2022-07-04", 0.0),
    ],
)
def test_the_time_that_a_query_names_weighs_its_meetings(
    query: str, day: str, weight: float
) -> None:
    assert weight_of(datetime.date.fromisoformat(day), find_periods(query)) == weight


def test_a_document_without_a_date_gains_nothing() -> None:
    assert weight_of(None, find_periods("March 2022")) == 0.0
