"""What a keeper does to single documents: correct what was read, remove, and take both back.

Each is recorded first and then takes effect, so that a crash between leaves nothing undone: the
next ingest does what is left. It knows no page and no command.
"""

import contextlib
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from errors import SettingError
from ingest.dates import find_dates
from ingest.load import SourceFile
from ingest.pipeline import read_again
from ingest.reading import identity
from ingest.report import Report, in_a_line
from schema import FACTS, KINDS, Fact
from vectorstore.by_hand import ByHand, Correction, Removal
from vectorstore.records import SourceRecord

if TYPE_CHECKING:
    from vectorstore.archive import Archive

OpenArchive: TypeAlias = "Archive"
"""What the pages hand on and look into no further."""
One = TypeVar("One", ByHand, SourceRecord)
LONGEST = 300
"""Characters of a fact."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLIEST, LATEST = 1700, 2199
"""Years of meetings."""


@contextlib.contextmanager
def opened(archive: "Archive") -> Iterator["Archive"]:
    """Open an archive once more, to write to it from another thread than those that read it."""
    from vectorstore.archive import Archive

    with contextlib.closing(Archive(archive.folder, archive.model, create=False)) as another:
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
            raise SettingError(f"{target}: nothing was read from it that could be corrected.")
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
    named = [_fact(field) for field in fields] or FACTS
    with archive.held():
        one = _touched(archive, target)
        left = tuple(was for was in one.corrected if was.field not in named)
        if len(left) == len(one.corrected):
            raise SettingError(
                f"{target}: nothing of that was corrected. `python -m ingest --by-hand` lists "
                "what was."
            )
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
                raise SettingError(
                    f"{target}: it was not removed. `python -m ingest --by-hand` lists what was."
                )
        archive.catalogue.keep_by_hand(replace(one, removed=None) for one in found)
        return read_again([SourceFile(one.root, one.source) for one in found], archive)


def checked(given: Mapping[str, str]) -> dict[Fact, str | None]:
    """Return facts as they are kept; what is empty is unknown.

    Raises:
        SettingError: there is no such fact, or it cannot be so.
    """
    return {_fact(field): _value(_fact(field), value) for field, value in given.items()}


def _fact(name: str) -> Fact:
    if name not in FACTS:
        raise SettingError(f"{name!r} is nothing that can be corrected; name {_either(FACTS)}.")
    return name


def _value(field: Fact, given: str) -> str | None:
    value = " ".join(given.split())
    if field == "kind" and value not in KINDS:
        raise SettingError(f"The kind cannot be {value!r}; it is {_either(KINDS)}.")
    if field == "title" and not any(char.isalnum() for char in value):
        raise SettingError("The title needs words.")
    if field == "date" and value:
        value = _as_iso(value)
    if field == "date" and value and not _is_day(value):
        raise SettingError(f"The date cannot be {value!r}; write it as 2024-05-31 or 31 May 2024.")
    if len(value) > LONGEST or not value.isprintable():
        raise SettingError(f"The {field} is too long or has odd characters; give words in a line.")
    return value or None


def _as_iso(value: str) -> str:
    """Return a date that is written as people write it in ISO 8601, what is none as it is."""
    found = find_dates(value)
    whole = len(found) == 1 and not (value[: found[0].start] + value[found[0].end :]).strip()
    day = found[0].date if whole else None
    return day.isoformat() if day else value


def _is_day(value: str) -> bool:
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(value)) and EARLIEST <= found.year <= LATEST


def _known(archive: "Archive", target: str) -> ByHand:
    """Return what was done to a file that the archive knows, nothing if nobody did anything.

    Raises:
        SettingError: there is none, or several are called so.
    """
    found = [one for one in archive.catalogue.sources().values() if _is_called(one, target)]
    if not found:
        raise SettingError(
            f"{target}: the archive knows no such file. `python -m vectorstore documents "
            "--include-restricted` lists its documents."
        )
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
        raise SettingError(
            f"{target}: nothing was done to it by hand. `python -m ingest --by-hand` lists what "
            "was."
        )
    return _only(target, found)


def _only(target: str, found: Sequence[One]) -> One:
    if len(found) > 1:
        paths = ", ".join(in_a_line(one.path) for one in found)
        raise SettingError(f"{target}: several files are called so ({paths}). Name one.")
    return found[0]


def _is_called(one: ByHand | SourceRecord, target: str) -> bool:
    return target in (one.source, one.path, identity(one.path))


def _either(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
