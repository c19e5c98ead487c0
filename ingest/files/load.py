"""Find and read the files to ingest. Knows the disk; knows nothing of what files say."""

import os
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from errors import SettingError, SourceError
from ingest.parse import READABLE
from vectorstore.catalogue import CATALOGUE
from words import files as said

MAX_BYTES = 100_000_000
"""Files larger than this hold pictures or data, not minutes."""
RECENT_NS = 2_000_000_000
"""A file changed so shortly before it is read may change again and show the same time."""
SYSTEM = ("/proc/", "/sys/")
"""Where the system shows itself as files; some tell secrets, some do something when read."""
MACHINES = frozenset(
    ".css .js .mjs .map .woff .woff2 .ttf .eot .ico .sqlite .sqlite3 .db .db-wal .db-shm "
    ".db-journal .sqlite-wal .sqlite-shm .sqlite-journal .lock .lck .pid .log .tmp .part .partial "
    ".crdownload .download .pyc .ini .lnk .url .webloc .sha256 .md5".split()
)
"""Endings of what programs keep for themselves, or a browser saves with a page: no papers."""
MACHINE_NAMES = ("~$", "thumbs.db")
"""How the names begin of what programs leave beside papers while these are open or looked at."""
TRIES = 3
"""How often a file is read that changes while it is read."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is taken for unchanged without reading it: bytes and nanoseconds."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file found: `source` is its path below `root`, with forward slashes."""

    root: str
    source: str

    @property
    def path(self) -> Path:
        """Return where the file is on the disk."""
        return Path(self.root, self.source)

    @property
    def ending(self) -> str:
        """Return the ending of its name, in lower case."""
        return os.path.splitext(self.source)[1].lower()

    @property
    def readable(self) -> bool:
        """Tell whether its ending is one that can be read."""
        return self.ending in READABLE

    @property
    def unread_because(self) -> str:
        """Say why a file that is not `readable` is passed over, and what to do."""
        if os.path.isdir(self.path):
            return said.LINK_TO_FOLDER
        return said.unknown_ending(self.ending)

    def stamp(self) -> Stamp | None:
        """Return the file's size and time of change, if it can be looked at."""
        try:
            found = os.stat(self.path)
        except (OSError, UnicodeEncodeError):
            return None
        return _stamp(found)

    def read(self) -> tuple[bytes, Stamp]:
        """Read the whole file, as it was at one moment.

        The stamp of what changed just before is one that no file has.

        Raises:
            SourceError: it cannot be read, is too large, keeps changing, or has a name that
                is no text.
        """
        try:
            str(self.path).encode()
            for _ in range(TRIES):
                settled = time.time_ns() - RECENT_NS
                data, before, after = self._read_once()
                if before == after and len(data) == before.size:
                    return data, before if before.mtime_ns < settled else Stamp(before.size, -1)
        except UnicodeEncodeError as error:
            raise SourceError(said.NOT_UTF8) from error
        except FileNotFoundError as error:
            raise SourceError(said.NOT_THERE) from error
        except OSError as error:
            raise SourceError(said.cannot_be_read(error.strerror or error)) from error
        raise SourceError(said.BEING_WRITTEN)

    def _read_once(self) -> tuple[bytes, Stamp, Stamp]:
        # A device may do something when it is opened, so it is looked at before; and since a link
        # may have been turned to one meanwhile, nothing is waited for, and it is looked at again.
        _check_regular(os.stat(self.path))
        _check_kept(self.path)
        with open(self.path, "rb", opener=_open_at_once) as file:
            before = os.fstat(file.fileno())
            _check_regular(before)
            if before.st_size > MAX_BYTES:
                raise SourceError(said.too_large(MAX_BYTES // 1_000_000))
            data = file.read(MAX_BYTES) or b""
            after = os.fstat(file.fileno())
        return data, _stamp(before), _stamp(after)


def _check_regular(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise SourceError(said.NOT_A_FILE)


def _check_kept(path: Path) -> None:
    """Refuse what a link leads to among the system's own files, which no one keeps."""
    if os.path.realpath(path).startswith(SYSTEM):
        raise SourceError(said.SYSTEM_FILE)


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for whoever is at its other end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_size, found.st_mtime_ns)


@dataclass(slots=True)
class Found:
    """What paths name: files by their path, the folders gone through, and what is amiss.

    `missing` are paths given that do not exist; `unlisted` are folders that could not be
    looked into, each with the reason and the root it stands below.
    """

    files: dict[str, SourceFile] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unlisted: dict[str, tuple[str, str]] = field(default_factory=dict)


def find_files(paths: Sequence[str | Path], *, may_be_missing: bool = False) -> Found:
    """Find the files that paths name: each file, and everything below each folder.

    Hidden files and folders are passed over, and what programs keep beside papers, and archives of
    the product's own; a link to a folder is named, not followed.

    Raises:
        SettingError: a path does not exist, or is a folder that cannot be listed.
    """
    found = Found()
    for given in paths:
        path = os.path.abspath(given)
        if os.path.isdir(path):
            found.folders.append(path)
            for source in _walk(path, found):
                file = SourceFile(path, source)
                found.files[str(file.path)] = file
        elif os.path.lexists(path):
            found.files[path] = SourceFile(*os.path.split(path))
        elif may_be_missing:
            found.missing.append(path)
        else:
            raise SettingError(said.no_such_place(str(given)))
    return found


def _is_passed_over(here: str, name: str) -> bool:
    """Tell a folder that is hidden, or an archive: what was sent to one is not sent twice."""
    return name.startswith(".") or os.path.isfile(os.path.join(here, name, CATALOGUE))


def _is_machines(name: str) -> bool:
    """Tell a file that is hidden or a program's own, which nobody expects to be read."""
    lowered = name.lower()
    ending = os.path.splitext(lowered)[1]
    return name.startswith(".") or lowered.startswith(MACHINE_NAMES) or ending in MACHINES


def _walk(folder: str, found: Found) -> Iterator[str]:
    def note(error: OSError) -> None:
        if error.filename == folder:
            raise SettingError(said.folder_unreadable(folder, error.strerror))
        found.unlisted[error.filename] = (folder, error.strerror or str(error))

    for here, folders, names in os.walk(folder, onerror=note):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        folders[:] = sorted(name for name in folders if not _is_passed_over(here, name))
        for name in sorted([*names, *links]):
            if not _is_machines(name):
                yield os.path.relpath(os.path.join(here, name), folder).replace(os.sep, "/")
