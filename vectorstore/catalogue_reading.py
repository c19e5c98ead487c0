"""What can be asked of the catalogue. Only what is ready is ever told.

What is marked as not for publication, whole documents or passages of them, is left out of
everything unless it is asked for with `restricted`.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from schema import (
    ClearedDocument,
    ClearedPassage,
    Document,
    Filters,
    Kind,
    Meeting,
    Passage,
    Scope,
    Span,
)
from schema.gate import Withheld, clear_document, clear_passage
from settings import CatalogueServer
from vectorstore.database import Database
from vectorstore.phrases import PARTED
from vectorstore.records import DOCUMENT, PASSAGE, PASSAGE_FACTS, Entry, passage_from

DECIDED = 400
"""Passages of decisions that questions are made of."""
T = TypeVar("T")
REMEMBERED = 64
"""Documents with withheld parts whose words are kept in mind; filters whose counts are."""

# The empty text keeps SQLite from its index of states: for 75 passages it would go through those
# of every ready document, 30 ms in a large archive, instead of 2 for looking each one up.
_IS_READY = "state || '' = 'ready'"
_READY = "passages JOIN documents USING (version) WHERE " + _IS_READY
_PUBLIC = "AND documents.access = 'public' AND passages.access = 'public'"
_PASSAGES = (
    f"SELECT {PASSAGE_FACTS}, {PARTED}, documents.version FROM {_READY} AND passages.id IN :values"
)
_SIZE = (
    "(SELECT count(*) FROM passages WHERE passages.version = documents.version "
    "AND (:restricted OR passages.access = 'public'))"
)


class CatalogueReader(Database):
    """Documents, passages and what is known of them as a whole."""

    def __init__(self, place: Path | CatalogueServer, *, model: str, create: bool = True) -> None:
        super().__init__(place, model=model, create=create)
        self._phrases = self._place.phrases
        self._known: dict[tuple[str, tuple[Span, ...]], Withheld] = {}
        self._counted: tuple[object, dict[tuple[Any, ...], Any]] = (None, {})

    def versions(self) -> dict[str, str]:
        """Return the version of every ready document by its id."""
        rows = self._all("SELECT id, version FROM documents WHERE state = 'ready'")
        return dict(rows)

    def documents(self, *, restricted: bool = False) -> list[tuple[ClearedDocument, int]]:
        """Return documents without their texts, each with the number of its passages."""
        text = f"CASE WHEN {PARTED} THEN documents.text ELSE '' END"
        facts = DOCUMENT.listed.replace('documents."text"', text)
        rows = self._all(
            f"SELECT {facts}, {_SIZE} FROM documents WHERE state = 'ready' "
            "AND (:restricted OR access = 'public') ORDER BY root, source",
            restricted=restricted,
        )
        held = ((DOCUMENT.thing(row), int(row[-1])) for row in rows)
        cleared = ((self._cleared(one, restricted, text=False), size) for one, size in held)
        return [(one, size) for one, size in cleared if one]

    def document(self, document_id: str, *, restricted: bool = False) -> ClearedDocument | None:
        """Return a ready document with what may be read of its text."""
        return self.documents_by_id([document_id], restricted=restricted).get(document_id)

    def documents_by_id(
        self, ids: Iterable[str], *, restricted: bool = False
    ) -> dict[str, ClearedDocument]:
        """Return ready documents with what may be read of their texts, by id."""
        stored = self.stored_documents(ids).values()
        cleared = (self._cleared(document, restricted) for document in stored)
        return {document.id: document for document in cleared if document}

    def passages(
        self, ids: Iterable[str], *, restricted: bool = False
    ) -> dict[str, ClearedPassage]:
        """Return passages by id; those that are not there, or not public, are left out."""
        rows = list(self._in_many(f"{_PASSAGES} {'' if restricted else _PUBLIC}", ids))
        parted = {row[-1] for row in rows if row[-2]} if not restricted else ()
        withheld = {
            document.version: self._withheld(document)
            for document in self.stored_documents(
                row[len(PASSAGE.names)] for row in rows if row[-1] in parted
            ).values()
        }
        found = {}
        for row in rows:
            passage = passage_from(row)
            of_document = withheld.get(row[-1]) if row[-1] in parted else Withheld.nothing()
            if of_document:  # else the document was replaced meanwhile
                cleared = clear_passage(passage, of_document, restricted=restricted)
                if cleared:
                    found[passage.id] = cleared
        return found

    # As they are stored -----------------------------------------------------------------

    def stored_documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return ready documents as they are stored, public or not: nothing that may leave."""
        rows = self._in_many(
            f"SELECT {DOCUMENT.listed} FROM documents WHERE state = 'ready' AND id IN :values", ids
        )
        found = [DOCUMENT.thing(row) for row in rows]
        return {document.id: document for document in found}

    def stored_passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return ready passages as they are stored, public or not: nothing that may leave."""
        found = [passage_from(row) for row in self._in_many(_PASSAGES, ids)]
        return {passage.id: passage for passage in found}

    def _cleared(
        self, document: Document, restricted: bool, *, text: bool = True
    ) -> ClearedDocument | None:
        parts = document.restricted and not restricted
        withheld = self._withheld(document) if parts else None
        return clear_document(document, restricted=restricted, withheld=withheld, with_text=text)

    def _withheld(self, document: Document) -> Withheld:
        """Return what is withheld of a document; reading its text for that takes a while."""
        key = document.version, document.restricted
        withheld = self._known.get(key) or Withheld(document)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = withheld
        return withheld

    def public(self, ids: Iterable[str]) -> set[str]:
        """Return which of these passages are public."""
        sql = f"SELECT passages.id FROM {_READY} {_PUBLIC} AND passages.id IN :values"
        return {row[0] for row in self._in_many(sql, ids)}

    def ids_of(self, version: str) -> list[str]:
        """Return the ids of the passages of one version of a document, in order."""
        sql = "SELECT id FROM passages WHERE version = :version ORDER BY position"
        return [row[0] for row in self._all(sql, version=version)]

    def beside(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the passages that stand before and after each of these."""
        sql = (
            "SELECT one.id, other.id FROM passages AS one JOIN passages AS other "
            "ON other.version = one.version AND abs(other.position - one.position) = 1 "
            "WHERE one.id IN :values"
        )
        found: dict[str, list[str]] = {}
        for one, other in self._in_many(sql, ids):
            found.setdefault(one, []).append(other)
        return found

    def votes_after(self, ids: Iterable[str], reach: int) -> dict[str, list[str]]:
        """Return the ids of the passages that record a vote, at most `reach` passages after each
        of these and under the same agenda item."""
        voted = " OR ".join(
            f"other.statements LIKE '%{held}%'" for held in ('"vote"', '"against"', '"votes":[')
        )
        sql = (
            "SELECT one.id, other.id FROM passages AS one JOIN passages AS other "
            "ON other.version = one.version AND other.item = one.item "
            f"AND other.position - one.position BETWEEN 1 AND {reach:d} "
            f"AND ({voted}) WHERE one.id IN :values"
        )
        found: dict[str, list[str]] = {}
        for one, other in self._in_many(sql, ids):
            found.setdefault(one, []).append(other)
        return found

    def passage_ids(self) -> list[str]:
        """Return the ids of all ready passages, restricted ones included, in order."""
        return [row[0] for row in self._all(f"SELECT passages.id FROM {_READY} ORDER BY 1")]

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return what the indexes hold of ready passages."""
        rows = self._in_many(
            f"SELECT {PASSAGE_FACTS}, vector FROM passages JOIN documents USING (version) "
            "LEFT JOIN vectors ON vectors.text_hash = passages.text_hash "
            f"WHERE {_IS_READY} AND passages.id IN :values",
            ids,
        )
        read = ((passage_from(row), row[-2], row[-1]) for row in rows)
        return [Entry(p.id, p.document_id, p.embedded_text, key, v) for p, key, v in read]

    def vectors(self, hashes: Iterable[str]) -> dict[str, bytes]:
        """Return the vectors of texts that were embedded before, by the texts' hashes."""
        sql = "SELECT text_hash, vector FROM vectors WHERE text_hash IN :values"
        return dict(self._in_many(sql, hashes))

    def embedded_texts(self) -> list[str]:
        """Return what was embedded for every ready passage, in the order of the catalogue."""
        rows = self._all(f"SELECT {PASSAGE_FACTS} FROM {_READY} ORDER BY documents.id, position")
        return [passage_from(row).embedded_text for row in rows]

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

    def meetings(self, ids: Iterable[str]) -> dict[str, tuple[Meeting, ...]]:
        """Return the meetings of documents that hold several, by the documents' ids."""
        sql = "SELECT id, meetings FROM documents WHERE state = 'ready' AND meetings != '[]'"
        rows = self._in_many(f"{sql} AND id IN :values", ids)
        return {row[0]: DOCUMENT.value("meetings", row[1]) for row in rows}

    def facts(self, ids: Iterable[str]) -> dict[str, tuple[Kind, datetime.date | None]]:
        """Return the kind and date of ready documents, by id."""
        sql = "SELECT id, kind, date FROM documents WHERE state = 'ready' AND id IN :values"
        return {row[0]: (row[1], DOCUMENT.value("date", row[2])) for row in self._in_many(sql, ids)}

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
            f"SELECT version, {_SIZE}, {of.council}, {of.committee}, {of.date}, {PARTED} "
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
            f"SELECT passages.id, documents.id FROM {_READY} {_PUBLIC} AND passages.kind = "
            "'decision' AND item IS NOT NULL ORDER BY date DESC NULLS LAST, source, position"
        )
        within = self.matching(filters)
        ids = [row[0] for row in rows if row[1] in within][:count]
        found = self.passages(ids)
        return [found[i] for i in ids if i in found]

    def counts(self, *, restricted: bool = False) -> tuple[int, int]:
        """Return how many documents and passages are ready."""
        row = self._all(
            f"SELECT count(*), coalesce(sum({_SIZE}), 0) FROM documents "
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
