"""An archive outlives its Chroma server's troubles, and says what they are."""

import contextlib
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from errors import StoreError, StoreUnreachable
from schema import Filters
from settings import ChromaServer
from tests.chroma import ChromaRun, free_port
from tests.finding import search
from tests.running import run_here
from tests.stores import bring, contents, paper
from vectorstore import Archive, EmbeddingModel
from vectorstore.at_server import VectorCollections
from vectorstore.check import check, repair
from vectorstore.dense import READING, Connection, DenseIndex, Patience, ServedIndex

LAMPS = paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken.")
HEDGES = paper("hedges", "The hedge was cut.")
KEY = "a-key-that-nobody-may-see"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaRun]:
    running = ChromaRun(tmp_path_factory.mktemp("own") / "data")
    yield running
    running.resume()
    running.kill()


@pytest.fixture
def running(started: ChromaRun, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChromaRun]:
    """A server of these tests' own, that runs when each begins; writing waits for it briefly."""
    monkeypatch.setattr("vectorstore.at_server.WRITING", Patience(answer=5, tries=1))
    folder = started.folder
    yield started
    started.resume()
    if started.folder != folder or not started.runs:
        started.kill()
        started.start(folder)


@pytest.fixture
def lit(running: ChromaRun, model: EmbeddingModel, tmp_path: Path) -> Iterator[Archive]:
    """An archive with one document."""
    with contextlib.closing(Archive(tmp_path / "store", model, chroma=running.server)) as archive:
        bring(archive, [LAMPS])
        yield archive


def found(archive: Archive) -> set[str]:
    return {result.document.id for result in search(archive, "lamps and hedges")}


def test_a_server_that_is_killed_is_told_and_found_again(lit: Archive, running: ChromaRun) -> None:
    running.kill()
    with pytest.raises(StoreUnreachable, match="cannot be reached at present") as raised:
        found(lit)
    assert running.server.address in str(raised.value)
    with pytest.raises(StoreUnreachable):
        lit.again()
    running.start()
    assert found(lit) == {"lamps"}
    assert check(lit) == []


def test_a_short_restart_is_not_noticed(lit: Archive, running: ChromaRun) -> None:
    lit.vectors._reading.patience = Patience(5, 60)  # type: ignore[attr-defined]
    running.kill()
    with contextlib.closing(lit), _later(running.start):
        assert found(lit) == {"lamps"}


@contextlib.contextmanager
def _later(work: Callable[[], object]) -> Iterator[None]:
    thread = threading.Timer(0.2, work)
    thread.start()
    yield
    thread.join()


def test_a_server_that_answers_nothing_is_waited_for_a_bounded_time(
    lit: Archive, running: ChromaRun
) -> None:
    running.pause()
    before = time.monotonic()
    with pytest.raises(StoreUnreachable):
        found(lit)
    assert READING.answer - 1 < time.monotonic() - before < 60  # without a bound it is for ever
    running.resume()
    assert found(lit) == {"lamps"}


