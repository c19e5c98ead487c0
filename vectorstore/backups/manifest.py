"""What a backup says of itself, and the places that its parts may have.

A backup is a zip file of an archive's parts, under their places in the archive's folder, and last
the manifest, with the size and the SHA-256 of each part.
"""

import re
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter, ValidationError

from checked import in_words
from errors import StoreError
from vectorstore.sqlite_files import CATALOGUE
from words import upkeep as said

FORMAT = 1
"""Of backups. Raise this when an earlier program could not restore one."""
MANIFEST = "manifest.json"
MANIFEST_BYTES = 200_000_000
"""No manifest is larger; one line a part."""
UPLOADS, WORDS = "uploads", "words"
PERSONAL = ("conversations.sqlite", "review.sqlite")
"""Files that hold what readers asked."""
_TOPS = re.compile(rf"vectors-\d+|{WORDS}|{UPLOADS}")
_MISLEADING = re.compile(r"[\\\0]|^[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the archive: its place below the archive's folder, its size and its SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    `format` is the backup's, `archive_format` the catalogue's; `program` is the version of this
    program, empty if it is not known, and `readers` are the ways in which files were read. `folder`
    is where the archive was. Without `indexes` they are made afresh when it is restored.
    """

    format: int
    archive_format: str
    program: str
    model: str
    readers: tuple[str, ...]
    made: str
    folder: str
    documents: int
    passages: int
    vectors: int
    indexes: bool = False
    conversations: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def uploads(self) -> int:
        """Return how many files that were sent it holds."""
        return sum(part.path.startswith(f"{UPLOADS}/") for part in self.parts)

    def as_json(self) -> bytes:
        """Return it as it is written."""
        return TypeAdapter(Manifest).dump_json(self, indent=1)


def read_manifest(file: Path, text: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        StoreError: it is of a newer format, or is none.
    """
    try:
        found = TypeAdapter(_Format).validate_json(text).format
        if found > FORMAT:
            raise StoreError(said.later_backup(file, found, FORMAT))
        return TypeAdapter(Manifest).validate_json(text)
    except ValidationError as error:
        raise StoreError(said.backup_damaged(file, f"{MANIFEST}: {in_words(error)}")) from error


@dataclass(frozen=True, slots=True)
class _Format:
    format: int


def is_index(top: str) -> bool:
    """Tell whether a part of an archive's folder is an index."""
    return top == WORDS or top.startswith("vectors-")


def leads_astray(place: str) -> bool:
    """Tell whether a part's place is none that an archive's file can have."""
    path = PurePosixPath(place)
    if path.is_absolute() or path.as_posix() != place or _MISLEADING.search(place):
        return True
    if len(path.parts) < 2:
        return place not in (CATALOGUE, *PERSONAL)
    return ".." in path.parts or not _TOPS.fullmatch(path.parts[0])


def program_version() -> str:
    """Return this program's version, empty if it is not known."""
    try:
        return version("ask-the-minutes")
    except PackageNotFoundError:  # a clone
        described = Path(__file__).resolve().parents[2] / "pyproject.toml"
    try:
        return str(tomllib.loads(described.read_text("utf-8"))["project"]["version"])
    except (OSError, tomllib.TOMLDecodeError, KeyError):
        return ""
