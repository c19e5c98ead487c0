"""Tell whether two texts say the same, word for word or nearly."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+").findall
_FIGURE = re.compile(r"\d").search
SAME = 0.85
"""Share of common words (Jaccard) from which two texts say the same."""


class Words(NamedTuple):
    """A text's words, each once, in lower case; and those of them that hold a figure."""

    all: frozenset[str]
    figures: frozenset[str]


def words_of(text: str) -> Words:
    """Return a text's words, each once, in lower case."""
    words = frozenset(_WORD(text.lower()))
    return Words(words, frozenset(word for word in words if not word.isalpha() and _FIGURE(word)))


def alike(one: Words, other: Words) -> bool:
    """Tell whether two bags of words are nearly the same text.

    Another date or figure makes another statement, however alike the rest is.
    """
    if one.figures != other.figures:
        return False
    if min(len(one.all), len(other.all)) < SAME * max(len(one.all), len(other.all)):
        return False
    return len(one.all & other.all) >= SAME * len(one.all | other.all)
