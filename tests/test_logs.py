"""The log is one line an event, on standard error."""

import json
import logging
from collections.abc import Iterator

import pytest

import logs


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    for room in logs.ROOMS:
        logger = logging.getLogger(room)
        logger.handlers.clear()
        logger.propagate = True
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
    assert "KeyError: 'kettle'" in told


def test_what_libraries_log_is_left_to_them(capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    logging.getLogger("somebody.elses").info("chatter")
    assert capsys.readouterr().err == ""
