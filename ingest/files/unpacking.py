"""Unpack a zip archive that somebody sent, within bounds.

What it holds is written only into one folder, under numbers for names; how it is called in the
archive is told beside. It runs in a process of its own, as files are read.
"""

import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.files.load import MAX_BYTES
from words import files as said

MOST_MEMBERS = 2000
"""Files in an archive; one of a council's year has some hundred."""
MOST_UNPACKED = 500_000_000
"""Bytes that an archive may unpack to."""
MOST_TIMES, FREE = 200, 10_000_000
"""How many times its own size a file may unpack to, from so many bytes on."""
DEEPEST = 10
"""Folders within folders."""
PIECE = 1_000_000
"""Bytes that are written at once."""
MOST_NAMED = 5
"""Files of one archive that are named one by one where all are refused for the same reason."""
ALIEN = "__MACOSX/"
"""What some systems add, which nobody packed."""
OFFICE = "[Content_Types].xml"
"""What a Word file holds, which is a zip archive too."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: how it is called there, and where it lies now, or why it does not."""

    name: str
    path: Path | None = None
    refused: str = ""


def unpack(_: None, job: tuple[Path, Path]) -> list[Member] | str:
    """Unpack an archive into a folder; return its files, or why it cannot be unpacked at all.

    Args:
        job: the archive, and an empty folder.
    """
    archive, folder = job
    try:
        with zipfile.ZipFile(archive) as opened:
            wanted = [one for one in opened.infolist() if not _is_passed_over(one)]
            if OFFICE in opened.namelist():
                return said.OFFICE_ZIP
            if len(wanted) > MOST_MEMBERS:
                return said.too_many_packed(MOST_MEMBERS)
            return list(_members(opened, wanted, folder))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return said.NOT_ZIP
    except MemoryError:
        return said.ZIP_TOO_LARGE


def refused_in_lines(members: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """Yield what was not unpacked, with the reason; of many with the same, only how many."""
    named: dict[str, list[str]] = {}
    for one in members:
        if one.path is None:
            named.setdefault(one.refused, []).append(one.name)
    for reason, names in named.items():
        if len(names) > MOST_NAMED:
            yield said.several(len(names), names[0]), reason
        else:
            yield from ((name, reason) for name in names)


def _is_passed_over(one: zipfile.ZipInfo) -> bool:
    parts = one.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    return one.is_dir() or hidden or one.filename.startswith(ALIEN)


def _members(
    opened: zipfile.ZipFile, wanted: list[zipfile.ZipInfo], folder: Path
) -> Iterator[Member]:
    left = MOST_UNPACKED
    for number, one in enumerate(wanted):
        refused = _refused(one)
        path = folder / str(number)
        if not refused:
            refused = _write(opened, one, path, min(left, MAX_BYTES))
        if refused:
            path.unlink(missing_ok=True)
            yield Member(one.filename, refused=refused)
        else:
            left -= path.stat().st_size
            yield Member(one.filename, path)


def _refused(one: zipfile.ZipInfo) -> str:
    """Say why a file of an archive is not unpacked, by what the archive says of it."""
    name = one.filename.replace("\\", "/")
    parts = name.split("/")
    if name.startswith("/") or ":" in parts[0] or ".." in parts:
        return said.LEADS_OUT
    if len(parts) > DEEPEST:
        return said.too_deep(DEEPEST)
    if stat.S_ISLNK(one.external_attr >> 16):
        return said.PACKED_LINK
    if one.flag_bits & 0x1:
        return said.PACKED_PROTECTED
    if name.lower().endswith(".zip"):
        return said.ZIP_IN_ZIP
    return ""


def _write(opened: zipfile.ZipFile, one: zipfile.ZipInfo, path: Path, most: int) -> str:
    """Write a file of an archive; return why it was given up, empty if it was not."""
    written, most_by_packed = 0, max(FREE, one.compress_size * MOST_TIMES)
    try:
        with opened.open(one) as packed, path.open("xb") as file:
            while piece := packed.read(PIECE):
                written += len(piece)
                if written > min(most, most_by_packed):
                    return said.ZIP_UNPACKS_TO_MORE
                file.write(piece)
    except Exception:  # zip, zlib, bz2 and lzma have errors of their own, and many
        return said.PACKED_DAMAGED
    return ""
