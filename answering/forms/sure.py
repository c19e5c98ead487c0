"""Keep of what was found what is sure enough to answer."""

import datetime
from collections.abc import Sequence

from answering.evidence import Evidence
from answering.forms.form import Found
from answering.forms.sides import parts_of
from answering.on_topic import is_about, words_of
from answering.question.read import Question
from answering.question.voting import asks_numbers, asks_who
from answering.signals.leaning import leads_on
from answering.signals.named import names_all
from answering.signals.voted import tells_numbers, tells_result
from answering.told_twice import told_once
from answering.weigh import likelihood, load_weights
from english.periods import asks_for_the_latest

NEARLY, LESS_COVERED = 2.0, 0.25
"""How far behind the best a newer sentence may be where the latest is asked for: in the logarithm
of how much likelier it is, and in the share of the question's words."""


def sure_of(found: Found) -> Sequence[Evidence]:
    """Return the sentences that may answer, the best or, if asked for, the newest first.

    None, where nothing is sure enough. Where a vote is asked for and none is recorded, neither
    another vote nor "the voting was as follows:" is an answer.
    """
    question, evidence = found.question, found.evidence
    if "vote" in question.wants:
        evidence = [one for one in evidence if _tells(question, one)]
    if not is_sure(found, evidence):
        return []
    latest = asks_for_the_latest(question.query)
    return told_once(_latest_first(question, evidence) if latest else evidence)


def is_sure(
    found: Found, evidence: Sequence[Evidence], *, told: Evidence | None = None, before: str = ""
) -> bool:
    """Tell whether any of this is likely enough to answer, and about what is asked.

    Evidence of an office names its holder: all that is open is whose office it is.

    Args:
        found: what was found.
        evidence: what may answer, the best first.
        told: what would be quoted, where that is not the best.
        before: what stands before it and tells what it is about.
    """
    question = found.question
    if question.asks_for_advice or not evidence:
        return False
    if question.office:
        return names_all(question, evidence[0].result)
    likely = likelihood([one.score for one in evidence]) >= load_weights().bound
    asked = words_of(found.archive, question)
    return likely and is_about(question, told or evidence[0], asked, found.stem, before=before)


def tells_of_a_vote(question: Question, evidence: Evidence) -> bool:
    """Tell whether a sentence says how a vote went, in numbers if those are asked for.

    Who was for or against something may be told without a word of a vote.
    """
    words = evidence.words
    if asks_who(question.query) or tells_numbers(words):
        return True
    return not asks_numbers(question.query) and tells_result(words)


def _tells(question: Question, evidence: Evidence) -> bool:
    """Tell whether a sentence may tell of a vote that is not recorded by its sides."""
    if parts_of(evidence) or leads_on(evidence.words):
        return False
    return question.wanted != "vote" or tells_of_a_vote(question, evidence)


def _latest_first(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Put the newest of what is nearly as good, as sure and as much about it first.

    Who holds an office is told as well by any sentence that names the holder.
    """
    best = evidence[0]
    near = [
        one
        for one in evidence
        if one.score >= best.score - NEARLY and one.coverage >= best.coverage - LESS_COVERED
    ]
    if question.office:
        named = [one for one in evidence if names_all(question, one.result)] or near
        newest = min(named, key=lambda one: one.result.rank)  # see finding.holders_first
    else:
        newest = max(near, key=lambda one: one.day or datetime.date.min)
    return [newest, *(one for one in evidence if one is not newest)]
