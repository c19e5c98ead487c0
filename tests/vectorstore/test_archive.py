"""An archive opens, refuses, and stays usable beside others."""

import contextlib
import gc
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from errors import StoreBusy, StoreError
from tests.finding import search
from tests.running import run_warm
from tests.stores import Paper, bring, paper, size
from tests.vectorstore.conftest import Servers
from vectorstore import Archive, EmbeddingModel
from vectorstore.archive import Added
from vectorstore.catalogue import CATALOGUE, holds_documents
from vectorstore.check import check

STORES = [f"store {n}" for n in range(3)]


@pytest.fixture(scope="module")
def made(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of three archives, each with a document of its own, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    for n, name in enumerate(STORES):
        with contextlib.closing(Archive(folder / name, model)) as archive:
            bring(archive, [lamp(n)])
    return folder


@pytest.fixture
def opened(made: Path, model: EmbeddingModel, tmp_path: Path) -> Iterator[list[Archive]]:
    """Three archives, open at once, each with a document of its own."""
    archives = []
    for name in STORES:
        shutil.copytree(made / name, tmp_path / name)
        archives.append(Archive(tmp_path / name, model))
    yield archives
    for archive in archives:
        archive.close()


@pytest.fixture
def beside(
    model: EmbeddingModel,
    tmp_path: Path,
    servers: Callable[[], Servers],
    request: pytest.FixtureRequest,
) -> Iterator[list[Archive]]:
    """The same three, in their folders, or with their vectors, or all, at servers."""
    if not servers():
        yield request.getfixturevalue("opened")
        return
    archives = [Archive(tmp_path / name, model, **servers()) for name in STORES]
    for n, archive in enumerate(archives):
        bring(archive, [lamp(n)])
    yield archives
    for archive in archives:
        archive.close()


def lamp(number: int) -> Paper:
    return paper("lamps", f"RESOLVED: That lamp number {number} be mended.")


def first(archive: Archive) -> str:
    return search(archive, "lamp number")[0].passage.text


def test_several_archives_are_usable_at_once(beside: list[Archive]) -> None:
    assert all(f"lamp number {n}" in first(archive) for n, archive in enumerate(beside))


def test_closing_one_archive_leaves_the_others_usable(beside: list[Archive]) -> None:
    beside[0].close()
    assert "lamp number 1" in first(beside[1])
    bring(beside[2], [lamp(2), paper("another", "RESOLVED: That lamp number 20 be mended.")])
    assert beside[2].dense.count() == beside[2].catalogue.counts()[1]
    assert "lamp number 2" in first(beside[2])


def test_closing_twice_does_no_harm(beside: list[Archive]) -> None:
    beside[0].close()
    beside[0].close()


def test_two_openings_of_one_folder_see_what_either_writes(beside: list[Archive]) -> None:
    buses = [paper(f"bus {n}", f"RESOLVED: That the number of the bus be {n}.") for n in (5, 6)]
    with contextlib.closing(beside[0].again()) as other:
        for n, writer, reader in ((5, other, beside[0]), (6, beside[0], other)):
            bring(writer, [lamp(0), *buses[: n - 4]])
            for archive in (writer, reader):
                assert any(
                    f"the bus be {n}" in result.passage.text
                    for result in search(archive, "the number of the bus")
                )
        other.close()
    assert "lamp number 0" in first(beside[0])


def test_opening_afresh_again_and_again_keeps_no_files_open(opened: list[Archive]) -> None:
    def held() -> int:
        gc.collect()
        return len(list(Path("/dev/fd").iterdir()))

    opened[0].dense.reopen()
    before = held()
    for _ in range(8):
        opened[0].dense.reopen()
        first(opened[0])
    assert held() <= before + 20  # without closing, each opening keeps ten


def test_threads_search_while_another_opening_writes(beside: list[Archive]) -> None:
    ended = threading.Event()

    def read() -> set[bool]:
        seen = set()
        while not ended.is_set():
            seen.add("lamp number 0" in first(beside[0]))
        return seen

    with (
        contextlib.closing(beside[0].again()) as writer,
        ThreadPoolExecutor(4) as pool,
    ):
        readers = [pool.submit(read) for _ in range(4)]
        try:
            papers = [lamp(0)]
            for n in range(4):
                papers.append(paper(f"n{n}", f"RESOLVED: That the hedge of plot {n} be cut."))
                bring(writer, papers)
        finally:
            ended.set()
        assert [reader.result() for reader in readers] == [{True}] * 4


def test_only_one_writes_at_a_time(opened: list[Archive], model: EmbeddingModel) -> None:
    with (
        contextlib.closing(opened[0].again()) as other,
        opened[0].writing(),
        pytest.raises(StoreBusy, match="another process"),
        other.writing(),
    ):
        pass
    with opened[0].writing():
        pass


def test_an_archive_that_is_not_there_is_not_made_by_reading(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="MINUTES_STORE"):
        Archive(tmp_path / "nowhere", model, create=False)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("create", [True, False])
def test_a_store_below_a_file_is_refused_by_name(
    create: bool, model: EmbeddingModel, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="store"):
        Archive(tmp_path / "file" / "store", model, create=create)


def test_a_store_that_is_a_file_is_refused_by_name(model: EmbeddingModel, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file"):
        Archive(tmp_path / "file", model)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("schema", "0", "its format is 0"), ("model", "another-model", "'another-model'")],
)
def test_an_archive_made_otherwise_says_what_to_do(
    key: str, value: str, said: str, opened: list[Archive], model: EmbeddingModel
) -> None:
    opened[0].close()
    with contextlib.closing(sqlite3.connect(opened[0].folder / CATALOGUE)) as db, db:
        db.execute("UPDATE about SET value = ? WHERE key = ?", (value, key))
    with pytest.raises(StoreError, match=said) as raised:
        opened[0].again()
    assert str(opened[0].folder) in str(raised.value)
    assert "--store" in str(raised.value)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (CATALOGUE, "put back a copy of the archive's folder"),
        ("vectors-*/chroma.sqlite3", "delete that folder and run “python -m ingest --repair”"),
        ("words/meta.json", "delete that folder and run “python -m ingest --repair”"),
    ],
)
def test_a_damaged_file_is_a_word_and_no_traceback(
    broken: str, said: str, opened: list[Archive], model: EmbeddingModel
) -> None:
    opened[0].close()
    (damaged,) = opened[0].folder.glob(broken)
    for extra in ("", "-wal", "-shm"):
        damaged.with_name(f"{damaged.name}{extra}").unlink(missing_ok=True)
    damaged.write_bytes(b"no such thing " * 500)
    with pytest.raises(StoreError, match=said):
        opened[0].again()


