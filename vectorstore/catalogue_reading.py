"""What can be read of the catalogue. Only what is ready is ever told.

What is marked as not for publication, whole documents or passages of them, is left out of
everything unless it is asked for with `restricted`.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from schema import (
    ClearedDocument,
    ClearedPassage,
    Document,
    Kind,
    Meeting,
    Passage,
    Span,
)
from schema.clearing import Withheld, clear_document, clear_passage
from settings import CatalogueServer
from vectorstore.database import Database
from vectorstore.meeting_conditions import PARTED
from vectorstore.records import DOCUMENT, PASSAGE_FACTS, Entry, passage_from, version_of
from vectorstore.text_cache import KeptTexts

MANY = 500
"""Passages that are cut from their documents' texts together."""
Row = Sequence[Any]
REMEMBERED = 64
"""Documents with withheld parts whose words are kept in mind."""

# The empty text keeps SQLite from its index of states: for 75 passages it would go through those
# of every ready document, 30 ms in a large archive, instead of 2 for looking each one up.
_IS_READY = "state || '' = 'ready'"
READY = "passages JOIN documents USING (version) WHERE " + _IS_READY
PUBLIC = "AND documents.access = 'public' AND passages.access = 'public'"
_PASSAGES = f"SELECT {PASSAGE_FACTS}, {PARTED} FROM {READY} AND passages.id IN :values"
SIZE = (
    "(SELECT count(*) FROM passages WHERE passages.version = documents.version "
    "AND (:restricted OR passages.access = 'public'))"
)


class CatalogueReader(Database):
    """Documents, passages and what is known of them as a whole."""

    def __init__(self, place: Path | CatalogueServer, *, model: str, create: bool = True) -> None:
        super().__init__(place, model=model, create=create)
        self._texts = KeptTexts(self._read_texts)
        self._known: dict[tuple[str, tuple[Span, ...]], Withheld] = {}

    def versions(self) -> dict[str, str]:
        """Return the version of every ready document by its id."""
        rows = self._all("SELECT id, version FROM documents WHERE state = 'ready'")
        return dict(rows)

    def documents(self, *, restricted: bool = False) -> list[tuple[ClearedDocument, int]]:
        """Return documents without their texts, each with the number of its passages."""
        text = f"CASE WHEN {PARTED} THEN documents.text ELSE '' END"
        facts = DOCUMENT.listed.replace('documents."text"', text)
        rows = self._all(
            f"SELECT {facts}, {SIZE} FROM documents WHERE state = 'ready' "
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
        rows = list(self._in_many(f"{_PASSAGES} {'' if restricted else PUBLIC}", ids))
        parted = set() if restricted else {version_of(row) for row in rows if row[-1]}
        withheld = {one.version: self._withheld(one) for one in self._of_versions(parted)}
        found = {}
        for row, passage in self._passages_of(rows):
            version = version_of(row)
            of_document = withheld.get(version) if version in parted else Withheld.nothing()
            if of_document:  # else the document was replaced meanwhile
                cleared = clear_passage(passage, of_document, restricted=restricted)
                if cleared:
                    found[passage.id] = cleared
        return found

    def _passages_of(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Passage]]:
        """Yield rows of passages with what they tell of, cut from the documents' texts."""
        generation = self.generation()
        for low in range(0, len(rows), MANY):
            part = rows[low : low + MANY]
            texts = self._texts.of({version_of(row) for row in part}, generation)
            for row in part:
                text = texts.get(version_of(row))
                if text is not None:  # else the document was removed meanwhile
                    yield row, passage_from(row, text)

    def _of_versions(self, versions: Iterable[str]) -> Iterator[Document]:
        sql = f"SELECT {DOCUMENT.listed} FROM documents WHERE version IN :values AND {_IS_READY}"
        return map(DOCUMENT.thing, self._in_many(sql, versions))

    def _read_texts(self, versions: Iterable[str]) -> dict[str, str]:
        sql = "SELECT version, text FROM documents WHERE version IN :values"
        return dict(self._in_many(sql, versions))

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
        rows = list(self._in_many(_PASSAGES, ids))
        return {passage.id: passage for _, passage in self._passages_of(rows)}

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
        sql = f"SELECT passages.id FROM {READY} {PUBLIC} AND passages.id IN :values"
        return {row[0] for row in self._in_many(sql, ids)}

    def ids_of(self, version: str) -> list[str]:
        """Return the ids of the passages of one version of a document, in order."""
        sql = "SELECT id FROM passages WHERE version = :version ORDER BY position"
        return [row[0] for row in self._all(sql, version=version)]

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
        return [row[0] for row in self._all(f"SELECT passages.id FROM {READY} ORDER BY 1")]

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return what the indexes hold of ready passages."""
        rows = self._in_many(
            f"SELECT {PASSAGE_FACTS}, passages.text_hash, vector "
            "FROM passages JOIN documents USING (version) "
            "LEFT JOIN vectors ON vectors.text_hash = passages.text_hash "
            f"WHERE {_IS_READY} AND passages.id IN :values",
            ids,
        )
        return [
            Entry(one.id, one.document_id, one.embedded_text, *row[-2:])
            for row, one in self._passages_of(list(rows))
        ]

    def vectors(self, hashes: Iterable[str]) -> dict[str, bytes]:
        """Return the vectors of texts that were embedded before, by the texts' hashes."""
        sql = "SELECT text_hash, vector FROM vectors WHERE text_hash IN :values"
        return dict(self._in_many(sql, hashes))

    def embedded_texts(self) -> list[str]:
        """Return what was embedded for every ready passage, in the order of the catalogue."""
        rows = self._all(f"SELECT {PASSAGE_FACTS} FROM {READY} ORDER BY documents.id, position")
        return [passage.embedded_text for _, passage in self._passages_of(rows)]

    def meetings(self, ids: Iterable[str]) -> dict[str, tuple[Meeting, ...]]:
        """Return the meetings of documents that hold several, by the documents' ids."""
        sql = "SELECT id, meetings FROM documents WHERE state = 'ready' AND meetings != '[]'"
        rows = self._in_many(f"{sql} AND id IN :values", ids)
        return {row[0]: DOCUMENT.value("meetings", row[1]) for row in rows}

    def facts(self, ids: Iterable[str]) -> dict[str, tuple[Kind, datetime.date | None]]:
        """Return the kind and date of ready documents, by id."""
        sql = "SELECT id, kind, date FROM documents WHERE state = 'ready' AND id IN :values"
        return {row[0]: (row[1], DOCUMENT.value("date", row[2])) for row in self._in_many(sql, ids)}
