"""The catalogue's tables, and documents and passages as their rows."""

import datetime
import json
from typing import Any

from schema import Document, Passage, Sentence, Span

TABLES = """
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
    lead TEXT NOT NULL, sentences TEXT NOT NULL, item TEXT, part TEXT, page INTEGER,
    kind TEXT NOT NULL, repeats TEXT);
CREATE INDEX IF NOT EXISTS passages_version ON passages (version, position);
"""

DOCUMENT_FACTS = "version, id, root, source, title, kind, council, committee, date, access, url"
_SPAN = """ "start", "end", substr(text, "start" + 1, "end" - "start") """
PASSAGE_FACTS = (
    f"passages.id, documents.id, {_SPAN}, context, lead, sentences, item, part, page, "
    "passages.kind, repeats"
)
"""A passage's columns in the order that `passage_from` reads, its text cut from the document's."""


def document_facts(document: Document) -> tuple[str | None, ...]:
    """Return a document's values in the order of DOCUMENT_FACTS."""
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


def document_from(row: tuple[Any, ...]) -> Document:
    """Make a document of a row: DOCUMENT_FACTS, page starts, text."""
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
        date=read_date(day) if day else None,
        access=access,
        url=url,
        page_starts=tuple(json.loads(page_starts)),
        text=text,
    )


def passage_row(document: Document, position: int, passage: Passage) -> tuple[Any, ...]:
    """Return a passage's values in the order of the table's columns."""
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
        passage.repeats,
    )


def _pair(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def passage_from(row: tuple[Any, ...]) -> Passage:
    """Make a passage of a row of PASSAGE_FACTS."""
    passage_id, document_id, start, end, text, context, lead, sentences = row[:8]
    item, part, page, kind, repeats = row[8:]
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
        repeats=repeats,
    )


def read_date(text: str) -> datetime.date:
    """Read an ISO date."""
    return datetime.date.fromisoformat(text)
