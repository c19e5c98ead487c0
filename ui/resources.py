"""What is loaded once a process: the answerer, opened behind the pages' backs.

The model and its libraries take seconds to load. A thread loads them from when the server
starts, so that a page is drawn and a question can be typed before they are there.
"""

import contextlib
import gc
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import TYPE_CHECKING

import streamlit as st

import logs
import metrics
from branding import Branding
from errors import SettingError
from ingest.files.reader_version import READER_VERSION
from settings import Settings
from ui import brand, markup, troubles, version
from words import pages as words

if TYPE_CHECKING:
    from answering import Answerer

EVERY = 2.0
"""Seconds between looks whether the answerer is ready: each draws the page, and holds up the
loading that it waits for."""
AGAIN = 30.0
"""Seconds after which what failed is tried anew, though no visitor comes."""
_BEGUN = "begun"
_failed_at: list[float] = []
_trying = threading.Lock()


@contextlib.asynccontextmanager
async def from_the_start(_: st.App) -> AsyncIterator[None]:
    """Begin to open the answerer when the server starts, not when the first visitor comes."""
    settings = _settings()
    logs.begin(form=settings.log_form, with_words=settings.log_questions)
    if settings.metrics != "off":
        metrics.begin(version.product(), READER_VERSION)
    brand.colour_widgets()
    opening()
    yield


def load() -> "Answerer":
    """Open the answerer.

    Raises:
        MinutesError: the model or the archive cannot be used.
    """
    import ingest.files.pipeline  # noqa: F401  (documents are laid out by it; it takes seconds too)
    from answering import Answerer  # here, because importing it alone takes seconds

    Branding.from_environment()  # what is wrong with it is told like any other setting
    answerer = Answerer.open(Settings.from_environment(), create=False)
    # What is loaded stays: no collection need walk through it again, which took 0.4 s each time.
    gc.collect()
    gc.freeze()
    return answerer


def language_model() -> str:
    """Return the name of the language model that is set, empty if there is none.

    It is known before the answerer is open; a setting that cannot be used is told by that.
    """
    return _settings().language_model


def _settings() -> Settings:
    """Return the settings; where one cannot be used, as if none were set."""
    try:
        return Settings.from_environment()
    except SettingError:
        return Settings()


@st.cache_resource(show_spinner=False)
def opening() -> "Future[Answerer]":
    """Start to open the answerer, once a process."""
    future: Future[Answerer] = Future()

    def run() -> None:
        try:
            future.set_result(load())
        except BaseException as error:  # it belongs to whoever waits for the answerer
            troubles.log(error)
            metrics.count_failure("ui", error)
            _failed_at[:] = [time.monotonic()]
            future.set_exception(error)

    threading.Thread(target=run, name="open the answerer", daemon=True).start()
    return future


def answerer() -> "Answerer | None":
    """Return the answerer, or None while it is being opened or after that has failed.

    A session that finds a failure from before its time starts to open it anew.
    """
    if _BEGUN not in st.session_state:
        st.session_state[_BEGUN] = True
        if _error() is not None:
            opening.clear()
    future = opening()
    return future.result() if future.done() and _error() is None else None


def state() -> "tuple[Answerer | None, BaseException | None]":
    """Return the answerer if it is open, and why it is not if that has failed."""
    future = opening()
    if not future.done():
        return None, None
    error = future.exception()
    return (None, error) if error else (future.result(), None)


def open_again() -> None:
    """Open the answerer anew where that failed a while ago.

    What looks whether the service is ready sends no visitor, who would have it tried, before it is.
    """
    with _trying:
        a_while_ago = time.monotonic() - AGAIN
        if _error() is not None and all(at < a_while_ago for at in _failed_at):
            opening.clear()
            opening()


def wait(waiting: str) -> None:
    """Say that the answerer is being opened, and draw the page again when it is.

    Where it could not be opened, say why and offer to try again.
    """
    error = _error()
    if error is None:
        _poll(waiting)
        return
    troubles.show(error)
    st.button(words.TRY_AGAIN, on_click=opening.clear)


def _error() -> BaseException | None:
    future = opening()
    return future.exception() if future.done() else None


@st.fragment(run_every=EVERY)
def _poll(waiting: str) -> None:
    if opening().done():
        st.rerun()
    markup.show(markup.element("p", markup.text(waiting), css="waiting", role="status"))
