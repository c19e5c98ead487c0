"""What a keeper does to single documents: correct what was read, remove, and take both back.

Each is recorded first and then takes effect, so that a crash between leaves nothing undone: the
next ingest does what is left. It knows no page and no command.
"""

import contextlib
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from errors import SettingError
from ingest.by_hand.given import checked, fact_named
from ingest.files.load import SourceFile
from ingest.files.pipeline import read_again
from ingest.files.reading import identity
from ingest.files.report import Report, in_a_line
from schema import FACTS
from vectorstore.by_hand import ByHand, Correction, Removal
from vectorstore.records import SourceRecord
from words import by_hand as said

if TYPE_CHECKING:
    from vectorstore.archive import Archive

OpenArchive: TypeAlias = "Archive"
"""What the pages hand on and look into no further."""
One = TypeVar("One", ByHand, SourceRecord)


@contextlib.contextmanager
def opened(archive: "Archive") -> Iterator["Archive"]:
    """Open an archive once more, to write to it from another thread than those that read it."""
    with contextlib.closing(archive.again()) as another:
        yield another


def correct(archive: "Archive", target: str, given: Mapping[str, str], *, by: str = "") -> Report:
    """Correct facts of a document, and read it again so.

    Args:
        archive: which holds it.
        target: its source, whole path, or id.
        given: the facts as text; what is empty is unknown, and what was read is no correction.
        by: who corrects.

    Raises:
        SettingError: there is no such document or fact, or the fact cannot be so.
        StoreBusy: another process is writing to the archive.
    """
    values = checked(given)
    with archive.held():
        one = _known(archive, target)
        now = archive.catalogue.facts_of(one.id)
        if now is None:
            raise SettingError(said.nothing_read(target))
        made = {was.field: was for was in one.corrected}
        for field, value in values.items():
            read = made[field].read if field in made else now[field]
            made[field] = Correction(field, value, read, by, _now())
        corrected = tuple(was for was in made.values() if was.value != was.read)
        archive.catalogue.keep_by_hand([replace(one, corrected=corrected)])
        return read_again([SourceFile(one.root, one.source)], archive)


def uncorrect(archive: "Archive", target: str, fields: Sequence[str] = ()) -> Report:
    """Take corrections of a document back, all or those of some facts, and read it again.

    Raises:
        SettingError: there is no such document or fact, or nothing of it was corrected.
        StoreBusy: another process is writing to the archive.
    """
    named = [fact_named(field) for field in fields] or FACTS
    with archive.held():
        one = _touched(archive, target)
        left = tuple(was for was in one.corrected if was.field not in named)
        if len(left) == len(one.corrected):
            raise SettingError(said.not_corrected(target))
        archive.catalogue.keep_by_hand([replace(one, corrected=left)])
        return read_again([SourceFile(one.root, one.source)], archive)


def remove(archive: "Archive", targets: Sequence[str], *, by: str = "") -> list[str]:
    """Remove documents, or files that came to nothing, until they are restored.

    Their files stay where they are.

    Returns:
        Their sources.

    Raises:
        SettingError: there is no such file.
        StoreBusy: another process is writing to the archive.
    """
    with archive.writing():
        known = [_known(archive, target) for target in targets]
        removed = [replace(one, removed=Removal(by, _now())) for one in known]
        archive.catalogue.keep_by_hand(removed)
        archive.remove([one.id for one in removed])
        archive.catalogue.forget_sources(one.path for one in removed)
    return [one.source for one in removed]


def restore(archive: "Archive", targets: Sequence[str]) -> Report:
    """Let removed documents come back, and read their files.

    Raises:
        SettingError: no such document was removed.
        StoreBusy: another process is writing to the archive.
    """
    with archive.held():
        found = [_touched(archive, target) for target in targets]
        for target, one in zip(targets, found, strict=True):
            if one.removed is None:
                raise SettingError(said.not_removed(target))
        archive.catalogue.keep_by_hand(replace(one, removed=None) for one in found)
        return read_again([SourceFile(one.root, one.source) for one in found], archive)


def _known(archive: "Archive", target: str) -> ByHand:
    """Return what was done to a file that the archive knows, nothing if nobody did anything.

    Raises:
        SettingError: there is none, or several are called so.
    """
    found = [one for one in archive.catalogue.sources().values() if _is_called(one, target)]
    if not found:
        raise SettingError(said.unknown_file(target))
    record = _only(target, found)
    key = identity(record.path)
    done = archive.catalogue.by_hand().get(record.path) or ByHand(
        key, record.path, record.root, record.source, 0, ""
    )
    size = max(0, record.size)
    return replace(
        done,
        size=size,
        sha256=record.sha256.rpartition(":")[2],
        root=record.root,
        source=record.source,
    )


def _touched(archive: "Archive", target: str) -> ByHand:
    """Return what was done to a document by hand.

    Raises:
        SettingError: nothing was, or to several that are called so.
    """
    found = [one for one in archive.catalogue.by_hand().values() if _is_called(one, target)]
    if not found:
        raise SettingError(said.untouched(target))
    return _only(target, found)


def _only(target: str, found: Sequence[One]) -> One:
    if len(found) > 1:
        paths = ", ".join(in_a_line(one.path) for one in found)
        raise SettingError(said.several_called(target, paths))
    return found[0]


def _is_called(one: ByHand | SourceRecord, target: str) -> bool:
    return target in (one.source, one.path, identity(one.path))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
