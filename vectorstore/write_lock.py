"""Keep other processes from writing to an archive, whatever state it is in."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from errors import StoreBusy, StoreError
from words import archive as said

LOCK = "lock"


@contextlib.contextmanager
def holding(folder: Path, *, seconds: float = 0) -> Iterator[None]:
    """Hold a folder for a while.

    Args:
        folder: the archive's.
        seconds: to wait for another process to finish.

    Raises:
        StoreBusy: another process is writing.
        StoreError: the folder cannot be written.
    """
    with locked(FileLock(folder / LOCK), folder, seconds=seconds):
        yield


@contextlib.contextmanager
def locked(lock: FileLock, folder: Path, *, seconds: float = 0) -> Iterator[None]:
    """Hold a lock in a folder for a while; see `holding`."""
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        raise StoreBusy(said.busy(folder)) from error
    except OSError as error:
        raise StoreError(said.not_written(folder, error.strerror)) from error
    try:
        yield
    finally:
        lock.release()
