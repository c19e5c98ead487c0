"""What is looked for, read by whoever knows the language it is put in."""

import datetime
from dataclasses import dataclass

from schema.documents import StatementKind


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a query names, first and last day inclusive.

    `narrow` tells a month or season from a year.
    """

    first: datetime.date
    last: datetime.date
    narrow: bool

    def holds(self, day: datetime.date | None) -> bool:
        """Tell whether a day is in this time."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words, and what was read in them.

    `idle` are words that ask, and do not say what is asked about. `periods` are the times that it
    names; `latest` says that the newest of what was said is wished for. `prefer` are the kinds of
    statement that a passage had better put on record. `before` are the ids of the documents, best
    first, that a question before it was about.
    """

    text: str
    idle: frozenset[str] = frozenset()
    periods: tuple[Period, ...] = ()
    latest: bool = False
    prefer: frozenset[StatementKind] = frozenset()
    before: tuple[str, ...] = ()
