"""Read which meetings a query speaks of: their month, season or year.

What is named steers the search softly: a passage of another date can still be the best.
"""

import calendar
import datetime
import re

from english.months import MONTH, SHORT_MONTH, YEAR, month_number
from english.offices import NOW, asked_office
from schema import Period

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
YEARS = rf"\b{YEAR}\b(?:\s?[/–-]\s?(?:20)?\d\d\b(?![/–-]))?"
"""A year, or one that runs over two: "2024/25"."""
_NAMES = f"{MONTH}|{'|'.join(SEASONS)}"
_DATED = rf"(?:{_NAMES}|{SHORT_MONTH}\b\.?),?\s+(?:of\s+)?"
_TIME = re.compile(
    rf"\b(?P<dated>{_NAMES}|{SHORT_MONTH})\b\.?,?\s+(?:of\s+)?(?P<year>{YEAR})\b"
    rf"|\b(?P<name>{_NAMES})\b",
    re.I,
)
TIME = re.compile(rf"(?:\b{_DATED})?{YEARS}|\b(?:{_NAMES})\b", re.I)
"""A year, a month or season, or both."""

_YEAR = re.compile(rf"\b{YEAR}\b")
_RELATIVE = re.compile(r"\b(?P<which>this|last)\s+(?P<unit>year|month)\b", re.I)
LATEST = re.compile(
    r"\b(?:latest|most recent(?:ly)?|newest|current(?:ly)?|up[- ]to[- ]date|as of (?:now|today)|"
    r"at present|these days|nowadays)\b(?!\s+(?:date|day|time)\b)",
    re.I,
)
"""A wish for the newest position; the latest date is a deadline."""


def find_periods(query: str, today: datetime.date | None = None) -> tuple[Period, ...]:
    """Return the months and seasons that a query names with a year, or else the years.

    "Last month" and "this year" are reckoned from `today`, by default the day it is.
    """
    years = [int(year) for year in dict.fromkeys(_YEAR.findall(query))]
    found = []
    for time in _TIME.finditer(query):
        if time["year"]:
            found.append(_period(time["dated"], int(time["year"])))
        elif len(years) == 1 and time["name"].lower() not in AMBIGUOUS:
            found.append(_period(time["name"], years[0]))
    found += _relative(query, today or datetime.date.today())
    if found:
        return tuple(found)
    return tuple(
        Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), narrow=False)
        for year in years
    )


def asks_for_the_latest(query: str) -> bool:
    """Tell whether a query asks for the newest of what was said: as who is in an office does."""
    if LATEST.search(query):
        return True
    return bool(asked_office(query) and NOW.search(query) and not find_periods(query))


def _relative(query: str, today: datetime.date) -> list[Period]:
    found = []
    for time in _RELATIVE.finditer(query):
        back = time["which"].lower() == "last"
        if time["unit"].lower() == "year":
            year = today.year - back
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
            found.append(Period(first, last, narrow=False))
        else:
            month = today.replace(day=1)
            month = (month - datetime.timedelta(days=1)).replace(day=1) if back else month
            found.append(_period(f"{month:%B}", month.year))
    return found


def _period(name: str, year: int) -> Period:
    first, last = SEASONS.get(name.lower()) or (month_number(name), month_number(name))
    end = calendar.monthrange(year, last)[1]
    return Period(datetime.date(year, first, 1), datetime.date(year, last, end), narrow=True)
