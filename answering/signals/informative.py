"""Tell what says something from what says little of anything."""

import re

_FEW_WORDS = 5
"""A sentence of fewer words tells little of what a keyword is found for."""


def is_fragment(words: str) -> bool:
    """Tell a heading, or a sentence of few words."""
    return words.startswith("#") or len(re.findall(r"[^\W\d_]{2,}", words)) < _FEW_WORDS


def is_words(text: str) -> bool:
    """Tell whether a text holds a letter or a digit."""
    return bool(re.search(r"[^\W_]", text))
