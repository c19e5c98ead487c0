"""Set what is printed raised above its line into the line: ends of ordinals, notes' marks."""

import itertools
from collections.abc import Sequence

from ingest.parse.pdf.shapes import Run
from ingest.parse.pdf.words import Word
from ingest.parse.raised import LOWERED, RAISED, set_down

SMALLER = 0.85
"""Of the size of the print before it, the most that raised print has."""
HIGHER = 0.08
"""Of that size, by how much its foot stands above the line."""


def set_raised_down(words: Sequence[Word]) -> None:
    """Write raised words as they are read: a day's "th" as it is, a note's number as "[1]"."""
    for before, word in itertools.pairwise(words):
        if word.run.spaced or not _is_raised(before.run, word.run):
            continue
        word.run.text = set_down(f"{before.run.text}{RAISED}{word.run.text}{LOWERED}").removeprefix(
            before.run.text
        )


def _is_raised(before: Run, run: Run) -> bool:
    near = -0.2 * before.size < run.left - before.right < 0.3 * before.size
    high = before.bottom - run.bottom
    return (
        near
        and run.size < SMALLER * before.size
        and HIGHER * before.size < high < before.bottom - before.top
    )
