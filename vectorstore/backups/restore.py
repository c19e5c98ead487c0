"""Put an archive back from a backup: all of it, or nothing.

Everything is taken out beside where it belongs, and compared with what the backup says of itself,
before anything is put in its place. The catalogue comes last: a folder without one is no archive,
so what an interrupted restore leaves is taken for none, and the next one begins anew.
"""

import contextlib
import hashlib
import shutil
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from errors import SettingError, StoreError
from settings import CatalogueServer, ChromaServer
from vectorstore.archive import Archive
from vectorstore.backups.manifest import (
    MANIFEST,
    MANIFEST_BYTES,
    UPLOADS,
    Manifest,
    Part,
    is_index,
    leads_astray,
    read_manifest,
)
from vectorstore.catalogue import CATALOGUE, Catalogue
from vectorstore.copying import copy_catalogue
from vectorstore.embedding import EmbeddingModel
from vectorstore.format import EARLIER, SCHEMA_VERSION, other_format
from vectorstore.reindexing import make_indexes
from vectorstore.sqlite_files import read_about
from vectorstore.upgrades.run import upgrade
from vectorstore.write_lock import holding
from words import archive as said_of_archive
from words import catalogue as said_of_catalogue
from words import upkeep as said

WORK = ".restoring"
CHUNK = 2**20
SPARE_BYTES = 50_000_000
"""Of the disk, so much is to be left."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
"""What a damaged zip file makes of its reader; RuntimeError is also of what it cannot read."""


@dataclass(frozen=True, slots=True)
class Restored:
    """An archive that was put back: where, of which backup, and whether its indexes were made.

    `uploads_were` is the folder that what was sent was in, None if that is where it is now.
    """

    store: Path
    manifest: Manifest
    indexes_made: bool
    uploads_were: str | None
    seconds: float


def restore(
    file: Path,
    store: Path,
    model: EmbeddingModel,
    *,
    chroma: ChromaServer | None = None,
    server: CatalogueServer | None = None,
) -> Restored:
    """Put an archive back.

    Args:
        file: the backup.
        store: the archive's folder, with no archive in it.
        model: what the archive was embedded with.
        chroma: the server that is to hold its vectors, where one is to hold its catalogue.
        server: the server that is to hold its catalogue; without one, the folder does.

    Raises:
        SettingError: there is no such file, or there is an archive in the folder.
        StoreBusy: another process is writing there.
        StoreError: the backup is damaged, newer than this program or of another model, or the
            folder cannot be written.
    """
    started = time.perf_counter()
    with _opened(file) as packed:
        manifest = _checked(file, packed, model)
        try:
            store.mkdir(parents=True, exist_ok=True)
            with holding(store):
                _check_folder(store, manifest)
                if server:
                    _check_empty(server, model)
                made = _restore(file, packed, manifest, store, model, server)
                if server:
                    _make_indexes(store, model, chroma, server)
        except OSError as error:
            raise StoreError(said.not_restored(store, error.strerror or error)) from error
    uploads = str(Path(manifest.folder) / UPLOADS)
    moved = manifest.uploads and uploads != str(store.absolute() / UPLOADS)
    seconds = round(time.perf_counter() - started, 3)
    return Restored(store, manifest, made, uploads if moved else None, seconds)


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        packed = zipfile.ZipFile(file)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise SettingError(said.no_backup(file)) from error
    except _DAMAGED as error:
        raise StoreError(said.backup_cut(file)) from error
    except OSError as error:
        raise StoreError(said.backup_unreadable(file, error.strerror or error)) from error
    with packed:
        yield packed


def _checked(file: Path, packed: zipfile.ZipFile, model: EmbeddingModel) -> Manifest:
    """Return what a backup says of itself, where it can be restored and holds just that."""
    names = packed.namelist()
    if MANIFEST not in names:
        raise StoreError(said.no_backup_at_all(file))
    try:
        with _reading(file, MANIFEST), packed.open(MANIFEST) as source:
            manifest = read_manifest(file, source.read(MANIFEST_BYTES))
    except OSError as error:
        raise StoreError(said.backup_unreadable(file, error.strerror or error)) from error
    if manifest.archive_format not in (*EARLIER, SCHEMA_VERSION):
        raise StoreError(other_format(file, manifest.archive_format))
    if manifest.model != model.name:
        raise StoreError(said_of_archive.other_model(file, manifest.model, model.name))
    places = [part.path for part in manifest.parts]
    for place in {*places, *names} - {MANIFEST}:
        if leads_astray(place):
            raise StoreError(said.leads_astray(file, place))
    if sorted([*places, MANIFEST]) != sorted(names) or CATALOGUE not in places:
        raise StoreError(said.backup_damaged(file, said.OTHER_PARTS))
    return manifest


def _check_folder(store: Path, manifest: Manifest) -> None:
    """Make sure that nothing is in the way, but what an interrupted restore has left."""
    if (store / CATALOGUE).exists():
        raise SettingError(said.archive_there(store))
    if not (store / WORK).exists():
        there = [top for top in _tops(manifest) if (store / top).exists()]
        if there:
            raise SettingError(said.in_the_way(store, there[0]))
    needed = sum(part.bytes for part in manifest.parts) + SPARE_BYTES
    free = shutil.disk_usage(store).free
    if free < needed:
        raise StoreError(said.no_room(store, needed, free))


def _tops(manifest: Manifest) -> list[str]:
    return sorted({part.path.partition("/")[0] for part in manifest.parts})


def _check_empty(server: CatalogueServer, model: EmbeddingModel) -> None:
    """Make sure that there is nothing in a database, or what makes an archive and no more."""
    with closing(Catalogue(server, model=model.name)) as catalogue:
        if catalogue.versions() or catalogue.sources() or catalogue.folders():
            raise SettingError(said_of_catalogue.archive_there(server.address))


def _fill(server: CatalogueServer, taken: Path, model: str) -> None:
    """Fill a database with the catalogue that was taken out."""
    with (
        closing(Catalogue(taken, model=model)) as held,
        closing(Catalogue(server, model=model)) as catalogue,
    ):
        held.index(replace(held.indexed(), behind=True, marks=()))
        held.archive_id(another=True)  # the one that was backed up may go on at the same server
        copy_catalogue(held, catalogue)


def _make_indexes(
    store: Path, model: EmbeddingModel, chroma: ChromaServer | None, server: CatalogueServer
) -> None:
    with (
        closing(Archive(store, model, create=False, chroma=chroma, server=server)) as archive,
        archive.writing(),
    ):
        pass  # before, both are brought in step with the catalogue


def _restore(
    file: Path,
    packed: zipfile.ZipFile,
    manifest: Manifest,
    store: Path,
    model: EmbeddingModel,
    server: CatalogueServer | None,
) -> bool:
    """Take everything out, then put it in its place; tell whether indexes were made afresh."""
    work = store / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        for part in manifest.parts:
            _take_out(file, packed, part, work)
        if read_about(work / CATALOGUE).get("schema") != manifest.archive_format:
            raise StoreError(said.backup_damaged(file, said.OTHER_PARTS))
        if manifest.archive_format != SCHEMA_VERSION:
            upgrade(work, model, copy=False)
        if not manifest.indexes and not server:
            make_indexes(work, model)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    _put_in_place(work, store, server, model.name)
    return bool(server) or not manifest.indexes


def _take_out(file: Path, packed: zipfile.ZipFile, part: Part, work: Path) -> None:
    """Take a part out; no more of it than there should be, and nothing but what was put in."""
    target = work / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    size, digest = 0, hashlib.sha256()
    with _reading(file, part.path), packed.open(part.path) as source, target.open("wb") as taken:
        while size <= part.bytes and (data := source.read(CHUNK)):
            size += len(data)
            digest.update(data)
            taken.write(data)
    if (size, digest.hexdigest()) != (part.bytes, part.sha256):
        raise StoreError(said.backup_damaged(file, said.part_altered(part.path)))


@contextlib.contextmanager
def _reading(file: Path, place: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise StoreError(said.backup_damaged(file, said.part_altered(place))) from error


def _put_in_place(work: Path, store: Path, server: CatalogueServer | None, model: str) -> None:
    """Move what was taken out to where it belongs, the catalogue last."""
    made = sorted(work.iterdir(), key=lambda path: path.name == CATALOGUE)
    for path in made:
        if path.name == "lock" or (server and is_index(path.name)):
            continue
        if path.name == CATALOGUE and server:
            _fill(server, path, model)
            continue
        place = store / path.name
        if place.is_dir():
            shutil.rmtree(place)
        path.replace(place)
    shutil.rmtree(work, ignore_errors=True)
