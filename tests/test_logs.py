"""The log is one line an event, on standard error."""

import contextvars
import json
import logging
import re
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

import logs


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    for room in logs.ROOMS:
        logger = logging.getLogger(room)
        logger.handlers.clear()
        logger.setLevel(logging.NOTSET)


def test_an_event_is_one_line_whatever_it_tells(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    told = {"why": "two\nlines = 1", "count": 3, "steps": {"read": 2}}
    logging.getLogger("ingest.somewhere").warning("a file\nfailed", extra={"told": told})
    (line,) = capsys.readouterr().err.splitlines()
    assert " WARNING ingest.somewhere a file failed " in line
    assert json.dumps(told["why"]) in line
    assert line.endswith(' count=3 steps={"read": 2}')


def test_it_is_written_once_however_often_it_is_begun(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    logs.begin()
    logging.getLogger("answering.x").info("question")
    assert capsys.readouterr().err.count("question") == 1


def test_a_command_says_errors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin(level=logging.ERROR)
    logging.getLogger("answering.x").warning("question failed")
    assert capsys.readouterr().err == ""


def test_where_an_unforeseen_error_happened_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    try:
        raise KeyError("kettle")
    except KeyError as error:
        logging.getLogger("ui.x").error("unforeseen", exc_info=error)
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert told.rstrip().endswith("KeyError")
    assert __file__ in told


ASKED = "Who mended the kettle?"


def unforeseen(question: str) -> None:
    """Fail as a library may: with what was asked in its message, and another error behind it."""
    try:
        int(question)
    except ValueError as error:
        raise RuntimeError(f"cannot parse {question!r}") from error


@pytest.mark.parametrize("form", get_args(logs.LogForm))
def test_an_unforeseen_error_says_no_word_of_its_own_unless_that_is_set(
    form: logs.LogForm, capsys: pytest.CaptureFixture[str]
) -> None:
    for with_words in (False, True):
        logs.begin(form=form, with_words=with_words)
        try:
            unforeseen(ASKED)
        except RuntimeError as error:
            logging.getLogger("answering.x").warning("question failed", exc_info=error)
        told = capsys.readouterr().err
        assert ("kettle" in told) is with_words
        assert "ValueError" in told
        assert "RuntimeError" in told
        assert "in unforeseen" in told


def test_an_event_is_one_object_whatever_it_tells(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin(form="json")
    told = {
        "why": "two\nlines",
        "steps": {"read": 2},
        "level": "forged",
        "request": "forged",
        "on": Path("x"),
    }
    with logs.belonging_to("proxy-7"):
        logging.getLogger("ingest.somewhere").warning("a file\nfailed", extra={"told": told})
    (line,) = capsys.readouterr().err.splitlines()
    held = json.loads(line)
    assert datetime.fromisoformat(held.pop("at")).utcoffset() == timedelta(0)
    assert held == {
        "level": "WARNING",
        "room": "ingest.somewhere",
        "said": "a file failed",
        "request": "proxy-7",
        "why": "two\nlines",
        "steps": {"read": 2},
        "on": "x",
    }


def test_the_form_can_be_changed_and_nothing_is_written_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.begin(form="json")
    logs.begin()
    logging.getLogger("ui.x").info("drawn")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("INFO ui.x drawn")


@pytest.mark.parametrize("given", ["a", "7f-3A_b.c", "x" * logs.LONGEST])
def test_the_id_that_a_request_came_with_is_taken_over(given: str) -> None:
    assert logs.request_named(given) == given
    assert logs.part_of(given).startswith(f"{given}.")
    assert logs.part_of(given) != logs.part_of(given)


@pytest.mark.parametrize(
    "given",
    [None, "", "x" * (logs.LONGEST + 1), "a b", "a\n", "a\nERROR", 'a"', "ä", "٣", "a/b", "{}"],
)
def test_what_is_no_plain_id_is_not_repeated(given: str | None) -> None:
    for made in (logs.request_named(given), logs.part_of(given)):
        assert re.fullmatch(r"[0-9a-f]{16}", made)
        assert made not in (logs.request_named(given), logs.part_of(given))


def test_lines_bear_the_id_of_what_they_belong_to(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    log = logging.getLogger("answering.x")
    log.info("before")
    with logs.belonging_to() as made:
        log.info("one")
        with logs.belonging_to("other"):
            log.info("two")
        with logs.belonging_to():
            log.info("three")
    log.info("after")
    before, one, two, three, after = capsys.readouterr().err.splitlines()
    assert "request=" not in before + after
    assert one.endswith(f'one request="{made}"')
    assert two.endswith('two request="other"')
    assert three.endswith(f'three request="{made}"')


def test_a_thread_bears_an_id_of_its_own_or_the_one_it_is_started_with() -> None:
    seen: list[str] = []
    with logs.belonging_to("a-question"):
        for run in (threading.Thread, with_context):
            thread = run(target=lambda: seen.append(logs.request()))
            thread.start()
            thread.join()
    assert seen == ["", "a-question"]


def with_context(target: Callable[[], None]) -> threading.Thread:
    return threading.Thread(target=contextvars.copy_context().run, args=(target,))


def test_what_libraries_log_is_left_to_them(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    logging.getLogger("somebody.elses").info("chatter")
    assert capsys.readouterr().err == ""
