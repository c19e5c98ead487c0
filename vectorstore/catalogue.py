"""The catalogue: every document's text, metadata and passages in SQLite. The truth.

A document's rows carry a state, so that a reader never sees half a document:

    writing   its vectors and words are being written; not yet to be found
    ready     to be found
    gone      replaced or removed; its vectors and words are still to be deleted

It does not know what a vector or a word index is.
"""

import contextlib
import datetime
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from errors import StoreBusy, StoreError
from schema import Document, Filters, Passage, Scope, Sentence, Span

SCHEMA_VERSION = "1"

_TABLES = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    version TEXT PRIMARY KEY, id TEXT NOT NULL, state TEXT NOT NULL,
    root TEXT NOT NULL, source TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
    council TEXT, committee TEXT, date TEXT, access TEXT NOT NULL, url TEXT,
    page_starts TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS documents_id ON documents (id, state);
CREATE TABLE IF NOT EXISTS passages (
    id TEXT PRIMARY KEY, version TEXT NOT NULL, position INTEGER NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, context TEXT NOT NULL,
    lead TEXT NOT NULL, sentences TEXT NOT NULL, item TEXT, part TEXT, page INTEGER, kind TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passages_version ON passages (version, position);
"""

_FACTS = "version, id, root, source, title, kind, council, committee, date, access, url"
_SPAN = """ "start", "end", substr(text, "start" + 1, "end" - "start") """
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
            self._db.executescript(_TABLES)
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
                    f"INSERT OR REPLACE INTO documents ({_FACTS}, state, page_starts, text) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'writing', ?, ?)",
                    (*_facts(document), json.dumps(document.page_starts), document.text),
                )
                self._db.executemany(
                    "INSERT OR REPLACE INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [_row(document, n, passage) for n, passage in enumerate(passages)],
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
                f"SELECT {_FACTS}, '[]', '', (SELECT count(*) FROM passages "
                "WHERE passages.version = documents.version) FROM documents "
                "WHERE state = 'ready' ORDER BY root, source"
            ).fetchall()
        return [(_document(row[:-1]), int(row[-1])) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """Return a ready document with its text."""
        return self.documents_by_id([document_id]).get(document_id)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return ready documents, with their texts, by id."""
        sql = (
            f"SELECT {_FACTS}, page_starts, text FROM documents "
            "WHERE state = 'ready' AND id IN ({})"
        )
        return {row[1]: _document(row) for row in self._in_many(sql, set(ids))}

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return passages of ready, public documents by id; others are left out."""
        sql = (
            f"SELECT passages.id, documents.id, {_SPAN}, context, lead, sentences, item, part, page, "
            "passages.kind FROM passages JOIN documents USING (version) "
            "WHERE state = 'ready' AND access = 'public' AND passages.id IN ({})"
        )
        return {row[0]: _passage(row) for row in self._in_many(sql, set(ids))}

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
            earliest=_date(dates[0]) if dates else None,
            latest=_date(dates[-1]) if dates else None,
            filters=filters,
        )

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


def _facts(document: Document) -> tuple[str | None, ...]:
    return (
        document.version,
        document.id,
        document.root,
        document.source,
        document.title,
        document.kind,
        document.council,
        document.committee,
        document.date.isoformat() if document.date else None,
        document.access,
        document.url,
    )


def _document(row: tuple[Any, ...]) -> Document:
    version, document_id, root, source, title, kind, council, committee, day = row[:9]
    access, url, page_starts, text = row[9:]
    return Document(
        id=document_id,
        version=version,
        root=root,
        source=source,
        title=title,
        kind=kind,
        council=council,
        committee=committee,
        date=_date(day) if day else None,
        access=access,
        url=url,
        page_starts=tuple(json.loads(page_starts)),
        text=text,
    )


def _row(document: Document, position: int, passage: Passage) -> tuple[Any, ...]:
    return (
        passage.id,
        document.version,
        position,
        passage.start,
        passage.end,
        passage.context,
        json.dumps([_pair(span) for span in passage.lead]),
        json.dumps([(said.start, said.end, _pair(said.lead)) for said in passage.sentences]),
        passage.item,
        passage.part,
        passage.page,
        passage.kind,
    )


def _pair(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _passage(row: tuple[Any, ...]) -> Passage:
    passage_id, document_id, start, end, text, context, lead, sentences, item, part, page, kind = row
    return Passage(
        id=passage_id,
        document_id=document_id,
        start=start,
        end=end,
        text=text,
        context=context,
        lead=tuple(Span(*pair) for pair in json.loads(lead)),
        sentences=tuple(
            Sentence(low, high, Span(*pair) if pair else None)
            for low, high, pair in json.loads(sentences)
        ),
        item=item,
        part=part,
        page=page,
        kind=kind,
    )


def _parameters(filters: Filters) -> dict[str, str | None]:
    return {
        "council": filters.council,
        "committee": filters.committee,
        "kind": filters.kind,
        "date_from": filters.date_from.isoformat() if filters.date_from else None,
        "date_to": filters.date_to.isoformat() if filters.date_to else None,
    }


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
