"""From format 2 to 3: vectors are kept in the catalogue too, under a hash of their text.

Format 2 had them in Chroma alone, in one folder `vectors`, under the passages' ids. Both indexes
are made afresh afterwards: their folders have other places and other fields since.
"""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from errors import StoreError
from vectorstore.dense import FolderIndex

if TYPE_CHECKING:
    from vectorstore.sqlite_files import Connection

VECTORS = "vectors"
_PART = 1000
"""Vectors that are read together."""
_TABLES = (
    """CREATE TABLE documents (
    "id" TEXT NOT NULL, "version" TEXT NOT NULL, "root" TEXT NOT NULL, "source" TEXT NOT NULL,
    "title" TEXT NOT NULL, "kind" TEXT NOT NULL, "council" TEXT, "committee" TEXT, "date" TEXT,
    "access" TEXT NOT NULL, "text" TEXT NOT NULL, "page_starts" TEXT NOT NULL, "url" TEXT,
    "adopted" TEXT, "standing" TEXT, "meetings" TEXT NOT NULL, "restricted" TEXT NOT NULL,
    "ocr_pages" TEXT NOT NULL, "notes" TEXT NOT NULL, state TEXT NOT NULL,
    text_hash TEXT NOT NULL, PRIMARY KEY (version))""",
    """CREATE TABLE passages (
    "id" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "context" TEXT NOT NULL,
    "lead" TEXT NOT NULL, "sentences" TEXT NOT NULL, "item" TEXT, "part" TEXT, "page" INTEGER,
    "kind" TEXT NOT NULL, "repeats" TEXT, "statements" TEXT NOT NULL, "access" TEXT NOT NULL,
    "joins" TEXT NOT NULL, "ocr" INTEGER NOT NULL, version TEXT NOT NULL,
    position INTEGER NOT NULL, text_hash TEXT NOT NULL, PRIMARY KEY (id))""",
    "CREATE TABLE vectors (text_hash TEXT PRIMARY KEY, vector BLOB NOT NULL)",
)
_DOCUMENTS = """INSERT INTO documents
    SELECT id, version, root, source, title, kind, council, committee, date, access, text,
        page_starts, url, NULL, NULL, '[]', '[]', '[]', '[]', state, hashed(text)
    FROM documents_2 WHERE state = 'ready'"""
_TEXT = 'substr(d.text, "start" + 1, "end" - "start")'
_PASSAGES = f"""INSERT INTO passages
    SELECT p.id, "start", "end", context, spans(lead), sentences(p.sentences), item, part, page,
        p.kind, repeats, '[]', d.access, '[]', 0, version, position,
        hashed(embedded(context, {_TEXT}))
    FROM passages_2 AS p JOIN documents_2 AS d USING (version) WHERE d.state = 'ready'"""
_EMBEDDED_ALIKE = f"""SELECT p.id, p.text_hash
    FROM passages AS p JOIN documents AS d USING (version)
    WHERE instr({_TEXT}, '**') = 0 ORDER BY p.id"""
"""Format 2 embedded the asterisks of Markdown too: the vector of such a text is of other words."""


def bring(db: "Connection", store: Path) -> None:
    """Make format 3 of format 2; versions that were never finished are left behind."""
    for name, takes, made in (
        ("hashed", 1, _hashed),
        ("spans", 1, _spans),
        ("sentences", 1, _sentences),
        ("embedded", 2, _embedded),
    ):
        db.create_function(name, takes, made, deterministic=True)
    db.execute("DROP INDEX IF EXISTS documents_id")
    db.execute("DROP INDEX IF EXISTS passages_version")
    for table in ("documents", "passages"):
        db.execute(f"ALTER TABLE {table} RENAME TO {table}_2")
    for statement in (*_TABLES, _DOCUMENTS, _PASSAGES):
        db.execute(statement)
    for table in ("documents", "passages"):
        db.execute(f"DROP TABLE {table}_2")
    _keep_vectors(db, store / VECTORS)
    db.executemany(
        "INSERT OR REPLACE INTO about VALUES (?, ?)",
        [("vectors", "0"), ("behind", "yes"), ("written", "0")],
    )


def _keep_vectors(db: "Connection", folder: Path) -> None:
    """Take over the vectors as far as they can be read: the others are made again."""
    if not folder.is_dir():
        return
    hashes = dict(db.execute(_EMBEDDED_ALIKE).fetchall())
    ids = list(hashes)
    try:
        index = FolderIndex(lambda: folder)
    except StoreError:
        return
    try:
        for low in range(0, len(ids), _PART):
            held = index.vectors(ids[low : low + _PART])
            db.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                [(hashes[one], row.tobytes()) for one, row in held.items()],
            )
    except StoreError:
        return
    finally:
        index.close()


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _embedded(context: str, text: str) -> str:
    plain = text.replace("***", "").replace("**", "")
    return f"{context}\n{plain}" if context else plain


def _span(pair: list[int] | None) -> dict[str, int] | None:
    return {"start": pair[0], "end": pair[1]} if pair else None


def _spans(pairs: str) -> str:
    return json.dumps([_span(pair) for pair in json.loads(pairs)])


def _sentences(rows: str) -> str:
    return json.dumps(
        [{"start": start, "end": end, "lead": _span(lead)} for start, end, lead in json.loads(rows)]
    )
