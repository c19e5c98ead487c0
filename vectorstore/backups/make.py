"""Back up an archive into one file, while others read it and write to it.

The catalogue is copied as it is at one moment. Its indexes are of that same moment only while
nobody writes, so the archive is held for as long as copying them takes. Where an ingest holds it,
they are left out, and made afresh when the backup is restored.
"""

import contextlib
import datetime
import hashlib
import os
import re
import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from dataclasses import replace as evolve
from pathlib import Path

from filelock import FileLock, Timeout

from errors import SettingError, StoreBusy, StoreError
from settings import CatalogueServer
from vectorstore.backups.manifest import (
    FORMAT,
    MANIFEST,
    PERSONAL,
    UPLOADS,
    WORDS,
    Manifest,
    Part,
    leads_astray,
    program_version,
)
from vectorstore.catalogue import CATALOGUE, Catalogue
from vectorstore.copying import copy_catalogue
from vectorstore.format import SCHEMA_VERSION
from vectorstore.sqlite_files import copy_database, make_one_file
from vectorstore.vector_drafts import copy_at_rest
from vectorstore.write_lock import LOCK, holding
from words import upkeep as said

WAIT = 10.0
"""Seconds to wait for somebody who writes: a keeper's change is done by then, an ingest is not."""
LEVEL = 1
"""Of compression: vectors hardly shrink, texts to a quarter, and more takes thrice the time."""
CHUNK = 2**20
_PASSING = re.compile(rf"(^|\.){LOCK}$|-journal$|^{UPLOADS}/\.")
"""Locks, and files that are on their way in."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: its file, how large it is, and what it holds."""

    file: Path
    bytes: int
    manifest: Manifest
    seconds: float


def back_up(
    store: Path,
    file: Path,
    *,
    model: str,
    conversations: bool = False,
    replace: bool = False,
    wait: float = WAIT,
    server: CatalogueServer | None = None,
) -> Made:
    """Back up an archive; the file is there when all of it is written, and not before.

    Args:
        store: the archive's folder.
        file: where to.
        model: the name of the model that the archive is embedded with.
        conversations: back up what readers asked, too.
        replace: write over an earlier file of that name.
        wait: seconds to wait for another process that writes.
        server: the server that holds the catalogue; without one, the folder does.

    Raises:
        SettingError: there is such a file, or it cannot be one.
        StoreBusy: another process is backing up to the same file.
        StoreError: there is no archive, or it cannot be read, or the file cannot be written.
    """
    started = time.perf_counter()
    place = server or store / CATALOGUE
    Catalogue(place, model=model, create=False).close()  # which tells of another format or model
    _check_file(file, replace)
    with _working(file) as work:
        if server:
            indexes = _copy_from(server, work, model)
        else:
            indexes = _copy_archive(store, work, model, wait)
        personal = _copy_personal(store, work) if conversations else False
        described = _describe(store, work, model)
        files = {**_below(work), **_below(store, UPLOADS)}
        packed = work / "packed"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as packing:
            parts = tuple(_pack(packing, place, path) for place, path in sorted(files.items()))
            manifest = evolve(described, indexes=indexes, conversations=personal, parts=parts)
            packing.writestr(MANIFEST, manifest.as_json())
        size = packed.stat().st_size
        _put(packed, file)
    return Made(file, size, manifest, round(time.perf_counter() - started, 3))


def _check_file(file: Path, replace: bool) -> None:
    if file.is_dir():
        raise SettingError(said.is_folder(file))
    if file.exists() and not replace:
        raise SettingError(said.backup_exists(file))
    if not file.absolute().parent.is_dir():
        raise SettingError(said.no_such_folder(file.absolute().parent))


