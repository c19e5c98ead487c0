"""Put words together that are printed with room between their letters."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median_low

from ingest.parse.pdf.words import Word

FEWEST = 4
"""Letters in a row with room between them, of which fewer may be initials or marks."""
WIDEST = 0.9
"""Of the size of the print, the most room between two letters of a word."""
FURTHEST = 1.6
"""Of the size of the print, the most room between two words that are spaced out."""
APART = 0.17
"""Of the size of the print, how much more room there is between words than within them."""


def join_letters(words: Sequence[Word]) -> list[Word]:
    """Return a page's words, with letters that are spaced out joined into words."""
    joined: list[Word] = []
    for stretch in _stretches(words):
        joined += _joined(stretch) if _is_spaced_out(stretch) else stretch
    return joined


def _is_spaced_out(stretch: Sequence[Word]) -> bool:
    """Tell whether words that have no letters side by side are letters of longer words."""
    letters = sum(map(str.isalpha, "".join(word.run.text for word in stretch)))
    single = sum(len(word.run.text) == 1 for word in stretch)
    if letters < FEWEST or single < FEWEST - 1 or letters + single < 1.2 * len(stretch):
        return False
    return median_low(_gaps(stretch)) < WIDEST * stretch[0].run.size


def _stretches(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield words that stand in a row with room between all their letters, or one word."""
    stretch: list[Word] = []
    for word in words:
        if stretch and (word.tight or not _goes_on(stretch[-1], word)):
            yield stretch
            stretch = []
        if word.tight:
            yield [word]
        else:
            stretch.append(word)
    if stretch:
        yield stretch


def _gap(before: Word, word: Word) -> float:
    return word.run.left - before.run.right


def _gaps(stretch: Sequence[Word]) -> list[float]:
    return [_gap(*pair) for pair in itertools.pairwise(stretch)]


def _goes_on(before: Word, word: Word) -> bool:
    size = max(before.run.size, word.run.size)
    return before.run.beside(word.run) and 0 < _gap(before, word) < FURTHEST * size


def _joined(stretch: Sequence[Word]) -> list[Word]:
    gaps = _gaps(stretch)
    widest = median_low(gaps) + APART * stretch[0].run.size
    found = [stretch[0]]
    for gap, word in zip(gaps, stretch[1:], strict=True):
        if gap > widest:
            found.append(word)
            continue
        one, other = found[-1].run, word.run
        run = replace(
            one,
            text=one.text + other.text,
            top=min(one.top, other.top),
            right=other.right,
            bottom=max(one.bottom, other.bottom),
        )
        found[-1] = replace(found[-1], run=run)
    return found
