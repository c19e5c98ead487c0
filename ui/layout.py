"""A document's text laid out as a document: headings, paragraphs, list items, rows of tables.

The stored text is the truth. Each part tells where in it its words stand, so that a quotation is
marked at its very characters; what only marks the format is in no part.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from schema import Span
from ui.inline import Piece, Style, read_pieces

if TYPE_CHECKING:
    from ingest.parse import Block

Role = Literal["heading", "paragraph", "item", "row", "rest"]
"""What a part is; the rest is what a document says beside its text, such as a page's number."""
DEEPEST_LIST = 3
INDENT = 2
"""Spaces by which an item of a list stands deeper than the one above it."""

WRAPPED = (60, 140)
"""Characters of a line that may have been broken at its width."""

_LABEL = re.compile(
    r"\n(?=[ \t]{0,3}(?:\*\*|__)(?=[^\s:*_])[^*_\n:]{1,40}(?::(?:\*\*|__)|(?:\*\*|__):))"
)
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_RULED = re.compile(r"[-=_*\s]{3,}\Z|\|[-:|\s]+\|\Z")
_ROW = re.compile(r"^(?=[^\n]*(?:(?:^|[ \t])\|(?:[ \t]|$)|^[ \t]*\|[^\n]*\|[ \t]*$))[^\n]+$", re.M)
_CELL = re.compile(r"(?:\\.|[^|\\])+", re.DOTALL)
_SAYS = re.compile(r"[^\W_]")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")


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


def lay_out(
    text: str,
    style: Style = "plain",
    *,
    page_starts: Sequence[int] = (),
    headings: Mapping[Span, int] | None = None,
    headers: Collection[int] = (),
    keep: Span | None = None,
) -> list[Part]:
    """Lay a text out.

    Args:
        text: the text of a document, or a stretch of it.
        style: how it is marked.
        page_starts: where its pages begin: no part goes over the end of one.
        headings: its headings with their levels, where they are known; else they are told by
            their looks.
        headers: where rows begin that name a table's columns, as far as that is known.
        keep: what is shown even if it only marks the format or is none of the words.
    """
    from ingest.parse.blocks import find_blocks  # here: it comes with all that reads files

    words, begin = _words(text, style)
    rows = list(_rows(text, words, style, begin, headers))
    known = [_heading(text, span, level, style) for span, level in (headings or {}).items()]
    left = _blank(words, [Span(part.start, part.end) for part in (*rows, *known)])
    parts = [*rows, *known]
    for block in _labelled(left, _joined(left, find_blocks(left, start=begin))):
        role: Role = block.role if block.role in ("heading", "item") else "paragraph"
        marked = bool(_HASHES.match(text, block.start)) and style == "markdown"
        if role == "heading" and headings is not None and not marked:
            role = "item" if block.label else "paragraph"
        parts.append(_part(text, left, block.start, block.end, role, block.level, style))
    parts.sort(key=lambda part: part.start)
    parts = list(_with_rest(text, words, parts, begin, keep))
    return [piece for part in parts for piece in _paged(part, page_starts)]


def _joined(text: str, blocks: "Iterable[Block]") -> "Iterator[Block]":
    """Yield blocks, one where a line's end parted a sentence: few lines show no width."""
    held: Block | None = None
    for block in blocks:
        if held and block.role == "paragraph" and _goes_on(text, held, block):
            held = replace(held, end=block.end)
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _labelled(text: str, blocks: "Iterable[Block]") -> "Iterator[Block]":
    """Yield blocks, cut before each line that begins with a label in bold, as "**Place:**"."""
    for block in blocks:
        if block.role == "paragraph":
            for found in _LABEL.finditer(text, block.start + 1, block.end):
                yield replace(block, end=found.start())
                block = replace(block, start=found.start() + 1)
        yield block


def _goes_on(text: str, before: "Block", block: "Block") -> bool:
    between = text[before.end : block.start]
    if before.role not in ("paragraph", "item") or between.count("\n") != 1 or between.strip():
        return False
    last = text[text.rfind("\n", before.start, before.end) + 1 : before.end]
    long = WRAPPED[0] <= len(last) <= WRAPPED[1]
    return last[-1] not in ".:;!?" and (long or text[block.start].islower())


