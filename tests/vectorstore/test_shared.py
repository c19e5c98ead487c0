"""Processes with folders of their own share an archive, and outlive its server's troubles."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from errors import SettingError, StoreBusy, StoreError, StoreUnreachable
from settings import CatalogueServer, ChromaServer
from tests.conftest import ROOT
from tests.finding import search
from tests.postgres import PASSWORD, PostgresRun
from tests.running import run_here
from tests.stores import bring, contents, paper
from vectorstore import Archive, EmbeddingModel
from vectorstore.backups.make import back_up
from vectorstore.backups.restore import restore
from vectorstore.catalogue import Catalogue, holds_documents_at
from vectorstore.check import check, repair
from vectorstore.index_follower import AT_MOST_EVERY
from vectorstore.lexical import LexicalIndex
from vectorstore.places import connecting, server

LAMPS = paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken.")
HEDGES = paper("hedges", "The hedge was cut.")
Open = Callable[[str], Archive]


@pytest.fixture
def running(postgres_shared: PostgresRun) -> Iterator[PostgresRun]:
    """The server, that runs again when a test has ended."""
    yield postgres_shared
    if postgres_shared.runs:
        postgres_shared.resume()
    else:
        postgres_shared.start()


@pytest.fixture
def database(running: PostgresRun) -> CatalogueServer:
    return running.database()


@pytest.fixture
def opened(
    database: CatalogueServer, chroma_shared: ChromaServer, model: EmbeddingModel, tmp_path: Path
) -> Iterator[Open]:
    """Open the archive with a folder of a name."""
    with contextlib.ExitStack() as stack:

        def opened(name: str) -> Archive:
            archive = Archive(tmp_path / name, model, chroma=chroma_shared, server=database)
            stack.callback(archive.close)
            return archive

        yield opened


@pytest.fixture
def lit(opened: Open) -> Archive:
    """The archive with one document, in one of the folders."""
    archive = opened("here")
    bring(archive, [LAMPS])
    return archive


def found(archive: Archive) -> set[str]:
    return {result.document.id for result in search(archive, "lamps and hedges")}


def worded(archive: Archive, text: str) -> list[str]:
    """Return the passages that have a text's words, by the folder's own index."""
    archive.refresh()
    return list(archive.lexical.search(archive.lexical.words(text), count=5))


# One archive, several folders ----------------------------------------------------------------


def test_what_one_folder_writes_is_found_by_another(lit: Archive, opened: Open) -> None:
    there = opened("there")
    assert found(there) == {"lamps"}
    bring(there, [HEDGES])
    assert found(lit) == found(there) == {"hedges"}
    time.sleep(AT_MOST_EVERY)  # an index is brought forward no oftener
    assert not worded(lit, "the lamps of Fen Lane")
    assert contents(lit) == contents(there)
    assert check(lit) == check(there) == []


def test_a_word_index_goes_forward_by_what_differs(
    lit: Archive, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = opened("there")
    bring(lit, [LAMPS, *(paper(f"d{n}", f"Otter {n} swam.") for n in range(8))])
    assert len(found(there)) > 1
    added: list[str] = []
    own = LexicalIndex.add

    def note(index: LexicalIndex, ids: Any, *rest: Any) -> None:
        added.extend(ids)
        own(index, ids, *rest)

    bring(lit, [LAMPS, HEDGES, *(paper(f"d{n}", f"Otter {n} swam.") for n in range(7))])
    monkeypatch.setattr(LexicalIndex, "add", note)
    monkeypatch.setattr(LexicalIndex, "replace_all", None)
    _let_a_step_pass(there)
    assert worded(there, "hedge cut") == added == [passage.id for passage in HEDGES[1]]
    assert there.lexical.ids() == lit.lexical.ids() == set(lit.catalogue.passage_ids())


def _let_a_step_pass(archive: Archive) -> None:
    assert archive._following
    archive._following._last = 0.0


def test_a_folder_that_was_another_archives_is_brought_in_step(
    lit: Archive, model: EmbeddingModel, database: CatalogueServer, tmp_path: Path
) -> None:
    with contextlib.closing(Archive(tmp_path / "other", model)) as other:
        bring(other, [HEDGES])
    with contextlib.closing(
        Archive(tmp_path / "other", model, chroma=lit.chroma, server=database)
    ) as other:
        assert worded(other, "the lamps of Fen Lane")
        assert not worded(other, "hedge cut")
    with contextlib.closing(Archive(tmp_path / "other", model)) as alone:
        bring(alone, [HEDGES])
    with contextlib.closing(
        Archive(tmp_path / "other", model, chroma=lit.chroma, server=database)
    ) as other:
        assert not worded(other, "hedge cut")


def test_while_one_brings_a_folder_in_step_others_read_it_as_it_is(
    lit: Archive, opened: Open
) -> None:
    first, second = opened("there"), opened("there")
    assert first._following
    with first._following.held():
        assert found(second) == {"lamps"}  # by the vectors
        assert not worded(second, "the lamps of Fen Lane")
    _let_a_step_pass(second)
    assert worded(second, "the lamps of Fen Lane")


THREE = """
import multiprocessing, sys
from dataclasses import replace
from pathlib import Path
from answering import Answerer
from answering.reader import Reader
from ingest import ingest
from settings import Settings
from vectorstore import Archive, EmbeddingModel

