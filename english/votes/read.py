"""Read recorded votes as wholes: which sides belong together, what came of them, what is wrong."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from english.persons import MEMBER
from english.votes.check import doubt_of
from english.votes.mark import Mark
from english.votes.result import AFTER, BROKEN, find_result, read_outcome
from english.votes.scores import with_scores
from english.votes.single_sides import find_marks
from english.votes.tables import find_table_marks
from english.votes.vote import VOTE_WORD, Counts, Vote
from english.votes.words import RESULT
from schema import Side, Span

APART = 220
"""Characters between the sides of one vote, at most."""
BESIDE = 30
"""Characters between a vote's numbers and the same told again, as in another language."""
GAINSAYING = 60
"""Characters between members' names and the numbers that are told of the same vote."""
SENTENCE = 1_000
"""Characters before and after a vote's numbers that may be of the same sentence, at most."""
_THING = re.compile(r"\b(?:motion|amendment|proposal)\b")
_ANOTHER = re.compile(
    r"\n\s*(?:#|\d{1,3}[.)])|\b(?:then|amend\w*|propos\w*|moved|motion|second\w*|further|another|"
    r"next|item|substantive|original|resol\w+|recommend\w*|applications?|elect\w*|refus\w+)\b",
    re.IGNORECASE,
)
"""What shows that something else was voted on."""
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
    marks = _divided(text, marks)
    groups = [
        *tabled,
        *(
            one
            for group in _groups(text, marks)
            for one in [_begun(text, group)]
            if _is_vote(text, one)
        ),
    ]
    groups.sort(key=lambda group: _begins(group[0]))
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


def _begins(mark: Mark) -> int:
    return min(mark.start, mark.label.start)


def _floor(groups: Sequence[Sequence[Mark]], place: int, start: int) -> int:
    return max((mark.end for mark in groups[place - 1]), default=start) if place else start


def _limit(groups: Sequence[Sequence[Mark]], place: int, end: int) -> int:
    return _begins(groups[place + 1][0]) if place + 1 < len(groups) else end


def _divided(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Take those for the amendment as against the motion, where members chose between the two."""
    found = list(marks)
    for n, (one, other) in enumerate(itertools.pairwise(marks)):
        what = [_FOR_WHAT.search(text, mark.label.start, mark.label.end) for mark in (one, other)]
        if one.role == other.role == "for" and what[0] and what[1]:
            named = [match[1].lower() for match in what if match]
            if named[0] != named[1] and _begins(other) - one.end < APART:
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
        if _begins(group[1]) - group[0].end < 40:
            break
        group = group[1:]
    return group


def _belongs(text: str, group: Sequence[Mark], mark: Mark) -> bool:
    last = max(one.end for one in group)
    between = text[last : max(last, _begins(mark))]
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
    low, high = _begins(group[0]), max(one.end for one in group)
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


def _vote(text: str, group: Sequence[Mark], floor: int, limit: int) -> Vote:
    marks = _merged(group)
    sides = tuple(_side(mark) for mark in marks)
    low, high = _begins(marks[0]), max(one.end for one in marks)
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
