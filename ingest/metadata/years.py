"""Complete a date that is written without its year, where what surrounds it agrees on one."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence

from english.dates import DateFound, find_dates
from english.months import MONTH_ANYWHERE, month_number

_MONTH_YEAR = re.compile(
    rf"(?<![^\W\d_])(?P<month>{MONTH_ANYWHERE})[\W_]{{0,3}}"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d-])")
_MINUTE_NUMBER = re.compile(
    r"^\W{0,4}(?:\d{1,4}[/-](?P<year>\d\d)|(?P<year2>\d\d)[/-]\d{1,4})\b(?![/-]\d)", re.MULTILINE
)
"""A minute's number that holds its year: 65/24, 24/101."""
NUMBERS = 2
"""Minutes at least whose numbers must end, or begin, in the same two digits."""
NEAR_DAYS = 100
"""Days within which the dates that a text gives whole are mostly of the same months."""
ENOUGH = 2
"""Votes that a year needs: one sign alone is a guess."""


def months_named(words: str) -> set[tuple[int, int]]:
    """Return the months that a name gives with their years: "Minutes (Sep., 2019)", "Nov_24"."""
    return {
        (year if (year := int(found["year"])) > 99 else year + 2000, month_number(found["month"]))
        for found in _MONTH_YEAR.finditer(words)
    }


def complete_year(
    found: DateFound, weekday: str | None, names: str, text: str, near: Sequence[datetime.date]
) -> datetime.date | None:
    """Return a date in the year that at least two signs agree on.

    Args:
        found: the date without its year.
        weekday: the day of the week that stands before it.
        names: the title, the file's name and the folder's.
        text: the document.
        near: the dates of its file or its names, which are seldom earlier.
    """
    votes: Counter[int] = Counter()
    for day in near:
        if latest := found.latest_by(day):
            votes[latest.year] += ENOUGH
    votes.update({year for year, month in months_named(names) if month == found.month})
    votes.update({int(year) for year in _YEAR.findall(names)})
    votes.update(_numbered(text))
    votes.update(_neighbours(found, text))
    for year in list(votes):
        day_of_year = found.in_year(year)
        if day_of_year is None:
            votes[year] = 0
        elif weekday:
            votes[year] += 1 if weekday == f"{day_of_year:%A}".lower() else -ENOUGH
    best = votes.most_common(2)
    if not best or best[0][1] < ENOUGH or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return found.in_year(best[0][0])


def _numbered(text: str) -> set[int]:
    """Return the year that the minutes' numbers hold, if they hold one."""
    ends: Counter[str] = Counter()
    for match in _MINUTE_NUMBER.finditer(text):
        ends[match["year"] or match["year2"]] += 1
    return (
        {2000 + int(ends.most_common(1)[0][0])} if ends and max(ends.values()) >= NUMBERS else set()
    )


def _neighbours(found: DateFound, text: str) -> set[int]:
    """Return the year in which a date stands near most of those that the text gives whole."""
    years: Counter[int] = Counter()
    for other in (date.date for date in find_dates(text) if date.date):
        for year in (other.year - 1, other.year, other.year + 1):
            day = found.in_year(year)
            if day and abs((day - other).days) <= NEAR_DAYS:
                years[year] += 1
    return {years.most_common(1)[0][0]} if years else set()
