"""What a keeper has the server do: one thing at a time, for everybody, in a thread of its own.

A page that asks is drawn at once, and shows how far it is; what it came to stays in sight, for
every keeper, until it is closed or something else is done: on the page of documents, and on that
of the document which it concerns.
"""

import contextvars
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from errors import MinutesError, SettingError
from ui import ingest_outcome, keeper_sign_in, markup, request
from ui.markup import element, text
from words import keeping as words

if TYPE_CHECKING:
    from ingest import Progress
    from ingest.by_hand.keeping import OpenArchive

STYLE = Path(__file__).with_name("keeper_errands.css")
EVERY = 1.0
"""Seconds between looks how far it is."""
Tell = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Came:
    """What an errand came to: in a line, and a line for each file that needs a word.

    `removed` are the paths of what was removed, to be brought back.
    """

    heading: str
    lines: Sequence[str] = ()
    removed: Sequence[str] = ()


Act = Callable[["OpenArchive", Tell], Came]


@dataclass(slots=True)
class Errand:
    """One thing that is done; `insist` does it even where it was refused as too much.

    `about` is the id of the document that it concerns, if it is one.
    """

    said: str
    act: Act
    insist: Act | None = None
    about: str = ""
    reached: tuple[int, int] = (0, 0)
    problems: int = 0
    came: Came | None = None
    refused: str = ""
    may_insist: bool = False
    done: threading.Event = field(default_factory=threading.Event)


_log = logging.getLogger(__name__)
_lock = threading.Lock()
_latest: list[Errand] = []
_count = 0


def latest() -> Errand | None:
    """Return what is being done, or was done last and not closed."""
    with _lock:
        return _latest[0] if _latest else None


def count() -> int:
    """Return a number that changes with each errand that was done."""
    return _count


def is_busy() -> bool:
    """Tell whether something is being done."""
    errand = latest()
    return errand is not None and not errand.done.is_set()


def start(
    archive: "OpenArchive", said: str, act: Act, *, insist: Act | None = None, about: str = ""
) -> bool:
    """Start to do something for a keeper, unless something else is being done; tell whether it was.

    Args:
        archive: which it is done to; it is opened once more for that.
        said: what is being done, in words.
        act: does it.
        insist: does it even where `act` refuses to, as it would remove too much.
        about: the id of the document that it concerns, if it is one.
    """
    if not keeper_sign_in.may_enter():  # no longer, perhaps: the page may have been open for hours
        return False
    errand = Errand(said, act, insist, about)
    with _lock:
        if _latest and not _latest[0].done.is_set():
            return False
        _latest[:] = [errand]
    with request.belonging():
        context = contextvars.copy_context()
    threading.Thread(
        target=context.run, args=(_run, errand, archive), name=said, daemon=True
    ).start()
    return True


def close() -> None:
    """Show what was done last no longer."""
    if not is_busy():
        with _lock:
            _latest.clear()


def _run(errand: Errand, archive: "OpenArchive") -> None:
    global _count
    from ingest.by_hand.keeping import opened

    def tell(progress: "Progress") -> None:
        errand.reached = progress.done, progress.total
        errand.problems += bool(progress.problem)

    try:
        with opened(archive) as own:
            errand.came = errand.act(own, tell)
    except MinutesError as error:
        errand.refused = str(error)
        errand.may_insist = errand.insist is not None and isinstance(error, SettingError)
    except Exception as error:
        _log.error("an errand failed", exc_info=error)
        errand.refused = words.UNFORESEEN
    finally:
        _count += 1
        errand.done.set()


def draw(archive: "OpenArchive", *, about: str = "") -> None:
    """Draw how far the latest errand is, or what it came to.

    Args:
        archive: which it was done to.
        about: the id of a document: nothing is drawn but what concerns that.
    """
    st.html(STYLE)
    errand = latest()
    if errand is None or (about and errand.about != about):
        return
    if not errand.done.is_set():
        _poll()
        return
    came = errand.came
    with st.container(key="atm-errand"):
        markup.show(_notice(errand))
        with st.container(horizontal=True):
            if came and came.removed:
                st.button(
                    words.UNDO, on_click=_undo, args=(archive, errand), icon=":material/undo:"
                )
            if errand.may_insist and errand.insist:
                st.button(words.ALL_THE_SAME, on_click=_insist, args=(archive, errand))
            st.button(words.CLOSE, on_click=close, key="errand-close")


def _notice(errand: Errand) -> markup.Html:
    came = errand.came
    if came is None:
        parts = [element("p", text(words.NOT_DONE), css="notice-heading")]
        return element(
            "div", *parts, element("p", text(errand.refused)), css="notice", role="alert"
        )
    shown = [*came.lines[: words.LINES_SHOWN]]
    if len(came.lines) > len(shown):
        shown.append(words.more(len(came.lines) - len(shown)))
    lines = [element("li", text(line)) for line in shown]
    parts = [element("p", text(came.heading), css="notice-heading")]
    parts += [element("ul", *lines)] if lines else []
    return element("div", *parts, css="notice" if lines else "done", role="status")


@st.fragment(run_every=EVERY)
def _poll() -> None:
    errand = latest()
    if errand is None or errand.done.is_set():
        st.rerun()
    done, total = errand.reached
    said = words.progress(done, total, errand.problems)
    markup.show(element("p", text(f"{errand.said}: {said}"), css="waiting", role="status"))
    st.progress(done / total if total else 0.0)


def _undo(archive: "OpenArchive", errand: Errand) -> None:
    assert errand.came
    bring_back(archive, errand.came.removed, about=errand.about)


def bring_back(archive: "OpenArchive", paths: Sequence[str], *, about: str = "") -> None:
    """Start to bring removed documents back; `about` is the id of the one that it is, if so."""
    from ingest.by_hand.keeping import restore

    def act(own: "OpenArchive", _: Tell) -> Came:
        report = restore(own, paths)
        names = [Path(path).name for path in paths]
        return Came(words.brought_back(names), ingest_outcome.problems(report))

    start(archive, words.RESTORING, act, about=about)


def _insist(archive: "OpenArchive", errand: Errand) -> None:
    assert errand.insist
    start(archive, errand.said, errand.insist, about=errand.about)
