"""Read a line as a person does who asks whether it is a mark: its words, whatever they look like.

Letters may be spaced out, digits stand for letters, hyphens be soft; a page number or a bullet may
stand beside. Each word is known by the idea that it stands for, in English, Welsh, Irish or Gaelic.
"""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checked import read_weights
from english.text import as_misread, digits_as_letters, without_accents

LONGEST = 400
"""Characters of a line that are read."""
SPLIT_FROM, SWAPPED_FROM, FUZZY_FROM, TWICE_FROM = 9, 6, 8, 11
"""Letters from which a word may be several run together, or have two letters swapped, one wrong,
or two."""
KEPT = 16_384
"""Words whose reading is kept: documents use the same few thousand again and again."""
MOST_PIECES = 5
"""From how many scraps of one or two letters a line is a single word, set apart at an angle."""
_STAMPED = re.compile(r"^\W*((?:[A-Z]{5,}[ &/-]+)+)(?=[A-Z][a-z])")
_STAMPED_AFTER = re.compile(r"(?<=[a-z])\s+((?:[A-Z]{5,}[ &/-]*)+)\W*$")
"""Capitals before, or after, a title in other letters: a stamp on it, and no adjective."""
_EMPHASISED = re.compile(
    r"^\W{0,3}?([*_]{1,3})(\w[^*_]{2,40}?)\1\s+(?=\w)|(?<=\w)\s+([*_]{1,3})(\w[^*_]{2,40}?)\3\W*$"
)
"""A few words of a title that are set apart by their letters."""
_STRUCK = re.compile(r"~~[^~]*~~|<(s|del|strike)>.*?</\1>", re.IGNORECASE)
"""What was struck out: the wrong one of two words on a form."""
_OF_ANOTHER = re.compile(r"\b(?!part|non|press|public|fully)\w+-(?=(?:restrict|exempt|clos))", re.I)
"""What makes a word speak of another thing: age-restricted goods, tax-exempt bonds."""
_SPACED = re.compile(r"(?<!\w)[^\W\d](?:[ .\u00a0][^\W\d]){4,}(?!\w)")
_SPACED_WORD = re.compile(r"[^\W\d](?:[ .\u00a0][^\W\d]){2,}")
_WIDE = re.compile(r"[ \t\u00a0]{2,}(?=\w(?: |$))|(?<= \w)[ \t\u00a0]{2,}")
_PAGE = re.compile(
    r"\bpage\s*\d+(?:\s*(?:of|/)\s*\d+)?|\btudalen\s+\d+|^\W*\d{1,4}\s{2,}|\s{2,}\d{1,4}\W*$"
    r"|^\s*\d{1,4}\s*[|–—-]\s*|\s*[|]\s*\d{1,4}\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"(?i:n/a|y/n|yes/no)\b|\d+[A-Za-z]?\b|[^\W\d_](?:[\w'’]|[-.&](?=\w))*|[$@]?\w+|[:;/|()\[\]?–—-]"
)
_SMALL_L = re.compile(r"(?<=[A-Z])l(?=[A-Z])|\bl(?=[A-Z]{2})|(?<=[A-Z]{2})l\b")
"""A small L among capitals, as which scans misread an I."""
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")
_SIGNS = {"–": "-", "—": "-", ";": "-", "[": "(", "]": ")", "|": ":", "?": "¿"}
_LATER = {"2", "3", "4", "ii", "iii", "iv", "b", "c", "d", "two", "three", "dau", "ail", "2a"}
_FIRST = {"1", "i", "a", "one", "un", "first", "aon"}
SECRETS = ("secret", "private", "exempt", "restrict", "closed", "confidence", "sensitive")
"""The ideas without one of which, or of publishing, no line is a mark."""


_MISREAD = (*SECRETS, "publish", "paper", "information", "session")
"""The ideas whose words are told even where letters were misread, or a word is torn in two."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A line's words in lower case, and the idea of each: "?" where it is not known.

    A question mark's own idea is "¿".
    """

    words: tuple[str, ...]
    ideas: tuple[str, ...]


@functools.cache
def _concepts() -> dict[str, str]:
    """Return the idea of every word that marks are made of."""
    path = Path(__file__).with_name("concepts.json")
    ideas = read_weights(path, dict[str, str])
    return {word: idea for idea, words in ideas.items() for word in words.split()}


@functools.cache
def _misread() -> dict[str, list[str]]:
    """Return the words that are told even where letters are wrong, by their first letter."""
    words: dict[str, list[str]] = {}
    for word, idea in _concepts().items():
        if len(word) >= SWAPPED_FROM and idea in _MISREAD:
            words.setdefault(word[0], []).append(word)
    return words


@functools.cache
def _folded() -> dict[str, str]:
    """Return the ideas of words that scans misread, by the words with look-alike letters as one."""
    return {
        as_misread(word): idea
        for word, idea in _concepts().items()
        if len(word) >= SWAPPED_FROM and idea in _MISREAD
    }


@functools.lru_cache(maxsize=4096)
def clean(line: str) -> str:
    """Return a line's words on one line: no marks of Markdown, soft hyphens, spaced letters."""
    line = unicodedata.normalize("NFKC", line[:LONGEST])
    line = re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", line)
    line = re.sub(r"(?<=[^\W\d])-\s*\n\s*(?=[^\W\d])", "", _STRUCK.sub(" ", line))
    line = _EMPHASISED.sub(_set_apart, line)
    line = re.sub(r"[*_#\\]+", " ", _SMALL_L.sub("I", _OF_ANOTHER.sub("otherwise-", line)))
    line = _STAMPED_AFTER.sub(r" - \1", _STAMPED.sub(r"\1: ", line))
    line = re.sub(r"(?i)\bno\.\s*(?=\d)", "", _PAGE.sub(" ", line))
    line = "  ".join(
        re.sub(r"\W", "", part) if _SPACED_WORD.fullmatch(part.strip()) else part
        for part in _WIDE.split(line)
    )
    line = _SPACED.sub(_close_up, line)
    pieces = line.split()
    if len(pieces) >= MOST_PIECES and all(len(one) <= 2 and one.isalpha() for one in pieces):
        line = "".join(pieces)
    return " ".join(line.split()).strip("|•·●▪◦■□*<>~«»“”\"' ")


def _set_apart(found: re.Match[str]) -> str:
    return f"{found[2]}: " if found[2] else f" - {found[4]}"


def _close_up(found: re.Match[str]) -> str:
    return re.sub(r"[ .\u00a0]", "", found[0])


@functools.lru_cache(maxsize=4096)
def read(line: str) -> Wording:
    """Read a line that was made clean."""
    words: list[str] = []
    ideas: list[str] = []
    for found in _WORD.finditer(line):
        for word in _split(found[0].lower().replace("’", "'").rstrip("'")):
            if ideas[-1:] == ["?"] and _known(whole := words[-1] + word) in _MISREAD:
                words[-1], ideas[-1] = whole, _idea_alone(whole)
                continue
            words.append(word)
            ideas.append(_idea(word, ideas))
    for n, word in enumerate(words[1:]):
        if word == "agenda" and words[n] in ("b", "2", "ii"):
            ideas[n] = "later"
        if words[n] == "y" and word[0].isalpha():
            ideas[n] = "this"  # the Welsh article
    return Wording(tuple(words), tuple(ideas))


@functools.lru_cache(maxsize=KEPT)
def _split(word: str) -> Sequence[str]:
    """Part words that were run together, if all of them are known."""
    word = word.removesuffix(".")
    if word.startswith("not") and word[3:] in _concepts() and not _known(word):
        return ("not", word[3:])
    if _known(word) or len(word) < SPLIT_FROM or not word.isalpha():
        return re.split(r"[-&]", word) if not _known(word) and word[:1].isalpha() else (word,)
    known = _concepts()
    ways: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 16), end):
            before, piece = ways[start], word[start:end]
            if before is None or piece not in known or (len(piece) < 2 and piece != "a"):
                continue
            best = ways[end]
            if best is None or len(before) + 1 < len(best):
                ways[end] = (*before, piece)
    return ways[-1] or (word,)