def serve(folder, asked):
    archive = Archive(folder, model, chroma=settings.chroma, server=settings.catalogue)
    answerer = Answerer(archive, Reader())
    for what, given in iter(asked.recv, None):
        if what == "ingest":
            asked.send(str(ingest([Path(given)], archive, allow_removal=True).complete))
        else:
            answer = answerer.answer(given)
            asked.send(" ".join([answer.status, *(c.document.source for c in answer.citations)]))

settings, model = Settings.from_environment(), EmbeddingModel()
model.load()  # once for all three: that takes longer than all else
fork, apps = multiprocessing.get_context("fork"), []
for folder in sys.argv[1:]:
    here, there = fork.Pipe()
    apps.append(here)
    fork.Process(target=serve, args=(Path(folder), there), daemon=True).start()
for line in sys.stdin:
    number, what, given = line.strip().split(" ", 2)
    apps[int(number)].send((what, given))
    print(apps[int(number)].recv(), flush=True)
"""


class ThreeApps:
    """Three processes that answer questions, and read folders, as the pages do."""

    def __init__(self, folders: Sequence[Path], settings: dict[str, str]) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith("MINUTES")}
        own |= {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", THREE, *map(str, folders)],
            cwd=ROOT,
            env=own | settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, app: int, what: str, given: object) -> str:
        """Ask one of them; return what it says."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{app} {what} {given}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        self._process.communicate()


SECONDS = 5
"""Within which every process knows what one of them has changed."""


def test_three_app_processes_answer_what_one_of_them_was_given(
    database: CatalogueServer, chroma_shared: ChromaServer, tmp_path: Path
) -> None:
    minutes = tmp_path / "minutes"
    minutes.mkdir()
    for name, said in (
        ("weir", "RESOLVED: That the weir at Otter Bridge be mended by Hale & Son for £4,200."),
        ("hall", "RESOLVED: That the village hall be painted green."),
    ):
        (minutes / f"{name}.txt").write_text(
            "SALLOW PARISH COUNCIL\nMinutes of the meeting held on 4 March 2025\n\n"
            f"1. {name}\n{said}\n"
        )
    settings = {"MINUTES_CATALOGUE": database.address, "MINUTES_CHROMA": chroma_shared.address}
    apps = ThreeApps([tmp_path / f"folder {n}" for n in range(3)], settings)
    try:
        assert apps.ask(0, "ingest", minutes) == "True"
        question = "Who is to mend the weir at Otter Bridge?"
        assert _all_say(apps, question, "answered weir.txt")
        (minutes / "weir.txt").unlink()
        assert apps.ask(1, "ingest", minutes) == "True"
        answers = [apps.ask(n, "answer", question) for n in range(3)]
        assert not any("weir.txt" in answer for answer in answers)
        assert _all_say(apps, "What colour is the village hall to be painted?", "answered hall.txt")
    finally:
        apps.end()


