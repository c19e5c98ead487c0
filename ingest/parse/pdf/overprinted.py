"""Part what a page says from what is printed over it, and from what cannot be seen."""

import itertools
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from statistics import median

from ingest.parse.pdf.shapes import Beside, Box, Run
from ingest.parse.pdf.words import Word

LARGE = 20.0
"""Points: slanted print of this size is a watermark or a stamp, not the label of a chart."""
OVERSIZE = 2.0
"""Of the page's print, upright print that is a watermark where other words stand over it."""


@dataclass(slots=True)
class Parts:
    """A page's words: those to read, those that run another way, and what stands beside them."""

    upright: list[Run] = field(default_factory=list)
    otherwise: list[Word] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)


def part_words(
    words: Sequence[Word], turn: int, *, grounds: Sequence[Box], gone: Set[int]
) -> Parts:
    """Part a page's words.

    Args:
        words: with their boxes on the upright page.
        turn: the way in which most of them run.
        grounds: what is painted there on which white print, or none, can be read: dark
            boxes, and pictures, which may have been read by OCR.
        gone: the ids of the runs that are crossed out or drawn over.
    """
    parts = Parts()
    hidden: list[Word] = []
    marks: list[Word] = []
    usual = median(word.run.size for word in words) if words else 0.0
    for word in words:
        if id(word.run) in gone or _is_hidden(word, grounds):
            hidden.append(word)
        elif word.run.size >= LARGE and (word.slanted or _is_under(word, words, usual)):
            marks.append(word)
        elif word.slanted or word.way != turn:
            parts.otherwise.append(word)
        else:
            parts.upright.append(word.run)
    parts.beside = [
        *(Beside(said, "watermark") for said in _said(marks)),
        *(Beside(said, "hidden") for said in _said(hidden)),
        *(Beside(said, "margin") for said in _said(parts.otherwise)),
    ]
    return parts


def _said(words: Iterable[Word]) -> list[str]:
    """Return the words of each stretch that runs one way in one size."""
    return [
        " ".join(word.run.text for word in stretch)
        for _, stretch in itertools.groupby(words, key=lambda one: (one.way, round(one.run.size)))
    ]


def _is_hidden(word: Word, grounds: Sequence[Box]) -> bool:
    if word.look not in ("white", "unpainted"):
        return False
    x, y = word.run.middle
    return not any(left <= x <= right and top <= y <= low for left, top, right, low in grounds)


def _is_under(word: Word, words: Sequence[Word], usual: float) -> bool:
    """Tell whether oversized print stands where lines of other words do."""
    run = word.run
    if run.size < OVERSIZE * usual:
        return False
    high = run.bottom - run.top
    top, low = run.top + 0.2 * high, run.bottom - 0.2 * high
    return any(
        other.run.size < run.size / OVERSIZE
        and run.left < other.run.middle[0] < run.right
        and top < other.run.middle[1] < low
        for other in words
    )
