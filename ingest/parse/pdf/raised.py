"""Set what is printed raised above its line into the line: ends of ordinals, notes' marks."""

from collections.abc import Sequence

from ingest.parse.pdf.shapes import Run
from ingest.parse.pdf.words import Word
from ingest.parse.raised import LOWERED, RAISED, set_down

SMALLER = 0.85
"""Of the size of the print before it, the most that raised print has."""
HIGHER = 0.08
"""Of that size, by how much its foot stands above the line."""


def set_raised_down(words: Sequence[Word]) -> list[Word]:
    """Return a page's words with what is raised joined to the word before it, as it is read.

    A day's "th" is part of it; a note's number becomes "[1]".
    """
    found: list[Word] = []
    for word in words:
        before = found[-1].run if found else None
        if before is None or word.run.spaced or not _is_raised(before, word.run):
            found.append(word)
            continue
        before.text = set_down(f"{before.text}{RAISED}{word.run.text}{LOWERED}")
        before.right = max(before.right, word.run.right)
    return found


def _is_raised(before: Run, run: Run) -> bool:
    near = -0.2 * before.size < run.left - before.right < 0.3 * before.size
    high = before.bottom - run.bottom
    return (
        near
        and run.size < SMALLER * before.size
        and HIGHER * before.size < high < before.bottom - before.top
    )
