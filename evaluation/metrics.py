"""Score answers against gold questions: recall, accuracy, precision, declines, quotes, time."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from errors import MinutesError
from evaluation.gold import GoldQuestion
from evaluation.scoring_rules import first_right, is_right, states, words_in
from schema import Answer, Scope, SearchResult

DEPTHS = (1, 5, 10)

Answering = Callable[[GoldQuestion], Answer]
Searching = Callable[[GoldQuestion], Sequence[SearchResult]]
TextOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares, 0 to 1, over the questions that each is about; None where there is none.

    `recall` is by depth, `mrr` the mean of 1 / rank of the first right passage, both over the
    answerable. `citation_precision` is that of the answerable, `citation_precision_all` that
    of every answer. `failed` counts errors. `seconds` is the median a question, `seconds_p95`
    the 95th percentile, `words` the median of those answered.
    """

    questions: int
    recall: Mapping[str, float] | None
    answer_accuracy: float | None
    citation_precision: float | None
    quotes_verbatim: float | None
    declined_right: float | None
    declined_wrong: float | None
    two_turn_accuracy: float | None
    seconds: float
    mrr: float | None
    citation_precision_all: float | None
    failed: int
    seconds_p95: float
    words: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one question got: the answer, and whether it was right."""

    question: GoldQuestion
    answer: Answer
    right: bool

    @property
    def rank(self) -> int | None:
        """Return the rank of the first right passage that the answer was made from."""
        return first_right(self.question, self.answer.passages)


def judge(questions: Sequence[GoldQuestion], answering: Answering) -> list[Verdict]:
    """Ask every question and judge each answer."""
    verdicts = []
    for question in questions:
        try:
            answer = answering(question)
        except MinutesError as error:  # wrong, and no reason not to ask the others
            answer = _failed(question, error)
        verdicts.append(Verdict(question, answer, is_right(question, answer)))
    return verdicts


def score(verdicts: Sequence[Verdict], text_of: TextOf) -> Scores:
    """Score judged answers.

    Args:
        verdicts: what `judge` returned.
        text_of: gives a document's stored text by its id, for checking quotations.
    """
    asked = [verdict for verdict in verdicts if not verdict.question.unanswerable]
    unanswerable = [verdict for verdict in verdicts if verdict.question.unanswerable]
    cited = [(v.question, c) for v in verdicts for c in v.answer.citations]
    answered = [v.answer for v in verdicts if v.answer.status == "answered"]
    seconds = [v.answer.seconds for v in verdicts if v.answer.status != "failed"] or [0.0]
    ranks = [verdict.rank for verdict in asked]
    return Scores(
        questions=len(verdicts),
        recall=recall_of(ranks),
        answer_accuracy=_share([verdict.right for verdict in asked]),
        citation_precision=_share([states(q, c) for q, c in cited if not q.unanswerable]),
        quotes_verbatim=_share(
            [text_of(c.document.id)[c.start : c.end] == c.quote for _, c in cited]
        ),
        declined_right=_share([verdict.right for verdict in unanswerable]),
        declined_wrong=_share([v.answer.status == "not_in_minutes" for v in asked]),
        two_turn_accuracy=_share([v.right for v in asked if v.question.history]),
        seconds=round(statistics.median(seconds), 4),
        mrr=mrr_of(ranks),
        citation_precision_all=_share([states(q, c) for q, c in cited]),
        failed=sum(v.answer.status == "failed" for v in verdicts),
        seconds_p95=percentile(seconds, 0.95),
        words=statistics.median(words_in(a.text) for a in answered) if answered else None,
    )


def by_kind(verdicts: Sequence[Verdict], text_of: TextOf) -> dict[str, Scores]:
    """Score the questions of each kind by themselves, the kinds in alphabetical order."""
    kinds = sorted({verdict.question.kind for verdict in verdicts})
    return {
        kind: score([v for v in verdicts if v.question.kind == kind], text_of) for kind in kinds
    }


def by_trap(verdicts: Sequence[Verdict], text_of: TextOf) -> dict[str, Scores]:
    """Score the questions beside whose answer the natural wrong one stands, and the others."""
    parts = {
        "trap": [v for v in verdicts if v.question.trap],
        "no trap": [v for v in verdicts if not v.question.trap],
    }
    return {name: score(part, text_of) for name, part in parts.items() if part}


def ranks_of(verdicts: Sequence[Verdict], found: Searching) -> list[int | None]:
    """Search for every answerable question; return the rank of the first right passage."""
    asked = [verdict.question for verdict in verdicts if not verdict.question.unanswerable]
    return [first_right(question, found(question)) for question in asked]


def recall_of(
    ranks: Sequence[int | None], depths: Sequence[int] = DEPTHS
) -> dict[str, float] | None:
    """Return, by depth, the share of questions with a right passage among the first."""
    if not ranks:
        return None
    within = [math.inf if rank is None else rank for rank in ranks]
    return {
        str(depth): round(sum(rank <= depth for rank in within) / len(ranks), 4) for depth in depths
    }


def mrr_of(ranks: Sequence[int | None]) -> float | None:
    """Return the mean reciprocal rank; what was not found counts 0."""
    if not ranks:
        return None
    return round(sum(1 / rank for rank in ranks if rank) / len(ranks), 4)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least of the values that so large a share of them does not exceed."""
    ordered = sorted(values)
    return round(ordered[math.ceil(share * len(ordered)) - 1], 4)


def as_json(scores: Scores) -> dict[str, object]:
    """Return scores as plain values."""
    return asdict(scores)


def _failed(question: GoldQuestion, error: MinutesError) -> Answer:
    nothing = Scope(0, 0, (), (), None, None)
    return Answer(question.question, "failed", f"{error.name}: {error}", (), nothing)


def _share(hits: Sequence[bool]) -> float | None:
    return round(sum(hits) / len(hits), 4) if hits else None