def _words(text: str, style: Style) -> tuple[str, int]:
    """Return a text with pages' numbers and comments blanked out, and where its words begin."""
    if style != "markdown":
        return text, 0
    from ingest.parse.front import read_front_matter
    from ingest.parse.pages import RULE, find_pages

    begin = read_front_matter(text)[1]
    words = find_pages(text, start=begin).words
    if "---" in words or "***" in words or "___" in words:
        words = RULE.sub(lambda one: " " * len(one["rule"]) + _spaces(one["shown"]), words)
    return words, begin


def _spaces(words: str | None) -> str:
    return re.sub(r"[^\n]", " ", words or "")


def _blank(text: str, spans: Sequence[Span]) -> str:
    """Blank out stretches; offsets and lines stay the same."""
    parts: list[str] = []
    low = 0
    for span in sorted(spans, key=lambda one: one.start):
        parts += text[low : span.start], _spaces(text[max(low, span.start) : span.end])
        low = max(low, span.end)
    return "".join((*parts, text[low:]))


def _rows(
    text: str, words: str, style: Style, begin: int, headers: Collection[int]
) -> Iterator[Part]:
    """Yield the rows of tables, cells parted by upright lines."""
    table, before = 0, -1
    held: Part | None = None
    for found in _ROW.finditer(words, begin):
        start, end = found.start(), found.end()
        if before < 0 or text[before:start].strip() or text.count("\n", before, start) > 2:
            table += 1
        before = end
        if _RULED.match(found[0].strip()):
            if held and held.table == table:
                held = replace(held, header=True)
            continue
        if held:
            yield held
        cells = tuple(_cells(text, start, end, style))
        held = Part("row", start, end, cells, table=table, header=_holds(headers, start, end))
    if held:
        yield held


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


def _heading(text: str, span: Span, level: int, style: Style) -> Part:
    return _part(text, text, span.start, span.end, "heading", level, style)


def _part(
    text: str, words: str, start: int, end: int, role: Role, level: int, style: Style
) -> Part:
    """Make a part of one block, without the marks that only tell what it is."""
    low, depth = start, level if role == "heading" else 0
    mark = _HASHES.match(text, start, end) if style == "markdown" else None
    if role == "heading" and mark:
        low, depth = mark.end(), len(mark[1])
    elif role == "item":
        from ingest.parse.marks import BULLET

        if bullet := BULLET.match(text, start, end):
            low = bullet.end()
        line = text.rfind("\n", 0, start) + 1
        indent = len(text[line:start].expandtabs(4)) if not text[line:start].strip() else 0
        depth = min(DEEPEST_LIST, indent // INDENT) if style == "markdown" else 0
    closing = _CLOSING.search(text, low, end) if role == "heading" and style == "markdown" else None
    shown_to = closing.start() if closing else end
    hidden = tuple(_lines_hidden(words, low, shown_to))
    return Part(
        role, start, end, (read_pieces(text, low, shown_to, style, hidden=hidden),), level=depth
    )


def _lines_hidden(words: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines within a block that only part others, or were blanked out."""
    low = start
    for line in words[start:end].splitlines(keepends=True):
        bare = line.strip()
        if not bare or (bare[0] in "-=_*" and len(bare) > 2 and _RULED.match(bare)):
            yield Span(low, low + len(line.rstrip("\r\n")))
        low += len(line)


def _with_rest(
    text: str, words: str, parts: Sequence[Part], begin: int, keep: Span | None
) -> Iterator[Part]:
    """Yield parts, and between them what says something and is in none of them."""
    low = 0
    for part in (*parts, None):
        high = part.start if part else len(text)
        kept = keep is not None and keep.start < high and low < keep.end
        shown = text if kept else words
        if low < high and (low >= begin or kept) and _SAYS.search(shown, low, high):
            yield Part("rest", low, high, ((Piece(low, high),),))
        if part:
            yield part
            low = max(low, part.end)


def _paged(part: Part, page_starts: Sequence[int]) -> Iterator[Part]:
    """Yield a part, in two where a page ends within it."""
    for at in page_starts:
        if part.start < at < part.end and part.role != "row":
            (cell,) = part.cells
            before = tuple(replace(p, end=min(p.end, at)) for p in cell if p.start < at)
            after = tuple(replace(p, start=max(p.start, at)) for p in cell if p.end > at)
            yield replace(part, end=at, cells=(before,))
            part = replace(part, start=at, cells=(after,), goes_on=True)
    yield part