def test_whether_a_store_holds_documents_is_known_without_a_model(
    opened: list[Archive], model: EmbeddingModel, tmp_path: Path
) -> None:
    assert holds_documents(opened[0].folder)
    assert not holds_documents(tmp_path / "nowhere")
    Archive(tmp_path / "empty", model).close()
    assert not holds_documents(tmp_path / "empty")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / CATALOGUE).write_bytes(b"no such thing")
    assert not holds_documents(tmp_path / "broken")


@pytest.fixture
def archive(
    model: EmbeddingModel, tmp_path: Path, servers: Callable[[], Servers]
) -> Iterator[Archive]:
    """An empty archive of the test's own."""
    archive = Archive(tmp_path / "store", model, **servers())
    yield archive
    archive.close()


@pytest.mark.parametrize("name", ["with space", "with'quote", "with%20?mode=rw#x", "Caf\u00e9 –"])
def test_a_store_can_have_any_name(name: str, model: EmbeddingModel, tmp_path: Path) -> None:
    with contextlib.closing(Archive(tmp_path / name, model)) as archive:
        bring(archive, [lamp(0)])
        assert search(archive, "lamps")
    assert holds_documents(tmp_path / name)


LIT = ("The lamps of Fen Lane were lit.", "The hedge was cut.")


