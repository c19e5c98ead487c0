"""A format's marks within a line: what they make of the words, and that they are not shown.

Words are told by where they stand in the document's text; nothing is copied or looked for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from schema import Span

Style = Literal["markdown", "plain"]
"""How a document's stored text is marked: as its file was, or with marks of bold words alone."""
MARKDOWN_ENDINGS = (".md", ".markdown")

_BOLD = re.compile(r"\*\*")
_MARK = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|`+|\*{1,3}|_{1,3}|<!--.*?-->|^[ \t]*(?:>[ \t]?)+"
    r"|(?P<open>!?\[)(?=(?P<shown>(?:\\.|[^\[\]\\\n]){0,500})"
    r"(?P<rest>\]\((?P<to><[^<>\n]{0,1000}>|(?:[^()\s<]|\([^()\s]{0,500}\)){0,1000})"
    r"(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s{0,9}\)))",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text that is shown in one way; `href` is where it leads."""

    start: int
    end: int
    bold: bool = False
    slanted: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Change:
    """Marks, from `start` to `end`, that are not shown, and what their words are from there on."""

    start: int
    end: int
    look: str = ""
    on: bool = False
    href: str = ""


def style_of(source: str) -> Style:
    """Tell how a document's text is marked, by the name of its file."""
    return "markdown" if source.lower().endswith(MARKDOWN_ENDINGS) else "plain"


def read_pieces(
    text: str, start: int, end: int, style: Style, *, hidden: Sequence[Span] = ()
) -> tuple[Piece, ...]:
    """Return what is shown of a stretch of a text, in order.

    Args:
        text: all of the text.
        start: where the stretch begins.
        end: where it ends, exclusive.
        style: how the text is marked.
        hidden: parts that are not shown, in order.
    """
    changes = list(_bold(text, start, end) if style == "plain" else _marked(text, start, end))
    changes += [_Change(max(part.start, start), min(part.end, end)) for part in hidden]
    return tuple(_pieces(start, end, sorted(changes, key=lambda one: (one.start, one.end))))


def _pieces(start: int, end: int, changes: Iterable[_Change]) -> Iterator[Piece]:
    looks: dict[str, bool] = {}
    href, low = "", start
    for change in (*changes, _Change(end, end)):
        if change.start > low:
            yield Piece(low, change.start, looks.get("b", False), looks.get("i", False), href)
        low = max(low, change.end)
        for look in change.look:
            if look == "a":
                href = change.href
            else:
                looks[look] = change.on


def _bold(text: str, start: int, end: int) -> Iterator[_Change]:
    """Yield the marks of bold words; one that has no fellow is hidden all the same."""
    found = list(_BOLD.finditer(text, start, end))
    for n, mark in enumerate(found):
        paired = n % 2 or n + 1 < len(found)
        yield _Change(mark.start(), mark.end(), "b" if paired else "", on=n % 2 == 0)


def _marked(text: str, start: int, end: int) -> Iterator[_Change]:
    """Yield Markdown's marks: of bold and slanted words, links, comments, what is escaped."""
    opened: list[Span] = []
    skip = start
    for found in _MARK.finditer(text, start, end):
        mark = found[0]
        if found.start() < skip:
            continue
        if mark == "\\":
            skip = found.end() + 1
        if found["open"]:
            skip = found.end()
            to = found["to"].strip("<>") if mark == "[" else ""
            yield _Change(found.start(), found.end(), "a", href=to)
            yield _Change(found.start("rest"), found.end("rest"), "a")
        elif mark[0] not in "*_":
            yield _Change(found.start(), found.end())
        else:
            for span in _split(text, Span(found.start(), found.end()), opened):
                yield from _paired(text, span, opened)
    yield from _left(text, opened)


def _split(text: str, run: Span, opened: Sequence[Span]) -> Iterator[Span]:
    """Part a run of three marks, which may close, or be closed by, one and two of them."""
    if run.end - run.start != 3:
        yield run
        return
    last = opened[-1] if opened else None
    same = last is not None and text[last.start] == text[run.start]
    size = last.end - last.start if last and same else 2
    yield Span(run.start, run.start + size)
    yield Span(run.start + size, run.end)


def _left(text: str, opened: Iterable[Span]) -> Iterator[_Change]:
    """Yield what was opened and never closed, if nobody would write it for itself."""
    for one in opened:
        if text[one.start : one.end] == "**":
            yield _Change(one.start, one.end)


def _paired(text: str, run: Span, opened: list[Span]) -> Iterator[_Change]:
    """Yield a mark and the one that it closes; keep one that opens."""
    mark = text[run.start : run.end]
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    within_words = mark[0] == "_"  # an underscore amid a name is none
    closes = bool(before.strip()) and not (within_words and after.isalnum())
    opens = bool(after.strip()) and not (within_words and before.isalnum())
    same = (n for n in reversed(range(len(opened))) if _says(text, opened[n]) == mark)
    fellow = next(same, None)
    if closes and fellow is not None:
        first = opened[fellow]
        yield from _left(text, opened[fellow + 1 :])
        del opened[fellow:]
        look = "i" if len(mark) == 1 else "b"
        yield _Change(first.start, first.end, look, on=True)
        yield _Change(run.start, run.end, look, on=False)
    elif opens:
        opened.append(run)
    else:
        yield from _left(text, [run])


def _says(text: str, span: Span) -> str:
    return text[span.start : span.end]
