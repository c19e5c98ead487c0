"""From format 1 to 2: a passage can name the decision's passage that says the same."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vectorstore.sqlite_files import Connection


def bring(db: "Connection", store: Path) -> None:
    """Make format 2 of format 1; the last archives of format 1 have all of it already."""
    held = {row[1] for row in db.execute("PRAGMA table_info(passages)")}
    if "repeats" not in held:
        db.execute("ALTER TABLE passages ADD COLUMN repeats TEXT")
