"""Answer from a recorded vote: its sides with names and numbers, and what came of it.

A vote is read as one: who asks how it went gets every side and the result, who asks for one side
or one member gets that.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from answering.choose import MAX_QUOTES, MAX_WORDS, words_of
from answering.evidence import Evidence, Stem
from answering.question import Question
from schema import Sentence
from vectorstore.search import is_vote

Side = Literal["for", "against", "abstaining"]
_SIDES: Mapping[Side, str] = {
    "against": r"against",
    "abstaining": r"abst(?:ain\w*|ention\w*)",
    "for": r"(?:for|in\s+favou?r)",
}
_OPENS = {
    side: re.compile(
        r"\W*(?:(?:those|votes?|voting|voted|members|councillors)\s+){0,3}" + opens + r"\b",
        re.IGNORECASE,
    )
    for side, opens in _SIDES.items()
}
_DECLARED = re.compile(r"\bdeclared\b[^.]{0,300}\.", re.IGNORECASE)
BEFORE = 1_200
"""Characters before a vote that may tell what was voted on."""
ABOUT = 0.25
"""Share of the question's word weight that must stand before a vote that it is about."""
VOTING = (
    "vote votes voted voting for against favour abstain abstained abstaining motion amendment "
    "proposal councillor councillors member members result split go passed carried defeated"
)
"""Words that tell nothing of what was voted on."""
LABEL_WORDS = 8
"""Words of a side's label, at most."""
_NONE = re.compile(
    r"\W*(?:there\s+(?:was|were)\s+)?(?:no|none|nobody|one|two|three|\d{1,2})\s+(?:\w+\s+)?abst\w+\W*\Z",
    re.IGNORECASE,
)
_LISTS = re.compile(r".{0,60}?(?::|\(\d|\b(?:Cllrs?|Councillors?|Members?)\b)", re.I | re.DOTALL)
"""What follows the word for a side where it heads names or a number."""
_RESULT = re.compile(r"\b(?:declared|carried|defeated|lost|elected|passed|fell)\b", re.IGNORECASE)
_COUNT = re.compile(r"[*_]*[(\[]\d{1,3}[)\]]\W*\Z")
_ASKED: Mapping[Side, re.Pattern[str]] = {
    "abstaining": re.compile(r"\babst", re.IGNORECASE),
    "against": re.compile(r"\bagainst\b|\boppos(?:e|ed|ing)\b", re.IGNORECASE),
    "for": re.compile(
        r"\b(?:voted|voting|were|was|members|councillors|votes?\s+(?:cast|were|was))\s+"
        r"(?:for|in favou?r)\b|\bin favou?r\b|\bfor and against\b",
        re.IGNORECASE,
    ),
}
_MEMBER = re.compile(
    r"\bdid\s+(?:[Tt]he\s+)?(?:\w+\.?\s+)??(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){0,3})"
    r"\s+vote\b"
)
_COUNTS = re.compile(r"\bhow many\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a vote: one side of it, or, where `side` is None, what it came to."""

    evidence: Evidence
    side: Side | None

    @property
    def words(self) -> str:
        return " ".join(_label(self.evidence).split()) + " " + words_of(self.evidence)


def vote_of(
    question: Question,
    evidence: Sequence[Evidence],
    rarities: Mapping[str, float],
    *,
    stem: Stem,
) -> Evidence | None:
    """Return the evidence of a recorded vote, where one is asked for and the best's item has one.

    Of several votes under an item, that is taken before which most of the question's words
    stand. It stands for all that is said under its item: names alone don't tell what was voted
    on.

    Args:
        question: what is asked.
        evidence: what was found, best first.
        rarities: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.
    """
    if "vote" not in question.wants or not evidence:
        return None
    item = [one for one in evidence if _item(one) == _item(evidence[0])]
    voted = [one for one in item if _vote(one)]
    if not voted:
        return None

    member = _MEMBER.search(question.query)
    idle = {*stem(VOTING), *(stem(member["name"]) if member else ())}
    telling = {word: weight for word, weight in rarities.items() if word not in idle}

    def share(one: Evidence) -> float:
        said = set(stem(_voted_on(one)))
        return sum(weight for word, weight in telling.items() if word in said)

    similarity = max(one.result.similarity for one in item)
    best = max(voted, key=share)
    if share(best) < ABOUT * sum(telling.values()):
        return None
    return replace(
        best,
        coverage=max(one.coverage for one in item),
        margin=max(one.margin for one in item),
        result=replace(best.result, similarity=similarity),
    )


def _voted_on(evidence: Evidence) -> str:
    """Return what stands before a vote, its item's title and all after the vote before it."""
    text, start = evidence.result.document.text, _vote(evidence)[0].evidence.sentence.start
    before = text[max(0, start - BEFORE) : start]
    results = list(_DECLARED.finditer(before))
    since = before[results[-1].end() :] if results else before
    return f"{evidence.result.passage.item or ''}\n{since}"


def sides_of(question: Question, best: Evidence) -> list[Evidence]:
    """Return what to quote of the vote that the best evidence is part of.

    Returns:
        The side or the member's side that is asked for, else all sides and the result; the
        numbers alone where they are asked for or the names are too many.
    """
    parts = _vote(best)
    sides = [part for part in parts if part.side]
    asked = _asked_for(question, sides)
    picked = asked or sides
    if _COUNTS.search(question.query) or (not asked and _length(parts) > MAX_WORDS):
        picked = [replace(part, evidence=_counted(part.evidence)) for part in picked]
    picked = picked[:MAX_QUOTES]
    for part in parts:
        room = len(picked) < MAX_QUOTES and _length([*picked, part]) <= MAX_WORDS
        if part.side is None and not asked and room:
            picked = [*picked, part]
    return [part.evidence for part in picked]


def lists_none(question: Question, best: Evidence) -> bool:
    """Tell whether one side or member is asked for that the vote, as it is quoted, lacks."""
    return _asked_for(question, [part for part in _vote(best) if part.side]) == []


def is_whole(question: Question, best: Evidence) -> bool:
    """Tell whether a vote that lacks the side asked for is quoted to its result.

    What is cut short may list that side in the next passage; a member who is not listed may be
    so under another name.
    """
    sides = [part.side for part in _vote(best)]
    return {"for", "against", None} <= set(sides) and not _MEMBER.search(question.query)


def gives_a_side(label: str) -> bool:
    """Tell whether a label is that of one side of a vote."""
    short = len(label.split()) <= LABEL_WORDS and not label.rstrip("*_ ").endswith(".")
    return short and any(one.match(label) for one in _OPENS.values())


def is_side(evidence: Evidence) -> bool:
    """Tell whether a sentence gives one side of a recorded vote."""
    return bool(_vote(evidence)) and _side(evidence) is not None


def _asked_for(question: Question, sides: Sequence[_Part]) -> list[_Part] | None:
    """Return the sides that a question asks for, None if it asks for no one of them."""
    words = question.query
    if member := _MEMBER.search(words):
        name = _folded(member["name"].split()[-1])
        held = re.compile(rf"\b{re.escape(name)}\b")
        return [part for part in sides if held.search(_folded(part.words))]
    wanted = [side for side, pattern in _ASKED.items() if pattern.search(words)]
    if len(wanted) != 1:
        return None
    return [part for part in sides if part.side == wanted[0]]


def _vote(best: Evidence) -> list[_Part]:
    """Return the parts of the vote that a sentence belongs to, or else leads to."""
    if not any(is_vote(one) for one in best.result.passage.statements):
        return []
    votes: list[list[_Part]] = []
    apart = True
    for sentence in best.result.passage.sentences:
        one = best if sentence == best.sentence else replace(best, sentence=sentence, marks=())
        side = _side(one)
        if _NONE.match(words_of(one)):  # no names of the side whose label stands above
            one = replace(one, sentence=replace(sentence, lead=None))
        if side and apart:
            votes.append([])
        if side or (not apart and _RESULT.search(words_of(one))):
            votes[-1].append(_Part(one, side))
        apart = not side
    at = best.sentence.start
    held = [vote for vote in votes if any(part.evidence.sentence.start == at for part in vote)]
    later = [vote for vote in votes if vote[0].evidence.sentence.start > at]
    return next(iter([*held, *later, *votes[-1:]]), [])


def _item(evidence: Evidence) -> tuple[str, str | None]:
    return evidence.result.document.version, evidence.result.passage.item


def _side(evidence: Evidence) -> Side | None:
    """Return which side of a vote a sentence gives, by its label or its first word."""
    label, words = _label(evidence), words_of(evidence)
    if _NONE.match(words):
        return "abstaining"
    for side, opens in _OPENS.items():
        own = opens.match(words)
        if opens.match(label) or (own and _LISTS.match(words[own.end() :])):
            return side
    return None


def _label(evidence: Evidence) -> str:
    lead = evidence.sentence.lead
    return evidence.result.document.text[lead.start : lead.end] if lead else ""


def _counted(evidence: Evidence) -> Evidence:
    """Return the number alone that a list of names ends with, if it has one and a label."""
    text, sentence = evidence.result.document.text, evidence.sentence
    found = _COUNT.search(text[sentence.start : sentence.end])
    if not found or not sentence.lead:
        return evidence
    count = Sentence(sentence.start + found.start(), sentence.end, sentence.lead)
    return replace(evidence, sentence=count, marks=())


def _length(parts: Sequence[_Part]) -> int:
    return sum(len(part.words.split()) for part in parts)


def _folded(words: str) -> str:
    return words.replace("’", "'").casefold()