def _all_say(apps: ThreeApps, question: str, answer: str) -> bool:
    """Tell whether all give an answer in time; the last who are asked may take longer to."""
    until, left = time.monotonic() + SECONDS, {0, 1, 2}
    while True:
        late = time.monotonic() > until
        left = {n for n in left if not apps.ask(n, "answer", question).startswith(answer)}
        if late or not left:
            return not left


# One writes at a time ------------------------------------------------------------------------

HOLDS = """
import sys, time
from settings import CatalogueServer
from vectorstore.catalogue import Catalogue
with Catalogue(CatalogueServer(sys.argv[1]), model=sys.argv[2]).holding():
    print("holds", flush=True)
    time.sleep(600)
"""


def test_who_is_refused_is_told_who_writes_until_that_process_is_dead(
    lit: Archive, opened: Open, database: CatalogueServer
) -> None:
    command = [sys.executable, "-c", HOLDS, database.address, lit.model.name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "holds\n"
        with pytest.raises(
            StoreBusy, match=rf"process {other.pid} on the machine .+, since 20\d\d-"
        ):
            bring(lit, [HEDGES])
        assert found(lit) == {"lamps"}
        other.send_signal(signal.SIGKILL)
    _until_free(lit)
    bring(opened("there"), [HEDGES])
    assert found(lit) == {"hedges"}


def _until_free(archive: Archive) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with contextlib.suppress(StoreBusy), archive.held():
            return
        time.sleep(0.05)
    raise AssertionError("it is held for ever")


def test_another_opening_in_this_process_is_refused_too(lit: Archive) -> None:
    with (
        contextlib.closing(lit.again()) as other,
        lit.writing(),
        pytest.raises(StoreBusy, match=f"process {os.getpid()} "),
        other.writing(),
    ):
        pass
    with lit.writing(), lit.held():
        pass


def test_a_connection_that_is_lost_gives_up_the_archive_and_all_that_was_being_written(
    lit: Archive, opened: Open, running: PostgresRun, database: CatalogueServer
) -> None:
    there = opened("there")
    ended = "SELECT pg_terminate_backend(pid, 60000) FROM pg_locks WHERE locktype = 'advisory'"
    lost = pytest.raises(StoreUnreachable, match=r"was lost while .* goes on where it stopped")
    with lost, lit.writing():
        running.execute(ended)
        bring(there, [HEDGES])  # another may hold it now
        lit.add([paper("otters", "An otter swam.")])
    assert found(lit) == found(there) == {"hedges"}
    assert check(lit) == check(there) == []
    bring(lit, [LAMPS])
    assert found(there) == {"lamps"}


@pytest.mark.parametrize("name", ["begin", "publish", "forget_unfinished", "index"])
def test_a_server_that_dies_in_an_ingest_leaves_what_the_next_run_makes_good(
    name: str, lit: Archive, opened: Open, running: PostgresRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(Catalogue, name)

    def dies(*given: Any, **options: Any) -> Any:
        running.stop()
        return real(*given, **options)

    monkeypatch.setattr(server, "WRITING", 0.5)
    with monkeypatch.context() as broken:
        broken.setattr(Catalogue, name, dies)
        with pytest.raises(StoreUnreachable):
            bring(lit, [LAMPS, HEDGES])
    running.start()
    bring(lit, [LAMPS, HEDGES])
    assert found(lit) == found(opened("there")) == {"lamps", "hedges"}
    assert check(lit) == []


# The server's troubles -----------------------------------------------------------------------


def test_a_server_that_is_stopped_is_told_and_found_again(
    lit: Archive, running: PostgresRun, database: CatalogueServer
) -> None:
    running.stop()
    with pytest.raises(StoreUnreachable, match="cannot be reached at present") as raised:
        found(lit)
    assert database.address in str(raised.value)
    with pytest.raises(StoreUnreachable):
        lit.again()
    with pytest.raises(StoreUnreachable):
        lit.check_readable()
    running.start()
    assert found(lit) == {"lamps"}
    assert check(lit) == []


def test_a_short_restart_is_not_noticed(
    lit: Archive, running: PostgresRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "READING", 60)
    running.stop()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(found, lit)
        running.start()
        assert asked.result() == {"lamps"}
    running.restart()  # every connection is stale
    assert lit.catalogue.decide("lamps.txt", "withhold") == ["lamps.txt"]
    assert found(lit) == set()


def test_a_server_that_answers_nothing_is_waited_for_a_bounded_time(
    lit: Archive, running: PostgresRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "ANSWER", 1.0)
    monkeypatch.setattr(connecting, "CONNECTING", 2)
    with contextlib.closing(lit.again()) as again:
        assert found(again) == {"lamps"}
        running.pause()
        with pytest.raises(StoreUnreachable, match=r"not answer|timeout"):
            found(again)
        running.resume()
        assert found(again) == {"lamps"}


def test_a_wrong_password_is_told_and_never_shown(
    running: PostgresRun, database: CatalogueServer
) -> None:
    name = database.address.rpartition("/")[2]
    secret = "another-password%40of:nobody"
    for given in (secret, ""):
        at = CatalogueServer(running.server(name, "keeper").address, given)
        with pytest.raises(StoreError, match="MINUTES_CATALOGUE_PASSWORD") as raised:
            Catalogue(at, model="m")
        seen: BaseException | None = raised.value
        while seen:
            assert secret not in str(seen)
            seen = seen.__cause__ or seen.__context__
        assert secret not in repr(at)


def test_the_right_password_lets_in(running: PostgresRun, database: CatalogueServer) -> None:
    name = database.address.rpartition("/")[2]
    running.execute(f"ALTER DATABASE {name} OWNER TO keeper")
    at = CatalogueServer(running.server(name, "keeper").address, PASSWORD)
    with contextlib.closing(Catalogue(at, model="m")) as catalogue:
        assert catalogue.counts() == (0, 0)


def test_who_may_make_no_tables_is_told(running: PostgresRun) -> None:
    name = running.database().address.rpartition("/")[2]
    at = CatalogueServer(running.server(name, "keeper").address, PASSWORD)
    with pytest.raises(StoreError, match=r"could not be used .*permission denied.* belongs to"):
        Catalogue(at, model="m")


@pytest.mark.parametrize(("user", "name"), [("nobody", "postgres"), ("postgres", "nowhere")])
def test_an_unknown_user_or_database_is_told(user: str, name: str, running: PostgresRun) -> None:
    with pytest.raises(StoreError, match=r"lets nobody in .*does not exist"):
        Catalogue(running.server(name, user), model="m")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "no-such-host.invalid:5432"])
