"""Say whether words tell that the public left, were sent out, or are back.

What most clerks write is told by a few patterns, all else by what sentences say (`goings`).
"""

import re
from typing import NamedTuple

from ingest.access.goings import LIKELY, SURELY, goings_of
from ingest.access.reach import PUBLIC_AGAIN
from schema import Kind

_PEOPLE = (
    r"(?:press|media|public(?!\s+sector)|residents?|parishioners|electors|visitors|observers|gallery|"
    r"strangers|attendees)"
)
_SENT_OUT = re.compile(
    rf"\b{_PEOPLE}\b(?:\s+[\w’']+){{0,5}}?\s+(?:be|was|were|been|being)\s+excluded\b"
    rf"|\bexclude\b[^.;:]{{0,30}}\b{_PEOPLE}\b"
    r"|\b[gw]?wa?hardd\w*\b[^.;:]{0,60}\b(?:wasg|cyhoedd)\b",
    re.IGNORECASE,
)
"""That the public were sent out, in the words of a resolution; others are weighed."""
_LEFT = re.compile(
    rf"{_SENT_OUT.pattern}|\b{_PEOPLE}\b[^.;:]{{0,80}}\b(?:exclu\w+|left|leave|retired?|went\s+out)\b"
    rf"|\bexclu(?:ded|ding|sion\s+of)\b[^.;:]{{0,60}}\b{_PEOPLE}\b"
    r"|\b(?:in|into|to)\s+(?:camera|committee\b(?!\s+room)|(?:a\s+)?(?:private|closed|executive|"
    r"secret|confidential)\s+session)\b"
    r"|\bclosed\s+the\s+public\s+(?:part|session|section)\b",
    re.IGNORECASE,
)
"""The same, that they left, or that members sat without them."""
SAID_BACK = re.compile(rf"{PUBLIC_AGAIN.pattern}|\bail-?agor\w*", re.IGNORECASE)
"""That they were back, in the words that most clerks use."""
NO_SITTING: frozenset[Kind] = frozenset(("report", "news", "agenda"))
"""Kinds of document that tell of no sitting."""


class Left(NamedTuple):
    """From where words say that the public left, and whether it is all but certain."""

    start: int
    surely: bool


def find_left(words: str, *, weighed: bool) -> Left | None:
    """Return from where words say that the public left, None where they don't.

    What the patterns do not know is only told where sentences are `weighed`.
    """
    if found := _LEFT.search(words):
        return Left(found.start(), True)
    said = goings_of(words) if weighed else ()
    gone = ((start, one.sent + one.left) for start, _, one in said if one.gone)
    return next((Left(start, likely >= SURELY) for start, likely in gone), None)


def find_sent_out(words: str) -> int | None:
    """Return up to where words say that the public were sent out, None where they don't."""
    if found := _SENT_OUT.search(words):
        return found.end()
    for start, end, one in goings_of(words):
        if one.sent >= (LIKELY if _LEFT.search(words[start:end]) else SURELY):
            return end - 1
    return None


def likely_back(words: str) -> float:
    """Return how likely words say that the public are back, 0 where they hardly do."""
    if SAID_BACK.search(words):
        return 1.0
    said = () if _SENT_OUT.search(words) else goings_of(words)
    return max((one.back for _, _, one in said if one.returned), default=0.0)
