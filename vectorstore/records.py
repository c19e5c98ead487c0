"""The catalogue's tables, and documents, passages and source files as their rows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from schema import Access, Document, Passage
from vectorstore.by_hand import ByHand
from vectorstore.columns import Columns
from vectorstore.decisions import Decision

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

ABOUT = "CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
TABLES = f"""
CREATE TABLE IF NOT EXISTS documents (
    {DOCUMENT.definitions}, state TEXT NOT NULL, text_hash TEXT NOT NULL, PRIMARY KEY (version));
CREATE INDEX IF NOT EXISTS documents_id ON documents (id, state);
CREATE INDEX IF NOT EXISTS documents_state ON documents (state);
CREATE TABLE IF NOT EXISTS passages (
    {PASSAGE.definitions}, version TEXT NOT NULL, position INTEGER NOT NULL,
    text_hash TEXT NOT NULL, PRIMARY KEY (id));
CREATE INDEX IF NOT EXISTS passages_version ON passages (version, access);
CREATE INDEX IF NOT EXISTS passages_text ON passages (text_hash);
CREATE TABLE IF NOT EXISTS vectors (text_hash TEXT PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS decisions ({DECISION.definitions}, PRIMARY KEY (id));
CREATE TABLE IF NOT EXISTS sources ({SOURCE.definitions}, PRIMARY KEY (path));
CREATE TABLE IF NOT EXISTS by_hand ({BY_HAND.definitions}, PRIMARY KEY (id));
CREATE TABLE IF NOT EXISTS folders (path BLOB NOT NULL, at TEXT NOT NULL, PRIMARY KEY (path));
"""

PASSAGE_FACTS = (
    f'{PASSAGE.listed}, documents.id, substr(text, "start" + 1, "end" - "start"), '
    "passages.text_hash"
)
"""A passage's columns, its document, its text cut from the document's, and the text's hash."""


def hash_of(text: str) -> str:
    """Return what a text is known by: equal texts have one hash, others another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def insertion(table: str, names: Sequence[str]) -> str:
    """Return the statement that puts a row, by its columns' names, in place of the one before."""
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    return f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"


INSERT_DOCUMENT = insertion("documents", (*DOCUMENT.names, "state", "text_hash"))
INSERT_PASSAGE = insertion("passages", (*PASSAGE.names, "version", "position", "text_hash"))


def document_row(document: Document, state: str) -> tuple[Any, ...]:
    """Return a document's values in the order of its table's columns."""
    return (*DOCUMENT.row(document), state, hash_of(document.text))


def passage_row(
    document: Document, position: int, passage: Passage, access: Access
) -> tuple[Any, ...]:
    """Return a passage's values in the order of its table's columns, its access as it is held."""
    text_hash = hash_of(passage.embedded_text)
    row = PASSAGE.row(replace(passage, access=access))
    return (*row, document.version, position, text_hash)


def passage_from(row: tuple[Any, ...]) -> Passage:
    """Make a passage of a row of PASSAGE_FACTS."""
    document_id, text = row[len(PASSAGE.names) :][:2]
    return PASSAGE.thing(row, document_id=document_id, text=text)