@contextlib.contextmanager
def _working(file: Path) -> Iterator[Path]:
    """Give a folder beside the file to work in; what a killed process left in it is cleared."""
    work = file.absolute().with_name(f".{file.name}.part")
    try:
        work.mkdir(exist_ok=True)
        with FileLock(work / LOCK, timeout=0):
            try:
                for left in work.iterdir():
                    if left.name != LOCK:
                        _delete(left)
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except Timeout as error:
        raise StoreBusy(said.backup_under_way(file)) from error
    except OSError as error:
        raise StoreError(said.not_backed_up(file, error.strerror or error)) from error


def _describe(store: Path, work: Path, model: str) -> Manifest:
    """Return the manifest of a copied catalogue, its parts still missing."""
    with closing(Catalogue(work / CATALOGUE, model=model)) as catalogue:
        documents, passages = catalogue.counts(restricted=True)
        vectors, readers = catalogue.count_vectors(), tuple(catalogue.readers())
    make_one_file(work / CATALOGUE)
    return Manifest(
        format=FORMAT,
        archive_format=SCHEMA_VERSION,
        program=program_version(),
        model=model,
        readers=readers,
        made=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        folder=str(store.absolute()),
        documents=documents,
        passages=passages,
        vectors=vectors,
    )


def _copy_personal(store: Path, work: Path) -> bool:
    """Copy what readers asked; tell whether there is any."""
    held = [one for one in PERSONAL if (store / one).exists()]
    for one in held:
        copy_database(store / one, work / one)
        make_one_file(work / one)
    return bool(held)


def _copy_archive(store: Path, work: Path, model: str, wait: float) -> bool:
    """Copy the catalogue, and the indexes if nobody writes; tell whether these are there."""
    try:
        with holding(store, seconds=wait):
            copy_database(store / CATALOGUE, work / CATALOGUE)
            return _copy_indexes(store, work, model)
    except StoreBusy:
        copy_database(store / CATALOGUE, work / CATALOGUE)
        return False


def _copy_from(server: CatalogueServer, work: Path, model: str) -> bool:
    """Copy the catalogue from a server; the indexes are not there, and made when it is restored."""
    with (
        closing(Catalogue(server, model=model, create=False)) as held,
        closing(Catalogue(work / CATALOGUE, model=model)) as copy,
    ):
        copy_catalogue(held, copy)
    return False


def _copy_indexes(store: Path, work: Path, model: str) -> bool:
    with closing(Catalogue(work / CATALOGUE, model=model)) as catalogue:
        name = f"vectors-{catalogue.indexed().vectors}"
    if not ((store / name).is_dir() and (store / WORDS).is_dir()):
        return False
    try:
        copy_at_rest(store / name, work / name)
    except StoreError:  # somebody writes there, or the disk is at fault: the catalogue is the truth
        return False
    shutil.copytree(store / WORDS, work / WORDS, ignore=shutil.ignore_patterns("*.lock"))
    return True


def _below(folder: Path, part: str = "") -> dict[str, Path]:
    """Return the files below a part of a folder, by their places, but none that is passing."""
    files = (path for path in (folder / part).rglob("*") if path.is_file())
    placed = {path.relative_to(folder).as_posix(): path for path in files}
    return {place: path for place, path in placed.items() if not _PASSING.search(place)}


def _pack(packing: zipfile.ZipFile, place: str, path: Path) -> Part:
    """Pack a file; its size and its hash are those of what was packed."""
    if leads_astray(place):
        raise StoreError(said.name_unwritable(path))
    size, digest = 0, hashlib.sha256()
    try:
        with path.open("rb") as source, packing.open(place, "w", force_zip64=True) as target:
            while data := source.read(CHUNK):
                size += len(data)
                digest.update(data)
                target.write(data)
    except UnicodeEncodeError as error:
        raise StoreError(said.name_unwritable(path)) from error
    return Part(place, size, digest.hexdigest())


def _put(packed: Path, file: Path) -> None:
    """Put a file in its place once the disk has all of it."""
    with packed.open("rb") as written:
        os.fsync(written.fileno())
    packed.replace(file)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
