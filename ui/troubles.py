"""What went wrong, said plainly: never a traceback on a page."""

import contextlib
import sys
import traceback
from collections.abc import Iterator

from errors import MinutesError, ModelError, SettingError, StoreBusy, StoreError
from ui import markup, words

_HEADINGS: tuple[tuple[type[MinutesError], str], ...] = (
    (ModelError, words.NO_MODEL),
    (StoreBusy, words.BUSY),
    (StoreError, words.NO_STORE),
    (SettingError, words.NO_SETTING),
)


def message(error: BaseException) -> tuple[str, str]:
    """Return a heading and what to do next; log what nobody foresaw.

    Args:
        error: what was raised.
    """
    if not isinstance(error, MinutesError):
        traceback.print_exception(error, file=sys.stderr)
        return words.UNEXPECTED
    heading = next((said for kind, said in _HEADINGS if isinstance(error, kind)), words.TROUBLE)
    return heading, str(error)


def show(error: BaseException) -> None:
    """Draw what went wrong."""
    heading, advice = message(error)
    show_notice(heading, advice)


def show_notice(heading: str, advice: str, *, role: str = "alert") -> None:
    """Draw a notice of something that a reader must know, by default that it went wrong."""
    markup.show(
        markup.element(
            "div",
            markup.element("p", markup.text(heading), css="notice-heading"),
            markup.element("p", markup.text(advice)),
            css="notice",
            role=role,
        )
    )


@contextlib.contextmanager
def caught() -> Iterator[None]:
    """Draw whatever is raised within as a plain message: a page's edge."""
    try:
        yield
    except Exception as error:
        show(error)
