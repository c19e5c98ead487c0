"""An archive of an earlier format is brought forward, and loses nothing by it."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from errors import StoreBusy, StoreError
from tests.finding import search
from tests.stores import bring, contents, paper
from tests.vectorstore.earlier import EMBEDDED_AGAIN, LINES, make_earlier
from vectorstore import Archive, EmbeddingModel
from vectorstore.catalogue import CATALOGUE
from vectorstore.check import check, repair
from vectorstore.encoder import Vectors
from vectorstore.format import EARLIER, SCHEMA_VERSION
from vectorstore.sqlite_files import read_about
from vectorstore.upgrades.run import STEPS, upgrade

FORMATS = ("1", "1 at first", "2", "3")
Make = Callable[[str], Path]


@pytest.fixture(scope="module")
def made(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of each earlier format, to be copied."""
    here = tmp_path_factory.mktemp("earlier")
    for name in FORMATS:
        make_earlier(here / name, model, name[0], repeats=name != "1 at first")
    return here


@pytest.fixture
def make(made: Path, tmp_path: Path) -> Make:
    def copied(name: str) -> Path:
        return Path(shutil.copytree(made / name, tmp_path / "store"))

    return copied


@pytest.fixture
def embedded(model: EmbeddingModel, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were embedded meanwhile."""
    texts: list[str] = []
    encode = model.encode

    def counted(given: Sequence[str]) -> Vectors:
        texts.extend(given)
        return encode(given)

    monkeypatch.setattr(model, "encode", counted)
    return texts


def test_there_is_a_step_from_every_earlier_format() -> None:
    assert tuple(step.made_of for step in STEPS) == EARLIER
    assert SCHEMA_VERSION not in EARLIER


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_whole_and_found_afterwards_and_hardly_embedded(
    name: str, make: Make, model: EmbeddingModel, embedded: list[str]
) -> None:
    store = make(name)
    if name == "3":  # its word index was lost on the way here: that is mended, not upgraded
        upgrade(store, model, copy=False)
        with contextlib.closing(Archive(store, model, create=False)) as archive:
            assert {one.kind for one in repair(archive)} <= {"words missing", "vector missing"}
        expected = 0
    else:
        done = upgrade(store, model)
        assert (done.before, done.now, done.passages) == (name[0], SCHEMA_VERSION, len(LINES))
        expected = done.embedded
        assert expected == EMBEDDED_AGAIN
        assert len(embedded) == expected
    del embedded[:]
    with contextlib.closing(Archive(store, model, create=False)) as archive:
        assert check(archive) == []
        assert len(archive.catalogue.versions()) == 3
        first = search(archive, "lamps of Fen Lane")[0]
        assert (first.document.id, first.passage.text) == ("lamps", LINES[0][3])
        assert first.document.date is not None
        assert search(archive, "ferry to Holm")[0].passage.text == LINES[3][3]
        assert "lease" not in {one.document.id for one in search(archive, "rent of the old mill")}
        (held,) = archive.catalogue.reviewed()
        assert (held.source, held.words) == ("lease.txt", LINES[4][3])
    assert not (store / "vectors").exists()
    assert not (store / ".upgrading").exists()


def test_vectors_that_are_kept_are_those_that_a_text_has_today(
    make: Make, model: EmbeddingModel
) -> None:
    store = make("2")
    upgrade(store, model)
    with contextlib.closing(Archive(store, model, create=False)) as archive:
        entries = archive.catalogue.entries(archive.catalogue.passage_ids())
        assert len(entries) == len(LINES)
        for entry in entries:
            assert entry.vector is not None
            kept = np.frombuffer(entry.vector, np.float32)
            assert kept @ model.encode([entry.text])[0] > 0.9999


def test_sentences_and_lead_ins_are_where_they_were(make: Make, model: EmbeddingModel) -> None:
    store = make("1")
    upgrade(store, model)
    with contextlib.closing(Archive(store, model, create=False)) as archive:
        passages = archive.catalogue.stored_passages(archive.catalogue.passage_ids())
    second = passages["v-lamps-00001"]
    assert [(one.start, one.end) for one in second.sentences] == [(second.start, second.end)]
    assert [(one.start, one.end) for one in second.lead] == [(0, 3)]
    assert second.sentences[0].lead == second.lead[0]
    assert passages["v-lamps-00000"].sentences[0].lead is None


def test_vectors_that_cannot_be_read_are_made_again(
    make: Make, model: EmbeddingModel, embedded: list[str]
) -> None:
    store = make("2")
    (store / "vectors" / "chroma.sqlite3").write_bytes(b"no database")
    assert upgrade(store, model).embedded == len(LINES) == len(embedded)
    with contextlib.closing(Archive(store, model, create=False)) as archive:
        assert check(archive) == []


@pytest.mark.parametrize("name", ["2", "3"])
def test_the_archive_is_kept_beside_as_it_was(name: str, make: Make, model: EmbeddingModel) -> None:
    store = make(name)
    kept = upgrade(store, model).copy
    assert kept == store.with_name(f"store-format-{name}")
    assert read_about(kept / CATALOGUE)["schema"] == name
    assert [path.name for path in store.parent.iterdir() if path.name.endswith(".part")] == []
    again = upgrade(kept, model)  # it is an archive like any other
    assert again.before == name
    assert again.copy is not None


def test_without_a_copy_none_is_kept(make: Make, model: EmbeddingModel) -> None:
    store = make("3")
    assert upgrade(store, model, copy=False).copy is None
    assert [path.name for path in store.parent.iterdir()] == ["store"]


def test_what_was_decided_and_corrected_is_kept(archive: Archive, model: EmbeddingModel) -> None:
    bring(archive, [paper("lamps", "The lamps of Fen Lane were lit.")])
    before = contents(archive)
    with contextlib.closing(sqlite3.connect(archive.folder / CATALOGUE)) as db, db:
        db.execute("INSERT INTO decisions VALUES ('d','document','withhold','x','w','p','me','t')")
        db.execute("INSERT INTO by_hand VALUES ('i', '/a', '/', 'a', 1, 's', '[]', 'null')")
        db.execute("UPDATE about SET value = '3' WHERE key = 'schema'")
        tables = ("decisions", "by_hand", "folders", "sources")
        held = {one: db.execute(f"SELECT * FROM {one}").fetchall() for one in tables}
    archive.close()
    upgrade(archive.folder, model)
    with contextlib.closing(sqlite3.connect(archive.folder / CATALOGUE)) as db:
        assert held == {one: db.execute(f"SELECT * FROM {one}").fetchall() for one in tables}
    with contextlib.closing(Archive(archive.folder, model)) as after:
        assert contents(after) == before


def test_of_todays_format_nothing_is_done(archive: Archive, model: EmbeddingModel) -> None:
    done = upgrade(archive.folder, model)
    assert (done.before, done.now, done.copy) == (SCHEMA_VERSION, SCHEMA_VERSION, None)
    assert not list(archive.folder.parent.glob("*-format-*"))


@pytest.mark.parametrize(
    ("found", "advised"),
    [("9", "later version"), ("0", "ingest again"), ("three", "ingest again"), ("", "ingest")],
)
def test_what_cannot_be_brought_forward_is_told(
    found: str, advised: str, make: Make, model: EmbeddingModel
) -> None:
    store = make("3")
    with contextlib.closing(sqlite3.connect(store / CATALOGUE)) as db, db:
        db.execute("UPDATE about SET value = ? WHERE key = 'schema'", (found,))
    with pytest.raises(StoreError, match=advised):
        upgrade(store, model)
    assert read_about(store / CATALOGUE)["schema"] == found


def test_another_model_and_no_archive_are_told(
    make: Make, model: EmbeddingModel, tmp_path: Path
) -> None:
    store = make("2")
    with contextlib.closing(sqlite3.connect(store / CATALOGUE)) as db, db:
        db.execute("UPDATE about SET value = 'another' WHERE key = 'model'")
    with pytest.raises(StoreError, match="embedding model 'another'"):
        upgrade(store, model)
    with pytest.raises(StoreError, match="no archive"):
        upgrade(tmp_path / "nowhere", model)


def test_while_somebody_writes_it_waits_for_its_turn(make: Make, model: EmbeddingModel) -> None:
    store = make("2")
    with FileLock(store / "lock"), pytest.raises(StoreBusy):
        upgrade(store, model)
    assert read_about(store / CATALOGUE)["schema"] == "2"


def test_a_row_that_is_damaged_leaves_all_as_it_was(make: Make, model: EmbeddingModel) -> None:
    store = make("2")
    with contextlib.closing(sqlite3.connect(store / CATALOGUE)) as db, db:
        db.execute("UPDATE passages SET lead = 'not JSON' WHERE position = 1")
    with pytest.raises(StoreError, match=str(store)):
        upgrade(store, model)
    assert read_about(store / CATALOGUE)["schema"] == "2"
    assert (store / "vectors").is_dir()
