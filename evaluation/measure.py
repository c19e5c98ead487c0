"""Ask gold questions of the product, of each arm of its search, and of the tutorial pipeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from answering import Answerer
from answering.question.read import read_question
from evaluation.fitted import was_fitted_on
from evaluation.gold import GoldQuestion
from evaluation.intervals import intervals_of, means_of
from evaluation.losses import losses
from evaluation.metrics import (
    Answering,
    Scores,
    TextOf,
    Verdict,
    as_json,
    by_kind,
    by_trap,
    judge,
    mrr_of,
    ranks_of,
    recall_of,
    score,
)
from evaluation.tutorial import SHOWN, TutorialPipeline
from schema import Answer, Scope, SearchResult
from searching.candidates import Arms


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way of answering got: every verdict, the scores of all, of each kind, by trap."""

    verdicts: Sequence[Verdict]
    scores: Scores
    kinds: Mapping[str, Scores]
    traps: Mapping[str, Scores]


@dataclass(frozen=True, slots=True)
class Measurement:
    """What gold questions, named `gold`, were found to get from the archive of `scope`.

    `arms` holds recall and mean reciprocal rank of the search by each arm alone and by both;
    `tutorial` is None where nothing was compared. `fitted` says that weights were fitted on
    documents of this very archive.
    """

    gold: str
    scope: Scope
    product: Measured
    arms: Mapping[str, tuple[Mapping[str, float] | None, float | None]]
    tutorial: Measured | None
    fitted: bool = False

    def shown_recall(self) -> float | None:
        """Return how often one of the passages that the tutorial shows a model is right."""
        if self.tutorial is None:
            return None
        asked = [v.rank for v in self.tutorial.verdicts if not v.question.unanswerable]
        found = recall_of(asked, [SHOWN])
        return found[str(SHOWN)] if found else None


def measure(
    name: str,
    questions: Sequence[GoldQuestion],
    answerer: Answerer,
    tutorial: TutorialPipeline | None = None,
) -> Measurement:
    """Ask every question of everything that is to be measured.

    Args:
        name: what to call the questions.
        questions: what to ask.
        answerer: the product.
        tutorial: what to compare it with.
    """

    def ask(gold: GoldQuestion) -> Answer:
        return answerer.answer(gold.question, history=gold.history)

    def text_of(document_id: str) -> str:
        document = answerer.document(document_id)
        return document.text if document else ""

    answerer.answer(questions[0].question)  # warms caches; its time is not counted
    product = _measured(questions, ask, text_of)
    arms = {arm: _arm(answerer, product.verdicts, arm) for arm in get_args(Arms)}
    compared = None
    if tutorial:
        tutorial.answer(questions[0])
        compared = _measured(questions, tutorial.answer, text_of)
    fitted = was_fitted_on(answerer)
    return Measurement(name, answerer.scope(), product, arms, compared, fitted)


def measurement_as_json(measured: Measurement) -> dict[str, object]:
    """Return everything that was measured as plain values."""
    told = _as_json(measured.product) | {
        "recall_by_arm": {arm: recall for arm, (recall, _) in measured.arms.items()},
        "mrr_by_arm": {arm: mrr for arm, (_, mrr) in measured.arms.items()},
        "fitted_on_this_archive": measured.fitted,
    }
    if measured.tutorial:
        shown = {f"recall_{SHOWN}": measured.shown_recall()}
        told["tutorial"] = _as_json(measured.tutorial) | shown
    return told


def archives_as_json(measured: Sequence[Measurement]) -> dict[str, object]:
    """Return what was measured of the first archive, then of each by itself, and their mean."""
    verdicts = [one.product.verdicts for one in measured]
    return {
        **measurement_as_json(measured[0]),
        "archives": {one.gold: measurement_as_json(one) for one in measured},
        "mean": means_of(verdicts),
        "mean_intervals": intervals_of(verdicts),
    }


def _measured(questions: Sequence[GoldQuestion], answering: Answering, text_of: TextOf) -> Measured:
    verdicts = judge(questions, answering)
    return Measured(
        verdicts,
        score(verdicts, text_of),
        by_kind(verdicts, text_of),
        by_trap(verdicts, text_of),
    )


def _arm(
    answerer: Answerer, verdicts: Sequence[Verdict], arm: Arms
) -> tuple[Mapping[str, float] | None, float | None]:
    def found(gold: GoldQuestion) -> Sequence[SearchResult]:
        return answerer.search(read_question(gold.question, gold.history).query, arms=arm)

    ranks = ranks_of(verdicts, found)
    return recall_of(ranks), mrr_of(ranks)


def _as_json(measured: Measured) -> dict[str, object]:
    return {
        **as_json(measured.scores),
        "by_kind": {kind: as_json(scores) for kind, scores in measured.kinds.items()},
        "wrong": [verdict.question.id for verdict in measured.verdicts if not verdict.right],
        "by_trap": {trap: as_json(scores) for trap, scores in measured.traps.items()},
        "losses": losses(measured.verdicts),
        "intervals": intervals_of([measured.verdicts]),
    }
