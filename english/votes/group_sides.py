"""Tell which sides that are counted are of one vote, and which are of none."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from english.persons import MEMBER
from english.votes.result import BROKEN
from english.votes.side import Mark
from english.votes.vote import VOTE_WORD
from english.votes.words import RESULT

APART = 220
"""Characters between the sides of one vote, at most."""
SENTENCE = 1_000
"""Characters before and after a vote's numbers that may be of the same sentence, at most."""
_PUBLIC = re.compile(
    r"\b(?:replies|responses|respondents|residents|households|letters|signatures|submissions|"
    r"representations|consultees)\b",
    re.IGNORECASE,
)
_BY_MEMBERS = re.compile(
    rf"\b(?:vot(?:e|es|ed|ing)|carried|lost|motion|amendment|{MEMBER})\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:vot(?:e|es|ing)|division|roll call)\b[^.]*\Z", re.IGNORECASE)
_FOR_WHAT = re.compile(r"\bfor\s+the\s+([\w-]+)", re.IGNORECASE)


def group_marks(text: str, marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Yield the sides of each vote together, in order."""
    for group in _groups(text, _divided(text, marks)):
        begun = _begun(text, group)
        if _is_vote(text, begun):
            yield begun


def begin_of(mark: Mark) -> int:
    """Return where a side begins: at its label, or at what follows it."""
    return min(mark.start, mark.label.start)


def _divided(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Take those for the amendment as against the motion, where members chose between the two."""
    found = list(marks)
    for n, (one, other) in enumerate(itertools.pairwise(marks)):
        what = [_FOR_WHAT.search(text, mark.label.start, mark.label.end) for mark in (one, other)]
        if one.role == other.role == "for" and what[0] and what[1]:
            named = [match[1].lower() for match in what if match]
            if named[0] != named[1] and begin_of(other) - one.end < APART:
                turned = n if named[0] == "amendment" else n + 1
                found[turned] = replace(found[turned], role="against")
                found[n], found[n + 1] = (
                    replace(found[m], choice=named[m - n]) for m in (n, n + 1)
                )
    return found


def _groups(text: str, marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Yield the sides that are of one vote: no side twice, nothing else between them."""
    group: list[Mark] = []
    for mark in marks:
        if group and not _belongs(text, group, mark):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _begun(text: str, group: list[Mark]) -> list[Mark]:
    """Leave out of the head of a vote who was absent, where that is told of the meeting."""
    while len(group) > 1 and group[0].role in ("absent", "not voting"):
        if begin_of(group[1]) - group[0].end < 40:
            break
        group = group[1:]
    return group


def _belongs(text: str, group: Sequence[Mark], mark: Mark) -> bool:
    last = max(one.end for one in group)
    between = text[last : max(last, begin_of(mark))]
    if len(between) > APART or BROKEN.search(between):
        return False
    if mark.choice and group[0].choice and group[0].role is None:
        return mark.role is None and all(one.choice != mark.choice for one in group)
    if (mark.role is None) != (group[0].role is None):
        return mark.role == "abstaining"
    told = [one for one in group if one.role == mark.role]
    if not told:
        return not (
            len(between) > 60 and RESULT.search(between) and group[0].sure and "." in between
        )
    # The number of a side and its names may be told apart: "two against (Birch and Cedar)".
    return bool(told[0].names) != bool(mark.names) and told[0].count == len(mark.names)


def _is_vote(text: str, group: Sequence[Mark]) -> bool:
    """Tell sides of a vote from words that are like them."""
    full = [one for one in group if not one.empty]
    roles = {one.role for one in full}
    if not roles & {"for", "against", "abstaining", None}:
        return False
    if None in roles:
        return len(full) > 1
    low, high = begin_of(group[0]), max(one.end for one in group)
    if not any(one.names for one in full) and _is_of_the_public(text, low, high):
        return False
    if len(roles) > 1:
        return any(one.sure for one in full) or bool(VOTE_WORD.search(_near(text, low, high)))
    if any(one.names and one.label.end <= one.start for one in full) and _ASKED.search(
        text, max(0, low - 160), low
    ):
        return True  # "The voting was as follows: For …", and no more
    return any(one.sure for one in full) and (
        any(one.names for one in full) or bool(VOTE_WORD.search(_near(text, low, high)))
    )


def _is_of_the_public(text: str, low: int, high: int) -> bool:
    """Tell whether a sentence counts what the public answered: "of 64 replies, 51 in favour"."""
    floor, limit = max(0, low - SENTENCE), min(len(text), high + SENTENCE)
    first = max(text.rfind(". ", floor, low), text.rfind("\n", floor, low), floor - 1) + 1
    ends = (text.find(".", high, limit), text.find("\n", high, limit), limit)
    last = min(n for n in ends if n >= 0)
    sentence = text[first:last]
    return bool(_PUBLIC.search(sentence)) and not _BY_MEMBERS.search(sentence)


def _near(text: str, low: int, high: int) -> str:
    first = max(text.rfind("\n", 0, low), low - 200)
    last = text.find("\n", high)
    return text[first + 1 : last if 0 <= last < high + 200 else high + 200]
