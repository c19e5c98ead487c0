"""One SQLite file of conversations beside the archive, each of one reader's browser.

It keeps what it is given as text and knows nothing of what that says. Where the archive's folder
is not there, nothing is kept: a page that cannot keep a conversation can still hold one.
"""

import sqlite3
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from conversations.database import opened
from conversations.verdict import LONGEST_REMARK, Verdict

FILE = "conversations.sqlite"
DAY = 24 * 60 * 60.0
UNDO = 60 * 60.0
"""Seconds for which a deleted conversation can be brought back; then it is gone."""
NAME_LENGTH = 80

_TABLES = """
CREATE TABLE IF NOT EXISTS conversation
    (id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, used REAL NOT NULL,
     deleted REAL);
CREATE INDEX IF NOT EXISTS conversation_owner ON conversation (owner, used);
CREATE TABLE IF NOT EXISTS turn
    (id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE,
     position INTEGER NOT NULL, question TEXT NOT NULL, limits TEXT NOT NULL,
     outcome TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS turn_conversation ON turn (conversation, position);
CREATE TABLE IF NOT EXISTS verdict
    (turn TEXT PRIMARY KEY REFERENCES turn ON DELETE CASCADE, helpful INTEGER NOT NULL,
     reason TEXT, remark TEXT NOT NULL);
"""
_LIVE = "deleted IS NULL AND used >= ?"
_OWN_TURN = (
    "SELECT turn.id FROM turn JOIN conversation ON conversation.id = turn.conversation "
    "WHERE owner = ? AND turn.id = ?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A conversation in a list."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A question with its limits and what came of it, as texts; no outcome while it waits."""

    id: str
    question: str
    limits: str = ""
    outcome: str = ""


class Conversations:
    """The conversations of all readers; each is read and changed by its owner alone.

    Args:
        folder: the archive's folder.
        days: how long a conversation is kept after it was last used; none are if it is 0.
    """

    def __init__(self, folder: Path, *, days: int) -> None:
        self.folder = folder
        self._path = folder / FILE
        self.days = days

    @property
    def keeps(self) -> bool:
        """Tell whether conversations are kept."""
        return self.days > 0 and self._path.parent.is_dir()

    def named(self, owner: str, holding: str = "", *, most: int = 30) -> list[Named]:
        """Return an owner's conversations, the last used first.

        Args:
            owner: whose they are.
            holding: words that a name or a question of each must hold; empty means any.
            most: how many at most.
        """
        sql = f"""
            SELECT id, name FROM conversation WHERE owner = ? AND {_LIVE} AND (
                instr(folded(name), folded(?)) OR EXISTS (SELECT 1 FROM turn
                WHERE turn.conversation = conversation.id AND instr(folded(question), folded(?)))
            ) ORDER BY used DESC LIMIT ?"""
        words = holding.strip()
        with self._open() as db:
            rows = db.execute(sql, (owner, self._oldest(), words, words, most)).fetchall()
        return [Named(*row) for row in rows]

    def turns(self, owner: str, conversation: str) -> list[Kept]:
        """Return the turns of an owner's conversation in order; none if there is none."""
        sql = (
            "SELECT turn.id, question, limits, outcome FROM turn JOIN conversation "
            "ON conversation.id = turn.conversation "
            f"WHERE owner = ? AND conversation.id = ? AND {_LIVE} ORDER BY position"
        )
        with self._open() as db:
            rows = db.execute(sql, (owner, conversation, self._oldest())).fetchall()
        return [Kept(*row) for row in rows]

    def turn(self, turn_id: str) -> Kept | None:
        """Return one turn to whoever knows its id: its address was sent to them."""
        sql = (
            "SELECT turn.id, question, limits, outcome FROM turn JOIN conversation "
            f"ON conversation.id = turn.conversation WHERE turn.id = ? AND {_LIVE}"
        )
        with self._open() as db:
            row = db.execute(sql, (turn_id, self._oldest())).fetchone()
        return Kept(*row) if row else None

    def put(self, owner: str, conversation: str, position: int, turn: Kept) -> bool:
        """Keep a turn, in place of the same one; the first names its conversation.

        Returns:
            False where the conversation was deleted meanwhile: an answer that comes late revives
            nothing.
        """
        if not self.keeps:
            return True
        now = time.time()
        name = " ".join(turn.question.split())[:NAME_LENGTH]
        with self._open() as db, db:
            db.execute(
                "INSERT INTO conversation VALUES (?, ?, ?, ?, NULL) "
                "ON CONFLICT (id) DO UPDATE SET used = excluded.used WHERE owner = excluded.owner",
                (conversation, owner, name, now),
            )
            db.execute(
                "INSERT INTO turn SELECT ?, ?, ?, ?, ?, ? "
                "WHERE EXISTS (SELECT 1 FROM conversation WHERE id = ? AND owner = ?) "
                "ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome",
                (
                    *(turn.id, conversation, position, turn.question, turn.limits),
                    *(turn.outcome, conversation, owner),
                ),
            )
            self._forget(db, now)
            sql = "SELECT 1 FROM conversation WHERE id = ? AND deleted IS NOT NULL"
            return db.execute(sql, (conversation,)).fetchone() is None

    def verdicts(self, owner: str, conversation: str) -> dict[str, Verdict]:
        """Return what an owner thought of the answers of a conversation, by turn."""
        sql = (
            "SELECT turn.id, helpful, reason, remark FROM verdict JOIN turn ON turn.id = turn "
            "JOIN conversation ON conversation.id = turn.conversation "
            f"WHERE owner = ? AND conversation.id = ? AND {_LIVE}"
        )
        with self._open() as db:
            rows = db.execute(sql, (owner, conversation, self._oldest())).fetchall()
        return {turn: Verdict(bool(helpful), *why) for turn, helpful, *why in rows}

    def judge(self, owner: str, turn: str, verdict: Verdict | None) -> None:
        """Keep what the owner of a turn thinks of its answer, in place of what they thought."""
        with self._open() as db, db:
            db.execute(f"DELETE FROM verdict WHERE turn IN ({_OWN_TURN})", (owner, turn))
            if verdict is not None:
                given = (verdict.helpful, verdict.reason, verdict.remark[:LONGEST_REMARK])
                sql = f"INSERT INTO verdict SELECT id, ?, ?, ? FROM ({_OWN_TURN})"
                db.execute(sql, (*given, owner, turn))

    def rename(self, owner: str, conversation: str, name: str) -> None:
        """Give a conversation another name, if that says anything."""
        name = " ".join(name.split())[:NAME_LENGTH]
        if name:
            self._set("name", name, owner, conversation)

    def delete(self, owner: str, conversation: str) -> None:
        """Delete a conversation; for an hour it can be brought back."""
        self._set("deleted", time.time(), owner, conversation)

    def restore(self, owner: str, conversation: str) -> None:
        """Bring a deleted conversation back."""
        self._set("deleted", None, owner, conversation)

    def _set(self, column: str, value: object, owner: str, conversation: str) -> None:
        with self._open() as db, db:
            sql = f"UPDATE conversation SET {column} = ? WHERE id = ? AND owner = ?"
            db.execute(sql, (value, conversation, owner))

    def _oldest(self) -> float:
        return time.time() - self.days * DAY

    def _forget(self, db: sqlite3.Connection, now: float) -> None:
        """Delete for good what is too old, and what was deleted a while ago."""
        sql = "DELETE FROM conversation WHERE used < ? OR deleted < ?"
        db.execute(sql, (self._oldest(), now - UNDO))

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLES, keeps=self.keeps, what="conversations")
