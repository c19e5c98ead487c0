"""The parts that a document is laid out in, and those of them that are rows of tables."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ui.inline_marks import Piece, Style, read_pieces

Role = Literal["heading", "paragraph", "item", "row", "rest"]
"""What a part is; the rest is what a document says beside its text, such as a page's number."""

RULED = re.compile(r"[-=_*\s]{3,}\Z|\|[-:|\s]+\|\Z")
"""A line that only parts others, such as the one below a Markdown table's header."""
_ROW = re.compile(r"^(?=[^\n]*(?:(?:^|[ \t])\|(?:[ \t]|$)|^[ \t]*\|[^\n]*\|[ \t]*$))[^\n]+$", re.M)

_PARTED = re.compile(r"\S[ \t]*\|[ \t]*\S|^[ \t]*\|.*\|[ \t]*$")
"""Of a row that needs no other beside it: words on both sides of a line, or lines at both edges."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document, in its reading order.

    `level` is a heading's depth from 1, or how deep in other lists an item stands. `cells` are the
    words, one cell but for rows. `table` numbers the table that a row is in; `header` says that it
    names the columns, `goes_on` that a page's end parted it from the words before.
    """

    role: Role
    start: int
    end: int
    cells: tuple[tuple[Piece, ...], ...]
    level: int = 0
    table: int = 0
    header: bool = False
    goes_on: bool = False

    @property
    def bullet(self) -> bool:
        """Tell whether it began with a bullet, which is none of its words."""
        return self.role == "item" and bool(self.cells[0]) and self.cells[0][0].start > self.start


def find_rows(
    text: str, words: str, style: Style, begin: int, headers: Collection[int]
) -> Iterator[Part]:
    """Yield the rows of tables, cells parted by upright lines."""
    table, before = 0, -1
    held: Part | None = None
    for found in _rows(words, begin):
        start, end = found.start(), found.end()
        if before < 0 or text[before:start].strip() or text.count("\n", before, start) > 2:
            table += 1
        before = end
        if RULED.match(found[0].strip()):
            if held and held.table == table:
                held = replace(held, header=True)
            continue
        if held:
            yield held
        cells = tuple(_cells(text, start, end, style))
        held = Part("row", start, end, cells, table=table, header=_holds(headers, start, end))
    if held:
        yield held


def _rows(words: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield the lines that are rows: one with a lone line at its edge, only below or above such."""
    found = list(_ROW.finditer(words, begin))
    for n, one in enumerate(found):
        beside = found[max(0, n - 1) : n] + found[n + 1 : n + 2]
        near = (max(one.start(), other.start()) - min(one.end(), other.end()) for other in beside)
        if _PARTED.search(one[0]) or min(near, default=2) < 2:
            yield one


def _holds(places: Collection[int], start: int, end: int) -> bool:
    return any(place in places for place in range(start, end)) if places else False


def _cells(text: str, start: int, end: int, style: Style) -> Iterator[tuple[Piece, ...]]:
    """Yield a row's cells; the lines at both of its ends, if there are two, part no cells."""
    line = text[start:end]
    if line.strip()[:1] == line.strip()[-1:] == "|" and len(line.strip()) > 1:
        end = start + line.rindex("|")
        start += line.index("|") + 1
    low = start
    for at in [*(n for n in range(start, end) if _parts_cells(text, n, start)), end]:
        yield _trimmed(text, low, at, style)
        low = at + 1


def _parts_cells(text: str, at: int, start: int) -> bool:
    return text[at] == "|" and not (at > start and text[at - 1] == "\\")


def _trimmed(text: str, start: int, end: int, style: Style) -> tuple[Piece, ...]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return read_pieces(text, start, max(start, end - len(words) + len(words.rstrip())), style)
