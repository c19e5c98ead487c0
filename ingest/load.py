"""Find and read the files to ingest. Knows the disk; knows nothing of what files say."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from errors import SettingError, SourceError
from ingest.parse import READABLE

MAX_BYTES = 100_000_000
"""Files larger than this hold pictures or data, not minutes."""


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

    def read(self) -> bytes:
        """Read the whole file.

        Raises:
            SourceError: it cannot be read, is too large, or has a name that is no text.
        """
        try:
            str(self.path).encode()
            found = self.path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise SourceError("it is no file with contents of its own; pass it over")
            if found.st_size > MAX_BYTES:
                raise SourceError(
                    f"it is larger than {MAX_BYTES // 1_000_000} MB; split it and ingest the parts"
                )
            return self.path.read_bytes()
        except UnicodeEncodeError as error:
            raise SourceError("its name is not valid UTF-8; rename it") from error
        except OSError as error:
            raise SourceError(f"it cannot be read ({error.strerror or error})") from error


def find_files(paths: Sequence[str | Path]) -> list[SourceFile]:
    """Find the files that paths name: each file, and everything below each folder.

    Hidden files and folders are passed over, as are links to folders.

    Raises:
        SettingError: a path does not exist or cannot be listed.
    """
    found: dict[str, SourceFile] = {}
    for given in paths:
        path = Path(os.path.abspath(given))
        if path.is_dir():
            files = [SourceFile(str(path), source) for source in _walk(path)]
        elif path.is_file():
            files = [SourceFile(str(path.parent), path.name)]
        else:
            raise SettingError(f"{given}: there is no such file or folder. Check the path.")
        found |= {str(file.path): file for file in files}
    return list(found.values())


def _walk(folder: Path) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise SettingError(f"{error.filename}: the folder cannot be read ({error.strerror}).")

    for here, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(here, name).relative_to(folder).as_posix()
