"""Tell whether a text has a word that a question spells otherwise, or writes as one: "callin"."""

from collections.abc import Iterable
from itertools import takewhile

LEAST = 5
"""Letters of a word of which one may be wrong."""


def is_respelt(word: str, said: Iterable[str], text: str) -> bool:
    """Tell whether a text has a word of a question but for a letter, or as parts of others.

    Args:
        word: the word's stem.
        said: the stems of the text's words.
        text: the text.
    """
    if len(word) < LEAST:
        return False
    joined = "".join(letter for letter in text.casefold() if letter.isalnum())
    return word in joined or any(_is_a_letter_off(word, one) for one in said)


def _is_a_letter_off(word: str, other: str) -> bool:
    """Tell whether a letter is missing, added, another, or changes places with the next."""
    begun = _alike(word, other)
    mine, theirs = word[begun:], other[begun:]
    ended = _alike(mine[::-1], theirs[::-1])
    mine, theirs = mine[: len(mine) - ended], theirs[: len(theirs) - ended]
    return max(len(mine), len(theirs)) <= 1 or (len(mine) == 2 and mine == theirs[::-1])


def _alike(one: str, other: str) -> int:
    """Return with how many letters two words begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
