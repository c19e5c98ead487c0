"""A backup is one file of all that an archive holds, made while others use it."""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from conversations import log
from conversations import store as of_conversations
from errors import SettingError, StoreBusy, StoreError
from ingest.files import uploads
from tests.conftest import ROOT
from tests.finding import search
from tests.stores import bring, contents, paper
from tests.vectorstore.test_crash import files_no_larger_than
from vectorstore import Archive, EmbeddingModel
from vectorstore.backups.make import back_up
from vectorstore.backups.manifest import PERSONAL, UPLOADS
from vectorstore.backups.restore import restore
from vectorstore.catalogue import CATALOGUE

PAPERS = [
    paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken."),
    paper("hedges", "The hedge was cut."),
]


@pytest.fixture(scope="module")
def made(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with files that were sent and with conversations, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "store"
    with contextlib.closing(Archive(folder, model)) as archive:
        bring(archive, PAPERS)
    sent = folder / "uploads" / "Märchen & more" / "minutes (2).txt"
    sent.parent.mkdir(parents=True)
    sent.write_text("The pump was oiled.", "utf-8")
    (folder / "uploads" / ".incoming").mkdir()
    (folder / "uploads" / ".incoming" / "0").write_text("half")
    (folder / "notes.txt").write_text("nobody's")
    for name in PERSONAL:
        with contextlib.closing(sqlite3.connect(folder / name)) as db, db:
            db.execute("CREATE TABLE asked (question TEXT)")
            db.execute("INSERT INTO asked VALUES ('Who mended my lamp?')")
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "store"))


def names(file: Path) -> set[str]:
    with zipfile.ZipFile(file) as packed:
        return set(packed.namelist())


def left_beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir() if path.name != "store")


def test_the_parts_are_called_as_those_that_write_them_call_them() -> None:
    assert set(PERSONAL) == {of_conversations.FILE, log.FILE}
    assert uploads.FOLDER == UPLOADS


