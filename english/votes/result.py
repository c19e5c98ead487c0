"""Find the words that tell what a recorded vote came to, and what that is."""

import re

from english.votes.vote import Counts, majority
from english.votes.words import CASTING, RESULT, cast, outcome_in
from schema import Outcome

AFTER = 300
"""Characters after its last side within which a vote's result is looked for."""
BROKEN = re.compile(r"\n\s*(?:#{1,6}\s|\d{1,3}[.)]\s+[A-Z])|\bRESOLVED\b")
"""Where something else begins: a heading, an item's number, the next resolution."""
_BEFORE = 160
"""Characters before its first side, on the same line, that may tell a vote's result."""


def find_result(text: str, low: int, high: int, *, floor: int, limit: int) -> re.Match[str] | None:
    """Return the words that tell what the vote of text[low:high] came to, a match of RESULT.

    They stand after its sides or within, else before them on their line, else in a line that heads
    the vote; between `floor` and `limit`.
    """
    return _result(text, low, high, limit) or _headed(text, floor, low)


def read_outcome(
    text: str, low: int, end: int, counts: Counts | None, result: re.Match[str] | None
) -> Outcome | None:
    """Return what a vote came to, by its result's words, a casting vote, or else its numbers."""
    told = majority(counts)
    if result and not (told and told != outcome_in(result) and _is_of_another(text, result)):
        return outcome_in(result)
    near = text[low : end + 160]
    if CASTING.search(near) and (decided := cast(near)):
        return decided
    return told


def _result(text: str, low: int, high: int, limit: int) -> re.Match[str] | None:
    stop = min(limit, high + AFTER)
    if broken := BROKEN.search(text, high, stop):
        stop = broken.start()
    after = next(
        (one for one in RESULT.finditer(text, high, stop) if _is_near(text, high, one)), None
    )
    if after and after.start() - high < _BEFORE:
        return after
    first = max(text.rfind("\n", 0, low) + 1, low - _BEFORE)
    before = list(RESULT.finditer(text, first, low))
    within = list(RESULT.finditer(text, low, high))
    return next(iter([*within[-1:], *before[-1:]]), after)


_HEADED = re.compile(
    r"^[ \t*_|]*(?:result|outcome|status|disposition)\b", re.IGNORECASE | re.MULTILINE
)


def _headed(text: str, floor: int, low: int) -> re.Match[str] | None:
    """Return the result that heads a vote: "RESULT: ADOPTED", its movers and sides below it."""
    first = max(floor, text.rfind("\n\n", 0, low), low - AFTER)
    heads = list(_HEADED.finditer(text, first, low))
    stop = text.find("\n", heads[-1].end(), low) if heads else -1
    return RESULT.search(text, heads[-1].end(), stop) if stop > 0 else None


def _is_near(text: str, high: int, result: re.Match[str]) -> bool:
    """Tell a result from what was agreed next, where it doesn't say of what it is one."""
    told = any(result[name] for name in ("lost", "lost2", "carried", "carried2"))
    return told or (
        result.start() - high < 60
        and not re.match(r"\s+(?:that|to|the|with|for)\b", text[result.end() : result.end() + 8])
    )


_ORIGINAL = re.compile(r"\W*(?:the\s+)?original\b", re.IGNORECASE)
_DECLARED = re.compile(r"\bdeclared\s+(?!that\b)", re.IGNORECASE)
"""What whoever presides says of the vote that was just taken."""
_MOVED = re.compile(r"\b(?:proposed|moved|submitted|seconded)\b", re.IGNORECASE)


def _is_of_another(text: str, result: re.Match[str]) -> bool:
    """Tell a result that names its own movers, and so is of another thing than was voted on.

    The original motion is what stands again where its amendment was voted down.
    """
    if _ORIGINAL.match(result[0]):
        return True
    first = max(text.rfind(mark, 0, result.end()) for mark in (". ", ".\n", "\n\n\n"))
    told = text[max(first, result.end() - 200, 0) : result.end()]
    return bool(_MOVED.search(told)) and not _DECLARED.search(told)
