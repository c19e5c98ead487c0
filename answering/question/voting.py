"""Tell what a question asks of a vote: one side, one member, the numbers, the last of several."""

import re
from collections.abc import Mapping

from english.persons import MEMBER
from schema import VoteRole

_SIDES: Mapping[VoteRole, re.Pattern[str]] = {
    "abstaining": re.compile(r"\babst", re.IGNORECASE),
    "against": re.compile(
        r"\bagainst\b|\boppos(?:e|ed|ing)\b|\bvot(?:e|ed|ing)\s+(?:no|nay)\b|\bdissent|"
        r"\bnays\b|\bnoes\b",
        re.IGNORECASE,
    ),
    "for": re.compile(
        rf"\b(?:voted|voting|were|was|{MEMBER}|votes?\s+(?:cast|were|was))\s+"
        r"(?:for|in favou?r)\b|\bin favou?r\b|\bfor and against\b"
        r"|\bvot(?:e|ed|ing)\s+(?:yes|aye|yea)\b"
        r"|\byeas\b|\bayes\b|\bback(?:ed|ing)\b|\bsupport(?:ed|ing)\b",
        re.IGNORECASE,
    ),
    "absent": re.compile(
        r"\babsent\b|\b(?:missed|missing)\b|\b(?:not|n't)\s+(?:there|present)\b", re.IGNORECASE
    ),
}
_MEMBER = re.compile(
    r"\b(?:[Dd]id|[Ww]as)\s+(?:[Tt]he\s+)?(?:\w+\.?\s+)??"
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){0,3})"
    r"(?<!Council)(?<!Committee)(?<!Board)(?<!Cabinet)(?<!Members)(?<!Councillors)"
    r"\s+(?:vote|support|oppose|back|for\s+or\s+against)\b"
    r"(?!.*\b(?:go|split|end|turn|come)\b)"  # nor "How did the Quill vote go?"
)
_FINAL = re.compile(
    r"\b(?:final|substantive|last vote)\b|\bin the end\b|\beventually\b", re.IGNORECASE
)
_WHO = re.compile(r"\b(?:who|which|whose)\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\bhow many\b|\bsplit\b|\bnumbers?\b|\bfor and against\b", re.IGNORECASE)
_COUNTS = re.compile(r"\bhow many\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?=[\w/.-]*\d)(?=[\w/.-]*(?:[A-Za-z]|\d[/-]\d))[A-Za-z\d][\w/.-]*\w")
VOTING = (
    "vote votes voted voting for against favour abstain abstained abstaining motion amendment "
    "proposal councillor councillors member members result split final go passed carried defeated"
)
"""Words that tell nothing of what was voted on."""


def asked_sides(query: str) -> list[VoteRole]:
    """Return the sides that a question names."""
    return [side for side, pattern in _SIDES.items() if pattern.search(query)]


def asked_member(query: str) -> str:
    """Return the name of the member whose vote is asked for, empty if none is."""
    found = _MEMBER.search(query)
    return found["name"] if found else ""


def asks_for_the_final(query: str) -> bool:
    """Tell whether the last of the votes under an item is asked for, not one on an amendment."""
    return bool(_FINAL.search(query))


def asks_who(query: str) -> bool:
    """Tell whether it is asked who was on a side."""
    return bool(_WHO.search(query))


def asks_numbers(query: str) -> bool:
    """Tell whether it is asked how a vote was split."""
    return bool(_NUMBERS.search(query))


def asks_how_many(query: str) -> bool:
    """Tell whether numbers are asked for, without names."""
    return bool(_COUNTS.search(query))


def asked_references(query: str) -> set[str]:
    """Return the numbers of the bills, resolutions or applications that are named, folded."""
    return {word.casefold() for word in _REFERENCE.findall(query)}
