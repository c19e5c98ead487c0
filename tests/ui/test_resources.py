"""What the server sets up when it starts, by its settings."""

import asyncio
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st

import logs
import metrics
from errors import StoreError
from tests.ui.conftest import Serve
from ui import resources


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(metrics, "_board", [])
    yield
    for room in logs.ROOMS:
        logging.getLogger(room).handlers.clear()
        logging.getLogger(room).setLevel(logging.NOTSET)


def started() -> None:
    """Start the server's life, and wait until the answerer is open or has failed to be."""

    async def live() -> None:
        async with resources.from_the_start(st.App("app.py")):
            await asyncio.to_thread(resources.opening().exception, 60)

    with ThreadPoolExecutor(1) as aside:  # here a browser's loop may be running
        aside.submit(lambda: asyncio.run(live())).result()


@pytest.mark.parametrize(("value", "counts"), [("", False), ("off", False), ("on", True)])
def test_nothing_is_counted_unless_that_is_set(
    value: str, counts: bool, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_METRICS", value)
    serve(StoreError("none"))
    started()
    assert (metrics.written(metrics.State(ready=False)) is not None) is counts


def test_the_log_is_written_as_is_set(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MINUTES_LOG", "json")
    serve(StoreError("there is none"))
    started()
    (line,) = capsys.readouterr().err.splitlines()
    held = json.loads(line)
    assert (held["level"], held["room"]) == ("WARNING", "ui.troubles")
    assert held["said"] == "StoreError: there is none"
    assert held["request"]


def test_a_setting_that_cannot_be_used_is_told_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MINUTES_LOG", "xml")
    started()
    assert "MINUTES_LOG is 'xml'; write lines or json." in capsys.readouterr().err
