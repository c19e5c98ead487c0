"""Answer from a recorded vote: its sides with names and numbers, and what came of it.

A vote is read as one: who asks how it went gets every side and the result, who asks for one side
or one member gets that. One that does not add up is quoted as a whole, whatever is asked of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answering.choose import MAX_QUOTES, MAX_WORDS, words_of
from answering.doubted import UNTALLIED, doubt_of, whole_of
from answering.evidence import Evidence, Stem
from answering.question import Question
from answering.sides import Part, counted, from_its_start, length, parts_of, vote_at
from answering.years import gives_its_years
from english.numbers import BELOW_HUNDRED, NOUGHT
from english.persons import MEMBER
from english.text import fold
from schema import Statement, VoteRole

_DECLARED = re.compile(r"\bdeclared\b[^.]{0,300}\.", re.IGNORECASE)
BEFORE = 2_500
"""Characters before a vote that may tell what was voted on."""
ABOUT = 0.6
"""Share of the question's word weight that must stand before a vote that it is about."""
VOTING = (
    "vote votes voted voting for against favour abstain abstained abstaining motion amendment "
    "proposal councillor councillors member members result split go passed carried defeated"
)
"""Words that tell nothing of what was voted on."""
_ASKED: Mapping[VoteRole, re.Pattern[str]] = {
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
"""What asks for the last of the votes under an item, amendments being voted on before."""
_NUMBER = rf"\b(?:\d+|{BELOW_HUNDRED}|{NOUGHT})"
_VOTED = r"(?:in favou?r|for|against|oppos\w+|abst\w+|votes?|voted)\b"
_TELLS_NUMBERS = re.compile(
    rf"{_NUMBER}\b(?:\W+\w+){{0,4}}?\W+{_VOTED}|{_VOTED}\W+(?:\w+\W+)??{_NUMBER}\b"
    r"|\bunanim\w+|\b\d+ ?(?:to|[-–:]) ?\d+\b|\(\d+\)\W*\Z",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:in favou?r|against|abst\w+|unanim\w+|majority|carried|lost|defeated|rejected|votes?|"
    r"voted|show of hands|agreed|approved|refused|supported|passed)\b",
    re.IGNORECASE,
)
"""What tells how a vote went, in numbers and at all."""
_ASKS_WHO = re.compile(r"\b(?:who|which|whose)\b", re.IGNORECASE)
_ASKS_NUMBERS = re.compile(
    r"\bhow many\b|\bsplit\b|\bnumbers?\b|\bfor and against\b", re.IGNORECASE
)
_REFERENCE = re.compile(r"\b(?=[\w/.-]*\d)(?=[\w/.-]*(?:[A-Za-z]|\d[/-]\d))[A-Za-z\d][\w/.-]*\w")
"""The number of a bill, a resolution or an application."""
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_COUNTS = re.compile(r"\bhow many\b", re.IGNORECASE)


def vote_of(
    question: Question,
    evidence: Sequence[Evidence],
    idf: Mapping[str, float],
    *,
    stem: Stem,
) -> Evidence | None:
    """Return the evidence of a recorded vote, where one is asked for and the best's item has one.

    Of several votes under an item, that is taken before which most of the question's words
    stand, or the last that they stand before if the final one is asked for; none, where they
    stand before two alike or before none. It stands for all that is said
    under its item: names alone don't tell what was voted on.

    Args:
        question: what is asked.
        evidence: what was found, best first.
        idf: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.
    """
    if "vote" not in question.wants or not evidence:
        return None
    named = (one for one in evidence if _names_its_reference(question, one))
    lead = next(named, evidence[0])
    item = [one for one in evidence if _item(one) == _item(lead)]
    voted = [one for one in item if parts_of(one) and gives_its_years(question, _voted_on(one))]
    if not voted:
        return None

    best = _asked_about(question, voted, idf, stem)
    if best is None:
        return None
    return replace(
        best,
        coverage=max(one.coverage for one in item),
        margin=max(one.margin for one in item),
        result=replace(best.result, similarity=max(one.result.similarity for one in item)),
    )


def _asked_about(
    question: Question, voted: Sequence[Evidence], idf: Mapping[str, float], stem: Stem
) -> Evidence | None:
    """Return of an item's votes the one that a question is about, None if that isn't clear."""
    member = _MEMBER.search(question.query)
    idle = {*stem(VOTING), *(stem(member["name"]) if member else ())}
    telling = {word: weight for word, weight in idf.items() if word not in idle}

    named = [one for one in voted if _names_its_reference(question, one)]
    if len({_begins(one) for one in named}) == 1:
        return named[0]

    def share(one: Evidence) -> float:
        said = set(stem(_voted_on(one)))
        return sum(weight for word, weight in telling.items() if word in said)

    enough = ABOUT * sum(telling.values())
    best = max(voted, key=share)
    likely = {_begins(one) for one in voted if share(one) == share(best)}
    if _FINAL.search(question.query):
        best = max((one for one in voted if share(one) >= enough), key=_begins, default=best)
    elif len(likely) > 1:
        return None
    return best if share(best) >= enough else None


def _names_its_reference(question: Question, evidence: Evidence) -> bool:
    """Tell whether a question names the bill or resolution that a vote was on, by its number."""
    text, vote = evidence.result.document.text, vote_at(evidence)
    if vote is None:
        return False
    others = evidence.result.passage.statements
    last = max((one.end for one in others if one.sides and one.end <= vote.start), default=0)
    own = text[max(text.rfind("\n", 0, vote.start) + 1, vote.start - 300, last) : vote.start]
    subject = vote.subject if isinstance(vote, Statement) else None
    said = f"{own} {text[subject.start : subject.end] if subject else ''}".casefold().split()
    told = {word.strip(".,;:()“”\"'") for word in said}
    asked = {word.casefold() for word in _REFERENCE.findall(question.query)}
    return bool(asked & told)


def _begins(evidence: Evidence) -> int:
    """Return where the first side of the vote stands that a sentence belongs to."""
    return parts_of(evidence)[0].evidence.sentence.start


def _voted_on(evidence: Evidence) -> str:
    """Return what stands before a vote: where it stands, and all after the vote before it."""
    text, start = evidence.result.document.text, _begins(evidence)
    own = evidence.result.passage.statements
    last = max((one.end for one in own if one.sides and one.end <= start), default=0)
    before = text[max(last, start - BEFORE) : start]
    results = list(_DECLARED.finditer(before))
    since = before[results[-1].end() :] if results else before
    vote = vote_at(evidence)
    subject = vote.subject if isinstance(vote, Statement) else None
    about = text[subject.start : subject.end] if subject else ""
    return f"{evidence.result.passage.context}\n{about}\n{since}"


def sides_of(question: Question, best: Evidence) -> list[Evidence]:
    """Return what to quote of the vote that the best evidence is part of.

    Returns:
        The side or the member's side that is asked for, else all sides and the result; the
        numbers alone where they are asked for or the names are too many. All of it, too, where
        it is not to be relied on.
    """
    parts = parts_of(best)
    if doubt_of(best):
        return whole_of(best)
    sides = [part for part in parts if part.sides]
    asked = _asked_for(question, sides)
    told = [part for part in sides if not part.is_of_absent]
    picked = asked or [from_its_start(best, told[0]), *told[1:]]
    if _COUNTS.search(question.query) or (not asked and length(parts) > MAX_WORDS):
        picked = [replace(part, evidence=counted(part.evidence)) for part in picked]
    picked = picked[:MAX_QUOTES]
    for part in parts:
        room = len(picked) < MAX_QUOTES and length([*picked, part]) <= MAX_WORDS
        if not part.sides and not asked and room:
            picked = [*picked, part]
    return [part.evidence for part in picked]


def lists_none(question: Question, best: Evidence) -> bool:
    """Tell whether one side or member is asked for that the vote, as it is quoted, lacks.

    Where names and numbers disagree, nobody can be said not to be on a side.
    """
    if doubt_of(best) in UNTALLIED and not _MEMBER.search(question.query):
        return False
    return _asked_for(question, [part for part in parts_of(best) if part.sides]) == []


def is_whole(question: Question, best: Evidence) -> bool:
    """Tell whether a vote that lacks the side asked for is quoted to its result.

    What is cut short may list that side in the next passage; a member who is not listed may be
    so under another name.
    """
    parts = parts_of(best)
    sides = {side for part in parts for side in part.sides}
    told = any(not part.sides for part in parts)
    return told and {"for", "against"} <= sides and not _MEMBER.search(question.query)


def tells_of_a_vote(question: Question, evidence: Evidence) -> bool:
    """Tell whether a sentence says how a vote went, in numbers if those are asked for.

    Who was for or against something may be told without a word of a vote.
    """
    words = words_of(evidence)
    if _ASKS_WHO.search(question.query) or _TELLS_NUMBERS.search(words):
        return True
    return not _ASKS_NUMBERS.search(question.query) and bool(_TELLS.search(words))


def is_of_a_vote(evidence: Evidence) -> bool:
    """Tell whether a sentence stands in the passage of a vote that is recorded by its sides."""
    return bool(parts_of(evidence))


def _asked_for(question: Question, sides: Sequence[Part]) -> list[Part] | None:
    """Return the sides that a question asks for, None if it asks for no one of them."""
    words = question.query
    if member := _MEMBER.search(words):
        name = fold(member["name"].split()[-1])
        held = re.compile(rf"\b{re.escape(name)}\b")
        return [part for part in sides if held.search(fold(part.words))]
    if chosen := [part for part in sides if None in part.sides]:
        named = [part for part in chosen if fold(_last_name(part)) in fold(words)]
        return named if len(named) == 1 else None
    wanted = [side for side, pattern in _ASKED.items() if pattern.search(words)]
    if len(wanted) != 1:
        return None
    return [part for part in sides if wanted[0] in part.sides]


def _last_name(part: Part) -> str:
    """Return the last name of the candidate whose voters a part lists."""
    name = _BRACKETED.sub("", part.label).strip(" *_#:.")
    return name.rpartition(" ")[2] or part.words


def _item(evidence: Evidence) -> tuple[str, str | None]:
    return evidence.result.document.version, evidence.result.passage.item