def test_a_server_without_its_data_is_told_and_filled_from_the_catalogue(
    lit: Archive, running: ChromaRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(lit)
    running.kill()
    running.start(tmp_path / "empty")
    with pytest.raises(StoreError, match=r"does not hold the vectors of this archive.*--repair"):
        found(lit)
    with contextlib.closing(lit.again()) as again:
        with pytest.raises(StoreError, match="--repair"):
            found(again)
        with pytest.raises(StoreError, match="--repair"):
            check(again)
        monkeypatch.setattr(again.model, "encode", _refuse)
        repair(again)
        monkeypatch.undo()
        assert found(again) == found(lit) == {"lamps"}
        assert contents(again) == before


def _refuse(*_: object) -> None:
    raise AssertionError("nothing need be embedded, or searched")


def test_an_ordinary_ingest_fills_a_server_that_lost_its_data(
    lit: Archive, running: ChromaRun, tmp_path: Path
) -> None:
    running.kill()
    running.start(tmp_path / "empty")
    bring(lit, [LAMPS, HEDGES])
    assert found(lit) == {"lamps", "hedges"}
    assert check(lit) == []


@pytest.mark.parametrize("lose", [1, 2])
def test_a_server_that_lost_a_part_is_told_when_the_archive_is_opened(
    lit: Archive, lose: int
) -> None:
    lit.dense.delete([passage.id for passage in LAMPS[1]][:lose])
    with contextlib.closing(lit.again()) as again:
        with pytest.raises(StoreError, match="or not all"):
            found(again)
        repair(again)
        assert check(again) == []
        assert found(again) == {"lamps"}


def test_what_the_catalogue_does_not_know_is_never_shown(lit: Archive) -> None:
    vector = lit.model.encode(["The hedge was cut."])
    lit.dense.add(["stray"], vector, ["hedges"])
    for restricted in (False, True):
        results = search(lit, "The hedge was cut.", filters=Filters(restricted=restricted))
        assert {result.document.id for result in results} == {"lamps"}


def test_two_archives_at_one_server_do_not_mix(
    lit: Archive, running: ChromaRun, model: EmbeddingModel, tmp_path: Path
) -> None:
    with contextlib.closing(Archive(tmp_path / "other", model, chroma=running.server)) as other:
        bring(other, [HEDGES])
        bring(lit, [])
        assert (found(lit), found(other)) == (set(), {"hedges"})
        assert check(lit) == check(other) == []


WRITES: list[tuple[type, str]] = [
    (DenseIndex, "add"),
    (DenseIndex, "delete"),
    (DenseIndex, "prove"),
    (VectorCollections, "sweep"),
]


@pytest.mark.parametrize(("owner", "name"), WRITES)
@pytest.mark.parametrize("afresh", [False, True])
def test_a_server_that_dies_in_an_ingest_leaves_what_the_next_run_makes_good(
    owner: type,
    name: str,
    afresh: bool,
    lit: Archive,
    running: ChromaRun,
    tmp_path: Path,
    model: EmbeddingModel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if afresh:
        monkeypatch.setattr("vectorstore.archive.SPARE_AT_LEAST", 0)
    wanted = [paper("lamps", "The lamps of Fen Lane were lit.", "Two lamps broke."), HEDGES]
    with contextlib.closing(
        Archive(tmp_path / "undisturbed", model, chroma=running.server)
    ) as other:
        bring(other, wanted)
        expected = contents(other)
    real = getattr(owner, name)

    def dies(*given: Any, **options: Any) -> Any:
        running.kill()
        return real(*given, **options)

    with monkeypatch.context() as broken:
        broken.setattr(owner, name, dies)
        with pytest.raises(StoreUnreachable):
            bring(lit, wanted)
    running.start()
    bring(lit, wanted)
    assert contents(lit) == expected
    assert found(lit) == {"lamps", "hedges"}


def test_an_archive_moves_from_its_folder_to_a_server_and_back(
    running: ChromaRun, model: EmbeddingModel, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with contextlib.closing(Archive(store, model)) as in_folder:
        bring(in_folder, [LAMPS])
    with contextlib.closing(Archive(store, model, chroma=running.server)) as served:
        with pytest.raises(StoreError, match="--repair"):
            found(served)
        bring(served, [LAMPS, HEDGES])
        assert found(served) == {"lamps", "hedges"}
        assert check(served) == []
        with contextlib.closing(Archive(store, model)) as in_folder:
            with pytest.raises(StoreError, match="MINUTES_CHROMA"):
                found(in_folder)
            bring(in_folder, [HEDGES])
            assert found(in_folder) == {"hedges"}
            assert check(in_folder) == []
        with pytest.raises(StoreError, match="--repair"):
            found(served)


def test_vectors_of_another_model_are_refused(running: ChromaRun) -> None:
    connection = Connection(running.server, READING)
    ServedIndex(connection, lambda: "mine-0", "one-model").create()
    with pytest.raises(StoreError, match=r"'one-model'.*'another'"):
        ServedIndex(connection, lambda: "mine-0", "another")
    connection.close()


def test_a_database_that_is_not_there_is_named(running: ChromaRun) -> None:
    server = ChromaServer(running.server.address, database="nowhere")
    with pytest.raises(StoreError, match=r"'nowhere'.*MINUTES_CHROMA_DATABASE"):
        Connection(server, READING)


@dataclass(frozen=True)
class Asked:
    """What was asked of a server: a path, and the headers."""

    path: str
    headers: dict[str, str]


Answers = Callable[[str], tuple[int, str]]


@contextlib.contextmanager
def answering(
    answer: Answers, headers: dict[str, str] | None = None
) -> Iterator[tuple[str, list[Asked]]]:
    """Serve answers by path; give the address, and what was asked."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(Asked(self.path, dict(self.headers)))
            status, body = answer(self.path)
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


GONE = json.dumps({"error": "Unimplemented", "message": "not here"})


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, '"0.5.23"', "version 0.5.23"),
        (200, '"2.0.0"', "version 2.0.0"),
        (200, "{}", "speaks to 1."),
        (200, "<html>Welcome</html>", "no Chroma server"),
        (200, "", "no Chroma server"),
        (404, "Not Found", "no Chroma server"),
        (410, GONE, "no Chroma server"),
        (500, "oh", "no Chroma server"),
        (401, f"no {KEY}", "MINUTES_CHROMA_KEY"),
        (403, '{"error": "AuthError", "message": "Forbidden"}', "MINUTES_CHROMA_KEY"),
        (503, f"later, {KEY}", "cannot be reached at present"),
        (429, "too many", "cannot be reached at present"),
    ],
)
def test_what_is_no_server_of_ours_is_told_as_what_it_is(
    status: int, body: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        answering(lambda _path: (status, body)) as (address, _),
        pytest.raises(StoreError, match=said) as raised,
    ):
        Connection(ChromaServer(address, key=KEY), Patience(5, 0.3))
    assert KEY not in str(raised.value)
    assert address in str(raised.value)


def test_where_nobody_listens_it_is_told_at_once() -> None:
    with pytest.raises(StoreUnreachable, match="does not answer"):
        Connection(ChromaServer(f"http://127.0.0.1:{free_port()}"), Patience(5, 0.3))


@pytest.mark.parametrize(
    ("key", "sent"),
    [("", None), ("t0ken", "Bearer t0ken"), ("clerk:secret", "Basic Y2xlcms6c2VjcmV0")],
)
def test_the_key_is_sent_as_what_it_is(key: str, sent: str | None) -> None:
    with (
        answering(lambda _path: (200, '"0.0.1"')) as (address, asked),
        pytest.raises(StoreError) as raised,
    ):
        Connection(ChromaServer(address, key=key), READING)
    assert [one.headers.get("Authorization") for one in asked] == [sent]
    assert not key or key not in str(raised.value)


def test_a_failure_passes_when_it_is_tried_again() -> None:
    answers = iter([(503, "soon"), (502, "soon")])
    with answering(lambda _path: next(answers, (200, '"0.0.1"'))) as (address, asked):
        with pytest.raises(StoreError, match=r"version 0\.0\.1"):
            Connection(ChromaServer(address), Patience(5, 30))
        assert len(asked) == 3


def test_the_store_can_be_thrown_away_and_made_anew(
    lit: Archive, running: ChromaRun, model: EmbeddingModel
) -> None:
    lit.close()
    shutil.rmtree(lit.folder)
    with contextlib.closing(Archive(lit.folder, model, chroma=running.server)) as anew:
        assert found(anew) == set()
        bring(anew, [HEDGES])
        assert found(anew) == {"hedges"}
        assert check(anew) == []


def test_the_commands_keep_their_vectors_at_the_server_that_is_set(
    running: ChromaRun, folder: Path, tmp_path: Path
) -> None:
    (folder / "lamps.txt").write_text("Minutes\n\nRESOLVED: That the lamps of Fen Lane be lit.\n")
    set_to = {
        "MINUTES_CHROMA": running.server.address,
        "MINUTES_CHROMA_KEY": KEY,
        "MINUTES_STORE": str(tmp_path / "store"),
    }

    def ends(module: str, *arguments: object) -> tuple[int, str]:
        done = run_here(module, arguments, **set_to)
        assert KEY not in done.stdout + done.stderr
        return done.returncode, done.stdout + done.stderr

    assert ends("ingest", folder)[0] == 0
    assert not list((tmp_path / "store").glob("vectors-*"))
    assert "lamps" in ends("vectorstore", "search", "the lamps of Fen Lane")[1]
    assert ends("ingest", "--check")[0] == 0
    assert ends("ingest", "--help")[0] == 0
    running.kill()
    for command in (("ingest", folder), ("ingest", "--check"), ("vectorstore", "search", "lamps")):
        code, told = ends(*command)
        assert code == 2
        assert f"the Chroma server {running.server.address} does not answer" in told
    running.start(tmp_path / "empty")
    code, told = ends("vectorstore", "search", "lamps")
    assert (code, "--repair" in told) == (2, True)
    assert ends("ingest", "--repair")[0] == 0
    assert "lamps" in ends("vectorstore", "search", "the lamps of Fen Lane")[1]


@pytest.fixture
def copied(lit: Archive, running: ChromaRun, tmp_path: Path) -> Iterator[Archive]:
    """A copy of the archive, as of a backup that is put beside the original."""
    shutil.copytree(lit.folder, tmp_path / "copy")
    with contextlib.closing(
        Archive(tmp_path / "copy", lit.model, chroma=running.server)
    ) as archive:
        yield archive


@pytest.mark.parametrize("afresh", [False, True])
@pytest.mark.parametrize("first", ["original", "copy"])
def test_a_copy_of_an_archive_and_its_original_do_not_mix(
    afresh: bool,
    first: str,
    lit: Archive,
    copied: Archive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if afresh:
        monkeypatch.setattr("vectorstore.archive.SPARE_AT_LEAST", 0)
    one, other = (lit, copied) if first == "original" else (copied, lit)
    assert found(one) == found(other) == {"lamps"}
    bring(one, [HEDGES])
    with (
        contextlib.closing(other.again()) as again,
        pytest.raises(StoreError, match="--repair"),
    ):
        found(again)
    monkeypatch.setattr(other.model, "encode", _refuse)
    repair(other)
    monkeypatch.undo()
    assert (found(one), found(other)) == ({"hedges"}, {"lamps"})
    bring(one, [HEDGES, LAMPS])
    bring(other, [])
    bring(one, [HEDGES])
    assert (found(one), found(other)) == ({"hedges"}, set())
    assert check(one) == check(other) == []


def test_an_older_copy_that_is_put_back_is_told_and_mended(
    lit: Archive, running: ChromaRun, tmp_path: Path
) -> None:
    lit.close()
    shutil.copytree(lit.folder, tmp_path / "backup")
    with contextlib.closing(lit.again()) as again:
        bring(again, [LAMPS, HEDGES])
    shutil.rmtree(lit.folder)
    shutil.copytree(tmp_path / "backup", lit.folder)
    with contextlib.closing(lit.again()) as older:
        with pytest.raises(StoreError, match="--repair"):
            found(older)
        bring(older, [LAMPS, HEDGES])
        assert found(older) == {"lamps", "hedges"}
        assert check(older) == []


@pytest.mark.parametrize("below", ["", "/vectors", "/a/b"])
def test_a_server_may_stand_below_an_address(below: str) -> None:
    with (
        answering(lambda _path: (200, '"0.0.1"')) as (address, asked),
        pytest.raises(StoreError),
    ):
        Connection(ChromaServer(address + below), READING)
    assert [one.path for one in asked] == [f"{below}/api/v2/version"]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_key_is_not_taken_along_to_another_address(status: int) -> None:
    with (
        answering(lambda _path: (200, '"1.0.0"')) as (elsewhere, asked),
        answering(lambda _path: (status, ""), {"Location": elsewhere}) as (address, _),
        pytest.raises(StoreError, match="no Chroma server"),
    ):
        Connection(ChromaServer(address, key=KEY), READING)
    assert asked == []


READS: list[Callable[[DenseIndex], object]] = [
    lambda index: index.count(),
    lambda index: index.vectors(["p"]),
    lambda index: index.search(np.ones(384, np.float32), count=3),
]


@pytest.mark.parametrize("read", READS, ids=["count", "vectors", "search"])
@pytest.mark.parametrize("body", ["{}", "[]", "null", "<html>", '{"ids": 3, "distances": null}'])
def test_an_answer_that_cannot_be_read_is_told(
    body: str, read: Callable[[DenseIndex], object], lit: Archive
) -> None:
    api = lit.dense._connection._api  # type: ignore[attr-defined]
    with answering(lambda _path: (200, body)) as (address, _):
        api._api_url = f"{address}/api/v2"
        with pytest.raises(StoreError, match="could not be read"):
            read(lit.dense)


def test_chroma_cloud_is_asked_for_no_more_than_it_gives_at_a_time(
    running: ChromaRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("settings._CLOUD_ADDRESS", running.server.address)
    server = ChromaServer("cloud", running.server.tenant, running.server.database, KEY)
    name = f"cloud-{free_port()}"
    index = ServedIndex(Connection(server, READING), lambda: name, "a-model")
    index.create()
    sizes: list[int] = []
    real = index._connection._api._make_request

    def counted(method: str, path: str, **given: Any) -> Any:
        told = given.get("json", {})
        asked = (told.get("ids") or (), told.get("limit"), told.get("n_results"))
        sizes.append(max(len(asked[0]), asked[1] or 0, asked[2] or 0))
        return real(method, path, **given)

    monkeypatch.setattr(index._connection._api, "_make_request", counted)
    ids = [f"p{n}" for n in range(700)]
    vectors = np.random.default_rng(0).normal(size=(700, 8)).astype(np.float32)
    index.add(ids, vectors, ["d"] * 700)
    assert index.ids() == set(ids)
    assert len(index.vectors(ids)) == 700
    assert len(index.search(vectors[0], count=1600)) == 300
    index.delete(ids)
    assert index.count() == 0
    assert max(sizes) == 300
    index.close()


def test_an_archive_is_readable_only_while_its_server_answers(
    lit: Archive, running: ChromaRun
) -> None:
    lit.check_readable()
    running.kill()
    with pytest.raises(StoreUnreachable):
        lit.check_readable()
    running.start()
    lit.check_readable()
