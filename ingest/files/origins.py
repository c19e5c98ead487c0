"""Read what stands beside fetched papers of where they are from: a hidden `.origin.json`.

It maps the paths of papers, from its folder on, to what their publisher says of them. Whoever
wrote it may have been stopped, or mean ill: what cannot be read of it is told, and makes nothing
public that it may forbid.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from errors import SourceError
from ingest.files.load import SourceFile
from ingest.files.origin_file import NAME, Read, key_of, read_origins
from ingest.metadata.origin import UNKNOWN, Origin, mark_in, was_held
from schema import FETCHED
from vectorstore.belonging import Belonging
from vectorstore.records import SourceRecord
from words import files as said


@dataclass(frozen=True, slots=True)
class Ailing:
    """A file of origins of which nothing could be read, or not all, and why."""

    path: str
    reason: str
    whole: bool


class Origins:
    """What is said of files by the folders that they are in, and by those around these.

    Of what folders say that lie within each other, the nearest counts, but a paper that any of
    them restricts is restricted. So is one that an earlier run held back for what was said of it,
    or that has the contents of such a one, until something is said of it again.

    Args:
        recorded: what is recorded of sources, by their paths.
    """

    def __init__(self, recorded: Mapping[str, SourceRecord] = {}) -> None:
        self._recorded = recorded
        held = [one for one in recorded.values() if was_held(reader_of(one))]
        self._held = {one.sha256.rpartition(":")[2] for one in held} - {""}
        self._sizes = {one.size for one in held}
        self._read: dict[Path, Read | None] = {}
        self._known: dict[Path, list[tuple[Path, Read]]] = {}

    def of(self, file: SourceFile) -> Origin:
        """Return what is said of a file."""
        path = file.path
        record = self._recorded.get(str(path))
        before = reader_of(record) if record else ""
        said_of = []
        for folder, read in self._around(path.parent):
            if read.lost:
                return Origin(lost=said.origin_lost(folder / NAME), kept=mark_in(before))
            below = key_of(path.relative_to(folder).as_posix())
            said_of += [read.origins[below]] if below in read.origins else []
        if said_of:
            return replace(
                said_of[0],
                restricted=any(one.restricted for one in said_of),
                doubted=any(one.doubted for one in said_of),
                shown=all(one.shown for one in said_of),
            )
        return Origin(restricted=True) if was_held(before) or self._is_copy(file) else UNKNOWN

    def ailing(self) -> list[Ailing]:
        """Return the files of origins, of those that were asked for, that are not whole."""
        found = []
        for folder, read in self._read.items():
            if read and (read.lost or read.wrong):
                reason = read.lost or said.origins_wrong(len(read.wrong), *read.wrong[0])
                found.append(Ailing(str(folder / NAME), reason, whole=bool(read.lost)))
        return found

    @property
    def told(self) -> bool:
        """Tell whether anything is said of the files that were asked for."""
        return any(read and read.origins for read in self._read.values())

    def fetched_since(
        self, held: Iterable[Belonging], recorded: Mapping[str, SourceRecord]
    ) -> Iterator[Belonging]:
        """Yield documents that were fetched again, and say what they said, with the later time.

        Args:
            held: every document.
            recorded: what is recorded of sources by now; what could not be read again is as of
                when it was.
        """
        for one in held:
            file = SourceFile(one.root, one.source)
            record, note = recorded.get(str(file.path)), self.of(file).note
            if not note or record is None or record.state != "ingested":
                continue
            notes = tuple(note if old.startswith(FETCHED) else old for old in one.notes)
            notes = notes if note in notes else (*notes, note)
            if notes != one.notes:
                yield replace(one, notes=notes)

    def _around(self, folder: Path) -> list[tuple[Path, Read]]:
        """Return what is said in a folder, and in those around it, nearest first."""
        if folder not in self._known:
            around = ((one, self._in(one)) for one in (folder, *folder.parents))
            self._known[folder] = [(one, read) for one, read in around if read]
        return self._known[folder]

    def _in(self, folder: Path) -> Read | None:
        if folder not in self._read:
            file = SourceFile(str(folder), NAME)
            self._read[folder] = read_origins(file) if os.path.lexists(file.path) else None
        return self._read[folder]

    def _is_copy(self, file: SourceFile) -> bool:
        """Tell whether a file that is not known has the contents of one that was held back."""
        stamp = file.stamp()
        known = str(file.path) in self._recorded or not self._sizes
        if known or not stamp or (stamp.size not in self._sizes and min(self._sizes) >= 0):
            return False
        try:
            return hashlib.sha256(file.read()[0]).hexdigest() in self._held
        except SourceError:
            return False


def reader_of(record: SourceRecord) -> str:
    """Return the name of the way in which a file was read."""
    return record.sha256.rpartition(":")[0]
