"""Take in files that somebody sent: into a folder of the archive's own, then as any others.

A file is never written over another: one that is there already is said to be, and one of the
same name with other contents gets a number.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from errors import StoreError
from ingest.files.load import MAX_BYTES, SourceFile
from ingest.files.pipeline import read_again
from ingest.files.report import Problem, Progress, Report
from ingest.files.safe_names import safe_name, safe_path
from ingest.files.unpacking import Member, refused_in_lines, unpack
from ingest.files.workers import Lost, Workers
from ingest.parse import READABLE
from vectorstore.by_hand import ByHand
from vectorstore.records import SourceRecord
from words import files as said

if TYPE_CHECKING:
    from vectorstore.archive import Archive

FOLDER = "uploads"
"""Of the archive's folder, where what was sent is kept."""
MOST_FILES, MOST_BYTES = 300, 500_000_000
"""Files, and bytes of them all, that are taken at once."""
MEGABYTES = MAX_BYTES // 2**20
"""What one file may have; the server is told so too."""
ENDINGS = (*sorted(READABLE), ".zip")
_INCOMING = ".incoming"

Known = SourceRecord | ByHand
Unpackers = Workers[None, tuple[Path, Path], list[Member] | str]
Sent = tuple[str, bytes]
"""A file's name, and what it holds."""


@dataclass(slots=True)
class Taken:
    """What became of what was sent.

    `problems` are the files that were not taken, `there` those that the archive has already and
    `kept_out` those that people removed, each with where it is; `renamed` maps names to those
    they got.
    """

    report: Report = field(default_factory=Report)
    files: list[SourceFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    there: dict[str, str] = field(default_factory=dict)
    kept_out: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)


def take(
    sent: Sequence[Sent],
    archive: "Archive",
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Taken:
    """Take in files and zip archives, and bring the archive in step with them.

    Raises:
        SourceError: the processes that read files cannot be started.
        StoreBusy: another process is writing to the archive.
        StoreError: the archive's folder cannot be written.
    """
    with archive.held():
        folder = archive.folder.absolute() / FOLDER
        taking = _Taking(folder, _known(archive))
        try:
            taking.begin()
            taking.place(sent)
        except OSError as error:
            raise StoreError(said.not_kept(folder, error.strerror or error)) from error
        finally:
            taking.end()
        taken = taking.taken
        taken.report = read_again(taken.files, archive, on_progress=on_progress)
    return taken


def _ending(name: str) -> str:
    return PurePosixPath(safe_name(name)).suffix.lower()


def _known(archive: "Archive") -> dict[str, Known]:
    """Return what is known of files, by the SHA-256 of their contents.

    One that came to nothing counts only as long as it can be read again.
    """
    catalogue = archive.catalogue
    known: dict[str, Known] = {
        one.sha256: one for one in catalogue.by_hand().values() if one.removed
    }
    for record in catalogue.sources().values():
        if record.state == "ingested" or Path(record.path).exists():
            known[record.sha256.rpartition(":")[2]] = record
    known.pop("", None)
    return known


class _Taking:
    """What is sent on its way into the folder."""

    def __init__(self, folder: Path, known: dict[str, Known]) -> None:
        self.taken = Taken()
        self._folder = folder
        self._incoming = folder / _INCOMING
        self._known = known

    def begin(self) -> None:
        """Make an empty place for what comes in."""
        self.end()
        self._incoming.mkdir(parents=True)

    def end(self) -> None:
        """Clear that place away."""
        shutil.rmtree(self._incoming, ignore_errors=True)

    def place(self, sent: Sequence[Sent]) -> None:
        """Put what was sent into the folder."""
        size = 0
        with Unpackers(unpack, None) as workers:
            for number, (name, data) in enumerate(sent):
                size += len(data)
                if refused := self._refused(name, data, number + 1, size):
                    self._refuse(name, refused)
                    continue
                path = self._incoming / str(number)
                path.write_bytes(data)
                if name.lower().endswith(".zip"):
                    self._unpack(name, path, workers)
                else:
                    self._keep(name, safe_name(name), path)

    def _refused(self, name: str, data: bytes, count: int, size: int) -> str:
        if _ending(name) not in ENDINGS:
            return SourceFile("", safe_name(name)).unread_because
        if len(data) > MAX_BYTES:
            return said.too_large(MAX_BYTES // 1_000_000)
        if count > MOST_FILES or size > MOST_BYTES:
            return said.TOO_MUCH
        return ""

    def _refuse(self, name: str, reason: str) -> None:
        self.taken.problems.append(Problem(name, "failed", reason))

    def _unpack(self, name: str, path: Path, workers: Unpackers) -> None:
        unpacked = path.with_name(f"{path.name} unpacked")
        unpacked.mkdir()
        size = path.stat().st_size
        ((_, done),) = workers.map([(path, unpacked)], weigh=lambda _: size)
        if isinstance(done, Lost | str):
            self._refuse(name, done.reason if isinstance(done, Lost) else done)
            return
        folder = safe_name(name.rpartition(".")[0])
        for inside, reason in refused_in_lines(done):
            self._refuse(f"{name} › {inside}", reason)
        for member in done:
            inside = f"{name} › {member.name}"
            if member.path is None:
                continue
            if _ending(member.name) not in READABLE:
                self._refuse(inside, SourceFile("", safe_name(member.name)).unread_because)
            else:
                self._keep(inside, f"{folder}/{safe_path(member.name)}", member.path)

    def _keep(self, name: str, source: str, path: Path) -> None:
        """Put a file in its place, unless the archive has one with its contents."""
        key = hashlib.sha256(path.read_bytes()).hexdigest()
        known = self._known.get(key) if path.stat().st_size else self._same_place(source)
        if isinstance(known, ByHand):
            self.taken.kept_out[name] = known.source
        elif known is not None and known.state == "ingested":
            self.taken.there[name] = known.source
        elif known is not None:  # it came to nothing; perhaps it comes to something now
            self.taken.files.append(SourceFile(known.root, known.source))
        else:
            place = self._free(source)
            path.rename(self._folder / place)
            if place != source:
                self.taken.renamed[name] = place
            file = SourceFile(str(self._folder), place)
            self._known[key] = SourceRecord(str(file.path), file.root, place, 0, 0, key, "ingested")
            self.taken.files.append(file)

    def _same_place(self, source: str) -> Known | None:
        """Return what is known of an empty file: all have the same contents, and are no copies."""
        same = (one for one in self._known.values() if one.source == source)
        return next((one for one in same if one.root == str(self._folder)), None)

    def _free(self, source: str) -> str:
        """Return a path that is not taken, with its folder made."""
        path = PurePosixPath(source)
        if any((self._folder / above).is_file() for above in path.parents):
            path = PurePosixPath(path.name)  # a file is called as its folder would be
        (self._folder / path.parent).mkdir(parents=True, exist_ok=True)
        place, number = path, 1
        while os.path.lexists(self._folder / place):
            number += 1
            place = path.with_name(f"{path.stem} ({number}){path.suffix}")
        return place.as_posix()