def test_a_server_that_is_not_there_is_told(address: str) -> None:
    at = CatalogueServer(f"postgresql://minutes@{address}/minutes")
    with pytest.raises(StoreUnreachable, match=address.partition(":")[0]):
        Catalogue(at, model="m")


def test_a_database_that_cannot_hold_every_character_is_refused(running: PostgresRun) -> None:
    at = running.database("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match=r"LATIN1.*--encoding=UTF8"):
        Catalogue(at, model="m")


@pytest.mark.parametrize(
    ("found", "made_by"), [("3", "another version"), ("5", "a later version"), ("", "another")]
)
def test_another_format_is_refused_and_left_alone(
    found: str, made_by: str, database: CatalogueServer, running: PostgresRun
) -> None:
    Catalogue(database, model="m").close()
    name = database.address.rpartition("/")[2]
    running.execute(f"UPDATE about SET value = '{found}' WHERE key = 'schema'", name)
    with pytest.raises(StoreError, match=rf"made by {made_by}.*format is {found};"):
        Catalogue(database, model="m")
    running.execute("UPDATE about SET value = '4' WHERE key = 'schema'", name)
    with pytest.raises(StoreError, match="embedding model 'm', not 'n'"):
        Catalogue(database, model="n")


def test_many_that_start_at_once_make_one_archive(
    database: CatalogueServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Catalogue] = []

    def make() -> None:
        made.append(Catalogue(database, model="m"))

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    for one in made:
        one.close()


def test_an_archive_that_is_not_there_is_not_made_by_reading(
    database: CatalogueServer, model: EmbeddingModel, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="There is no archive in postgresql:"):
        Archive(tmp_path / "store", model, create=False, server=database)
    assert not holds_documents_at(database)


def test_whether_it_holds_documents_is_known_without_a_model(
    lit: Archive, database: CatalogueServer
) -> None:
    assert holds_documents_at(database)
    bring(lit, [])
    assert not holds_documents_at(database)


# Looking after it ----------------------------------------------------------------------------


def test_what_differs_is_mended(lit: Archive, running: PostgresRun) -> None:
    name = lit.server.address.rpartition("/")[2] if lit.server else ""
    running.execute("UPDATE documents SET text = replace(text, 'Fen', 'Hen')", name)
    lit.lexical.delete([LAMPS[1][0].id])
    assert {one.kind for one in check(lit)} == {"altered", "words missing"}
    repair(lit)
    assert check(lit) == []
    assert found(lit) == set()


def test_every_command_uses_the_archive_that_is_named(
    lit: Archive, tmp_path: Path, running: PostgresRun
) -> None:
    assert lit.server
    assert lit.chroma
    at = {"MINUTES_CATALOGUE": lit.server.address, "MINUTES_CHROMA": lit.chroma.address}
    at["MINUTES_STORE"] = str(lit.folder)
    (row,) = json.loads(run_here("vectorstore", ["documents", "--json"], **at).stdout)
    assert (row["source"], row["passages"]) == ("lamps.txt", 2)
    assert run_here("ingest", [tmp_path / "none", "--if-empty"], **at).returncode == 0
    assert run_here("ingest", ["--withhold", "lamps.txt", "--by", "a clerk"], **at).returncode == 0
    assert found(lit) == set()
    assert run_here("ingest", ["--check"], **at).returncode == 0
    (done,) = [json.loads(run_here("vectorstore", ["upgrade", "--json"], **at).stdout)]
    assert (done["from"], done["to"], done["passages"]) == ("4", "4", 2)
    assert run_here("vectorstore", ["backup", tmp_path / "kept"], **at).returncode == 0
    at |= {"MINUTES_CATALOGUE": running.database().address, "MINUTES_STORE": str(tmp_path / "new")}
    assert "There is no archive" in run_here("ingest", ["--review"], **at).stderr
    done = run_here("vectorstore", ["restore", tmp_path / "kept", "--json"], **at)
    assert json.loads(done.stdout)["indexes_made"]
    listed = run_here("vectorstore", ["documents", "--include-restricted", "--json"], **at)
    assert [one["access"] for one in json.loads(listed.stdout)] == ["restricted"]


def test_a_backup_goes_from_a_server_to_a_folder_and_back(
    lit: Archive,
    running: PostgresRun,
    model: EmbeddingModel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring(lit, [LAMPS, HEDGES])
    lit.catalogue.decide("hedges.txt", "withhold", by="a clerk")
    (lit.folder / "uploads").mkdir()
    (lit.folder / "uploads" / "sent.txt").write_text("sent")
    wanted = _told(lit)
    made = back_up(lit.folder, tmp_path / "backup", model=model.name, server=lit.server)
    assert (made.manifest.documents, made.manifest.indexes) == (2, False)
    monkeypatch.setattr(model, "encode", None)  # nothing need be embedded
    assert restore(tmp_path / "backup", tmp_path / "alone", model).indexes_made
    with contextlib.closing(Archive(tmp_path / "alone", model, create=False)) as alone:
        assert _told(alone) == wanted
        assert check(alone) == []
    back_up(tmp_path / "alone", tmp_path / "another", model=model.name)
    empty, folder = running.database(), tmp_path / "back"
    restore(tmp_path / "another", folder, model, chroma=lit.chroma, server=empty)
    assert (folder / "uploads" / "sent.txt").read_text() == "sent"
    assert not (folder / "catalogue.sqlite").exists()
    with contextlib.closing(
        Archive(folder, model, create=False, chroma=lit.chroma, server=empty)
    ) as back:
        assert _told(back) == _told(lit) == wanted
        assert check(back) == check(lit) == []
        assert [one.source for one in back.catalogue.reviewed()] == ["hedges.txt"]
    with pytest.raises(SettingError, match="There is an archive in postgresql:"):
        restore(tmp_path / "another", tmp_path / "twice", model, chroma=lit.chroma, server=empty)


def _told(archive: Archive) -> dict[str, object]:
    """Tell what an archive holds, but not how many folders of vectors that takes."""
    return {name: held for name, held in contents(archive).items() if name != "folders"}
