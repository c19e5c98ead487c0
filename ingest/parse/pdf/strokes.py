"""Find the words of a page that are crossed out, or hidden under what was drawn over them."""

import bisect
from collections.abc import Iterable, Iterator, Sequence

from ingest.parse.pdf.shapes import Box, Rule, Run
from ingest.parse.pdf.words import Word

MIDDLE = (0.36, 0.7)
"""Of a word's height, from its top, where a line crosses it out and none underlines it."""
COVERED = 0.8
"""Of a word's width, how much a line crosses."""
WORDED = 0.7
"""Of a line's length, how much crosses words: else it is a rule, or part of a drawing."""


def struck_words(words: Sequence[Word], across: Sequence[Rule], boxes: Sequence[Box]) -> set[int]:
    """Return the ids of the words that lines cross out, or that stand in boxes that do."""
    struck: set[int] = set()
    if across:
        ordered = sorted((word.run for word in words), key=lambda run: run.bottom)
        bottoms = [run.bottom for run in ordered]
        highest = max((run.bottom - run.top for run in ordered), default=0.0)
        for rule in across:
            first = bisect.bisect_right(bottoms, rule.at)
            last = bisect.bisect_right(bottoms, rule.at + highest)
            crossed = list(_crossed(rule, ordered[first:last]))
            length = sum(run.right - run.left + 0.3 * run.size for run in crossed)
            if not rule.filled and length > WORDED * (rule.high - rule.low):
                struck.update(map(id, crossed))
    struck.update(id(word.run) for word in words if any(_is_in(word.run, box) for box in boxes))
    return struck


def _crossed(rule: Rule, runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        place = (rule.at - run.top) / max(run.bottom - run.top, 1.0)
        shared = min(run.right, rule.high) - max(run.left, rule.low)
        if MIDDLE[0] < place < MIDDLE[1] and shared > COVERED * (run.right - run.left):
            yield run


def _is_in(run: Run, box: Box) -> bool:
    left, top, right, bottom = box
    shared = min(run.right, right) - max(run.left, left)
    return top <= run.middle[1] <= bottom and shared > COVERED * (run.right - run.left)


def covered_words(words: Sequence[Word], covers: Sequence[tuple[Box, frozenset[int]]]) -> set[int]:
    """Return the ids of the words over which boxes were drawn; `covers` name what is below."""
    return {
        id(word.run)
        for box, below in covers
        for word in words
        if word.drawn in below and _is_in(word.run, box)
    }