def test_a_text_is_embedded_once_for_all_its_places(archive: Archive) -> None:
    with archive.writing():
        assert archive.add([paper("lamps", *LIT, LIT[0])]) == Added(passages=3, encoded=2)
        (document, passages) = paper("elsewhere", *LIT)
        same = [replace(passage, context="Lamps") for passage in passages]
        assert archive.add([(document, same)]) == Added(passages=2, encoded=0)
        assert archive.remove(["lamps", "unknown"]) == 1
        assert archive.add([paper("lamps", LIT[1])]) == Added(passages=1, encoded=0)
    assert check(archive) == []


def test_a_run_with_nothing_to_do_writes_nothing_and_loads_no_model(tmp_path: Path) -> None:
    with contextlib.closing(Archive(tmp_path / "store", EmbeddingModel())) as archive:
        bring(archive, [])
        before = archive.catalogue.indexed()
        bring(archive, [])
        assert archive.catalogue.indexed() == before
        assert archive.model._loaded is None


def test_a_removed_document_is_found_no_more_before_the_run_has_ended(archive: Archive) -> None:
    bring(archive, [paper("lamps", *LIT)])
    with archive.writing():
        archive.remove(["lamps"])
        assert search(archive, "lamps of Fen Lane") == []
    assert (archive.dense.count(), archive.lexical.count()) == (0, 0)


def test_removing_and_adding_again_and_again_takes_no_more_room(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.archive.SPARE_AT_LEAST", 0)
    papers = [paper(f"d{n}", *(f"Lamp {m} of lane {n}." for m in range(10))) for n in range(4)]
    sizes = []
    for _ in range(4):
        bring(archive, papers)
        sizes.append(size(archive.folder))
        bring(archive, papers[:1])
    assert max(sizes) <= 1.05 * max(sizes[:2])  # the journal is short at first
    assert archive.catalogue.indexed().written == 10
    assert check(archive) == []


FOLLOWED = """
import sys
from contextlib import closing
from pathlib import Path
from settings import Settings
from tests.stores import bring, paper
from vectorstore import Archive, EmbeddingModel, archive

archive.SPARE_AT_LEAST = 0  # the indexes are made afresh again and again
settings = Settings.from_environment().with_store(Path(sys.argv[1]))
with closing(Archive.open(settings, EmbeddingModel())) as opened:
    for n in range(6):
        bring(opened, [paper("lamps", "The lamps were lit."), paper(f"d{n}", f"Otter {n} swam.")])
"""


def named(archive: Archive) -> dict[str, str]:
    """Return the settings that name an archive's servers."""
    at = {"MINUTES_CHROMA": archive.chroma, "MINUTES_CATALOGUE": archive.server}
    return {name: server.address for name, server in at.items() if server}


def test_an_open_archive_follows_what_another_process_writes(archive: Archive) -> None:
    bring(archive, [paper("lamps", "The lamps were lit.")])
    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(run_warm, "-c", FOLLOWED, archive.folder, **named(archive))
        while not writer.done():
            assert search(archive, "lamps were lit")[0].document.id == "lamps"
            time.sleep(0.1)  # leaves the writer, which loads a model first, its share
    assert writer.result().returncode == 0, writer.result().stderr
    found = {result.document.id for result in search(archive, "the otter swam")}
    assert found == {"lamps", "d5"}
    assert check(archive) == []


def test_an_archive_that_can_be_read_says_nothing_and_one_that_cannot_is_told(
    opened: list[Archive],
) -> None:
    whole, gone, damaged = opened
    whole.check_readable()
    shutil.rmtree(gone.folder)
    with sqlite3.connect(damaged.folder / CATALOGUE) as db:
        db.execute("DROP TABLE about")
    for archive in (gone, damaged):
        with pytest.raises(StoreError, match=str(archive.folder)):
            archive.check_readable()


def test_what_another_has_written_is_read_before_an_archive_is_said_to_be_readable(
    opened: list[Archive], model: EmbeddingModel
) -> None:
    archive = opened[0]
    before = archive.dense.count()
    with contextlib.closing(Archive(archive.folder, model)) as another:
        bring(another, [lamp(0), paper("bridges", "RESOLVED: That the bridge be mended.")])
    archive.check_readable()
    assert archive.dense.count() == archive.catalogue.counts()[1] > before
