"""Read which meetings a query speaks of: their month, season or year.

What is named steers the search softly: a passage of another date can still be the best.
"""

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
SEASONS = {
    "spring": (2, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (11, 12),
    "christmas": (12, 12),
}
"""The first and last month that people may mean."""
AMBIGUOUS = ("march", "may", "spring")
"""Words that are also others; without a year after them they name no time."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMES = "|".join([*MONTHS, *SEASONS])
_TIME = re.compile(rf"\b(?P<name>{_NAMES})\b(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?", re.I)

IN_MONTH, IN_YEAR = 0.15, 0.05
"""What a meeting in the month or season, or in the year, counts beside a cosine of 1. A year is
often that of a budget or a plan, not of the meeting."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a query names, first and last day inclusive.

    `narrow` tells a month or season from a year.
    """

    first: datetime.date
    last: datetime.date
    narrow: bool

    @property
    def weight(self) -> float:
        """Return what a meeting in this time counts beside a cosine of 1."""
        return IN_MONTH if self.narrow else IN_YEAR


def find_periods(query: str) -> tuple[Period, ...]:
    """Return the months and seasons that a query names with a year, or else the years."""
    years = [int(year) for year in dict.fromkeys(YEAR.findall(query))]
    found = []
    for time in _TIME.finditer(query):
        name = time["name"].lower()
        if time["year"]:
            found.append(_period(name, int(time["year"])))
        elif len(years) == 1 and name not in AMBIGUOUS:
            found.append(_period(name, years[0]))
    if found:
        return tuple(found)
    return tuple(
        Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), narrow=False)
        for year in years
    )


def weight_of(day: datetime.date | None, periods: Sequence[Period]) -> float:
    """Return what a meeting's date adds to a score."""
    held = [one.weight for one in periods if day is not None and one.first <= day <= one.last]
    return max(held, default=0.0)


def _period(name: str, year: int) -> Period:
    first, last = SEASONS.get(name) or (MONTHS[name], MONTHS[name])
    end = calendar.monthrange(year, last)[1]
    return Period(datetime.date(year, first, 1), datetime.date(year, last, end), narrow=True)
