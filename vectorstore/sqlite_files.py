"""SQLite files as a whole, whatever the format of the catalogue in them.

It does not know what the tables are about, but where the format and the state stand.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from errors import StoreBusy, StoreError
from words import archive as said

CATALOGUE = "catalogue.sqlite"
Connection = sqlite3.Connection


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell of SQLite's errors in the product's own.

    Raises:
        StoreBusy: another process is writing.
        StoreError: the file cannot be used.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise trouble(path, error) from error


def trouble(path: Path, error: BaseException) -> StoreError:
    """Return what SQLite's error comes to."""
    if "locked" in str(error):
        return StoreBusy(said.busy(path.parent))
    return StoreError(said.catalogue_fails(path, error))


def read_about(path: Path) -> dict[str, str]:
    """Return what a catalogue says of itself, of whatever format it is.

    Raises:
        StoreError: it cannot be read.
    """
    with told(path), contextlib.closing(_read_only(path)) as db:
        return dict(db.execute("SELECT key, value FROM about").fetchall())


def copy_database(source: Path, target: Path) -> None:
    """Copy a file as it is at one moment, whoever reads or writes it meanwhile.

    What was in the target is replaced in one transaction: all of it or nothing.

    Raises:
        StoreError: it cannot be read or written.
    """
    with (
        told(source),
        contextlib.closing(_read_only(source)) as held,
        contextlib.closing(sqlite3.connect(target, timeout=10)) as copy,
    ):
        held.backup(copy)


def make_one_file(path: Path) -> None:
    """Let a file that nobody has open need no journal beside it.

    Raises:
        StoreError: the file is damaged.
    """
    with told(path), contextlib.closing(sqlite3.connect(path)) as db:
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
    with told(path), contextlib.closing(sqlite3.connect(path, timeout=10)) as db, db:
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
