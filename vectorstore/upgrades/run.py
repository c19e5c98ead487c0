"""Bring an archive of an earlier format forward, at once or not at all.

The steps are taken on a copy of the catalogue, its indexes are made where they have to be, and
only then does the copy's content take the place of the catalogue's, in one transaction. A process
that is killed before leaves the archive as it was; `upgrade` begins anew then.
"""

import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from errors import StoreError
from settings import CatalogueServer
from vectorstore.catalogue import CATALOGUE, Catalogue, must_be_there
from vectorstore.embedding import EmbeddingModel
from vectorstore.format import SCHEMA_VERSION, other_format
from vectorstore.reindexing import make_indexes
from vectorstore.sqlite_files import (
    Connection,
    changing,
    copy_database,
    make_one_file,
    read_about,
)
from vectorstore.upgrades import from_1, from_2, from_3
from vectorstore.vector_drafts import copy_at_rest
from vectorstore.write_lock import holding
from words import archive as said
from words import upkeep as said_of_upkeep

WORK = ".upgrading"
_NOTE = "copy"
"""In it, the name of the copy that an interrupted run kept: the next one keeps no other."""


@dataclass(frozen=True, slots=True)
class Step:
    """What makes the next format of one, and whether the indexes have to be made afresh then."""

    made_of: str
    bring: Callable[[Connection, Path], None]
    indexes: bool = False


STEPS = (
    Step("1", from_1.bring),
    Step("2", from_2.bring, indexes=True),
    Step("3", from_3.bring),
)
"""In order; the last makes today's format."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade came to.

    `before` and `now` are the formats, the same where nothing was to be done; `embedded` counts
    the texts whose vectors could not be kept, of all `vectors`. `copy` is where the archive is as
    it was.
    """

    store: Path
    before: str
    now: str
    documents: int
    passages: int
    vectors: int
    embedded: int
    copy: Path | None
    seconds: float


def upgrade(
    store: Path,
    model: EmbeddingModel,
    *,
    copy: bool = True,
    server: CatalogueServer | None = None,
) -> Upgraded:
    """Make an archive of an earlier format one of today's.

    Args:
        store: the archive's folder.
        model: what it was, and will be, embedded with.
        copy: keep the archive as it is beside it, too.
        server: the server that holds its catalogue, of which no earlier format was ever made.

    Raises:
        StoreBusy: another process is writing to it.
        StoreError: there is none, it is of a format that cannot be brought forward or of another
            model, or it cannot be read or written.
    """
    started = time.perf_counter()
    if server:
        return _as_it_is(store, server, model, started)
    must_be_there(store)
    with holding(store):
        about = read_about(store / CATALOGUE)
        found = about.get("schema", "")
        steps = steps_from(store, found)
        if about.get("model") != model.name:
            raise StoreError(said.other_model(store, about.get("model"), model.name))
        try:
            kept = _keep_copy(store, found) if copy and steps else None
            embedded = _take(steps, store, model, kept) if steps else 0
            _clear(store)
        except OSError as error:
            why = error.strerror or error
            raise StoreError(said_of_upkeep.not_upgraded(store, why)) from error
        counts = _count(store / CATALOGUE, model)
    seconds = round(time.perf_counter() - started, 3)
    return Upgraded(store, found, SCHEMA_VERSION, *counts, embedded, kept, seconds)


def _as_it_is(
    store: Path, server: CatalogueServer, model: EmbeddingModel, started: float
) -> Upgraded:
    counts = _count(server, model)  # which tells of another format
    seconds = round(time.perf_counter() - started, 3)
    return Upgraded(store, SCHEMA_VERSION, SCHEMA_VERSION, *counts, 0, None, seconds)


def _count(place: Path | CatalogueServer, model: EmbeddingModel) -> tuple[int, int, int]:
    """Return how many documents, passages and vectors a catalogue holds."""
    with closing(Catalogue(place, model=model.name, create=False)) as catalogue:
        return *catalogue.counts(restricted=True), catalogue.count_vectors()


def steps_from(store: Path, found: str) -> Sequence[Step]:
    """Return the steps that lead from a format to today's.

    Raises:
        StoreError: it is newer, or nothing leads from it.
    """
    if found == SCHEMA_VERSION:
        return ()
    at = next((n for n, step in enumerate(STEPS) if step.made_of == found), None)
    if at is None:
        raise StoreError(other_format(store, found))
    return STEPS[at:]


def _keep_copy(store: Path, found: str) -> Path:
    """Copy the archive as it is: under another name until all of it is there."""
    folder, note = store.absolute(), store / WORK / _NOTE
    if note.exists() and (earlier := folder.with_name(note.read_text("utf-8"))).is_dir():
        return earlier
    place, number = folder.with_name(f"{folder.name}-format-{found}"), 1
    while place.exists():
        number += 1
        place = folder.with_name(f"{folder.name}-format-{found} ({number})")
    half = place.with_name(f".{place.name}.part")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    try:
        copy_database(store / CATALOGUE, half / CATALOGUE)
        make_one_file(half / CATALOGUE)
        for held in sorted(store.glob("vectors*")):
            copy_at_rest(held, half / held.name)
        if (store / "words").is_dir():
            shutil.copytree(store / "words", half / "words")
        half.rename(place)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return place


def _take(steps: Sequence[Step], store: Path, model: EmbeddingModel, kept: Path | None) -> int:
    """Take steps; return how many texts were embedded."""
    work = store / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    if kept:
        (work / _NOTE).write_text(kept.name, "utf-8")
    copy_database(store / CATALOGUE, work / CATALOGUE)
    with changing(work / CATALOGUE) as db:
        for step in steps:
            step.bring(db, store)
        db.execute("INSERT OR REPLACE INTO about VALUES ('schema', ?)", (SCHEMA_VERSION,))
    with closing(Catalogue(work / CATALOGUE, model=model.name)):
        pass  # adds the tables that have come since
    embedded = 0
    if any(step.indexes for step in steps):
        embedded = make_indexes(work, model)
        _put_indexes(work, store)
    copy_database(work / CATALOGUE, store / CATALOGUE)
    return embedded


def _put_indexes(work: Path, store: Path) -> None:
    """Put indexes that were made afresh into the archive; nothing reads them yet."""
    for made in [*work.glob("vectors-*"), work / "words"]:
        shutil.rmtree(store / made.name, ignore_errors=True)
        made.rename(store / made.name)


def _clear(store: Path) -> None:
    """Delete what an archive of today's format has no use for, also after an interrupted run."""
    for left in (store / WORK, store / from_2.VECTORS):
        shutil.rmtree(left, ignore_errors=True)
