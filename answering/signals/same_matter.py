"""Whether two sentences speak of the same thing, whatever figures they give."""

from collections.abc import Callable

Stem = Callable[[str], list[str]]

ALIKE = 0.5
"""Share of the words of both sentences, figures aside, that both hold."""


def share_alike(one: str, other: str, stem: Stem, *, of: Callable[[int, int], int]) -> float:
    """Return the share of words, figures aside, of the shorter or longer sentence in both.

    Args:
        one: the words of a sentence.
        other: those of another.
        stem: cuts a text into word stems.
        of: `min` for the share of the shorter, `max` for that of the longer.
    """
    mine, theirs = (
        {word for word in stem(words) if not any(letter.isdigit() for letter in word)}
        for words in (one, other)
    )
    return len(mine & theirs) / max(1, of(len(mine), len(theirs)))