def test_it_holds_all_but_what_readers_asked(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    done = back_up(store, tmp_path / "b.zip", model=model.name)
    held = names(done.file)
    tops = {name.partition("/")[0] for name in held}
    assert {CATALOGUE, "uploads", "words", "manifest.json"} < tops
    assert any(top.startswith("vectors-") for top in tops)
    assert [name for name in held if name.startswith("uploads/")] == [
        "uploads/Märchen & more/minutes (2).txt"
    ]
    assert not [name for name in held if "lock" in name or "-wal" in name or "notes" in name]
    assert not set(PERSONAL) & held
    assert done.bytes == done.file.stat().st_size
    assert left_beside(done.file) == ["b.zip"]


def test_its_manifest_says_what_is_in_it(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    done = back_up(store, tmp_path / "b.zip", model=model.name)
    with zipfile.ZipFile(done.file) as packed:
        told = json.loads(packed.read("manifest.json"))
        for part in told["parts"]:
            data = packed.read(part["path"])
            assert part["bytes"] == len(data)
            assert part["sha256"] == hashlib.sha256(data).hexdigest()
    assert (told["format"], told["archive_format"], told["model"]) == (1, "4", model.name)
    assert (told["documents"], told["passages"], told["vectors"]) == (2, 3, 3)
    assert told["folder"] == str(store)
    assert told["program"]


def test_what_readers_asked_is_backed_up_when_that_is_said(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    done = back_up(store, tmp_path / "b.zip", model=model.name, conversations=True)
    assert set(PERSONAL) < names(done.file)
    restore(done.file, tmp_path / "back", model)
    for name in PERSONAL:
        with contextlib.closing(sqlite3.connect(tmp_path / "back" / name)) as db:
            assert db.execute("SELECT * FROM asked").fetchall() == [("Who mended my lamp?",)]


def test_a_file_is_written_over_only_when_that_is_said(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    file = tmp_path / "b.zip"
    file.write_text("another")
    with pytest.raises(SettingError, match="--force"):
        back_up(store, file, model=model.name)
    assert file.read_text() == "another"
    back_up(store, file, model=model.name, replace=True)
    assert CATALOGUE in names(file)


@pytest.mark.parametrize("where", ["store", "nowhere/b.zip", "store/catalogue.sqlite/b.zip"])
def test_a_place_that_can_be_no_file_is_told(
    where: str, store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    with pytest.raises(SettingError, match="folder"):
        back_up(store, tmp_path / where, model=model.name)


def test_no_archive_and_another_model_are_told(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="no archive"):
        back_up(tmp_path / "nowhere", tmp_path / "b.zip", model=model.name)
    with pytest.raises(StoreError, match="embedding model"):
        back_up(store, tmp_path / "b.zip", model="another")
    assert left_beside(tmp_path / "b.zip") == []


@pytest.mark.parametrize("name", [b"a\\b.txt", b"caf\xe9.txt"])
def test_a_name_that_could_not_be_restored_is_told_before(
    name: bytes, store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    (store / "uploads" / os.fsdecode(name)).write_text("sent")
    with pytest.raises(StoreError, match="Rename it"):
        back_up(store, tmp_path / "b.zip", model=model.name)
    assert left_beside(tmp_path / "b.zip") == []


def test_a_catalogue_that_is_damaged_is_not_backed_up_as_if_it_were_whole(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    with (store / CATALOGUE).open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises(StoreError):
        back_up(store, tmp_path / "b.zip", model=model.name)
    assert left_beside(tmp_path / "b.zip") == []


def test_vectors_that_cannot_be_copied_are_left_out(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    for folder in store.glob("vectors-*"):
        (folder / "x-journal").touch()  # as if it were always being written
    done = back_up(store, tmp_path / "b.zip", model=model.name)
    assert not done.manifest.indexes
    assert not [name for name in names(done.file) if name.startswith("vectors-")]


@pytest.mark.parametrize("size", [100, 20_000, 60_000])
@pytest.mark.parametrize("before", [None, "an earlier one"])
def test_a_full_disk_is_told_and_leaves_no_half_file(
    size: int, before: str | None, store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    file = tmp_path / "b.zip"
    if before:
        file.write_text(before)
    with files_no_larger_than(size), pytest.raises(StoreError):
        back_up(store, file, model=model.name, replace=True)
    assert left_beside(file) == (["b.zip"] if before else [])
    assert not before or file.read_text() == before


def test_two_do_not_write_the_same_file(store: Path, model: EmbeddingModel, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    (tmp_path / ".b.zip.part").mkdir()
    with FileLock(tmp_path / ".b.zip.part" / "lock"), pytest.raises(StoreBusy, match="backing up"):
        back_up(store, file, model=model.name)
    (tmp_path / ".b.zip.part" / "packed").write_text("what a killed process left")
    back_up(store, file, model=model.name)
    assert left_beside(file) == ["b.zip"]


@contextlib.contextmanager
def held_by_another(store: Path) -> Iterator[None]:
    """Let another process hold the archive."""
    code = (
        "import sys, filelock; lock = filelock.FileLock(sys.argv[1]); lock.acquire(); "
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(store / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout
        other.stdout.readline()
        try:
            yield
        finally:
            other.communicate()


def test_while_an_ingest_holds_the_archive_the_indexes_are_left_out(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    with held_by_another(store):
        done = back_up(store, tmp_path / "b.zip", model=model.name, wait=0)
    assert not done.manifest.indexes
    assert not [name for name in names(done.file) if name.startswith(("vectors-", "words/"))]
    assert restore(done.file, tmp_path / "back", model).indexes_made
    with contextlib.closing(Archive(store, model)) as one:
        expected = contents(one)
    with contextlib.closing(Archive(tmp_path / "back", model)) as back:
        assert contents(back) == expected


def test_half_a_document_is_not_in_what_is_restored(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    """Between the steps of an ingest: a version that is being written, and one that is gone."""
    with contextlib.closing(Archive(store, model)) as archive:
        expected = contents(archive)
        with archive.held():
            archive.catalogue.begin([paper("bridges", "The footbridge was closed.")], {})
            done = back_up(store, tmp_path / "b.zip", model=model.name, wait=0)
    restore(done.file, tmp_path / "back", model)
    with contextlib.closing(Archive(tmp_path / "back", model)) as back:
        assert contents(back) == expected


def test_whoever_reads_meanwhile_is_answered(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    """A process that answers, beside one that backs up."""
    command = ["-m", "vectorstore", "backup", str(tmp_path / "b.zip"), "--store", str(store)]
    with contextlib.closing(Archive(store, model)) as archive:
        with subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE
        ) as other:
            answers = 0
            while other.poll() is None or not answers:
                archive.refresh()
                assert search(archive, "lamps of Fen Lane")[0].document.id == "lamps"
                answers += 1
            assert other.returncode == 0
        expected = contents(archive)
    restore(tmp_path / "b.zip", tmp_path / "back", model)
    with contextlib.closing(Archive(tmp_path / "back", model)) as back:
        assert contents(back) == expected


def test_backups_in_the_midst_of_changes_restore_to_one_of_them(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    """Each holds what the archive held at some moment, and nothing between two."""
    told: list[frozenset[tuple[str, str]]] = []

    def change() -> None:
        with contextlib.closing(Archive(store, model)) as archive:
            while len(told) < 12:
                with contextlib.suppress(StoreBusy):  # for the moment that a backup holds it
                    bring(archive, [*PAPERS, paper("pumps", f"Pump {len(told)} was oiled.")])
                    told.append(frozenset(archive.catalogue.versions().items()))

    writer = threading.Thread(target=change)
    with contextlib.closing(Archive(store, model)) as archive:
        told.append(frozenset(archive.catalogue.versions().items()))
    writer.start()
    made: list[Path] = []
    while writer.is_alive():
        made.append(back_up(store, tmp_path / f"{len(made)}.zip", model=model.name, wait=0).file)
    writer.join()
    assert made
    for file in made[:: max(1, len(made) // 4)]:
        restore(file, tmp_path / f"{file.stem} back", model)
        with contextlib.closing(Archive(tmp_path / f"{file.stem} back", model)) as back:
            held = contents(back)
            assert held["differences"] == []
            assert frozenset(back.catalogue.versions().items()) in told
