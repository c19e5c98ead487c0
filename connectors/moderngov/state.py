"""What is known of a site: its committees, meetings, decisions and documents, in one SQLite file.

It lies hidden in the mirror. Rows are frozen objects, replaced as wholes; what is read twice in a
run is held in memory.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_type_hints

from errors import ConnectorError
from words import connectors as said

FORMAT = "1"
Standing = Literal["held", "withdrawn", "restricted", "replaced"]


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    """A committee. `folder` stays, whatever it is called later.

    `listed` is the day on which its meetings last were, `whole` whether they all were then, and
    `all_listed` the last day on which they were.
    """

    id: int
    title: str
    folder: str
    ended: bool = False
    listed: str = ""
    whole: bool = False
    all_listed: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as the site lists it, and what its page came to.

    `listed` and `asked` are days, `page` is one of the states of an answer; `parts` are the parts
    of its items ("minutes decision"), `hidden` the restricted items, `titles` theirs, `papers` the
    restricted documents.
    """

    id: int
    committee: int
    date: str = ""
    cancelled: bool = False
    listed: str = ""
    asked: str = ""
    page: str = ""
    stage: str = ""
    parts: str = ""
    hidden: str = ""
    titles: str = ""
    papers: str = ""
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, by its id. `meeting` is the one that made it, 0 for an officer's."""

    id: int
    title: str
    published: str = ""
    meeting: int = 0
    committee: int = 0
    asked: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file of the mirror, or one that was there.

    `path` is below the mirror; `staged` says that it waits for its place; `missing` counts the
    nights on which there was evidence that it is gone, the last of them `missed`.
    """

    path: str
    kind: str
    id: int
    url: str
    meeting: int = 0
    committee: str = ""
    item: int = 0
    title: str = ""
    date: str = ""
    type: str = ""
    status: str = ""
    digest: str = ""
    etag: str = ""
    modified: str = ""
    fetched: str = ""
    asked: str = ""
    staged: bool = False
    standing: Standing = "held"
    ended: str = ""
    missing: int = 0
    missed: str = ""


Row = TypeVar("Row", CommitteeRow, MeetingRow, DecisionRow, DocumentRow)
_ROWS: tuple[type[Any], ...] = (CommitteeRow, MeetingRow, DecisionRow, DocumentRow)


class State:
    """The state of one site.

    Args:
        path: of the file, which is made if need be.
        tries: nothing that is put here is kept.

    Raises:
        ConnectorError: it cannot be read, or a later program wrote it.
    """

    def __init__(self, path: Path, *, tries: bool = False) -> None:
        self._tries, self._path = tries, path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=10, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT)")
            for kind in _ROWS:
                self._db.execute(_table(kind))
            if self.about("format", FORMAT) != FORMAT:
                raise ConnectorError(said.other_state(path))
            if tries:
                self._db.execute("BEGIN")
            if not self.about("format"):  # whoever only looks writes nothing
                self.tell(format=FORMAT)
        except (sqlite3.Error, OSError) as error:
            raise ConnectorError(said.state_fails(path, error)) from error
        self._held: dict[type[Any], dict[Any, Any]] = {}
        self._paths: dict[int, set[str]] = {}

    def close(self) -> None:
        """Close the file."""
        if self._tries and self._db.in_transaction:
            self._do("ROLLBACK")
        self._db.close()

    def _do(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement.

        Raises:
            ConnectorError: the file cannot be read or written.
        """
        try:
            return self._db.execute(sql, values)
        except sqlite3.Error as error:
            raise ConnectorError(said.state_fails(self._path, error)) from error

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is put within as a whole or not at all."""
        if self._db.in_transaction:
            yield
            return
        self._do("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._do("ROLLBACK")
            self._held.clear()
            raise
        self._do("COMMIT")

    def about(self, key: str, default: str = "") -> str:
        """Return what is known of the site as a whole."""
        row = self._do("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else default

    def tell(self, **values: object) -> None:
        """Note what is known of the site as a whole."""
        for key, value in values.items():
            self._do("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, str(value)))

    def told(self, key: str) -> Any:
        """Return what was noted as JSON, None if nothing was."""
        return json.loads(self.about(key) or "null")

    def all(self, kind: type[Row]) -> dict[Any, Row]:
        """Return all rows of a kind, by their ids."""
        if kind not in self._held:
            hints = get_type_hints(kind)
            names = [field.name for field in fields(kind)]
            found = self._do(f"SELECT {', '.join(names)} FROM {kind.__name__}")
            make: Callable[..., Row] = kind
            rows = (
                make(**{name: bool(one) if hints[name] is bool else one for name, one in pairs})
                for pairs in (zip(names, row, strict=True) for row in found)
            )
            self._held[kind] = {getattr(row, names[0]): row for row in rows}
        return self._held[kind]

    def put(self, row: Row) -> Row:
        """Keep a row in place of the one with its id."""
        values = [getattr(row, field.name) for field in fields(row)]
        marks = ", ".join("?" * len(values))
        self._do(f"INSERT OR REPLACE INTO {type(row).__name__} VALUES ({marks})", values)
        self.all(type(row))[values[0]] = row
        if isinstance(row, DocumentRow) and self._paths:
            self._paths.setdefault(row.meeting, set()).add(row.path)
        return row

    def forget(self, row: Row) -> None:
        """Let a row go."""
        name = fields(row)[0].name
        key = getattr(row, name)
        self._do(f"DELETE FROM {type(row).__name__} WHERE {name} = ?", (key,))
        self.all(type(row)).pop(key, None)

    @property
    def committees(self) -> dict[int, CommitteeRow]:
        """The committees by their ids."""
        return self.all(CommitteeRow)

    @property
    def meetings(self) -> dict[int, MeetingRow]:
        """The meetings by their ids."""
        return self.all(MeetingRow)

    @property
    def decisions(self) -> dict[int, DecisionRow]:
        """The decisions by their ids."""
        return self.all(DecisionRow)

    @property
    def documents(self) -> dict[str, DocumentRow]:
        """The documents by their paths."""
        return self.all(DocumentRow)

    def of_meeting(self, meeting: int) -> list[DocumentRow]:
        """Return the documents of a meeting, those too that are there no more."""
        if not self._paths:
            for one in self.documents.values():
                self._paths.setdefault(one.meeting, set()).add(one.path)
        found = (self.documents.get(path) for path in sorted(self._paths.get(meeting, ())))
        return [one for one in found if one and one.meeting == meeting]

    def held(self) -> list[DocumentRow]:
        """Return the documents that are in the mirror, or wait for their place in it."""
        return [one for one in self.documents.values() if one.standing == "held"]


def _table(kind: type[Any]) -> str:
    """Return what makes the table of a kind of rows, its first column the key."""
    hints = get_type_hints(kind)
    kinds = {int: "INTEGER", bool: "INTEGER"}
    columns = [f"{one.name} {kinds.get(hints[one.name], 'TEXT')} NOT NULL" for one in fields(kind)]
    columns[0] += " PRIMARY KEY"
    return f"CREATE TABLE IF NOT EXISTS {kind.__name__} ({', '.join(columns)})"


def read_about(path: Path) -> dict[str, str]:
    """Return what is known of a site as a whole; nothing is made, waited for or raised."""
    try:
        held = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.5)
        with closing(held):
            return dict(held.execute("SELECT key, value FROM about"))
    except sqlite3.Error:
        return {}
