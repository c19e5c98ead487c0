"""Read recorded votes as wholes: which sides belong together, what came of them, what is wrong."""

import re
from collections.abc import Sequence
from dataclasses import replace

from english.votes.check import doubt_of
from english.votes.group_sides import begin_of, group_marks
from english.votes.result import AFTER, find_result, read_outcome
from english.votes.side import Mark
from english.votes.single_sides import find_marks
from english.votes.tables import find_table_marks
from english.votes.tallies import with_scores
from english.votes.vote import Counts, Vote
from schema import Side, Span

BESIDE = 30
"""Characters between a vote's numbers and the same told again, as in another language."""
GAINSAYING = 60
"""Characters between members' names and the numbers that are told of the same vote."""
_THING = re.compile(r"\b(?:motion|amendment|proposal)\b")
_ANOTHER = re.compile(
    r"\n\s*(?:#|\d{1,3}[.)])|\b(?:then|amend\w*|propos\w*|moved|motion|second\w*|further|another|"
    r"next|item|substantive|original|resol\w+|recommend\w*|applications?|elect\w*|refus\w+)\b",
    re.IGNORECASE,
)
"""What shows that something else was voted on."""


def find_votes(text: str, start: int = 0, end: int | None = None) -> list[Vote]:
    """Find the recorded votes of text[start:end], in order."""
    end = len(text) if end is None else end
    if not _VOTING.search(text, start, end):
        return []
    tabled = list(find_table_marks(text, start, end))
    inside = [(group[0].label.start, max(mark.end for mark in group)) for group in tabled]
    marks = [
        mark
        for mark in find_marks(text, start, end)
        if not any(
            low <= mark.start < high or low <= mark.label.start < high for low, high in inside
        )
    ]
    groups = [*tabled, *group_marks(text, marks)]
    groups.sort(key=lambda group: begin_of(group[0]))
    votes = [
        _vote(text, group, _floor(groups, n, start), _limit(groups, n, end))
        for n, group in enumerate(groups)
    ]
    return with_scores(text, _told_once(text, votes), start, end)


def _told_once(text: str, votes: Sequence[Vote]) -> list[Vote]:
    """Put what only repeats the numbers of a vote ("by 11 for, none against") into that vote."""
    found: list[Vote] = []
    for vote in votes:
        last = found[-1] if found else None
        unnamed = not any(side.names for side in vote.sides)
        listed = last and any(side.names for side in last.sides)
        near = last and vote.start - last.end < (AFTER if listed else BESIDE)
        if unnamed and near and last and vote.counts and _agree(last.counts, vote.counts):
            found[-1] = _told_again(last, vote)
            continue
        if last and _gainsays(text, last, vote):
            both = replace(_told_again(last, vote), end=vote.end, doubt="does not add up")
            found[-1] = replace(both, sides=(*last.sides, *vote.sides))
            continue
        found.append(vote)
    return found


def _gainsays(text: str, one: Vote, other: Vote) -> bool:
    """Tell two votes that are one, of which one names members and the other counts them wrongly."""
    named = [any(side.names for side in vote.sides) for vote in (one, other)]
    roles = [{side.role for side in vote.sides if side.role} for vote in (one, other)]
    between = text[one.end : other.start]
    if named[0] == named[1] or len(between) > GAINSAYING or _ANOTHER.search(between):
        return False
    before = _THING.findall(text[max(0, one.start - GAINSAYING) : one.end].lower())
    after = _THING.findall(text[other.start : other.start + GAINSAYING].lower())
    if before and after and before[-1] != after[0]:
        return False  # "On the amendment … For the motion: …"
    return bool(roles[1]) and roles[1] <= roles[0] | {"abstaining"} and not one.doubt


def _agree(counts: Counts | None, others: Counts) -> bool:
    """Tell whether two counts may be of one vote: a side that one lacks is nobody's."""
    return counts is not None and [n or 0 for n in counts[:2]] == [n or 0 for n in others[:2]]


def _told_again(vote: Vote, again: Vote) -> Vote:
    known = {side.role for side in vote.sides}
    more = tuple(side for side in again.sides if side.role not in known)
    pairs = zip(vote.counts or (None,) * 3, again.counts or (None,) * 3, strict=True)
    yes, no, none = (one if one is not None else other for one, other in pairs)
    return replace(
        vote,
        end=max(vote.end, again.end) if more else vote.end,
        sides=(*vote.sides, *more),
        counts=(yes, no, none),
        outcome=vote.outcome or again.outcome,
        result=vote.result or again.result,
    )


_VOTING = re.compile(
    r"\b(?:for|favou?r|yes|yeas?|ayes?|affirmative|support\w*|against|no|noes|nays?|negative|oppos\w+|"
    r"abst\w+|vot\w+|majority|motion|amendment|carried|passed|adopted|approved|failed|lost|defeated|tá|níl|Y|N)\b",
    re.IGNORECASE,
)


def _floor(groups: Sequence[Sequence[Mark]], place: int, start: int) -> int:
    return max((mark.end for mark in groups[place - 1]), default=start) if place else start


def _limit(groups: Sequence[Sequence[Mark]], place: int, end: int) -> int:
    return begin_of(groups[place + 1][0]) if place + 1 < len(groups) else end


def _vote(text: str, group: Sequence[Mark], floor: int, limit: int) -> Vote:
    marks = _merged(group)
    sides = tuple(_side(mark) for mark in marks)
    low, high = begin_of(marks[0]), max(one.end for one in marks)
    result = find_result(text, low, high, floor=floor, limit=limit)
    end = result.end() if result and result.start() >= low else high
    end = _to_sentence_end(text, max(high, end), limit)
    counts = _counts(marks)
    outcome = read_outcome(text, low, end, counts, result)
    divided = any(mark.choice for mark in marks)
    doubt = doubt_of(text, marks, None if divided else outcome, result, high=high, end=end)
    span = Span(result.start(), result.end()) if result else None
    return Vote(low, end, sides, counts, outcome, span, doubt)


def _merged(group: Sequence[Mark]) -> list[Mark]:
    """Put the number and the names of one side together."""
    found: list[Mark] = []
    for mark in group:
        same = next((n for n, one in enumerate(found) if one.role == mark.role and mark.role), None)
        if same is None or mark.choice:
            found.append(mark)
            continue
        one = found[same]
        found[same] = replace(
            one,
            end=max(one.end, mark.end),
            names=one.names or mark.names,
            count=mark.count if one.count is None else one.count,
        )
    return found


def _side(mark: Mark) -> Side:
    inside = mark.label.start >= mark.start
    return Side(
        mark.role, mark.start, mark.end, mark.names, mark.count, None if inside else mark.label
    )


def _counts(marks: Sequence[Mark]) -> Counts | None:
    """Return how many were for, against and abstaining, by the numbers or else the names."""
    if any(mark.role is None for mark in marks):
        return None
    told: dict[str, int] = {}
    for mark in marks:
        if mark.role and (mark.count is not None or mark.names):
            told[mark.role] = len(mark.names) if mark.count is None else mark.count
    counts = (told.get("for"), told.get("against"), told.get("abstaining"))
    return counts if any(one is not None for one in counts) else None


def _to_sentence_end(text: str, at: int, limit: int) -> int:
    """Return where the sentence ends that stops within a few characters."""
    found = re.compile(r"[^.\n]{0,60}?[.)]+[*_]*(?=\s|$)").match(text, at, limit)
    return found.end() if found and not re.search(r"\w", found[0]) else at
