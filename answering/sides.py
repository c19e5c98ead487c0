"""Read the sides of a recorded vote: who was for, against and abstaining, and their numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from answering.choose import words_of
from answering.evidence import Evidence
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


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a vote: one side of it, or, where `side` is None, what it came to."""

    evidence: Evidence
    side: Side | None

    @property
    def words(self) -> str:
        """Return its label and its words, white space folded."""
        return " ".join(_label(self.evidence).split()) + " " + words_of(self.evidence)


def parts_of(best: Evidence) -> list[Part]:
    """Return the parts of the vote that a sentence belongs to, or else leads to."""
    if not any(is_vote(one) for one in best.result.passage.statements):
        return []
    votes: list[list[Part]] = []
    apart = True
    for sentence in best.result.passage.sentences:
        one = best if sentence == best.sentence else replace(best, sentence=sentence, marks=())
        side = _side(one)
        if _NONE.match(words_of(one)):  # no names of the side whose label stands above
            one = replace(one, sentence=replace(sentence, lead=None))
        if side and apart:
            votes.append([])
        if side or (not apart and _RESULT.search(words_of(one))):
            votes[-1].append(Part(one, side))
        apart = not side
    at = best.sentence.start
    held = [vote for vote in votes if any(part.evidence.sentence.start == at for part in vote)]
    later = [vote for vote in votes if vote[0].evidence.sentence.start > at]
    return next(iter([*held, *later, *votes[-1:]]), [])


def gives_a_side(label: str) -> bool:
    """Tell whether a label is that of one side of a vote."""
    short = len(label.split()) <= LABEL_WORDS and not label.rstrip("*_ ").endswith(".")
    return short and any(one.match(label) for one in _OPENS.values())


def counted(evidence: Evidence) -> Evidence:
    """Return the number alone that a list of names ends with, if it has one and a label."""
    text, sentence = evidence.result.document.text, evidence.sentence
    found = _COUNT.search(text[sentence.start : sentence.end])
    if not found or not sentence.lead:
        return evidence
    count = Sentence(sentence.start + found.start(), sentence.end, sentence.lead)
    return replace(evidence, sentence=count, marks=())


def length(parts: Sequence[Part]) -> int:
    """Return the words of parts, their labels included."""
    return sum(len(part.words.split()) for part in parts)


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
