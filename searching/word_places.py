"""Find where a query's words stand in a text, without stemming all the words of the text.

A word and its stem begin alike but for the stem's last two letters (Porter, "Snowball: English
stemmer", 2001), so that only words which begin like a stem are stemmed to see whether they have it.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

ALTERED = 2
"""Letters at the end of a stem that its words may not have: "polici" of "policy"."""
_FOREIGN = re.compile(r"[\xaa\xb5\xba\xc0-\u1fff\u2c00-\U0010ffff]").search
"""Letters that are folded before a word is stemmed."""


class WordPlaces:
    """Finds the words with some stems in texts.

    Args:
        stems: of the words that are looked for.
        stem: returns the stems of a text's words, in their order, stop words left out.
    """

    def __init__(self, stems: Collection[str], stem: Callable[[str], Sequence[str]]) -> None:
        self._stems = frozenset(stems)
        self._stem = stem
        self._known: dict[str, str] = {}
        heads = {one[: max(1, len(one) - ALTERED)] for one in stems if one.isascii()}
        self._begun = re.compile(rf"(?:{'|'.join(sorted(heads))})[a-z0-9]*") if heads else None

    def of(self, text: str) -> Mapping[str, Sequence[int]]:
        """Return by their stems where such words stand: how many spaces are before each."""
        text = text.lower().replace("\n", " ")
        if not text.isascii() and _FOREIGN(text):
            return self._of_all(text)
        found: dict[str, list[int]] = {}
        for word in self._begun.finditer(text) if self._begun else ():
            start = word.start()
            if start and text[start - 1].isalnum():
                continue
            if (stem := self._stem_of(word[0])) in self._stems:
                found.setdefault(stem, []).append(text.count(" ", 0, start))
        return found

    def _of_all(self, text: str) -> Mapping[str, Sequence[int]]:
        """Return the same of a text with letters that the stemmer folds."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(text.split(" ")):
            for stem in self._stem(word):
                if stem in self._stems:
                    found.setdefault(stem, []).append(place)
        return found

    def _stem_of(self, word: str) -> str:
        if word not in self._known:
            self._known[word] = next(iter(self._stem(word)), "")
        return self._known[word]
