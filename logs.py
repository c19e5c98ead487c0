"""The server's log: one line an event on standard error, and no word of a question unless set.

Each room writes to a logger of its own name; this module alone says where that goes.
"""

import json
import logging
import sys
import time

ROOMS = ("answering", "conversations", "ingest", "searching", "ui", "vectorstore")
_OURS = "minutes"
"""The name of the handler, so that it is set up once."""


class _Line(logging.Formatter):
    """Writes a time in UTC, the level, the room, and what happened, on one line.

    What is given as `extra={"told": {…}}` follows as name=value, strings as JSON writes them, so
    that no line is ever two.
    """

    converter = staticmethod(time.gmtime)
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        said = " ".join(record.getMessage().split())
        told = getattr(record, "told", {})
        pairs = (f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in told.items())
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        line = " ".join((at, record.levelname, record.name, said, *pairs))
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def begin(*, level: int = logging.INFO) -> None:
    """Write what the product's rooms log from a level on to standard error; may be called again."""
    for room in ROOMS:
        logger = logging.getLogger(room)
        logger.setLevel(level)
        logger.propagate = False
        if not any(one.name == _OURS for one in logger.handlers):
            logger.addHandler(_handler())


def _handler() -> logging.Handler:
    handler = _StandardError()
    handler.set_name(_OURS)
    handler.setFormatter(_Line())
    return handler


class _StandardError(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to what standard error is when it writes, not what it was when it was made."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)
