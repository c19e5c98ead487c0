"""The catalogue: every document's text, metadata and passages in SQLite. The truth.

A document's rows carry a state, so that a reader never sees half a document:

    writing   its vectors and words are being written; not yet to be found
    ready     to be found
    gone      replaced or removed; its vectors and words are still to be deleted

It does not know what a vector or a word index is.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from errors import StoreBusy, StoreError
from schema import Document, Filters, Passage, Scope
from vectorstore.records import (
    DOCUMENT_FACTS,
    PASSAGE_FACTS,
    TABLES,
    document_facts,
    document_from,
    passage_from,
    passage_row,
    read_date,
)

CATALOGUE = "catalogue.sqlite"
SCHEMA_VERSION = "2"

_MATCHES = """
    state = 'ready' AND access = 'public'
    AND (:council IS NULL OR council = :council)
    AND (:committee IS NULL OR committee = :committee)
    AND (:kind IS NULL OR kind = :kind)
    AND (:date_from IS NULL OR date >= :date_from)
    AND (:date_to IS NULL OR date <= :date_to)
"""
_MANY = 500
"""Values a query; SQLite's oldest limit on variables is 999."""


class Catalogue:
    """One SQLite file of documents and passages.

    Raises:
        StoreError: the file cannot be opened, or was made by another version or model.
    """

    def __init__(self, path: Path, *, model: str) -> None:
        self._path = path
        with self._wrapped():
            self._db = sqlite3.connect(path, timeout=10, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(TABLES)
            self._check(model)

    def _check(self, model: str) -> None:
        with self._db:
            for key, value in (("schema", SCHEMA_VERSION), ("model", model)):
                self._db.execute("INSERT OR IGNORE INTO about VALUES (?, ?)", (key, value))
        held = dict(self._db.execute("SELECT key, value FROM about"))
        again = "Ingest into another folder (--store or MINUTES_STORE)"
        if held["schema"] != SCHEMA_VERSION:
            raise StoreError(
                f"The store {self._path.parent} has schema version {held['schema']}; this "
                f"program reads version {SCHEMA_VERSION}. {again}."
            )
        if held["model"] != model:
            raise StoreError(
                f"The store {self._path.parent} was made with the embedding model "
                f"{held['model']!r}, not {model!r}. {again}, or set MINUTES_EMBEDDING_MODEL back."
            )

    def generation(self) -> int:
        """Return a number that changes whenever another connection has written."""
        row = self._db.execute("PRAGMA data_version").fetchone()
        return int(row[0])

    # Writing ---------------------------------------------------------------------------

    def begin(self, written: Iterable[tuple[Document, Sequence[Passage]]]) -> None:
        """Record documents and their passages as being written."""
        with self._wrapped(), self._db:
            for document, passages in written:
                self._db.execute(
                    f"INSERT OR REPLACE INTO documents ({DOCUMENT_FACTS}, state, page_starts, "
                    "text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'writing', ?, ?)",
                    (*document_facts(document), json.dumps(document.page_starts), document.text),
                )
                self._db.executemany(
                    f"INSERT OR REPLACE INTO passages VALUES ({', '.join('?' * 13)})",
                    [passage_row(document, n, passage) for n, passage in enumerate(passages)],
                )

    def publish(self, documents: Iterable[Document]) -> None:
        """Make written documents findable, each in place of its earlier version."""
        with self._wrapped(), self._db:
            for document in documents:
                self._db.execute(
                    "UPDATE documents SET state = CASE version WHEN ? THEN 'ready' ELSE 'gone' END "
                    "WHERE id = ?",
                    (document.version, document.id),
                )

    def unfinished(self) -> list[str]:
        """Return the ids of passages of versions that are not ready: half written or gone."""
        rows = self._db.execute(
            "SELECT passages.id FROM passages LEFT JOIN documents USING (version) "
            "WHERE documents.state IS NOT 'ready'"
        )
        return [row[0] for row in rows]

    def forget_unfinished(self) -> None:
        """Delete every version that is not ready, with its passages."""
        with self._wrapped(), self._db:
            self._db.execute("DELETE FROM documents WHERE state != 'ready'")
            self._db.execute(
                "DELETE FROM passages WHERE version NOT IN (SELECT version FROM documents)"
            )

    # Reading ---------------------------------------------------------------------------

    def versions(self) -> dict[str, str]:
        """Return the version of every ready document by its id."""
        rows = self._db.execute("SELECT id, version FROM documents WHERE state = 'ready'")
        return dict(rows.fetchall())

    def documents(self) -> list[tuple[Document, int]]:
        """Return every ready document without its text, and how many passages it has."""
        with self._wrapped():
            rows = self._db.execute(
                f"SELECT {DOCUMENT_FACTS}, '[]', '', (SELECT count(*) FROM passages "
                "WHERE passages.version = documents.version) FROM documents "
                "WHERE state = 'ready' ORDER BY root, source"
            ).fetchall()
        return [(document_from(row[:-1]), int(row[-1])) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """Return a ready document with its text."""
        return self.documents_by_id([document_id]).get(document_id)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return ready documents, with their texts, by id."""
        sql = (
            f"SELECT {DOCUMENT_FACTS}, page_starts, text FROM documents "
            "WHERE state = 'ready' AND id IN ({})"
        )
        return {row[1]: document_from(row) for row in self._in_many(sql, set(ids))}

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return passages of ready, public documents by id; others are left out."""
        sql = (
            f"SELECT {PASSAGE_FACTS} FROM passages JOIN documents USING (version) "
            "WHERE state = 'ready' AND access = 'public' AND passages.id IN ({})"
        )
        return {row[0]: passage_from(row) for row in self._in_many(sql, set(ids))}

    def embedded_texts(self) -> list[str]:
        """Return what was embedded for every ready passage, in the order of the catalogue."""
        with self._wrapped():
            rows = self._db.execute(
                f"SELECT {PASSAGE_FACTS} FROM passages JOIN documents USING (version) "
                "WHERE state = 'ready' ORDER BY documents.id, position"
            ).fetchall()
        return [passage_from(row).embedded_text for row in rows]

    def matching(self, filters: Filters) -> set[str]:
        """Return the ids of ready, public documents that the filters let through."""
        with self._wrapped():
            rows = self._db.execute(
                f"SELECT id FROM documents WHERE {_MATCHES}", _parameters(filters)
            )
            return {row[0] for row in rows}

    def scope(self, filters: Filters) -> Scope:
        """Return how much the filters let through, whose, and between which dates."""
        with self._wrapped():
            found = self._db.execute(
                "SELECT council, committee, date, (SELECT count(*) FROM passages "
                "WHERE passages.version = documents.version) "
                f"FROM documents WHERE {_MATCHES}",
                _parameters(filters),
            ).fetchall()
        dates = sorted(row[2] for row in found if row[2])
        return Scope(
            documents=len(found),
            passages=sum(row[3] for row in found),
            councils=tuple(sorted({row[0] for row in found if row[0]})),
            committees=tuple(sorted({row[1] for row in found if row[1]})),
            earliest=read_date(dates[0]) if dates else None,
            latest=read_date(dates[-1]) if dates else None,
            filters=filters,
        )

    def decided_items(self) -> list[tuple[str, str]]:
        """Return document and heading of items decided at the latest meetings, newest first."""
        with self._wrapped():
            rows = self._db.execute(
                "SELECT documents.id, item FROM passages JOIN documents USING (version) "
                "WHERE state = 'ready' AND access = 'public' AND passages.kind = 'decision' "
                "AND item IS NOT NULL ORDER BY date DESC, source, position LIMIT 400"
            )
            return [(row[0], row[1]) for row in rows]

    def counts(self) -> tuple[int, int]:
        """Return how many documents and passages are ready."""
        with self._wrapped():
            row = self._db.execute(
                "SELECT (SELECT count(*) FROM documents WHERE state = 'ready'), "
                "(SELECT count(*) FROM passages JOIN documents USING (version) "
                "WHERE state = 'ready')"
            ).fetchone()
        return int(row[0]), int(row[1])

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _in_many(self, sql: str, values: set[str]) -> Iterator[tuple[Any, ...]]:
        ordered = sorted(values)
        for low in range(0, len(ordered), _MANY):
            part = ordered[low : low + _MANY]
            with self._wrapped():
                yield from self._db.execute(sql.format(",".join("?" * len(part))), part).fetchall()

    @contextlib.contextmanager
    def _wrapped(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise StoreBusy(
                    f"The store {self._path.parent} is in use by another process. Wait until "
                    "it has finished, then try again."
                ) from error
            raise StoreError(
                f"The catalogue {self._path} cannot be used ({error}). Check the disk's space "
                "and permissions; if the file is damaged, delete the store's folder and ingest "
                "again."
            ) from error


def _parameters(filters: Filters) -> dict[str, str | None]:
    return {
        "council": filters.council,
        "committee": filters.committee,
        "kind": filters.kind,
        "date_from": filters.date_from.isoformat() if filters.date_from else None,
        "date_to": filters.date_to.isoformat() if filters.date_to else None,
    }


def holds_documents(store: Path) -> bool:
    """Tell, without a model, whether a store's folder has a catalogue with documents."""
    path = store / CATALOGUE
    if not path.exists():
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as db:
            found = db.execute("SELECT 1 FROM documents WHERE state = 'ready' LIMIT 1").fetchone()
    except sqlite3.Error:
        return False  # opening it properly will say what is wrong
    return found is not None
