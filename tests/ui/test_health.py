"""What whoever runs the service asks of it, and who is told what."""

import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import metrics
from answering import Answerer
from errors import ModelError, SettingError, StoreBusy, StoreError
from tests.making import minutes, write
from tests.stores import bring, paper
from tests.ui.conftest import Serve
from ui import health, resources, troubles
from vectorstore import Archive
from words import pages as words
from words import service as said

Ask = Callable[..., Response]
SECRET = "/srv/secret folder/catalogue.sqlite"


def theirs(_: Request) -> Response:
    """Answer as Streamlit's own figures do."""
    return PlainTextResponse("active_sessions 3")


def client(base: str = "", host: str = "127.0.0.1") -> TestClient:
    app = Starlette(
        routes=[*health.routes(base), Route("/{path:path}", theirs)],
        middleware=[Middleware(health.Guarding)],
    )
    return TestClient(app, base_url="http://127.0.0.1:8501", client=(host, 40_000))


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look each time anew, and begin with nothing counted."""
    monkeypatch.setattr(health, "_readiness", health.Readiness())
    monkeypatch.setattr(health, "STANDS", 0.0)
    metrics._board.clear()
    yield
    metrics._board.clear()


def opened() -> None:
    """Wait until the answerer is open, or has failed to be."""
    resources.opening().exception(timeout=60)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_METRICS", "on")
    metrics.begin("1", "18")


# Alive ----------------------------------------------------------------------------------


def test_the_service_is_alive_whatever_is_wrong(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(ModelError("there is no model"))
    opened()
    monkeypatch.setenv("MINUTES_METRICS", "perhaps")
    monkeypatch.setenv("MINUTES_KEEPER_PASSWORD", "a long password")
    answer = client().get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": said.ALIVE})
    assert answer.headers["cache-control"] == "no-store"


def test_whether_it_is_alive_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("something was opened")

    with monkeypatch.context() as patch:
        patch.setattr(resources, "opening", never)
        assert client().get("/health").status_code == 200
        assert client().head("/health").content == b""
        assert client().post("/health").status_code == 405


@pytest.mark.parametrize("base", ["minutes", "/minutes/", "a/b"])
def test_below_another_address_it_is_found_there_and_at_the_top(base: str) -> None:
    served = client(base)
    assert served.get(f"/{base.strip('/')}/health").status_code == 200
    assert served.get("/health").json() == {"status": said.ALIVE}
    assert served.get("/elsewhere/health").text == "active_sessions 3"
    assert served.get("/ready/", follow_redirects=False).status_code == 503
    assert served.get("/metrics/").text == said.NO_METRICS


# Ready ----------------------------------------------------------------------------------


def test_it_is_ready_when_it_can_answer(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    opened()
    answer = client().get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"ready": True})


def test_it_is_not_ready_while_it_is_being_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    monkeypatch.setattr(resources, "load", go.wait)
    answer = client().get("/ready")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "why": said.OPENING})
    go.set()


@pytest.mark.parametrize(
    ("error", "name", "why"),
    [
        (StoreError(f"{SECRET} is no archive"), "StoreError", words.NO_STORE[0]),
        (StoreBusy(f"{SECRET} is in use"), "StoreBusy", words.BUSY[0]),
        (ModelError(f"no model in {SECRET}"), "ModelError", words.NO_MODEL[0]),
        (SettingError(f"MINUTES_LLM is {SECRET}"), "SettingError", words.NO_SETTING[0]),
        (ValueError(SECRET), "other", said.UNFORESEEN),
    ],
)
def test_why_it_is_not_is_told_in_words_without_a_path(
    error: Exception, name: str, why: str, serve: Serve
) -> None:
    serve(error)
    opened()
    answer = client().get("/ready")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "error": name, "why": why}
    assert "secret" not in answer.text


def test_an_archive_that_cannot_be_read_any_more_is_noticed_and_so_is_its_return(
    serve: Serve, archive: Archive
) -> None:
    bring(archive, [paper("lamps", "RESOLVED: That the lamps be lit.")])
    serve(Answerer(archive))
    opened()
    served = client()
    assert served.get("/ready").status_code == 200
    away = archive.folder / "elsewhere.sqlite"
    (archive.folder / "catalogue.sqlite").rename(away)
    gone = served.get("/ready")
    assert (gone.status_code, gone.json()["error"]) == (503, "StoreError")
    assert str(archive.folder) not in gone.text
    away.rename(archive.folder / "catalogue.sqlite")
    assert served.get("/ready").status_code == 200
    with sqlite3.connect(archive.folder / "catalogue.sqlite") as db:
        db.execute("DROP TABLE about")
    assert served.get("/ready").status_code == 503


def test_what_failed_is_tried_anew_without_a_visitor_but_not_at_each_look(
    tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = itertools.count(1)

    def load() -> Answerer:
        if next(tries) == 1:
            raise StoreError("there is no archive yet")
        return tiny

    monkeypatch.setattr(resources, "load", load)
    opened()
    served = client()
    for _ in range(3):
        assert served.get("/ready").status_code == 503
    opened()
    assert served.get("/ready").status_code == 503, "it was tried too soon"
    monkeypatch.setattr(resources, "AGAIN", 0.0)
    served.get("/ready")
    opened()
    assert served.get("/ready").status_code == 200
    assert next(tries) == 3


def test_who_looks_often_is_told_what_was_found_before(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(tiny)
    opened()
    monkeypatch.setattr(health, "STANDS", 3600.0)
    monkeypatch.setattr(health, "_readiness", health.Readiness())
    looks = itertools.count()
    monkeypatch.setattr(Answerer, "check", lambda _: next(looks))
    assert {client().get("/ready").status_code for _ in range(5)} == {200}
    assert next(looks) == 1


def test_an_archive_that_hangs_holds_nobody_up(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(tiny)
    opened()
    served = client()
    assert served.get("/ready").status_code == 200
    hangs, go = threading.Event(), threading.Event()

    def check(_: Answerer) -> None:
        hangs.set()
        go.wait()
        raise StoreError("it hung")

    monkeypatch.setattr(Answerer, "check", check)
    waiting = threading.Thread(target=health._readiness.look)
    waiting.start()
    assert hangs.wait(60)
    assert served.get("/ready").status_code == 200
    go.set()
    waiting.join(60)
    assert served.get("/ready").status_code == 503


def test_a_change_is_logged_once(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    serve(StoreError("none"))
    opened()
    caplog.clear()
    for _ in range(3):
        client().get("/ready")
    (record,) = [one for one in caplog.records if one.name == "ui.health"]
    assert record.__dict__["told"]["error"] == "StoreError"


# Figures --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics", "/minutes/_stcore/metrics/"])
def test_nobody_is_told_figures_unless_that_is_set(
    path: str, serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(tiny)
    metrics.begin("1", "1")
    for value in ("", "off", "perhaps"):
        monkeypatch.setenv("MINUTES_METRICS", value)
        answer = client().get(path, headers={"accept": "text/html"})
        assert answer.status_code == 404
        assert answer.text == said.NO_METRICS


HANDED_ON = (
    {"X-Forwarded-For": "127.0.0.1"},
    {"x-forwarded-for": ""},
    {"Forwarded": "for=127.0.0.1"},
    {"X-Real-IP": "127.0.0.1"},
    {"Via": "1.1 proxy"},
    {"X-Forwarded-Host": "localhost"},
    {"X-Forwarded-Proto": "https"},
    {"CF-Connecting-IP": "127.0.0.1"},
)


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
@pytest.mark.parametrize("headers", HANDED_ON)
@pytest.mark.parametrize("allowed", ["on", "network"])
@pytest.mark.usefixtures("counted")
def test_nobody_is_told_figures_through_a_proxy(
    allowed: str, headers: dict[str, str], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_METRICS", allowed)
    assert client().get(path, headers=headers).status_code == 404


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
@pytest.mark.usefixtures("counted")
def test_this_machine_is_told_and_others_only_where_that_is_set(
    path: str, serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(tiny)
    opened()
    for host in ("127.0.0.1", "::1"):
        assert client(host=host).get(path).status_code == 200
    for host in ("10.1.2.3", "testclient"):
        assert client(host=host).get(path).status_code == 404
    for name in ("minutes.example.org", "minutes.example.org:80", "[", "", "10.0.0.1:8501"):
        assert client().get(path, headers={"host": name}).status_code == 404
    for name in ("localhost", "localhost:8501", "[::1]:8501", "[::1]"):
        assert client().get(path, headers={"host": name}).status_code == 200
    monkeypatch.setenv("MINUTES_METRICS", "network")
    assert client(host="10.1.2.3").get(path, headers={"host": "app:8501"}).status_code == 200


def figures(served: TestClient) -> dict[str, float]:
    families = text_string_to_metric_families(served.get("/metrics").text)
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


@pytest.mark.usefixtures("counted")
def test_the_figures_are_those_of_the_archive_and_of_what_was_asked(
    serve: Serve, archive: Archive, folder: Path
) -> None:
    from ingest import ingest

    write(folder, a=minutes("the lamps of Fen Lane be mended"))
    write(folder, b="NOT FOR PUBLICATION\n\n" + minutes("the clerk be paid more"))
    ingest([folder], archive)
    answerer = Answerer(archive)
    serve(answerer)
    opened()
    before = figures(client())
    answerer.answer("What was resolved about the lamps of Fen Lane?")
    answerer.answer("What is the weather like on the moon?")
    with pytest.raises(SettingError):
        answerer.answer("")
    after = figures(client())
    assert before["minutes_ready"] == after["minutes_ready"] == 1
    assert after["minutes_archive_documents"] == 1
    assert after["minutes_archive_documents_withheld whole"] == 1
    assert after["minutes_questions_waiting"] == 0
    assert after["minutes_ingest_runs_total complete"] == 1
    assert after["minutes_ingest_files_total added"] == 2
    assert after["minutes_question_seconds_count"] == 2
    assert after["minutes_step_seconds_count search"] == 2
    assert after["minutes_failures_total SettingError answering"] == 1
    asked = {name: n for name, n in after.items() if name.startswith("minutes_questions_total")}
    assert sum(asked.values()) == 2
    text = client().get("/metrics").text
    assert not any(word in text.lower() for word in ("fen", "lamps", "moon", str(folder).lower()))


@pytest.mark.usefixtures("counted")
def test_where_it_is_not_ready_what_is_not_known_is_left_out(serve: Serve) -> None:
    serve(StoreError("none"))
    opened()
    found = figures(client())
    assert found["minutes_ready"] == 0
    assert found["minutes_failures_total StoreError ui"] == 1
    assert "minutes_archive_documents" not in found


def test_a_setting_that_cannot_be_used_leaves_the_words_for_readers_whole() -> None:
    assert troubles.said_of(SettingError(SECRET)) == words.NO_SETTING
