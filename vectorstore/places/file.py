"""A catalogue in an SQLite file of the archive's folder, which processes of one machine share."""

import functools
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from filelock import FileLock
from sqlalchemy import Connection, QueuePool, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from errors import StoreError
from vectorstore.format import BEFORE, SCHEMA_VERSION, other_format
from vectorstore.meeting_conditions import SQLITE
from vectorstore.places.place import Place, Rows
from vectorstore.sqlite_files import changing, told, trouble
from vectorstore.tables import TABLES
from vectorstore.upgrades import from_3
from vectorstore.write_lock import LOCK, locked
from words import archive as said

SECONDS = 10
"""Another process may write for so long before one that waits for it gives up."""
CONNECTIONS = 8
"""That are kept open, for as many threads that read at the same moment."""
_SETUP = (
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
)


class CatalogueFile(Place):
    """One SQLite file; see `Place`."""

    phrases = SQLITE
    among = "IN (SELECT value FROM json_each(:values))"

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        if not create:
            self.must_be_there()
        self._closed = False
        self._lock = FileLock(path.parent / LOCK, timeout=0)
        self.engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=CONNECTIONS,
            max_overflow=-1,
            pool_use_lifo=True,
            hide_parameters=True,
        )
        with told(path):
            self._watching = self._connect(new=create)
        self._turn = threading.Lock()

    def _connect(self, *, new: bool = False) -> sqlite3.Connection:
        if self._closed:
            raise sqlite3.ProgrammingError("it was closed")
        address = f"{self.path.absolute().as_uri()}?mode={'rwc' if new else 'rw'}"
        db = sqlite3.connect(
            address, uri=True, timeout=SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            for statement in _SETUP:
                db.execute(statement)
        except BaseException:
            db.close()
            raise
        return db

    def listed(self, values: Sequence[str]) -> str:
        """See `Place`: one statement for any number of values is prepared once."""
        return json.dumps(values)

    def must_be_there(self) -> None:
        """See `Place`."""
        if not self.path.exists():
            raise self.missing()

    def missing(self) -> StoreError:
        """See `Place`."""
        return StoreError(said.missing(self.path.parent))

    def other_format(self, found: str | None) -> StoreError:
        """See `Place`."""
        return StoreError(other_format(self.path.parent, found))

    def other_model(self, found: str | None, model: str) -> StoreError:
        """See `Place`."""
        return StoreError(said.other_model(self.path.parent, found, model))

    def begin_making(self, db: Connection) -> None:
        """See `Place`."""
        self.begin(db, surely=False)

    def make_tables(self, db: Connection) -> None:
        """See `Place`."""
        for statement in _statements():
            db.execute(statement)

    def takes(self, found: str | None) -> bool:
        """See `Place`."""
        return found in (SCHEMA_VERSION, BEFORE)

    def complete(self, found: str | None) -> None:
        """See `Place`."""
        with self.told(), self.changing() as db:
            self.make_tables(db)
        if found == BEFORE:
            with changing(self.path) as file:
                from_3.bring(file, self.path.parent)
                file.execute("UPDATE about SET value = ? WHERE key = 'schema'", (SCHEMA_VERSION,))

    def begin_reading(self, db: Connection) -> None:
        """See `Place`."""
        db.exec_driver_sql("BEGIN")

    def begin(self, db: Connection, *, surely: bool) -> None:
        """See `Place`."""
        db.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if surely else 'NORMAL'}")
        # At once, so that nothing that was read to decide a change is another's by then.
        db.exec_driver_sql("BEGIN IMMEDIATE")

    def generation(self) -> int | str:
        """See `Place`."""
        with told(self.path), self._turn:
            return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    def read(self, sql: str, given: Mapping[str, Any]) -> Rows:
        """See `Place`: asked of SQLite itself, which spares most of what SQLAlchemy takes."""
        with told(self.path), closing(self.engine.raw_connection()) as db:
            own: Any = db.driver_connection
            return cast("Rows", own.execute(sql, given).fetchall())

    @contextmanager
    def holding(self) -> Iterator[None]:
        """See `Place`."""
        with locked(self._lock, self.path.parent):
            yield

    def tidy(self) -> None:
        """Give free pages and the journal back to the disk."""
        with told(self.path), self._turn:
            self._watching.execute("PRAGMA incremental_vacuum").fetchall()
            self._watching.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """See `Place`."""
        self._closed = True
        self.engine.dispose()
        self._watching.close()

    def _trouble(self, error: Exception) -> StoreError:
        own = error.orig if isinstance(error, DBAPIError) else None
        return trouble(self.path, own or error)


@functools.cache
def _statements() -> tuple[ExecutableDDLElement, ...]:
    """Return what makes the tables where they are not there."""
    tables = TABLES.sorted_tables
    indexes = [index for table in tables for index in sorted(table.indexes, key=str)]
    return (
        *(CreateTable(one, if_not_exists=True) for one in tables),
        *(CreateIndex(one, if_not_exists=True) for one in indexes),
    )
