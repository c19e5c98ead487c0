"""From format 3 to 4: what says that a part is not for publication is kept as a mark.

Decisions, corrections and folders have tables of their own in format 4; as with all tables, they
are made when the archive is opened.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vectorstore.sqlite_files import Connection

MARK_CHARS = 80
"""Of a part's first line, what stands for a mark that nobody kept."""


def bring(db: "Connection", store: Path) -> None:
    """Make format 4 of format 3: give each document a mark for whatever is restricted in it."""
    held = {row[1] for row in db.execute("PRAGMA table_info(documents)")}
    if "marks" not in held:
        db.execute("ALTER TABLE documents ADD COLUMN marks TEXT NOT NULL DEFAULT '[]'")
    found = db.execute(
        "SELECT version, access, text, restricted FROM documents "
        "WHERE marks = '[]' AND (restricted != '[]' OR access = 'restricted')"
    ).fetchall()
    for version, _, text, restricted in found:
        marks = json.dumps(list(_marks(text, json.loads(restricted))), ensure_ascii=False)
        db.execute("UPDATE documents SET marks = ? WHERE version = ?", (marks, version))


def _marks(text: str, parts: list[dict[str, int]]) -> Iterator[dict[str, object]]:
    for part in parts or [{"start": 0, "end": len(text)}]:
        lines = (" ".join(line.split()) for line in text[part["start"] : part["end"]].splitlines())
        words = next((line for line in lines if line), "")[:MARK_CHARS]
        yield {**part, "words": words, "place": "text", "sure": True}
