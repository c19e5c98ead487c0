"""Bring the spellings of one council's name together, and choose the one to call it by."""

import re
from collections import Counter
from difflib import SequenceMatcher, get_close_matches

from ingest.metadata.bodies import Named
from ingest.metadata.council_kinds import TYPES

ALIKE = 0.88
"""Likeness of two spellings of one name."""
MISREAD, OFTEN = 0.8, 5
"""Likeness of a word to what it was misread for, and how many times more often that stands."""
KIND = re.compile(rf"{TYPES}|council|meeting|association", re.IGNORECASE)


def is_same(a: Named, b: Named) -> bool:
    """Tell two spellings of one council's name from two councils."""
    if a.place == b.place and (not a.kind or not b.kind or "Meeting" in (a.kind + b.kind)):
        return True
    if a.place == b.place:
        return set(a.name.lower().split()) - {"of", "council"} == set(b.name.lower().split()) - {
            "of",
            "council",
        }
    low, high = a.name.lower(), b.name.lower()
    if low.endswith(f" {high}") or high.endswith(f" {low}"):
        return True
    return a.kind == b.kind and SequenceMatcher(None, low, high).ratio() > ALIKE


def choose_spelling(first: str, spelt: Counter[str], text: str) -> str:
    """Return how a council is mostly spelt; a parish's meeting is its council's, if it has one.

    Args:
        first: the spelling that weighed most, which is kept where another is as frequent.
        spelt: every spelling, and how often it stands.
        text: the document.
    """
    most = max(spelt.values())
    tied = [name for name in (first, *spelt) if spelt[name] == most]
    name = next((one for one in tied if tied[0].endswith(f" {one}")), tied[0])
    if name.endswith(" Parish Meeting") and re.search(r"\bparish council\b", text, re.IGNORECASE):
        name = f"{name.removesuffix('Meeting')}Council"
    return _mended(name, text)


def _mended(name: str, text: str) -> str:
    """Spell the words of a name as the text mostly does, which a scan may have misread."""
    counts = Counter(re.findall(r"[^\W\d_]{4,}", text.lower()))
    words = name.split()
    for n, word in enumerate(words):
        least = max(OFTEN, OFTEN * counts[word.lower()])
        often = [other for other, count in counts.items() if count >= least]
        like = get_close_matches(word.lower(), often, n=1, cutoff=MISREAD)
        if like and len(word) > 3 and word.lower() not in often and not KIND.fullmatch(word):
            words[n] = like[0].capitalize()
    return " ".join(words)
