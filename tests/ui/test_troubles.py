"""What goes wrong on a page is said plainly, logged with its request and counted."""

import logging
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

import logs
import metrics
from tests.ui.drawing import text_of
from words import pages as words


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    for room in logs.ROOMS:
        logging.getLogger(room).handlers.clear()
        logging.getLogger(room).setLevel(logging.NOTSET)


def a_page_that_fails() -> None:
    from ui import request, troubles

    with request.belonging(), troubles.caught():
        raise ZeroDivisionError("the kettle")


def test_a_page_that_fails_is_counted_and_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(metrics, "_board", [])
    metrics.begin("1", "1")
    logs.begin()
    page = AppTest.from_function(a_page_that_fails).run()
    assert words.UNEXPECTED[0] in text_of(page)
    (line, *where) = [one for one in capsys.readouterr().err.splitlines() if "Thread" not in one]
    assert 'unforeseen request="' in line
    assert where[-1] == "ZeroDivisionError"
    assert not any("ZeroDivisionError: the kettle" in one for one in where)
    written = metrics.written(metrics.State(ready=True))
    assert written is not None
    assert b'minutes_failures_total{error="other",room="ui"} 1.0' in written
