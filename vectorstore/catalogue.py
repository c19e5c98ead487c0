"""The catalogue: every document's text, metadata and passages in SQLite. The truth.

A document's rows carry a state, so that a reader never sees half a document:

    writing   its vectors and words are being written; not yet to be found
    ready     to be found
    gone      replaced or removed; its vectors and words are still to be deleted

The vector of every text is kept here too, so that no text is embedded twice and the index
of vectors can be made again. It does not know what a vector or a word index is.
"""

import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from schema import Document, Passage
from vectorstore.belonging import BELONGING, Belonging
from vectorstore.catalogue_keeping import CatalogueKeeper
from vectorstore.database import CATALOGUE, holds_documents
from vectorstore.decisions import access_of, marked
from vectorstore.records import (
    INSERT_DOCUMENT,
    INSERT_PASSAGE,
    SOURCE,
    SourceRecord,
    document_row,
    hash_of,
    insertion,
    passage_row,
)

__all__ = ["CATALOGUE", "Catalogue", "Indexed", "holds_documents"]

_UNFINISHED = "(SELECT version FROM documents WHERE state != 'ready')"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the catalogue knows of the indexes.

    `vectors` is the number of the folder of vectors that is read; `behind` says that it
    lacks something that was written, or holds what is gone; `written` counts the passages
    that were added to the indexes since they were last made afresh; `served` says that the
    vectors are kept at a server, where the number is of a collection; `marks` are those that may be
    on it, where this archive wrote to it last.
    """

    vectors: int = 0
    behind: bool = False
    written: int = 0
    served: bool = False
    marks: tuple[str, ...] = ()


class Catalogue(CatalogueKeeper):
    """One SQLite file of documents, passages, vectors and source files.

    Raises:
        StoreError: the file cannot be opened, or was made by another version or model.
    """

    def begin(
        self,
        written: Sequence[tuple[Document, Sequence[Passage]]],
        vectors: Mapping[str, bytes] | None = None,
    ) -> None:
        """Record documents and their passages as being written, held back as people decided.

        `vectors` are those of texts that were not embedded before, by the texts' hashes.
        """
        held = self.indexed()
        with self._changing() as db:
            decisions = self.decisions()
            judged = [(decisions.applied(marked(document)), own) for document, own in written]
            rows = [document_row(document, "writing") for document, _ in judged]
            db.executemany(INSERT_DOCUMENT, rows)
            passages = [
                passage_row(document, position, passage, access_of(document, passage))
                for document, own in judged
                for position, passage in enumerate(own)
            ]
            db.executemany(INSERT_PASSAGE, passages)
            db.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)", list((vectors or {}).items())
            )
            written_now = held.written + len(passages)
            self._set_indexed(replace(held, behind=True, written=written_now))

    def publish(self, documents: Iterable[Document]) -> None:
        """Make written documents findable, each in place of its earlier version."""
        with self._changing() as db:
            db.executemany(
                "UPDATE documents SET state = CASE version WHEN ? THEN 'ready' ELSE 'gone' END "
                "WHERE id = ?",
                [(document.version, document.id) for document in documents],
            )

    def retire(self, document_ids: Iterable[str]) -> int:
        """Make documents unfindable, all at once; return how many there were."""
        held = self.indexed()
        with self._changing() as db:
            retired = db.executemany(
                "UPDATE documents SET state = 'gone' WHERE state = 'ready' AND id = ?",
                [(one,) for one in document_ids],
            ).rowcount
            self._set_indexed(replace(held, behind=True))
        return retired

    def unfinished(self) -> list[str]:
        """Return the ids of passages of versions that are not ready: half written or gone."""
        rows = self._all(f"SELECT id FROM passages WHERE version IN {_UNFINISHED}")
        return [row[0] for row in rows]

    def forget_unfinished(self) -> None:
        """Delete every version that is not ready, with its passages."""
        with self._changing() as db:
            db.execute(f"DELETE FROM passages WHERE version IN {_UNFINISHED}")
            db.execute("DELETE FROM documents WHERE state != 'ready'")

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep the vectors of texts, by the texts' hashes."""
        with self._changing() as db:
            db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", list(vectors.items()))

    def count_vectors(self) -> int:
        """Return how many texts have a vector."""
        return int(self._one("SELECT count(*) FROM vectors"))

    def forget_vectors(self) -> None:
        """Delete the vectors of texts that no passage has."""
        with self._changing() as db:
            db.execute(
                "DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)"
            )

    def indexed(self) -> Indexed:
        """Return what is known of the indexes."""
        about = self._about()
        return Indexed(
            vectors=int(about.get("vectors", 0)),
            behind=about.get("behind") == "yes",
            written=int(about.get("written", 0)),
            served=about.get("served") == "yes",
            marks=tuple(about.get("marks", "").split()),
        )

    def index(self, indexed: Indexed) -> None:
        """Record what is to be known of the indexes from now on."""
        with self._changing():
            self._set_indexed(indexed)

    def _set_indexed(self, indexed: Indexed) -> None:
        self._set_about(
            {
                "vectors": str(indexed.vectors),
                "behind": "yes" if indexed.behind else "no",
                "written": str(indexed.written),
                "served": "yes" if indexed.served else "no",
                "marks": " ".join(indexed.marks),
            }
        )

    def archive_id(self, *, another: bool = False) -> str:
        """Return what tells this archive from all others, made when it is first asked for."""
        held = self._about().get("archive")
        if held is None or another:
            with self._changing():
                held = uuid.uuid4().hex
                self._set_about({"archive": held})
        return held

    def altered(self) -> list[str]:
        """Return the ids of documents whose text is no longer the one that was stored."""
        ids = [row[0] for row in self._all("SELECT version FROM documents WHERE state = 'ready'")]
        sql = "SELECT id, text, text_hash FROM documents WHERE version IN ({})"
        return [row[0] for row in self._in_many(sql, ids) if hash_of(row[1]) != row[2]]

    # Source files ----------------------------------------------------------------------

    def readers(self) -> list[str]:
        """Return the names of the ways in which source files were read, without corrections."""
        rows = self._all("SELECT sha256 FROM sources WHERE state = 'ingested'")
        ways = {contents.partition(":")[0].partition("~")[0] for (contents,) in rows}
        return sorted(ways - {""})

    def sources(self, under: str | None = None) -> dict[str, SourceRecord]:
        """Return what is known of source files, by path: all, or a file or those below a folder."""
        rows = self._all(f"SELECT {SOURCE.listed} FROM sources ORDER BY path")
        found = {record.path: record for record in map(SOURCE.thing, rows)}
        if under is None:
            return found
        below = under.rstrip("/") + "/"
        return {p: one for p, one in found.items() if p == under or p.startswith(below)}

    def source(self, path: str) -> SourceRecord | None:
        """Return what is known of the source file at a path."""
        sql = f"SELECT {SOURCE.listed} FROM sources WHERE path = ?"
        return next(map(SOURCE.thing, self._all(sql, (os.fsencode(path),))), None)

    def record_sources(self, records: Iterable[SourceRecord]) -> None:
        """Record source files, each in place of what was known of it."""
        with self._changing() as db:
            db.executemany(insertion("sources", SOURCE.names), map(SOURCE.row, records))

    def forget_sources(self, paths: Iterable[str]) -> None:
        """Forget source files."""
        with self._changing() as db:
            db.executemany(
                "DELETE FROM sources WHERE path = ?", [(os.fsencode(path),) for path in paths]
            )

    def belongings(self) -> list[Belonging]:
        """Return whose every ready document is, restricted ones included."""
        sql = f"SELECT {BELONGING.listed} FROM documents WHERE state = 'ready'"
        return [BELONGING.thing(row) for row in self._all(sql)]

    def assign(self, belongings: Iterable[Belonging]) -> None:
        """Record whose documents are; their passages and what is embedded stay as they are."""
        rows = [dict(zip(BELONGING.names, BELONGING.row(one), strict=True)) for one in belongings]
        with self._changing() as db:
            db.executemany(
                "UPDATE documents SET council = :council, meetings = :meetings, notes = :notes "
                "WHERE version = :version",
                rows,
            )
