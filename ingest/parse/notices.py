"""Say over which stretch of the text the words stand that a file carries beside it.

What stands in the flow of a text, such as a picture or a hidden line, speaks for the part
that it opens: all that follows, to the next heading that is no deeper than the one above it.
"""

import bisect
from collections.abc import Iterable, Sequence

from ingest.parse.parsed import Block, Noted, Notice, Place

LONGEST = 2000
"""Letters of a notice that are kept: what says that a text is a draft or not public is short."""


def over_all(words: Iterable[str], place: Place, length: int) -> tuple[Notice, ...]:
    """Return words as notices that stand over a whole text of a length, each once."""
    return tuple(Notice(said[:LONGEST], place, 0, length) for said in dict.fromkeys(words) if said)


def placed(noted: Iterable[Noted], blocks: Sequence[Block], length: int) -> tuple[Notice, ...]:
    """Return what was noted at places in the flow, each over its part of the text.

    A remark on one block stands over it alone; what stands after the last word, over all.
    """
    starts = [block.start for block in blocks]
    ends = [block.end for block in blocks]
    heads, parts = _parts(blocks, length)
    found: dict[Notice, None] = {}  # in order, each once
    for words, place, at, alone in noted:
        beside = bisect.bisect_left(starts, at)
        if beside == len(blocks):
            start, end = (starts[-1] if alone and starts else 0), length
        elif alone:
            start, end = starts[beside], ends[beside]
        else:
            above = bisect.bisect_left(heads, at) - 1
            start, end = at, parts[above] if above >= 0 else length
        found[Notice(words[:LONGEST], place, start, end)] = None
    return tuple(found)


def _parts(blocks: Sequence[Block], length: int) -> tuple[list[int], list[int]]:
    """Return where each heading stands, and where the part below it ends."""
    headings = [block for block in blocks if block.role == "heading"]
    ends = [length] * len(headings)
    open_parts: list[int] = []
    for n, heading in enumerate(headings):
        while open_parts and headings[open_parts[-1]].level >= heading.level:
            ends[open_parts.pop()] = heading.start
        open_parts.append(n)
    return [heading.start for heading in headings], ends
