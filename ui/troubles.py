"""What went wrong, said plainly: never a traceback on a page.

A reader is told what it means for them. What to do about it is told to whoever looks after the
service: in the server's log, and on the page where it is opened on the server's own machine.
"""

import contextlib
import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

import streamlit as st

import metrics
from errors import MinutesError, ModelError, SettingError, StoreBusy, StoreError, StoreUnreachable
from ui import markup, request
from words import pages as words

_SAID: tuple[tuple[type[MinutesError], tuple[str, str]], ...] = (
    (ModelError, words.NO_MODEL),
    (StoreBusy, words.BUSY),
    (StoreUnreachable, words.UNREACHABLE),
    (StoreError, words.NO_STORE),
    (SettingError, words.NO_SETTING),
)
_log = logging.getLogger(__name__)
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def message(error: BaseException) -> tuple[str, str]:
    """Return a heading and what it means for a reader; log what nobody foresaw."""
    if not isinstance(error, MinutesError):
        with request.belonging():
            _log.error("unforeseen", exc_info=error)
        return words.UNEXPECTED
    return said_of(error)


def said_of(error: MinutesError) -> tuple[str, str]:
    """Return a heading and what it means for a reader: no path, and nothing of a setting."""
    return next((said for kind, said in _SAID if isinstance(error, kind)), words.TROUBLE)


def log(error: BaseException) -> None:
    """Tell whoever looks after the service, once, what keeps it from working."""
    if isinstance(error, MinutesError):
        with request.belonging():
            _log.warning(f"{error.name}: {error}")


def show(error: BaseException) -> None:
    """Draw what went wrong."""
    told = str(error) if isinstance(error, MinutesError) else ""
    show_notice(*message(error), for_keeper=told)


def show_notice(heading: str, advice: str, *, role: str = "alert", for_keeper: str = "") -> None:
    """Draw a notice of something that a reader must know, by default that it went wrong.

    Args:
        heading: what it is.
        advice: what it means for a reader.
        role: what assistive technology takes it for.
        for_keeper: what whoever looks after the service can do about it.
    """
    parts = [
        markup.element("p", markup.text(heading), css="notice-heading"),
        markup.element("p", markup.text(advice)),
    ]
    if for_keeper and _on_this_machine():
        said = f"{words.FOR_KEEPER} {for_keeper}"
        parts.append(markup.element("p", markup.text(said), css="note"))
    markup.show(markup.element("div", *parts, css="notice", role=role))


@contextlib.contextmanager
def caught() -> Iterator[None]:
    """Draw whatever is raised within as a plain message: a page's edge."""
    try:
        yield
    except Exception as error:
        metrics.count_failure("ui", error)
        show(error)


def _on_this_machine() -> bool:
    """Tell whether the page is looked at on the machine that serves it, by whoever keeps it."""
    return urlsplit(st.context.url or "").hostname in _THIS_MACHINE
