"""What is known of the meetings of all documents at one moment, held against filters in one stroke.

A filter that a database is asked for reads each document's row anew, which at a million passages
takes longer than all else of a search. Here each fact is a column of numbers.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from schema import Filters, Kind, Scope

Chosen = npt.NDArray[np.bool_]
"""Which of the rows are meant, by their numbers."""
DECIDING = ("minutes", "decision")
"""Kinds of documents that tell what a meeting came to, those first that tell it best."""


class HeldMeeting(NamedTuple):
    """A meeting of a document, and how many passages the document has: of all, and public ones.

    `public` says that neither it nor its document is withheld; `parted` that parts of that are.
    """

    id: str
    version: str
    kind: Kind
    council: str | None
    committee: str | None
    date: str | None
    public: bool
    parted: bool
    passages: int
    public_passages: int


class _Names:
    """A column of names as numbers: -1 where there is none."""

    def __init__(self, names: Iterable[str | None]) -> None:
        self._numbers: dict[str, int] = {}
        held = self._numbers
        self.codes = np.array(
            [-1 if name is None else held.setdefault(name, len(held)) for name in names],
            dtype=np.int32,
        )

    def are(self, name: str) -> Chosen:
        """Return which rows have a name."""
        return np.asarray(self.codes == self._numbers.get(name, -2))

    def commonest(self, chosen: Chosen) -> tuple[str, ...]:
        """Return each name of some rows once: those of most rows first, then by alphabet."""
        counts = Counter(self.codes[chosen].tolist())
        found = [(name, counts[code]) for name, code in self._numbers.items() if counts[code]]
        return tuple(name for name, n in sorted(found, key=lambda one: (-one[1], one[0])) if name)


class Survey:
    """The meetings of all ready documents, a row each."""

    def __init__(self, rows: Sequence[HeldMeeting]) -> None:
        self._rows = rows
        self._ids = np.array([one.id for one in rows], dtype=object)
        self._names = {
            name: _Names(getattr(one, name) for one in rows)
            for name in ("version", "kind", "council", "committee")
        }
        self._dates = np.array([one.date or "NaT" for one in rows], dtype="datetime64[D]")
        self._public = np.array([one.public for one in rows], dtype=bool)

    def matching(self, filters: Filters) -> frozenset[str]:
        """Return the ids of documents, any of whose meetings the filters let through."""
        return frozenset(self._ids[self._let_through(filters)].tolist())

    def owners(self) -> dict[str, str]:
        """Return the documents' ids by the versions that are held of them."""
        return {one.version: one.id for one in self._rows}

    def newest(self, filters: Filters, count: int) -> frozenset[str]:
        """Return the ids of the newest documents of each committee that the filters let through."""
        kinds = np.select([self._names["kind"].are(kind) for kind in DECIDING], (0, 1), 2)
        asked = self._let_through(filters) & ~np.isnat(self._dates) & (kinds < len(DECIDING))
        rows = np.flatnonzero(asked)
        latest_first = rows[np.lexsort((kinds[rows], -self._dates[rows].astype(np.int64)))]
        of_each: Counter[tuple[str | None, str | None]] = Counter()
        found: set[str] = set()
        for row in latest_first.tolist():
            one = self._rows[row]
            of_each[one.council, one.committee] += 1
            if of_each[one.council, one.committee] <= count:
                found.add(one.id)
        return frozenset(found)

    def scope(self, filters: Filters) -> Scope:
        """Return how much the filters let through, whose and when."""
        chosen = self._let_through(filters)
        _, firsts = np.unique(self._names["version"].codes[chosen], return_index=True)
        documents = [self._rows[row] for row in np.flatnonzero(chosen)[firsts].tolist()]
        days = self._dates[chosen & ~np.isnat(self._dates)]
        sizes = (one.passages if filters.restricted else one.public_passages for one in documents)
        return Scope(
            documents=len(documents),
            passages=sum(sizes),
            councils=self._names["council"].commonest(chosen),
            committees=self._names["committee"].commonest(chosen),
            earliest=_day(days.min()) if len(days) else None,
            latest=_day(days.max()) if len(days) else None,
            filters=filters,
            withheld=sum(one.parted and not filters.restricted for one in documents),
        )

    def _let_through(self, filters: Filters) -> Chosen:
        chosen = np.ones_like(self._public) if filters.restricted else self._public.copy()
        for name in ("kind", "council", "committee"):
            if (asked := getattr(filters, name)) is not None:
                chosen &= self._names[name].are(asked)
        if filters.date_from:  # no date is neither before nor after another
            chosen &= self._dates >= np.datetime64(filters.date_from)
        if filters.date_to:
            chosen &= self._dates <= np.datetime64(filters.date_to)
        return chosen


def _day(date: np.datetime64) -> datetime.date:
    return datetime.date.fromisoformat(str(date))
