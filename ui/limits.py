"""What a search is limited to, as plain text: for an address, and to be kept with a question."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from schema import KINDS, Filters

FIELDS = ("council", "committee", "kind", "date_from", "date_to")
DATES = ("date_from", "date_to")
LONGEST = 300


def as_values(filters: Filters) -> dict[str, str]:
    """Return what is limited, by field, dates in ISO 8601."""
    given = {field: getattr(filters, field) for field in FIELDS}
    return {field: str(value) for field, value in given.items() if value is not None}


def from_values(values: Mapping[str, str]) -> Filters:
    """Read what is limited; what cannot be read limits nothing."""
    read: dict[str, Any] = {}
    for field in FIELDS:
        value = values.get(field, "")[:LONGEST]
        if field in DATES:
            read[field] = _date(value)
        elif value and (field != "kind" or value in KINDS):
            read[field] = value
    return Filters(**read)


def as_text(filters: Filters) -> str:
    """Return what is limited as one text."""
    return json.dumps(as_values(filters))


def from_text(text: str) -> Filters:
    """Read what `as_text` returned."""
    return from_values(json.loads(text or "{}"))


def _date(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None
