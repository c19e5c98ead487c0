"""Find which recorded vote a question is about, among those under the best sentence's item."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from answering.evidence import Evidence
from answering.forms.form import BEHIND
from answering.forms.sides import parts_of, vote_at
from answering.question.read import Question
from answering.question.voting import (
    VOTING,
    asked_member,
    asked_references,
    asks_for_the_final,
)
from answering.signals.same_matter import Stem
from answering.signals.voted import since_declared
from answering.signals.years import gives_its_years
from schema import Statement

BEFORE = 2_500
"""Characters before a vote that may tell what was voted on."""
ABOUT = 0.6
"""Share of the question's word weight that must stand before a vote that it is about."""


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
    stand before two alike or before none. Then the votes of the next item are tried. It stands for
    all that is said under its item: names alone don't tell what was voted on.

    Args:
        question: what is asked.
        evidence: what was found, best first.
        idf: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.
    """
    if "vote" not in question.wants or not evidence:
        return None
    items = _by_item(question, evidence)
    if not any(parts_of(one) for one in items[0]):
        return None
    for item in items:
        voted = [one for one in item if parts_of(one) and gives_its_years(question, voted_on(one))]
        best = _asked_about(question, voted, idf, stem) if voted else None
        if best:
            return replace(
                best,
                coverage=max(one.coverage for one in item),
                margin=max(one.margin for one in item),
                result=replace(best.result, similarity=max(o.result.similarity for o in item)),
            )
    return None


def voted_on(evidence: Evidence) -> str:
    """Return what stands before a vote: where it stands, and all after the vote before it."""
    text, start = evidence.result.document.text, _begins(evidence)
    own = evidence.result.passage.statements
    last = max((one.end for one in own if one.sides and one.end <= start), default=0)
    before = text[max(last, start - BEFORE) : start]
    since = since_declared(before)
    vote = vote_at(evidence)
    subject = vote.subject if isinstance(vote, Statement) else None
    about = text[subject.start : subject.end] if subject else ""
    return f"{evidence.result.passage.context}\n{about}\n{since}"


def _by_item(question: Question, evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the evidence of each item that may be meant, the likeliest item's first.

    An item whose vote the question names by its number is the only one that is meant.
    """
    named = [one for one in evidence if _names_its_reference(question, one)]
    least = evidence[0].score - BEHIND
    leads = named[:1] or [one for one in evidence if one.score >= least]
    items = dict.fromkeys(map(_item, leads))
    return [[one for one in evidence if _item(one) == item] for item in items]


def _asked_about(
    question: Question, voted: Sequence[Evidence], idf: Mapping[str, float], stem: Stem
) -> Evidence | None:
    """Return of an item's votes the one that a question is about, None if that isn't clear."""
    idle = {*stem(VOTING), *stem(asked_member(question.query))}
    telling = {word: weight for word, weight in idf.items() if word not in idle}

    named = [one for one in voted if _names_its_reference(question, one)]
    if len({_begins(one) for one in named}) == 1:
        return named[0]

    def share(one: Evidence) -> float:
        said = set(stem(voted_on(one)))
        return sum(weight for word, weight in telling.items() if word in said)

    enough = ABOUT * sum(telling.values())
    best = max(voted, key=share)
    likely = {_begins(one) for one in voted if share(one) == share(best)}
    if asks_for_the_final(question.query):
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
    return not told.isdisjoint(asked_references(question.query))


def _begins(evidence: Evidence) -> int:
    """Return where the first side of the vote stands that a sentence belongs to."""
    return parts_of(evidence)[0].evidence.sentence.start


def _item(evidence: Evidence) -> tuple[str, str | None]:
    return evidence.result.document.version, evidence.result.passage.item
