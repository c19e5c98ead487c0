"""What is asked of all documents of a catalogue at once: which, whose, how many, how new.

Each is counted once for each change of the catalogue, not for each question.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from schema import ClearedPassage, Filters, Scope
from settings import CatalogueServer
from vectorstore.catalogue_reading import PUBLIC, READY, SIZE, CatalogueReader
from vectorstore.meeting_conditions import PARTED

if TYPE_CHECKING:
    from vectorstore.survey import Survey

DECIDED = 400
"""Passages of decisions that questions are made of."""
T = TypeVar("T")
REMEMBERED = 64
"""Filters whose counts are kept in mind."""


class CatalogueSurvey(CatalogueReader):
    """What filters let through, and how much that is."""

    def __init__(self, place: Path | CatalogueServer, *, model: str, create: bool = True) -> None:
        super().__init__(place, model=model, create=create)
        self._surveyed: tuple[object, Survey | None] = (None, None)
        self._counted: tuple[object, dict[tuple[Any, ...], Any]] = (None, {})

    def matching(self, filters: Filters) -> frozenset[str]:
        """Return the ids of ready documents, any of whose meetings the filters let through."""
        return self._once(("matching", filters), lambda: self._survey().matching(filters))

    def owners(self) -> dict[str, str]:
        """Return the ids of ready documents by their versions."""
        return self._once(("owners",), lambda: self._survey().owners())

    def newest(self, filters: Filters, count: int) -> frozenset[str]:
        """Return the ids of the newest documents of each committee that the filters let through."""
        asked = ("newest", filters, count)
        return self._once(asked, lambda: self._survey().newest(filters, count))

    def scope(self, filters: Filters) -> Scope:
        """Return how much the filters let through, whose and when."""
        return self._once(("scope", filters), lambda: self._survey().scope(filters))

    def _survey(self) -> "Survey":
        # Imported here: processes that read files do without numpy.
        from vectorstore.survey import HeldMeeting, Survey

        written = self.generation()
        at, survey = self._surveyed
        if survey is None or written != at:
            of = self._place.phrases
            sizes = SIZE.replace(":restricted", "TRUE"), SIZE.replace(":restricted", "FALSE")
            rows = self._all(
                f"SELECT documents.id, version, kind, {of.council}, {of.committee}, {of.date}, "
                f"{of.public}, {PARTED}, {', '.join(sizes)} FROM documents, {of.meetings} "
                "WHERE state = 'ready' ORDER BY documents.id"
            )
            survey = Survey([HeldMeeting(*row) for row in rows])
            self._surveyed = written, survey
        return survey

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
