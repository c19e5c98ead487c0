"""The facts of a document as a person gives them, checked.

It does not know which document they are of.
"""

import datetime
import re
from collections.abc import Mapping, Sequence

from english.dates import find_dates
from english.months import WEEKDAYS
from errors import SettingError
from schema import FACTS, KINDS, Fact
from words import by_hand as said

LONGEST = 300
"""Characters of a fact."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLIEST, LATEST = 1700, 2199
"""Years of meetings."""


def checked(given: Mapping[str, str]) -> dict[Fact, str | None]:
    """Return facts as they are kept; what is empty is unknown.

    Raises:
        SettingError: there is no such fact, or it cannot be so.
    """
    return {fact_named(field): _value(fact_named(field), value) for field, value in given.items()}


def fact_named(name: str) -> Fact:
    """Return the fact of a name.

    Raises:
        SettingError: there is none.
    """
    if name not in FACTS:
        raise SettingError(said.no_such_fact(name, _either(FACTS)))
    return name


def _value(field: Fact, given: str) -> str | None:
    value = " ".join(given.split())
    if field == "kind" and value not in KINDS:
        raise SettingError(said.not_a_kind(value, _either(KINDS)))
    if field == "title" and not any(char.isalnum() for char in value):
        raise SettingError(said.TITLE_EMPTY)
    if field == "date" and value:
        value = _as_iso(value)
    if field == "date" and value and not _is_day(value):
        raise SettingError(said.not_a_date(value))
    if len(value) > LONGEST or not value.isprintable():
        raise SettingError(said.odd_fact(field))
    return value or None


def _as_iso(value: str) -> str:
    """Return a date that is written as people write it in ISO 8601, what is none as it is."""
    found = find_dates(value)
    if len(found) != 1:
        return value
    beside = (value[: found[0].start] + value[found[0].end :]).strip(" ,").lower()
    day = found[0].date if not beside or beside in WEEKDAYS else None
    return day.isoformat() if day else value


def _is_day(value: str) -> bool:
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(value)) and EARLIEST <= found.year <= LATEST


def _either(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
