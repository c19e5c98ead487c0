"""Make archives of earlier formats, as the programs of their time left them."""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path

import numpy as np

from vectorstore.dense import FolderIndex
from vectorstore.embedding import EmbeddingModel

LINES = (
    ("lamps", "public", "Lighting", "The lamps of Fen Lane were lit at dusk."),
    ("lamps", "public", "Lighting", "Two lamps were broken by hail."),
    ("hedges", "public", "", "The hedge of plot 4 was cut back."),
    ("hedges", "public", "Item 3", "The **ferry** to Holm was painted blue."),
    ("lease", "restricted", "Lease", "The rent of the old mill was agreed."),
)
"""Passages: a document, its access, the heading and the words; one has marks of Markdown."""
EMBEDDED_AGAIN = 1
"""Of format 2: those with marks of Markdown, which were embedded with them."""


def make_earlier(store: Path, model: EmbeddingModel, version: str, *, repeats: bool = True) -> None:
    """Make an archive of format 1, 2 or 3; the first of format 1 had no column `repeats`."""
    store.mkdir()
    with contextlib.closing(sqlite3.connect(store / "catalogue.sqlite")) as db, db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        about = {"schema": version, "model": model.name}
        if version == "3":
            about |= {"vectors": "1", "behind": "no", "written": str(len(LINES))}
            _third(db, store, model)
        else:
            _second(db, store, model, repeats)
        db.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def _texts(document: str) -> tuple[str, list[tuple[int, int]]]:
    own = [words for name, *_, words in LINES if name == document]
    spans, start = [], 0
    for words in own:
        spans.append((start, start + len(words)))
        start += len(words) + 1
    return "\n".join(own), spans


def _second(db: sqlite3.Connection, store: Path, model: EmbeddingModel, repeats: bool) -> None:
    last = ", repeats TEXT" if repeats else ""
    db.execute(
        "CREATE TABLE documents (version TEXT PRIMARY KEY, id TEXT NOT NULL, state TEXT NOT NULL,"
        "root TEXT NOT NULL, source TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,"
        "council TEXT, committee TEXT, date TEXT, access TEXT NOT NULL, url TEXT,"
        "page_starts TEXT NOT NULL, text TEXT NOT NULL)"
    )
    db.execute("CREATE INDEX documents_id ON documents (id, state)")
    db.execute(
        "CREATE TABLE passages (id TEXT PRIMARY KEY, version TEXT NOT NULL,"
        'position INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,'
        "context TEXT NOT NULL, lead TEXT NOT NULL, sentences TEXT NOT NULL, item TEXT, part TEXT,"
        f"page INTEGER, kind TEXT NOT NULL{last})"
    )
    db.execute("CREATE INDEX passages_version ON passages (version, position)")
    index = FolderIndex(lambda: store / "vectors")
    for name, access in {line[0]: line[1] for line in LINES}.items():
        text, spans = _texts(name)
        row = (f"v-{name}", name, "ready", "/minutes", f"{name}.txt", name, "minutes")
        more = ("Fen Parish Council", None, "2024-05-14", access, None, "[0]", text)
        db.execute(f"INSERT INTO documents VALUES ({', '.join('?' * 14)})", row + more)
        own = [line for line in LINES if line[0] == name]
        for n, ((start, end), line) in enumerate(zip(spans, own, strict=True)):
            lead = json.dumps([[0, 3]] if n else [])
            sentences = json.dumps([[start, end, [0, 3] if n else None]])
            values: list[object] = [
                f"v-{name}-{n:05d}",
                f"v-{name}",
                n,
                start,
                end,
                line[2],
                lead,
                sentences,
            ]
            values += ["3", None, 1, "discussion", *([None] if repeats else [])]
            db.execute(f"INSERT INTO passages VALUES ({', '.join('?' * len(values))})", values)
            embedded = f"{line[2]}\n{line[3]}" if line[2] else line[3]
            index.add([f"v-{name}-{n:05d}"], model.encode([embedded]), [name])
    db.execute(
        "INSERT INTO documents SELECT 'v-half', 'half', 'writing', root, 'half.txt', 'half', kind,"
        "council, committee, date, access, url, page_starts, text FROM documents LIMIT 1"
    )
    index.close()
    (store / "words").mkdir()
    (store / "words" / "meta.json").write_text("{}")  # nothing that is read today


def _third(db: sqlite3.Connection, store: Path, model: EmbeddingModel) -> None:
    """Take what format 2 comes to, of which nothing but format 3's tables is looked at."""
    from vectorstore.upgrades import from_2

    _second(db, store, model, True)
    from_2.bring(db, store)
    for folder in ("vectors", "words"):
        shutil.rmtree(store / folder)
    db.execute("DELETE FROM about")
    db.execute(
        "CREATE TABLE sources (path BLOB NOT NULL, root BLOB NOT NULL, source BLOB NOT NULL,"
        "size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,"
        "state TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (path))"
    )
    db.execute(
        "INSERT INTO sources VALUES (?, ?, ?, 1, 1, '5:aa', 'ingested', '')",
        (b"/minutes/lamps.txt", b"/minutes", b"lamps.txt"),
    )
    index = FolderIndex(lambda: store / "vectors-1")
    rows = db.execute(
        "SELECT p.id, d.id, vector FROM passages AS p JOIN documents AS d USING (version) "
        "JOIN vectors ON vectors.text_hash = p.text_hash"
    ).fetchall()
    for one, owner, vector in rows:
        index.add([one], np.frombuffer(vector, np.float32)[np.newaxis], [owner])
    index.close()
