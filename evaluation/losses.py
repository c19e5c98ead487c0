"""Tell at which step a question was lost that got no right answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from evaluation.gold import GoldQuestion, fold
from evaluation.metrics import Verdict
from evaluation.scoring_rules import states
from schema import Citation

Loss = Literal[
    "not found", "declined", "not chosen", "wrong sentence", "cut off", "answered", "failed"
]
"""What became of a wrong answer, in the order of an answer's steps.

No passage that states the fact was among those searched; it was declined all the same; another
passage was quoted; another sentence of the right passage; the quotation starts where the answer
does and ends before it; something was answered to what nobody wrote down; or there was no answer.
"""
HEAD_CHARS = 40
"""Characters that show two stretches of text to begin alike."""


def loss_of(verdict: Verdict) -> Loss | None:
    """Return where a question was lost, None where it was not."""
    question, answer = verdict.question, verdict.answer
    if verdict.right:
        return None
    if answer.status in ("failed", "passages_only"):
        return "failed"
    if question.unanswerable:
        return "answered"
    if verdict.rank is None:
        return "not found"
    if answer.status == "not_in_minutes":
        return "declined"
    stating = [c for c in answer.citations if states(question, c) and _says(question, c)]
    if not stating:
        return "not chosen"
    return "cut off" if any(_begins(question, c.quote) for c in stating) else "wrong sentence"


def losses(verdicts: Sequence[Verdict]) -> Mapping[Loss, int]:
    """Count how many questions were lost at each step."""
    counted = Counter(map(loss_of, verdicts))
    return {loss: counted[loss] for loss in get_args(Loss)}


def _says(question: GoldQuestion, citation: Citation) -> bool:
    return question.says(citation.passage.text)


def _begins(question: GoldQuestion, quote: str) -> bool:
    """Tell whether a quotation and a sentence that answers have their beginning in common."""
    said = fold(quote)
    return any(
        sentence[:HEAD_CHARS] in said or said[:HEAD_CHARS] in sentence
        for sentence in map(fold, question.evidence)
        if sentence
    )
