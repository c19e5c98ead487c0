"""Find a stretch of a page's stored text among the letters that are printed on it.

The stored text is in reading order, without furniture and with its words mended; the letters
are in the order in which the file prints them. Both say the same words, so that letters and
figures alone, each known by its place, bring them together.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from english.text import only_letters, without_accents
from schema import Span

LEAST = 8
"""Letters in a row that are taken for the same words where not all of them are printed together."""
AROUND = 200
"""Letters before and after, by which one of several places with the same words is told."""
MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class _Folded:
    """Letters and figures alone, in lower case; `places` tell where each of them stands."""

    letters: str
    places: tuple[int, ...]


def find_letters(text: str, span: Span, printed: Sequence[str]) -> list[int]:
    """Return which of the printed characters a stretch of a text is, in order.

    Args:
        text: the stored text of the page.
        span: the stretch of it.
        printed: the characters on the page; one that is no character is empty.

    Returns:
        Their indices; those of words that are not found among them are left out.
    """
    said, page = _fold(text), _fold(printed)
    first = sum(place < span.start for place in said.places)
    end = sum(place < span.end for place in said.places)
    found: list[int] = []
    for at, count in _runs(said.letters, first, end, page.letters):
        found += page.places[at : at + count]
    return list(dict.fromkeys(found))


def _fold(characters: Sequence[str]) -> _Folded:
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(characters):
        for one in only_letters(without_accents(character)):
            letters.append(one)
            places.append(place)
    return _Folded("".join(letters), tuple(places))


def _runs(said: str, first: int, end: int, page: str) -> Iterator[tuple[int, int]]:
    """Yield runs of letters that stand together on the page: their place there, and how many."""
    low = first
    while low < end:
        count = _longest(said[low:end], page)
        if count < min(LEAST, end - first):
            low += max(1, count)
            continue
        yield _likeliest(said, low, count, page), count
        low += count


def _longest(words: str, page: str) -> int:
    """Return how many letters, from the first on, stand together on the page."""
    fits, fails = 0, len(words) + 1
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if words[:middle] in page:
            fits = middle
        else:
            fails = middle
    return fits


def _likeliest(said: str, low: int, count: int, page: str) -> int:
    """Return the place of a run on the page: of several, the one with the most alike around."""
    words = said[low : low + count]
    before, after = said[max(0, low - AROUND) : low], said[low + count : low + count + AROUND]

    def alike(at: int) -> int:
        left = zip(reversed(before), reversed(page[max(0, at - AROUND) : at]), strict=False)
        right = zip(after, page[at + count : at + count + AROUND], strict=False)
        return _same(left) + _same(right)

    return max(itertools.islice(_places(words, page), MOST_PLACES), key=alike)


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _places(words: str, page: str) -> Iterator[int]:
    at = page.find(words)
    while at >= 0:
        yield at
        at = page.find(words, at + 1)
