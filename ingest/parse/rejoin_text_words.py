"""Make words whole that a line's end has broken, and lines whose letters are set apart.

Knows no language's words but those of the text itself.
"""

import re
from collections.abc import Set as AbstractSet

from english.numbers import ORDINALS, TENS, UNITS

_BREAK = re.compile(r"-[ \t]*(?P<gap>(?:\r?\n[ \t]*){1,2})(?:(?P<end>[^\W\d_]{2,})|(?=\d))")
_BEFORE = re.compile(
    r"(?P<lead>(?<=\S)[ \t]+|(?<![^\n]))(?P<before>[^\s\w-]{0,5})(?P<start>[^\W\d_]{2,})\Z"
)
_NUMBER_BEFORE = re.compile(r"(?P<lead>(?<=\S)[ \t]+|(?<![^\n]))(?P<start>[^\s-]{0,20}\d)\Z")
"""The first half of a word, or of a number, a date or a reference, and what stands before it."""
LONGEST_HALF = 40
_MARKS = ".,;:!?()[]{}'\"“”‘’*_"
_ALWAYS = frozenset("non self well vice bye".split())
_OFTEN = frozenset("half multi cross mid north south east west sub ex".split())
"""What often stands before a hyphen that is the writer's own."""
_LETTERS = r"[^\W\d_](?:[ ][^\W\d_])"
_SPACED = re.compile(rf"(?<!\S){_LETTERS}+(?:[ ]{{2,}}{_LETTERS}*)*(?!\S)")
_MAY_BE_SPACED = (re.compile(r"\n\W{0,6}\w \w \w"), re.compile(r" [A-Z] [A-Z] [A-Z] [A-Z]"))
"""Where letters may stand apart: at the start of a line, or capitals within one."""
FEWEST_SPACED = 5
_JOINING = frozenset("under over after inter super counter".split())
_ENDING = re.compile(
    r"(?:ment|[ts]ion|ing|[ai]ble|[ai]bil|ness|less|ful|ation|[ea]nce|ities|ical|ive|ating|is(?:e|ing|ation))"
)
"""What begins the second half of a word that a line's end broke, and no word."""
_VOWEL = re.compile(r"[aeiouyAEIOUY]")


def join_broken(text: str) -> str:
    """Return a text in which no word is broken between lines; the line breaks before it."""
    if "-" not in text:
        return text
    parts: list[str] = []
    words: AbstractSet[str] = frozenset()
    done = 0
    for found in _BREAK.finditer(text):
        pattern = _BEFORE if found["end"] else _NUMBER_BEFORE
        low = max(done, found.start() - LONGEST_HALF)
        half = pattern.search(text, low, found.start())
        if half is None or (found["gap"].count("\n") > 1 and not (found["end"] or "A").islower()):
            continue
        words = words or _words_of(text)
        gap = found["gap"] if half["lead"] else ""
        hyphen = "-" if _is_compound(half["start"], found["end"], words) else ""
        whole = text[half.end("lead") : half.end()] + hyphen + (found["end"] or "")
        parts += text[done : half.start()], gap, whole
        done = found.end()
    return "".join((*parts, text[done:]))


def _words_of(text: str) -> AbstractSet[str]:
    """Return a text's words, in lower case, without the halves of those that are broken."""
    tokens = text.lower().split()
    pairs = zip(("", *tokens), tokens, strict=False)
    return {token.strip(_MARKS) for before, token in pairs if not before.endswith("-")}


def _is_compound(start: str, end: str | None, words: AbstractSet[str]) -> bool:
    """Tell whether the writer put the hyphen, not the end of the line; numbers keep theirs."""
    if end is None or not end[0].islower():
        return True
    first, second = start.lower(), end.lower()
    if f"{first}-{second}" in words:
        return True
    if first + second in words:
        return False
    if first in TENS:
        return second in UNITS or second in ORDINALS[:9]
    if first in _ALWAYS or (first in ("re", "co") and first[-1] == second[0]):
        return True
    if second in words and len(second) > 3 and (first in _OFTEN or len(first) > 3):
        return first in _OFTEN or first in words
    long = len(first) > 4 and len(second) > 4
    return long and first in words and first not in _JOINING and not _ENDING.match(second)


def join_spaced(text: str) -> str:
    """Return a text with the words whole that are set letter by letter: "M I N U T E S"."""
    lead = f"\n{text[:20]}"
    if _MAY_BE_SPACED[0].search(lead) or any(found.search(text) for found in _MAY_BE_SPACED):
        return _SPACED.sub(_together, text)
    return text


def _together(found: re.Match[str]) -> str:
    words = ["".join(word.split()) for word in re.split(r" {2,}", found[0])]
    letters = "".join(words)
    is_list = len(letters) < FEWEST_SPACED or len(set(letters.upper())) < 4
    in_order = list(letters.upper()) == sorted(letters.upper())
    return found[0] if is_list or in_order or not _VOWEL.search(letters) else " ".join(words)
