"""Tell whether two texts say the same, word for word or nearly."""

import re

SAME = 0.85
"""Share of common words (Jaccard) from which two texts say the same."""


def words_of(text: str) -> frozenset[str]:
    """Return a text's words, each once, in lower case."""
    return frozenset(re.findall(r"\w+", text.lower()))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two bags of words are nearly the same text.

    Another date or figure makes another statement, however alike the rest is.
    """
    if min(len(one), len(other)) < SAME * max(len(one), len(other)):
        return False
    if any(any(letter.isdigit() for letter in word) for word in one ^ other):
        return False
    return len(one & other) >= SAME * len(one | other)