def _known(word: str) -> str | None:
    """Return the idea of a word, its accents and look-alike digits aside."""
    known = _concepts()
    if word in known:
        return known[word]
    plain = word if word.isascii() else without_accents(word)
    plain = plain.removesuffix("'s").replace("'", "")
    if _INITIALS.fullmatch(plain):
        plain = plain.replace(".", "")
    if plain in known:
        return known[plain]
    if plain.isdigit() or not plain[:1].strip("_"):
        return None
    return known.get(digits_as_letters(plain)) or _folded().get(as_misread(plain))


def _idea(word: str, before: Sequence[str]) -> str:
    if before and before[-1] == "part" and word in _LATER | _FIRST:
        return "later" if word in _LATER else "first"
    return _idea_alone(word)


@functools.lru_cache(maxsize=KEPT)
def _idea_alone(word: str) -> str:
    """Return the idea of a word, whatever stands before it."""
    if idea := _known(word):
        return idea
    if word[0].isdigit() or re.fullmatch(r"[ivx]+|[a-z]", word):
        return "number"
    if not word[0].isalnum():
        return {"–": "-", "—": "-", "[": "(", "]": ")", "|": ":", ";": "-", "?": "¿"}.get(
            word, word
        )
    if len(word) >= SWAPPED_FROM and word.isalpha() and (near := _nearest(word)):
        return _concepts()[near]
    return "?"


def _nearest(word: str) -> str | None:
    """Return the word that this one is but for a letter or two, as people and scans misspell it."""
    return next((one for one in _misread().get(word[0], ()) if _is_misspelt(word, one)), None)


def _is_misspelt(word: str, right: str) -> bool:
    short = min(len(word), len(right))
    if short < FUZZY_FROM or _concepts()[right] not in (*SECRETS, "publish"):
        return len(word) == len(right) and sorted(word) == sorted(right) and _off(word, right, 1)
    most = 2 if short >= TWICE_FROM and _concepts()[right] in SECRETS else 1
    return abs(len(word) - len(right)) <= most and _off(word, right, most)


def _off(one: str, other: str, most: int) -> bool:
    """Tell whether one word is another but for so many letters wrong, left out, put in, swapped."""
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return abs(len(one) - len(other)) <= most
    if not most:
        return False
    one, other = one[at:], other[at:]
    rests = [(one[1:], other[1:]), (one, other[1:]), (one[1:], other)]
    if one[:2] == other[1::-1]:
        rests.append((one[2:], other[2:]))
    return any(_off(a, b, most - 1) for a, b in rests)
