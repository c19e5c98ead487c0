"""Keep what is marked as not for publication, and what is not, in passages of their own.

Blocks are cut where a mark begins or ends, and no passage goes on over such a place: so each is
withheld as a whole or not at all, whatever is decided on the mark later.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.parse import Block
from ingest.passages.units import Unit
from schema import Document


def bounds_of(document: Document) -> list[int]:
    """Return the offsets at which marked parts of a document begin and end, in order."""
    marked = [(mark.start, mark.end) for mark in document.marks]
    marked += [(part.start, part.end) for part in document.restricted]
    return sorted({at for bounds in marked for at in bounds})


def cut_blocks(text: str, blocks: Sequence[Block], bounds: Sequence[int]) -> list[Block]:
    """Cut the blocks that a bound lies in; what follows it is no heading and has no label."""
    cut: list[Block] = []
    for block in blocks:
        left = block
        for at in bounds:
            if left.start < at < left.end:
                cut += _worded(text, replace(left, end=at))
                role = "paragraph" if left.role == "heading" else left.role
                left = replace(left, start=at, role=role, label="", level=0)
        cut += [left] if left is block else _worded(text, left)
    return cut


def runs_of(units: Sequence[Unit], bounds: Sequence[int]) -> Iterator[Sequence[Unit]]:
    """Yield units in stretches that no bound lies in; one that a bound lies in is cut."""
    units = [part for unit in units for part in _cut(unit, bounds)]
    first = 0
    for n in range(1, len(units) + 1):
        if n == len(units) or _place(units[n], bounds) != _place(units[first], bounds):
            yield units[first:n]
            first = n


def _cut(unit: Unit, bounds: Sequence[int]) -> Iterator[Unit]:
    for at in bounds:
        if unit.start < at < unit.end:
            yield replace(unit, end=at)
            quotable = None if unit.quotable is None else max(unit.quotable, at)
            unit = replace(unit, start=at, quotable=quotable, held=0)
    yield unit


def _place(unit: Unit, bounds: Sequence[int]) -> int:
    return bisect.bisect_right(bounds, unit.start)


def _worded(text: str, block: Block) -> list[Block]:
    """Return a block without white space at its ends, in a list; an empty one if it has no word."""
    words = text[block.start : block.end]
    if not any(char.isalnum() for char in words):
        return []
    start = block.start + len(words) - len(words.lstrip())
    return [replace(block, start=start, end=start + len(words.strip()))]
