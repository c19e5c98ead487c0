"""Find the words of a page that are crossed out, or hidden under what was drawn over them."""

import bisect
from collections import Counter
from collections.abc import Sequence

from ingest.parse.pdf.shapes import Box, Layers, Rule, Run
from ingest.parse.pdf.words import Word

MIDDLE = (0.36, 0.7)
"""Of a word's height, from its top, where a line crosses it out and none underlines it."""
LINES = 1.7
"""Of the size of its print, how high a word is that is broken over two lines."""
SLICES = 3
"""More lines than this through one word are the shade behind it, drawn in slices."""
COVERED = 0.8
"""Of a word's width, how much a line crosses."""
WORDED = 0.7
"""Of a line's length, how much crosses words: else it is a rule, or part of a drawing."""


def struck_words(words: Sequence[Word], across: Sequence[Rule], boxes: Sequence[Box]) -> set[int]:
    """Return the ids of the words that lines cross out, or that stand in boxes that do."""
    ordered = sorted((word.run for word in words), key=lambda run: run.bottom)
    bottoms = [run.bottom for run in ordered]
    highest = max((run.bottom - run.top for run in ordered), default=0.0)
    crossings: Counter[int] = Counter()
    struck: set[int] = set()
    for rule in across:
        first = bisect.bisect_right(bottoms, rule.at)
        last = bisect.bisect_right(bottoms, rule.at + highest)
        crossed = [run for run in ordered[first:last] if _crosses(rule, run)]
        crossings.update(map(id, crossed))
        through = [run for run in crossed if _is_through(rule, run)]
        length = sum(run.right - run.left + 0.3 * run.size for run in through)
        if not rule.filled and length > WORDED * (rule.high - rule.low):
            struck.update(map(id, through))
    struck = {name for name in struck if crossings[name] <= SLICES}
    struck.update(id(word.run) for word in words if any(_is_in(word.run, box) for box in boxes))
    return struck


def _crosses(rule: Rule, run: Run) -> bool:
    shared = min(run.right, rule.high) - max(run.left, rule.low)
    return run.top < rule.at and shared > COVERED * (run.right - run.left)


def _is_through(rule: Rule, run: Run) -> bool:
    high = run.bottom - run.top
    return high < LINES * run.size and MIDDLE[0] * high < rule.at - run.top < MIDDLE[1] * high


def _is_in(run: Run, box: Box) -> bool:
    left, top, right, bottom = box
    shared = min(run.right, right) - max(run.left, left)
    return top <= run.middle[1] <= bottom and shared > COVERED * (run.right - run.left)


def covered_words(words: Sequence[Word], layers: Layers) -> list[Run]:
    """Return the words over which boxes were drawn, as far as their places tell."""
    latest = max((place for place, _ in layers.covers), default=0)
    return [
        word.run
        for word in words
        for drawn in [layers.order.get(word.drawn, latest)]
        if drawn < latest
        and any(drawn < place and _is_in(word.run, box) for place, box in layers.covers)
    ]
