"""Months and days of the week are known by each of their names, and nothing else is."""

import calendar
import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from english.months import (
    ALSO_NAMES,
    IN_ENGLISH,
    MONTH,
    MONTH_ALONE,
    MONTH_ANYWHERE,
    MONTH_OR_NAME,
    MONTH_OR_SHORT,
    SHORT_WEEKDAY,
    WEEKDAY,
    month_number,
    whole_weekday,
)

days = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))


def whole(pattern: str, words: str) -> bool:
    return bool(re.fullmatch(pattern, words, re.IGNORECASE))


@given(days, st.sampled_from([str.lower, str.upper, str.title]))
def test_a_days_month_and_weekday_are_read_as_the_calendar_writes_them(
    day: datetime.date, case: type[str]
) -> None:
    month, short = case(f"{day:%B}"), case(f"{day:%b}")
    assert whole(MONTH, month)
    assert whole(MONTH_OR_SHORT, month)
    assert whole(MONTH_OR_SHORT, short)
    assert month_number(month) == month_number(short) == day.month
    assert whole(WEEKDAY, case(f"{day:%A}"))
    assert whole(SHORT_WEEKDAY, case(f"{day:%a}"))
    assert (
        whole_weekday(case(f"{day:%a}")) == whole_weekday(case(f"{day:%A}")) == f"{day:%A}".lower()
    )


@pytest.mark.parametrize(
    ("name", "number"),
    [("Bealtaine", 5), ("Tachwedd", 11), ("août", 8), ("Deireadh Fómhair", 10), ("Sultain", 9)],
)
def test_a_month_in_another_language_of_councils_is_one(name: str, number: int) -> None:
    assert whole(MONTH_ANYWHERE, name)
    assert month_number(name) == number


def test_a_month_is_either_also_a_name_or_is_not() -> None:
    for name in IN_ENGLISH:
        assert whole(MONTH_OR_NAME, name) != whole(MONTH_ALONE, name)
    assert set(ALSO_NAMES) < set(IN_ENGLISH)
    assert [*IN_ENGLISH] == [name.lower() for name in calendar.month_name if name]


@given(st.from_regex(r"[a-z]{4,9}", fullmatch=True))
def test_a_word_that_no_calendar_has_is_no_month(word: str) -> None:
    held = {name.lower() for name in [*calendar.month_name, *calendar.month_abbr]} | {"sept"}
    assert whole(MONTH_OR_SHORT, word) == (word in held)
