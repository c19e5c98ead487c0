"""Find what became of a motion that is quoted: the next outcome under its agenda item."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answering.evidence import Evidence
from answering.question.read import Question
from answering.question.wanted import Wanted
from answering.signals.record import NOTICE, OUTCOME
from schema import ClearedPassage, Passage, Sentence, Statement

AHEAD = 6
"""Passages after that of the motion in which its outcome is looked for."""
WANTING: frozenset[Wanted] = frozenset(("decision", "fact"))
"""What is wanted where a motion alone answers half."""
_SETTLED = ("carried", "lost", "withdrawn", "deferred")
_MOTIONS = ("motion", "resolution", "recommendation", "vote")


def outcome_of(
    question: Question, best: Evidence, following: Sequence[ClearedPassage]
) -> Evidence | None:
    """Return what became of the motion that the best evidence gives, None if that isn't told.

    Args:
        question: what is asked.
        best: the best evidence.
        following: the passages that stand after its own, in order.
    """
    made = best.record
    if question.wanted not in WANTING or not any(_is_open(one) for one in made):
        return None
    text = best.result.document.text
    for passage, statement in _after(best, following):
        if statement.kind in _MOTIONS and statement.outcome in _SETTLED:
            said = sentence_of(text, passage, statement)
            result = replace(best.result, passage=passage)
            return replace(best, result=result, sentence=said, marks=()) if said else None
        if _is_open(statement) and NOTICE.search(text[statement.start : statement.end]):
            return None  # another motion
    return None


def _is_open(statement: Statement) -> bool:
    return statement.kind in _MOTIONS and statement.outcome == "proposed"


def _after(
    best: Evidence, following: Sequence[ClearedPassage]
) -> Iterator[tuple[ClearedPassage, Statement]]:
    """Yield what was put on record after the best evidence under the same item."""
    own = best.result.passage
    for passage in (own, *following):
        if passage.item != own.item:
            return
        for statement in passage.statements:
            if statement.start >= best.sentence.end:
                yield passage, statement


def sentence_of(text: str, passage: Passage, statement: Statement) -> Sentence | None:
    """Return the sentence of a statement that tells its outcome, else its last."""
    start, end = statement.start, statement.end
    said = [one for one in passage.sentences if one.start < end and start < one.end]
    told = [one for one in said if OUTCOME.search(text[one.start : one.end])]
    return next(iter([*told, *said[-1:]]), None)
