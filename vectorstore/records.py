"""Documents, passages and source files as rows of the catalogue's tables."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from schema import Access, Document, Passage
from vectorstore.by_hand import ByHand
from vectorstore.columns import Columns
from vectorstore.review_decisions import Decision

SourceState = Literal["ingested", "empty", "needs_ocr", "ignored", "failed"]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A file as an ingest last found it: where, and what came of it.

    `path` is the whole path, `source` its part below `root`; `mtime_ns` the time of its
    last change in nanoseconds; `message` the reason where it was not ingested.
    """

    path: str
    root: str
    source: str
    size: int
    mtime_ns: int
    sha256: str
    state: SourceState
    message: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the two indexes hold of a passage; `vector` is None where there is none yet."""

    id: str
    document_id: str
    text: str
    text_hash: str
    vector: bytes | None


DOCUMENT = Columns(Document, "documents")
PASSAGE = Columns(Passage, "passages", without=("document_id", "text"))
DECISION = Columns(Decision, "decisions")
SOURCE = Columns(SourceRecord, "sources", paths=("path", "root", "source"))
BY_HAND = Columns(ByHand, "by_hand", paths=("path", "root", "source"))

PASSAGE_FACTS = f"{PASSAGE.listed}, documents.id, documents.version"
"""A passage's columns, its document and the version of that, whose text it is cut from."""
_FIRST, _LAST = PASSAGE.names.index("start"), PASSAGE.names.index("end")


def hash_of(text: str) -> str:
    """Return what a text is known by: equal texts have one hash, others another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def insertion(table: str, names: Sequence[str], key: str) -> str:
    """Return the statement that puts a row in place of the one that has the same key."""
    columns, given = ", ".join(f'"{name}"' for name in names), ", ".join(f":{n}" for n in names)
    others = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != key)
    return (
        f"INSERT INTO {table} ({columns}) VALUES ({given}) "
        f'ON CONFLICT ("{key}") DO UPDATE SET {others}'
    )


INSERT_DOCUMENT = insertion("documents", (*DOCUMENT.names, "state", "text_hash"), "version")
INSERT_PASSAGE = insertion("passages", (*PASSAGE.names, "version", "position", "text_hash"), "id")
INSERT_VECTOR = insertion("vectors", ("text_hash", "vector"), "text_hash")
INSERT_DECISION = insertion("decisions", DECISION.names, "id")
INSERT_SOURCE = insertion("sources", SOURCE.names, "path")
INSERT_BY_HAND = insertion("by_hand", BY_HAND.names, "id")
INSERT_FOLDER = insertion("folders", ("path", "at"), "path")


def document_row(document: Document, state: str) -> dict[str, Any]:
    """Return a document's values by the names of its table's columns."""
    return {**DOCUMENT.row(document), "state": state, "text_hash": hash_of(document.text)}


def passage_row(
    document: Document, position: int, passage: Passage, access: Access
) -> dict[str, Any]:
    """Return a passage's values by its table's columns' names, its access as it is held."""
    return {
        **PASSAGE.row(replace(passage, access=access)),
        "version": document.version,
        "position": position,
        "text_hash": hash_of(passage.embedded_text),
    }


def vector_rows(vectors: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the rows of texts' vectors, given by the texts' hashes."""
    return [{"text_hash": key, "vector": vector} for key, vector in vectors.items()]


def version_of(row: Sequence[Any]) -> str:
    """Return the version of a passage's document, of a row of PASSAGE_FACTS."""
    version: str = row[len(PASSAGE.names) + 1]
    return version


def passage_from(row: Sequence[Any], text: str) -> Passage:
    """Make a passage of a row of PASSAGE_FACTS, and of its document's whole text."""
    own = text[row[_FIRST] : row[_LAST]]
    return PASSAGE.thing(row, document_id=row[len(PASSAGE.names)], text=own)
