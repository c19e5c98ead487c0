"""Fold what may differ in words that are the same, so that they can be compared.

One folding for each need, since what may differ is not the same everywhere. What is folded is
compared, never shown.
"""

import re
import unicodedata

_QUOTES_AND_DASHES = str.maketrans("‘’‛`´“”„«»‐‑‒–—−[]<>‹›", "'''''\"\"\"\"\"------()()()")
_LIKE_LATIN = str.maketrans("ıİſ\N{KELVIN SIGN}", "iIsk")
_LIKE_LETTERS = str.maketrans("01358$@|!", "oiesbsaii")
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"\W+")
_NO_LETTER = re.compile(r"[\W_]+")


def like_latin(text: str) -> str:
    """Return a text with plain letters for those that patterns take for them, ignoring case.

    No offset changes.
    """
    return text.translate(_LIKE_LATIN)


def fold(text: str) -> str:
    """Fold case, white space, dashes, quotation marks and brackets."""
    return " ".join(text.translate(_QUOTES_AND_DASHES).casefold().split())


def holds(word: str, text: str) -> bool:
    """Tell whether a word stands in a text, both folded alike."""
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def words_in(text: str) -> list[str]:
    """Return a text's words, folded, in order."""
    return _WORD.findall(text.casefold())


def only_words(text: str) -> str:
    """Return a text's words, folded, with one space between them."""
    return _NO_WORD.sub(" ", text).strip().casefold()


def only_letters(text: str) -> str:
    """Return a text's letters and digits, folded: what another reader reads the same."""
    return _NO_LETTER.sub("", text.casefold())


def without_accents(text: str) -> str:
    """Return a text with plain letters for those with accents."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def digits_as_letters(word: str) -> str:
    """Return a word with letters for the digits and signs that look like them."""
    return word.translate(_LIKE_LETTERS)


def as_misread(word: str) -> str:
    """Return a word with one letter for all those that a scan takes for each other."""
    return digits_as_letters(word).replace("l", "i").replace("rn", "m")
