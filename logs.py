"""The server's log: one line an event on standard error, and no word of a question unless set.

Each room writes to a logger of its own name; this module alone says where that goes, how a line is
written, and to which action of a reader's it belongs: one question, or one drawing of a page.
"""

import json
import logging
import re
import secrets
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal

ROOMS = ("answering", "conversations", "ingest", "searching", "ui", "vectorstore")
LogForm = Literal["lines", "json"]
HEADER = "X-Request-ID"
"""What a proxy tells the id of a request in."""
LONGEST = 64
"""Characters of an id that is taken over; it stands in every line."""
_PLAIN = re.compile(rf"[A-Za-z0-9._-]{{1,{LONGEST}}}")
_OURS = "minutes"
"""The name of the handler, so that it is set up once."""
_request: ContextVar[str] = ContextVar("request", default="")


def request_named(given: str | None) -> str:
    """Return the id that a request came with where it is plain, else a new one.

    What is not plain may be a reader's words, or forge a line of the log.
    """
    return given if given and _PLAIN.fullmatch(given) else secrets.token_hex(8)


def part_of(given: str | None) -> str:
    """Return an id for one of several actions that come with the same request.

    A page's connection is one request to a proxy, however much is asked through it.
    """
    if given and _PLAIN.fullmatch(given):
        return f"{given}.{secrets.token_hex(4)}"
    return request_named(None)


def request() -> str:
    """Return the id of what is being done, empty where it belongs to no request."""
    return _request.get()


@contextmanager
def belonging_to(request: str = "") -> Iterator[str]:
    """Let what is logged within bear an id: this one, or that which is there, or a new one.

    A thread that is started within bears it only if it is run in a copy of this context.
    """
    name = request or _request.get() or request_named(None)
    before = _request.set(name)
    try:
        yield name
    finally:
        _request.reset(before)


class _Telling(logging.Formatter):
    """Takes from a record what is told: when, how grave, where, what, for whom, and the details."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self, *, with_words: bool) -> None:
        super().__init__()
        self._with_words = with_words

    def _facts(self, record: logging.LogRecord) -> dict[str, Any]:
        return {
            "at": self.formatTime(record),
            "level": record.levelname,
            "room": record.name,
            "said": " ".join(record.getMessage().split()),
        }

    def _details(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return what was given as `extra={"told": {…}}`, after the id that it belongs to."""
        named = {"request": _request.get()} if _request.get() else {}
        return {**named, **getattr(record, "told", {}), **named}

    def _where(self, record: logging.LogRecord) -> str:
        """Tell where an error happened, and no word of it unless set: it may repeat a question."""
        if not record.exc_info or not record.exc_info[1]:
            return ""
        if self._with_words:
            return self.formatException(record.exc_info)
        return "\n".join(_without_words(record.exc_info[1]))


def _without_words(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _without_words(cause)
    yield "Traceback (most recent call last):"
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield type(error).__name__


class _Line(_Telling):
    """Writes a record on one line, what is told as name=value, so that no line is ever two.

    Strings are written as JSON writes them; where an unforeseen error happened stands below.
    """

    def format(self, record: logging.LogRecord) -> str:
        details = self._details(record).items()
        pairs = (f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in details)
        line = " ".join((*self._facts(record).values(), *pairs))
        where = self._where(record)
        return f"{line}\n{where}" if where else line


class _Object(_Telling):
    """Writes a record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        where = self._where(record)
        told = self._details(record) | ({"where": where} if where else {})
        facts = self._facts(record)
        return json.dumps({**facts, **told, **facts}, ensure_ascii=False, default=str)


def begin(*, level: int = logging.INFO, form: LogForm = "lines", with_words: bool = False) -> None:
    """Write what the product's rooms log on to standard error; may be called again.

    Args:
        level: what is less grave is left out.
        form: lines for people, or JSON objects for what collects logs.
        with_words: whether an unforeseen error's own words are written, which may be a reader's.
    """
    formatter = (_Object if form == "json" else _Line)(with_words=with_words)
    for room in ROOMS:
        logger = logging.getLogger(room)
        logger.setLevel(logging.INFO)
        ours = next((one for one in logger.handlers if one.name == _OURS), None) or _handler()
        ours.setLevel(level)
        ours.setFormatter(formatter)
        logger.addHandler(ours)


def _handler() -> logging.Handler:
    handler = _StandardError()
    handler.set_name(_OURS)
    return handler


class _StandardError(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to what standard error is when it writes, not what it was when it was made."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)
