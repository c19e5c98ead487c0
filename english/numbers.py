"""English numerals, in figures or in words, as values: "1,000", "four", "1.4 million"."""

import re
from decimal import Decimal

from english.months import TH

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
UNITS = _ONES[1:10]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(TENS, 2)
}
_LARGE = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join(reversed(_ONES[1:]))})"
)
"""A number from one to ninety-nine in words."""
NOUGHT = r"(?:none|nobody|no[- ]?one|zero|nought|nil)"
"""Nobody, or a number that is none."""

_WORD = "|".join([*_SMALL, *_LARGE])
_BIG = "|".join(_LARGE)
_JOIN = "|".join(rf"(?<={word})\s+and\s+" for word in _LARGE)
IN_WORDS = (
    rf"(?:(?:\ba\s+(?=(?:{_BIG})\b))?\b(?:{_WORD})\b(?:(?:{_JOIN}|[\s-]+)(?:{_WORD})\b)*"
    r"|\bhalf\b)"
)
FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
SCALE = r"(?:\s?(?:thousand|million|billion)\b)"
MONEY_SCALE = rf"(?:{SCALE}|\s?(?:k|m|mn|bn)\b)"
_ORDINAL = "|".join(ORDINALS)
ORDINAL = rf"\b(?:\d+{TH}|(?:(?:twenty|thirty)-)?(?:{_ORDINAL}|thirtieth))\b"

_SCALED = re.compile(rf"({FIGURES})\s?([a-z]*)", re.IGNORECASE)


def value_of(numeral: str) -> Decimal:
    """Return the value of a numeral that IN_WORDS or FIGURES, with a scale or not, matches."""
    text = numeral.casefold().strip()
    scaled = _SCALED.fullmatch(text)
    if not scaled:
        return _value_in_words(text)
    figures = re.sub(r"[,\s]", "", scaled[1])
    return Decimal(figures) * (_LARGE | _SHORT).get(scaled[2], 1)


def ordinal_of(numeral: str) -> int:
    """Return which one an ordinal that ORDINAL matches names."""
    text = numeral.casefold()
    if text[0].isdigit():
        return int(text[:-2])
    tens, _, word = text.rpartition("-")
    return _SMALL.get(tens, 0) + (ORDINALS.index(word) + 1 if word in ORDINALS else 30)


def _value_in_words(text: str) -> Decimal:
    if text == "half":
        return Decimal("0.5")
    whole = part = 0
    for word in re.findall(r"[a-z]+", text):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * _LARGE[word]
        elif word in _LARGE:
            whole += max(part, 1) * _LARGE[word]
            part = 0
    return Decimal(whole + part)
