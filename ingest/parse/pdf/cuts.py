"""Take out of the text what a margin says in the midst of a sentence that a page cuts."""

import itertools
from collections.abc import Sequence

from ingest.parse.line_marks import BULLET, NUMBER, OPEN_END
from ingest.parse.pdf.layout import Region
from ingest.parse.pdf.margins import Margins
from ingest.parse.pdf.shapes import Line
from ingest.parse.pdf.tables import Table

NEAR = 3.0
"""Points by which a line may stand higher or lower than it was said to."""
MOST_LINES, MOST_WORDS = 2, 8
"""What a margin says at the most: more is a note, which is read."""
ENDS = ".:;!?"

Regions = Sequence[Region | Table]


def mend_cuts(pages: Sequence[Regions], margins: Sequence[Margins]) -> None:
    """Take lines that stand in margins once out of the pages' regions where they cut a sentence.

    Elsewhere they stay, since they may be titles; a notice tells what they say in any case.
    """
    for n, (before, after) in enumerate(itertools.pairwise(pages)):
        feet, heads = margins[n].feet, margins[n + 1].heads
        if not (feet or heads):
            continue
        last = next((line for line in reversed(_lines(before)) if not _stands_at(line, feet)), None)
        first = next((line for line in _lines(after) if not _stands_at(line, heads)), None)
        if not (_may_go(before, feet) and _may_go(after, heads)):
            continue
        if last and first and _goes_on(last, first):
            _drop(before, feet)
            _drop(after, heads)


def _may_go(regions: Regions, heights: Sequence[float]) -> bool:
    """Tell whether what stands in a margin is no more than a few words, and no sentence's."""
    lines = [line for line in _lines(regions) if _stands_at(line, heights)]
    return len(lines) <= MOST_LINES and all(
        len(line.text.split()) <= MOST_WORDS
        and line.text[-1] not in ENDS
        and not line.text[0].islower()
        and not OPEN_END.search(line.text)
        for line in lines
    )


def _lines(regions: Regions) -> list[Line]:
    return [line for one in regions if isinstance(one, Region) for line in one.lines]


def _stands_at(line: Line, heights: Sequence[float]) -> bool:
    return any(abs(line.top - at) < NEAR for at in heights)


def _goes_on(last: Line, first: Line) -> bool:
    if last.text[-1] in ENDS or abs(last.size - first.size) > 0.5 or last.bold != first.bold:
        return False
    if BULLET.match(first.text) or NUMBER.match(first.text):
        return False
    return first.text[0].islower() or bool(OPEN_END.search(last.text))


def _drop(regions: Regions, heights: Sequence[float]) -> None:
    for region in regions:
        if isinstance(region, Region):
            region.lines = [line for line in region.lines if not _stands_at(line, heights)]
