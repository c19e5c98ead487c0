"""One SQLite file of what was asked, for whoever looks after the archive; never of who asked.

Nothing in it names a reader, a browser or a conversation, and times are whole minutes. A row goes
by a digest of its question's id, so that a reader can still say whether the answer helped, and
take the question back; once its conversation is gone, the digest leads nowhere. No word of a
document is kept either: what is withheld later does not live on here.
"""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from conversations.database import opened
from conversations.store import DAY, UNDO
from conversations.verdict import LONGEST_REMARK, Verdict

FILE = "review.sqlite"
MINUTE = 60
Came = Literal["answered", "declined", "passages", "error", "stopped"]
"""What came of a question."""

_TABLES = """
CREATE TABLE IF NOT EXISTS question
    (key TEXT PRIMARY KEY, asked INTEGER NOT NULL, until INTEGER NOT NULL,
     question TEXT NOT NULL, limits TEXT NOT NULL, came TEXT NOT NULL, written_by TEXT NOT NULL,
     cited TEXT NOT NULL, helpful INTEGER, reason TEXT, remark TEXT NOT NULL DEFAULT '',
     hidden REAL);
CREATE INDEX IF NOT EXISTS question_asked ON question (asked);
"""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that an answer quoted: its document's id, its page and its meeting's date."""

    document: str
    page: int | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came of it.

    `limits` is what the search was limited to, as text; `written_by` names the language model
    that answered or declined; `minute` is when, in seconds since 1970.
    """

    question: str
    came: Came
    limits: str = ""
    written_by: str = ""
    cited: tuple[Cited, ...] = ()
    minute: int = 0
    verdict: Verdict | None = None


class Log:
    """The questions of all readers together.

    Args:
        folder: the archive's folder.
        days: how long a question is kept; none is if it is 0.
    """

    def __init__(self, folder: Path, *, days: int) -> None:
        self._path = folder / FILE
        self.days = days

    @property
    def keeps(self) -> bool:
        """Tell whether questions are kept."""
        return self.days > 0 and self._path.parent.is_dir()

    def note(self, turn: str, asked: Asked) -> None:
        """Keep a question, by the id of its turn; forget those whose time is over."""
        if not self._is_used():
            return
        now = int(time.time()) // MINUTE * MINUTE
        row = (
            *(_key(turn), now, now + int(self.days * DAY), asked.question, asked.limits),
            *(asked.came, asked.written_by),
            json.dumps([[one.document, one.page, one.date] for one in asked.cited]),
        )
        with self._open() as db, db:
            if self.keeps:
                db.execute(
                    "INSERT OR IGNORE INTO question (key, asked, until, question, limits, came, "
                    "written_by, cited) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                )
            self._forget(db)

    def judge(self, turn: str, verdict: Verdict | None) -> None:
        """Keep what the reader thinks of an answer, in place of what they thought."""
        given: tuple[object, ...] = (None, None, "")
        if verdict is not None:
            given = (verdict.helpful, verdict.reason, verdict.remark[:LONGEST_REMARK])
        self._set("helpful = ?, reason = ?, remark = ?", given, [turn])

    def hide(self, turns: Iterable[str]) -> None:
        """Take questions back; for an hour they can be brought back, then they are gone."""
        self._set("hidden = ?", (time.time(),), turns)

    def restore(self, turns: Iterable[str]) -> None:
        """Bring questions back."""
        self._set("hidden = ?", (None,), turns)

    def asked(self, *, days: int) -> list[Asked]:
        """Return the questions of the last days, the newest first."""
        sql = (
            "SELECT question, came, limits, written_by, cited, asked, helpful, reason, remark "
            "FROM question WHERE hidden IS NULL AND asked >= ? ORDER BY asked DESC, rowid DESC"
        )
        if not self.keeps:
            return []
        with self._open() as db:
            with db:
                self._forget(db)
            rows = db.execute(sql, (time.time() - days * DAY,)).fetchall()
        return [_asked(*row) for row in rows]

    def _set(self, columns: str, values: tuple[object, ...], turns: Iterable[str]) -> None:
        if not self._is_used():
            return
        with self._open() as db, db:
            sql = f"UPDATE question SET {columns} WHERE key = ?"
            db.executemany(sql, [(*values, _key(turn)) for turn in turns])

    def _forget(self, db: sqlite3.Connection) -> None:
        """Delete for good what is older than was promised, or than is kept now."""
        now = time.time()
        oldest = now - self.days * DAY if self.days else 0
        sql = "DELETE FROM question WHERE until < ? OR asked < ? OR hidden < ?"
        db.execute(sql, (now, oldest, now - UNDO))

    def _is_used(self) -> bool:
        """Tell whether there is a file: one from before the log was switched off also ends."""
        return self.keeps or self._path.is_file()

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLES, keeps=self._is_used(), what="questions")


def _key(turn: str) -> str:
    """Return what a row goes by: the id itself would open its answer for whoever reads it."""
    return hashlib.sha256(turn.encode()).hexdigest()


def _asked(*row: Any) -> Asked:
    question, came, limits, written_by, cited, minute, helpful, reason, remark = row
    verdict = None if helpful is None else Verdict(bool(helpful), reason, remark)
    places = tuple(Cited(*place) for place in json.loads(cited))
    return Asked(question, came, limits, written_by, places, minute, verdict)
