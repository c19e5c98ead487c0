"""What is asked of all documents of a catalogue at once: which, whose, how many, how new.

Each is counted once for each change of the catalogue, not for each question.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from schema import ClearedPassage, Filters, Scope
from settings import CatalogueServer
from vectorstore.catalogue_reading import PUBLIC, READY, SIZE, CatalogueReader
from vectorstore.phrases import PARTED

DECIDED = 400
"""Passages of decisions that questions are made of."""
T = TypeVar("T")
REMEMBERED = 64
"""Filters whose counts are kept in mind."""


class CatalogueSurvey(CatalogueReader):
    """What filters let through, and how much that is."""

    def __init__(self, place: Path | CatalogueServer, *, model: str, create: bool = True) -> None:
        super().__init__(place, model=model, create=create)
        self._phrases = self._place.phrases
        self._counted: tuple[object, dict[tuple[Any, ...], Any]] = (None, {})

    def matching(self, filters: Filters) -> frozenset[str]:
        """Return the ids of ready documents, any of whose meetings the filters let through."""
        return self._once(("matching", filters), lambda: self._matching(filters))

    def _matching(self, filters: Filters) -> frozenset[str]:
        rows = self._all(
            f"SELECT documents.id FROM documents, {self._phrases.meetings} "
            f"WHERE {self._phrases.matches}",
            **_parameters(filters),
        )
        return frozenset(row[0] for row in rows)

    def newest(self, filters: Filters, count: int) -> frozenset[str]:
        """Return the ids of the newest documents of each committee that the filters let through."""
        return self._once(("newest", filters, count), lambda: self._newest(filters, count))

    def _newest(self, filters: Filters, count: int) -> frozenset[str]:
        of = self._phrases
        rows = self._all(
            "SELECT id FROM (SELECT documents.id AS id, row_number() OVER ("
            f"PARTITION BY {of.council}, {of.committee} ORDER BY {of.date} DESC, "
            "kind = 'decision') AS place "
            f"FROM documents, {of.meetings} WHERE {of.matches} AND {of.date} IS NOT NULL "
            "AND kind IN ('minutes', 'decision')) AS dated WHERE place <= :count",
            **_parameters(filters),
            count=count,
        )
        return frozenset(row[0] for row in rows)

    def scope(self, filters: Filters) -> Scope:
        """Return how much the filters let through, whose and when."""
        return self._once(("scope", filters), lambda: self._count(filters))

    def _once(self, asked: tuple[Any, ...], count: Callable[[], T]) -> T:
        """Return what is asked of all documents, counted once for each change."""
        written = self.generation()
        at, counted = self._counted
        if written != at or len(counted) >= REMEMBERED:
            counted = {}
            self._counted = written, counted
        if asked not in counted:
            counted[asked] = count()
        found: T = counted[asked]
        return found

    def _count(self, filters: Filters) -> Scope:
        of = self._phrases
        found = self._all(
            f"SELECT version, {SIZE}, {of.council}, {of.committee}, {of.date}, {PARTED} "
            f"FROM documents, {of.meetings} WHERE {of.matches}",
            **_parameters(filters),
        )
        sizes = {row[0]: row[1] for row in found}
        dates = [datetime.date.fromisoformat(row[4]) for row in found if row[4]]
        return Scope(
            documents=len(sizes),
            passages=sum(sizes.values()),
            councils=_commonest(row[2] for row in found),
            committees=_commonest(row[3] for row in found),
            earliest=min(dates, default=None),
            latest=max(dates, default=None),
            filters=filters,
            withheld=len({row[0] for row in found if row[5] and not filters.restricted}),
        )

    def decided(self, filters: Filters, count: int = DECIDED) -> list[ClearedPassage]:
        """Return passages that hold decisions under an item, those of the latest meetings first."""
        rows = self._all(
            f"SELECT passages.id, documents.id FROM {READY} {PUBLIC} AND passages.kind = "
            "'decision' AND item IS NOT NULL ORDER BY date DESC NULLS LAST, source, position"
        )
        within = self.matching(filters)
        ids = [row[0] for row in rows if row[1] in within][:count]
        found = self.passages(ids)
        return [found[i] for i in ids if i in found]

    def counts(self, *, restricted: bool = False) -> tuple[int, int]:
        """Return how many documents and passages are ready."""
        row = self._all(
            f"SELECT count(*), coalesce(sum({SIZE}), 0) FROM documents "
            "WHERE state = 'ready' AND (:restricted OR access = 'public')",
            restricted=restricted,
        )[0]
        return int(row[0]), int(row[1])


def _commonest(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return each name once: those of most documents first, then by alphabet."""
    counts = Counter(name for name in names if name)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _parameters(filters: Filters) -> dict[str, Any]:
    return {
        "council": filters.council,
        "committee": filters.committee,
        "kind": filters.kind,
        "date_from": filters.date_from.isoformat() if filters.date_from else None,
        "date_to": filters.date_to.isoformat() if filters.date_to else None,
        "restricted": filters.restricted,
    }
