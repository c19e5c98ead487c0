"""A small SQLite file, opened for one piece of work; what is deleted in it leaves no trace."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from errors import StoreError
from words import archive as said


@contextlib.contextmanager
def opened(path: Path, tables: str, *, keeps: bool, what: str) -> Iterator[sqlite3.Connection]:
    """Open a file and make its tables.

    Args:
        path: of the file.
        tables: the statements that make what is not there yet.
        keeps: whether the file is used at all; else, what is opened is empty and is forgotten.
        what: the file holds, for a message.

    Raises:
        StoreError: the file cannot be used.
    """
    try:
        with contextlib.closing(sqlite3.connect(path if keeps else ":memory:", timeout=10)) as db:
            db.create_function("folded", 1, str.casefold, deterministic=True)
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = ON")
            db.executescript(tables)
            yield db
    except sqlite3.Error as error:
        raise StoreError(said.not_kept(what, path, error)) from error
