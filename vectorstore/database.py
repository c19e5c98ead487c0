"""One SQLite file with its version and its errors; the only file that knows sqlite3.

It does not know what the tables are about.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from errors import StoreBusy, StoreError
from vectorstore.records import ABOUT, TABLES
from vectorstore.upgrades import from_3
from words import archive as said

CATALOGUE = "catalogue.sqlite"
SCHEMA_VERSION = "4"
EARLIER = ("1", "2", "3")
"""The formats that can be brought forward; see `vectorstore.upgrades`."""
BEFORE = EARLIER[-1]
"""The one that is brought up to this one when it is opened: it lacks a column and some tables."""
Connection = sqlite3.Connection

_MANY = 500
"""Values a query; SQLite's oldest limit on variables is 999."""


class Database:
    """An open file, bound to one version of the tables and one embedding model.

    Raises:
        StoreError: the file cannot be opened, or was made by another version or model.
    """

    def __init__(self, path: Path, *, model: str) -> None:
        self._path = path
        with self._wrapped():
            self._db = sqlite3.connect(path, timeout=10, check_same_thread=False)
            self._db.execute("PRAGMA auto_vacuum = INCREMENTAL")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._check(model)
            self._db.executescript(TABLES)
            self._bring_up()

    def _check(self, model: str) -> None:
        self._db.execute(ABOUT)
        if not self._about():
            with self._changing():
                self._set_about({"schema": SCHEMA_VERSION, "model": model})
        held = self._about()
        store = self._path.parent
        if held.get("schema") not in (SCHEMA_VERSION, BEFORE):
            raise StoreError(other_format(store, held.get("schema")))
        if held.get("model") != model:
            raise StoreError(said.other_model(store, held.get("model"), model))

    def _bring_up(self) -> None:
        """Add what a store of the version before lacks."""
        if self._about()["schema"] == SCHEMA_VERSION:
            return
        with self._changing() as db:
            from_3.bring(db, self._path.parent)
            self._set_about({"schema": SCHEMA_VERSION})

    def generation(self) -> int:
        """Return a number that changes whenever another connection has written."""
        return int(self._one("PRAGMA data_version"))

    def _written(self) -> tuple[int, int]:
        """Return what changes whenever anybody has written: another connection, or this one."""
        return self.generation(), self._db.total_changes

    def tidy(self) -> None:
        """Give free pages and the journal back to the disk."""
        with self._wrapped():
            self._db.execute("PRAGMA incremental_vacuum").fetchall()
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _about(self) -> dict[str, str]:
        with self._wrapped():
            return dict(self._db.execute("SELECT key, value FROM about").fetchall())

    def _set_about(self, values: Mapping[str, str]) -> None:
        """Record what is known of the file as a whole, as part of a change."""
        self._db.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", list(values.items()))

    def _all(self, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        with self._wrapped():
            return self._db.execute(sql, parameters).fetchall()

    def _one(self, sql: str, parameters: Any = ()) -> Any:
        """Return the first value of the first row."""
        return self._all(sql, parameters)[0][0]

    def _in_many(self, sql: str, values: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query with `IN ({})` for any number of values."""
        ordered = sorted(set(values))
        for low in range(0, len(ordered), _MANY):
            part = ordered[low : low + _MANY]
            yield from self._all(sql.format(",".join("?" * len(part))), part)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Make changes that stand together or not at all."""
        with self._wrapped(), self._db:
            # At once, so that nothing that was read to decide a change is another's by then.
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    def _wrapped(self) -> contextlib.AbstractContextManager[None]:
        return _wrapped(self._path)


@contextlib.contextmanager
def _wrapped(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise StoreBusy(said.busy(path.parent)) from error
        raise StoreError(said.catalogue_fails(path, error)) from error


def other_format(store: Path, found: str | None) -> str:
    """Say what is to be done about an archive of another format than this program's."""
    if found in EARLIER:
        return said.earlier_format(store, found, SCHEMA_VERSION)
    if found and found.isdecimal() and int(found) > int(SCHEMA_VERSION):
        return said.later_format(store, found, SCHEMA_VERSION)
    return said.other_version(store, found, SCHEMA_VERSION)


# Files as a whole, whatever their format ---------------------------------------------------


def read_about(path: Path) -> dict[str, str]:
    """Return what a catalogue says of itself, of whatever format it is.

    Raises:
        StoreError: it cannot be read.
    """
    with _wrapped(path), contextlib.closing(_read_only(path)) as db:
        return dict(db.execute("SELECT key, value FROM about").fetchall())


def copy_database(source: Path, target: Path) -> None:
    """Copy a file as it is at one moment, whoever reads or writes it meanwhile.

    What was in the target is replaced in one transaction: all of it or nothing.

    Raises:
        StoreError: it cannot be read or written.
    """
    with (
        _wrapped(source),
        contextlib.closing(_read_only(source)) as held,
        contextlib.closing(sqlite3.connect(target, timeout=10)) as copy,
    ):
        held.backup(copy)


def make_one_file(path: Path) -> None:
    """Let a file that nobody has open need no journal beside it.

    Raises:
        StoreError: the file is damaged.
    """
    with _wrapped(path), contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        for (wrong,) in db.execute("PRAGMA quick_check(1)").fetchall():
            if wrong != "ok":
                raise sqlite3.DatabaseError(wrong)


@contextlib.contextmanager
def changing(path: Path) -> Iterator[Connection]:
    """Change a file, of whatever format it is, in one transaction.

    Raises:
        StoreError: it cannot be changed.
    """
    with _wrapped(path), contextlib.closing(sqlite3.connect(path, timeout=10)) as db, db:
        db.execute("BEGIN IMMEDIATE")
        yield db


def _read_only(path: Path) -> Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)


def holds_documents(store: Path) -> bool:
    """Tell, without a model, whether a store's folder has a catalogue with documents."""
    path = store / CATALOGUE
    if not path.exists():
        return False
    try:
        with contextlib.closing(_read_only(path)) as db:
            found = db.execute("SELECT 1 FROM documents WHERE state = 'ready' LIMIT 1").fetchone()
    except sqlite3.Error:
        return False  # opening it properly will say what is wrong
    return found is not None
