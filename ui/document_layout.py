"""A document's text laid out as a document: headings, paragraphs, list items, rows of tables.

The stored text is the truth. Each part tells where in it its words stand, so that a quotation is
marked at its very characters; what only marks the format is in no part.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from schema import Span
from ui.document_parts import RULED, Part, Role, find_rows
from ui.inline_marks import Style, read_pieces

if TYPE_CHECKING:
    from ingest.parse import Block

DEEPEST_LIST = 3
INDENT = 2
"""Spaces by which an item of a list stands deeper than the one above it."""

WRAPPED = (60, 140)
"""Characters of a line that may have been broken at its width."""

_LABEL = re.compile(
    r"\n(?=[ \t]{0,3}(?:\*\*|__)(?=[^\s:*_])[^*_\n:]{1,40}(?::(?:\*\*|__)|(?:\*\*|__):))"
)
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_SAYS = re.compile(r"[^\W_]")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")


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
    known = [_heading(text, span, level, style) for span, level in (headings or {}).items()]
    words_left = _blank(words, list(headings or ()))
    rows = list(find_rows(text, words_left, style, begin, headers))
    left = _blank(words_left, [Span(part.start, part.end) for part in rows])
    parts = [*rows, *known]
    for block in _labelled(left, _joined(left, find_blocks(left, start=begin))):
        role: Role = block.role if block.role in ("heading", "item") else "paragraph"
        marked = bool(_HASHES.match(text, block.start)) and style == "markdown"
        if role == "heading" and headings is not None and not marked:
            role = "item" if block.label else "paragraph"
        parts += [
            _part(text, left, span.start, span.end, role, block.level, style)
            for span in _around(block, rows, left)
        ]
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


def _around(block: "Block", rows: Sequence[Part], left: str) -> Iterator[Span]:
    """Yield the stretches of a block that are before, between and after rows within it."""
    low = block.start
    for row in rows:
        if low < row.start < block.end:
            end = low + len(left[low : row.start].rstrip())
            if end > low:
                yield Span(low, end)
            low = row.end + len(left[row.end : block.end]) - len(left[row.end : block.end].lstrip())
    yield Span(low, block.end)


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
    from ingest.parse.front_matter import read_front_matter
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
        from ingest.parse.line_marks import BULLET

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
        if not bare or (bare[0] in "-=_*" and len(bare) > 2 and RULED.match(bare)):
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
            hidden = () if kept else tuple(_lines_hidden(words, low, high))
            pieces = read_pieces(text, low, high, "plain", hidden=hidden)
            yield Part("rest", low, high, (pieces,))
        if part:
            yield part
            low = max(low, part.end)


def _paged(part: Part, page_starts: Sequence[int]) -> Iterator[Part]:
    """Yield a part, in two where a page ends within it."""
    for at in page_starts[bisect_right(page_starts, part.start) :]:
        if at >= part.end:
            break
        if part.role != "row":
            (cell,) = part.cells
            before = tuple(replace(p, end=min(p.end, at)) for p in cell if p.start < at)
            after = tuple(replace(p, start=max(p.start, at)) for p in cell if p.end > at)
            yield replace(part, end=at, cells=(before,))
            part = replace(part, start=at, cells=(after,), goes_on=True)
    yield part
