"""Tell which blocks belong to a recorded vote, by the one grammar of votes."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from english.votes import Vote, heads_names, is_count
from ingest.parse.parsed import Block

__all__ = ["HELD", "HELD_FAST", "heads_names", "held_to_the_one_before", "is_count"]

ASKED = re.compile(
    r":\W*\Z|\b(?:votes?|voting|division|show of hands|roll call|moved|seconded|supported)\b",
    re.IGNORECASE,
)
"""What stands before the sides of a vote and belongs to them."""
NEAR = 3
"""Votes that may stand within each other."""
HELD, HELD_FAST = 1, 2
"""How much a block needs the one before it: a side the side before it, names and numbers their
label."""


def held_to_the_one_before(
    text: str, blocks: Sequence[Block], votes: Sequence[Vote]
) -> dict[int, int]:
    """Return the places of blocks that say little without the block before them, and how much.

    They are the sides of a vote after the first, the first after what was voted on, and what
    the vote came to.
    """
    held: dict[int, int] = {}
    starts = [vote.start for vote in votes]
    for n, block in enumerate(blocks[1:], 1):
        if block.role == "heading":
            continue
        at = bisect_left(starts, block.start)
        near = votes[max(0, at - NEAR) : at]
        if vote := next((one for one in near if block.start < one.end), None):
            held[n] = HELD_FAST if _is_within_side(vote, block) else HELD
            continue
        opens = at < len(starts) and starts[at] < block.end
        above = blocks[n - 1]
        if opens and above.role != "heading" and ASKED.search(text[above.start : above.end]):
            held[n] = HELD
    return held


def _is_within_side(vote: Vote, block: Block) -> bool:
    """Tell whether a block holds the names or the number of a side, its label above it."""
    return any(
        side.label is not None and side.label.start < block.start < side.end for side in vote.sides
    )
