"""One SQLite file with its version and its errors; the only file that knows sqlite3.

It does not know what the tables are about.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from errors import StoreBusy, StoreError
from vectorstore.records import ABOUT, ADDED, TABLES, fill_added
from words import archive as said

CATALOGUE = "catalogue.sqlite"
SCHEMA_VERSION = "4"
BEFORE = "3"
"""The version that is brought up to this one when it is opened: it lacks columns and a table."""

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
            raise StoreError(said.other_version(store, held.get("schema"), SCHEMA_VERSION))
        if held.get("model") != model:
            raise StoreError(said.other_model(store, held.get("model"), model))

    def _bring_up(self) -> None:
        """Add what a store of the version before lacks."""
        if self._about()["schema"] == SCHEMA_VERSION:
            return
        with self._changing() as db:
            for table, columns in ADDED.items():
                held = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
                for name, definition in columns.items():
                    if name not in held:
                        db.execute(f'ALTER TABLE {table} ADD COLUMN "{name}" {definition}')
            fill_added(db)
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

    @contextlib.contextmanager
    def _wrapped(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise StoreBusy(said.busy(self._path.parent)) from error
            raise StoreError(said.catalogue_fails(self._path, error)) from error


def holds_documents(store: Path) -> bool:
    """Tell, without a model, whether a store's folder has a catalogue with documents."""
    path = store / CATALOGUE
    if not path.exists():
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as db:
            found = db.execute("SELECT 1 FROM documents WHERE state = 'ready' LIMIT 1").fetchone()
    except sqlite3.Error:
        return False  # opening it properly will say what is wrong
    return found is not None
