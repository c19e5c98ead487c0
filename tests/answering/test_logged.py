"""A question leaves a line in the log: how it was answered and what took how long, no words."""

import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

import logs
import metrics
from answering import Answerer, AnswererRunnable
from errors import LeftOff, MinutesError
from schema import Answer
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer, refusal
from vectorstore import Archive

QUESTION = "When will Quill Bridge reopen?"


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (record.levelname, record.getMessage(), getattr(record, "told", {}))
        for record in caplog.records
        if record.name.startswith("answering")
    ]


class Naming(logging.Handler):
    """Keeps the id that each line of the log would bear."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.names.append(logs.request())


@pytest.fixture
def named() -> Iterator[list[str]]:
    """The ids of the lines that answering writes."""
    handler = Naming()
    logging.getLogger("answering").addHandler(handler)
    yield handler.names
    logging.getLogger("answering").removeHandler(handler)


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def test_a_question_is_one_line_without_a_word_of_it(
    samples_archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    answer = Answerer(samples_archive).answer(QUESTION)
    ((level, said, about),) = told(caplog)
    assert (level, said) == ("INFO", "question")
    assert about["status"] == answer.status == "answered"
    assert about["form"] == answer.form != ""
    assert about["confidence"] == answer.confidence
    assert 0 < about["confidence"] <= 1
    assert list(about["steps_ms"]) == ["read", "wait", "search", "weigh", "quote", "verify"]
    assert "Quill" not in repr(about)
    assert "reopen" not in repr(about)


def test_its_words_are_there_where_that_is_set(
    samples_archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    Answerer(samples_archive, log_questions=True).answer(QUESTION)
    ((_, _, about),) = told(caplog)
    assert about["question"] == QUESTION


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Quill Bridge", "keywords"),
        ("What was decided at the last meeting?", "last meeting"),
        ("What is the weather like on the moon?", ""),
    ],
)
def test_the_form_of_an_answer_is_told(question: str, form: str, samples_archive: Archive) -> None:
    assert Answerer(samples_archive).answer(question).form == form


def test_a_model_that_fails_leaves_a_line_of_its_own(
    samples_archive: Archive,
    server: ModelServer,
    open_model: Open,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.gives(refusal(500, "down"))
    answer: Answer = Answerer(samples_archive, model=open_model()).answer(QUESTION)
    assert answer.notice
    (failure, question) = told(caplog)
    assert failure[:2] == ("WARNING", "the language model gave no answer")
    assert failure[2]["why"] == answer.notice == question[2]["notice"]
    assert "write" in question[2]["steps_ms"]


def test_a_search_that_fails_leaves_a_line(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    answerer = Answerer(archive)
    with sqlite3.connect(archive.folder / "catalogue.sqlite") as db:
        db.execute("DROP TABLE passages")
    with pytest.raises(MinutesError) as raised:
        answerer.answer(QUESTION)
    ((level, said, about),) = told(caplog)
    assert (level, said) == ("WARNING", "question failed")
    assert about["error"] == type(raised.value).__name__
    assert about["why"] == str(raised.value)
    assert "Quill" not in repr(about)


def test_all_lines_of_a_question_bear_one_id_and_no_others_do(
    samples_archive: Archive, server: ModelServer, open_model: Open, named: list[str]
) -> None:
    answerer = Answerer(samples_archive, model=open_model())
    for _ in range(2):
        server.gives(refusal(500, "down"))
        answerer.answer(QUESTION)
    with logs.belonging_to("proxy-1.aa"), pytest.raises(MinutesError):
        answerer.answer("")
    assert len(named) == 5
    assert named[0] == named[1] != named[2] == named[3] != ""
    assert named[4] == "proxy-1.aa"
    assert logs.request() == ""


def test_a_thread_that_answers_for_a_chain_bears_the_id_of_who_asks(
    samples_archive: Archive, named: list[str]
) -> None:
    with logs.belonging_to("a-chain"):
        (*_, answer) = AnswererRunnable(Answerer(samples_archive)).stream(QUESTION)
    assert answer.status == "answered"
    assert named == ["a-chain"]


def test_a_reader_who_does_not_wait_is_no_failure(
    samples_archive: Archive,
    server: ModelServer,
    open_model: Open,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metrics, "_board", [])
    metrics.begin("1", "1")
    server.gives("The bridge will reopen soon [1].")

    def leave(_: str) -> None:
        raise LeftOff

    with pytest.raises(LeftOff):
        Answerer(samples_archive, model=open_model()).answer(QUESTION, on_text=leave)
    ((level, said, about),) = told(caplog)
    assert (level, said, list(about)) == ("INFO", "question left", ["steps_ms"])
    written = metrics.written(metrics.State(ready=True))
    assert written is not None
    assert b"minutes_questions_left_total 1.0" in written
    assert b"minutes_failures_total{" not in written
