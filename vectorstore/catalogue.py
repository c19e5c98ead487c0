"""The catalogue: every document's text, metadata and passages in a database. The truth.

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
from pathlib import Path

from errors import StoreError
from schema import Document, Passage
from settings import CatalogueServer, Settings
from vectorstore.belonging import BELONGING, Belonging
from vectorstore.catalogue_keeping import CatalogueKeeper
from vectorstore.database import holds_documents_at
from vectorstore.records import (
    INSERT_DOCUMENT,
    INSERT_PASSAGE,
    INSERT_SOURCE,
    INSERT_VECTOR,
    SOURCE,
    SourceRecord,
    document_row,
    hash_of,
    passage_row,
    vector_rows,
)
from vectorstore.review_decisions import access_of, marked
from vectorstore.sqlite_files import CATALOGUE, holds_documents
from words import archive as said

__all__ = [
    "CATALOGUE",
    "Catalogue",
    "Indexed",
    "holds_documents",
    "holds_documents_at",
    "holds_documents_of",
    "must_be_there",
    "place_of",
]

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


def place_of(settings: Settings) -> Path | CatalogueServer:
    """Return where the catalogue is that the settings name."""
    return settings.catalogue or settings.store / CATALOGUE


def holds_documents_of(settings: Settings) -> bool:
    """Tell, without a model, whether the archive that the settings name has documents.

    Raises:
        StoreError: its server cannot be asked.
    """
    if settings.catalogue:
        return holds_documents_at(settings.catalogue)
    return holds_documents(settings.store)


def must_be_there(folder: Path) -> None:
    """Make sure that there is an archive in a folder.

    Raises:
        StoreError: there is none.
    """
    if not (folder / CATALOGUE).exists():
        raise StoreError(said.missing(folder))


class Catalogue(CatalogueKeeper):
    """One database of documents, passages, vectors and source files.

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
        with self._changing():
            decisions = self.decisions()
            judged = [(decisions.applied(marked(document)), own) for document, own in written]
            rows = [document_row(document, "writing") for document, _ in judged]
            self._do(INSERT_DOCUMENT, rows)
            passages = [
                passage_row(document, position, passage, access_of(document, passage))
                for document, own in judged
                for position, passage in enumerate(own)
            ]
            self._do(INSERT_PASSAGE, passages)
            self._do(INSERT_VECTOR, vector_rows(vectors or {}))
            written_now = held.written + len(passages)
            self._set_indexed(replace(held, behind=True, written=written_now))

    def publish(self, documents: Iterable[Document]) -> None:
        """Make written documents findable, each in place of its earlier version."""
        with self._changing():
            self._do(
                "UPDATE documents SET state = CASE version WHEN :version THEN 'ready' "
                "ELSE 'gone' END WHERE id = :id",
                [{"version": document.version, "id": document.id} for document in documents],
            )

    def retire(self, document_ids: Iterable[str]) -> int:
        """Make documents unfindable, all at once; return how many there were."""
        held = self.indexed()
        with self._changing():
            retired = self._do_in_many(
                "UPDATE documents SET state = 'gone' WHERE state = 'ready' AND id IN :values",
                document_ids,
            )
            self._set_indexed(replace(held, behind=True))
        return retired

    def unfinished(self) -> list[str]:
        """Return the ids of passages of versions that are not ready: half written or gone."""
        rows = self._all(f"SELECT id FROM passages WHERE version IN {_UNFINISHED}")
        return [row[0] for row in rows]

    def forget_unfinished(self) -> set[str]:
        """Delete every version that is not ready, with its passages; return their texts' hashes."""
        with self._changing():
            sql = f"SELECT DISTINCT text_hash FROM passages WHERE version IN {_UNFINISHED}"
            hashes = {row[0] for row in self._all(sql)}
            self._do(f"DELETE FROM passages WHERE version IN {_UNFINISHED}", {})
            self._do("DELETE FROM documents WHERE state != 'ready'", {})
        return hashes

    def keep_vectors(self, vectors: Mapping[str, bytes]) -> None:
        """Keep the vectors of texts, by the texts' hashes."""
        with self._changing():
            self._do(INSERT_VECTOR, vector_rows(vectors))

    def count_vectors(self) -> int:
        """Return how many texts have a vector."""
        return int(self._one("SELECT count(*) FROM vectors"))

    def forget_vectors(self, hashes: Iterable[str] | None = None) -> None:
        """Delete the vectors of texts that no passage has: of those with these hashes, or of all.

        To look at all takes seconds in a large archive.
        """
        unused = (
            "DELETE FROM vectors WHERE NOT EXISTS (SELECT 1 FROM passages "
            "WHERE passages.text_hash = vectors.text_hash)"
        )
        with self._changing():
            if hashes is None:
                self._do(unused, {})
            else:
                self._do_in_many(f"{unused} AND text_hash IN :values", hashes)

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
                if another or (held := self._about().get("archive")) is None:  # or just made
                    held = uuid.uuid4().hex
                    self._set_about({"archive": held})
        return held

    def altered(self) -> list[str]:
        """Return the ids of documents whose text is no longer the one that was stored."""
        ids = [row[0] for row in self._all("SELECT version FROM documents WHERE state = 'ready'")]
        sql = "SELECT id, text, text_hash FROM documents WHERE version IN :values"
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
        sql = f"SELECT {SOURCE.listed} FROM sources WHERE path = :path"
        return next(map(SOURCE.thing, self._all(sql, path=os.fsencode(path))), None)

    def record_sources(self, records: Iterable[SourceRecord]) -> None:
        """Record source files, each in place of what was known of it."""
        with self._changing():
            self._do(INSERT_SOURCE, [SOURCE.row(one) for one in records])

    def forget_sources(self, paths: Iterable[str]) -> None:
        """Forget source files."""
        with self._changing():
            self._do(
                "DELETE FROM sources WHERE path = :path",
                [{"path": os.fsencode(path)} for path in paths],
            )

    def belongings(self) -> list[Belonging]:
        """Return whose every ready document is, restricted ones included."""
        sql = f"SELECT {BELONGING.listed} FROM documents WHERE state = 'ready'"
        return [BELONGING.thing(row) for row in self._all(sql)]

    def assign(self, belongings: Iterable[Belonging]) -> None:
        """Record whose documents are; their passages and what is embedded stay as they are."""
        with self._changing():
            self._do(
                "UPDATE documents SET council = :council, meetings = :meetings, notes = :notes "
                "WHERE version = :version",
                [BELONGING.row(one) for one in belongings],
            )
