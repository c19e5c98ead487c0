"""Find what was voted on: the bill that a vote names, or the motion that stands before it."""

import re

from english.common_words import FUNCTION_WORDS
from schema import Span

_REFERENCE = re.compile(
    r"\b(?:[A-Z]{1,3}\s?-?\d{1,4}[-/]\d{2,4}(?:[-/]\d{1,4})?|\d{2,4}[-/]\d{2,5}(?:/[A-Z]{1,4})?"
    r"|(?:Bill|Resolution|Ordinance|By-?law|Motion|Amendment|Item|Modification|Recommendation)\s+(?:No\.?\s*)?"
    r"[A-Z]?\d[\w./-]*)"
)
_MOTION = re.compile(
    r"\b(?:motion|moved|proposed|proposes|proposal|amendment|resolution|resolved|recommend\w*|"
    r"bill|ordinance|that|THAT|application|vote\s+(?:was\s+)?(?:taken|called)\s+on|vote\s+on|put)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_LEADING = (FUNCTION_WORDS - {"that"}) | set(
    "recorded roll call vote voting follow follows result results resulted taken motion requested "
    "called put seconded moved proposed supported accordance standing order names members "
    "councillors question proposal amendment".split()
)
"""Words of what only leads to a vote: "The motion was then put to a recorded vote"; behind "that"
stands what is voted on, be all its words names."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"(])")
REACH = 2500
"""Characters before a vote in which its subject is looked for."""


def find_subject(text: str, low: int, start: int) -> Span | None:
    """Return what a vote is about that begins at `start`, None where that is not told.

    Nothing before `low` is looked at: another vote, or another item, stands there.
    """
    low = max(low, start - REACH)
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, low, start)]
    if not lines:
        return None
    at = lines[-1]
    own = text[max(at.start, low) : start]
    named = list(_REFERENCE.finditer(own))
    if named:
        for line in lines[:-1]:
            words = text[line.start : line.end].lstrip(" #*_>-•")
            if words.startswith(named[0][0]) and len(words.split()) > len(named[0][0].split()) + 1:
                return line
        return _trimmed(text, at.start, start)
    for line in reversed(lines):
        for part in reversed(_sentences(text, line)):
            words = text[part.start : part.end]
            if _MOTION.search(words) and not _only_leads(words):
                return part
    return None


def _only_leads(words: str) -> bool:
    """Tell words of which none says what is voted on: leading ones, names and numbers."""
    said = (word.rstrip("’'.-") for word in _WORD.findall(words))
    return all(word in _LEADING or word[0].isupper() or word.isdigit() for word in said)


def _sentences(text: str, line: Span) -> list[Span]:
    starts = [line.start, *(m.end() for m in _SENTENCE.finditer(text, line.start, line.end))]
    ends = [*(start for start in starts[1:]), line.end]
    parts = [_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if part]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    kept = words.strip(" \t\n*_#>")
    first = start + words.find(kept) if kept else start
    return Span(first, first + len(kept)) if kept else None
