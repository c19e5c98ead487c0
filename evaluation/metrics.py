"""Score answers against gold questions: recall, accuracy, precision, declines, quotes."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from errors import MinutesError
from evaluation.gold import GoldQuestion
from schema import Answer, Scope, SearchResult

DEPTHS = (1, 5, 10)

Answering = Callable[[GoldQuestion], Answer]
Searching = Callable[[GoldQuestion], Sequence[SearchResult]]
TextOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares, 0 to 1, over the questions that each is about; None where there is none.

    `recall` is by depth; `seconds` the median a question.
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one question got: the answer, and whether it was right."""

    question: GoldQuestion
    answer: Answer
    right: bool


def judge(questions: Sequence[GoldQuestion], answering: Answering) -> list[Verdict]:
    """Ask every question and judge each answer."""
    verdicts = []
    for question in questions:
        try:
            answer = answering(question)
        except MinutesError as error:  # wrong, and no reason not to ask the others
            answer = _failed(question, error)
        verdicts.append(Verdict(question, answer, _is_right(question, answer)))
    return verdicts


def score(verdicts: Sequence[Verdict], text_of: TextOf) -> Scores:
    """Score judged answers.

    Args:
        verdicts: what `judge` returned.
        text_of: gives a document's stored text by its id, for checking quotations.
    """
    asked = [verdict for verdict in verdicts if not verdict.question.unanswerable]
    unanswerable = [verdict for verdict in verdicts if verdict.question.unanswerable]
    cited = [(v.question, c) for v in asked for c in v.answer.citations]
    quotes = [c for v in verdicts for c in v.answer.citations]
    return Scores(
        questions=len(verdicts),
        recall=recall(asked, lambda verdict: verdict.answer.passages),
        answer_accuracy=_share([verdict.right for verdict in asked]),
        citation_precision=_share(
            [question.cites((c.document.source, *c.also)) for question, c in cited]
        ),
        quotes_verbatim=_share(
            [text_of(c.document.id)[c.start : c.end] == c.quote for c in quotes]
        ),
        declined_right=_share([verdict.right for verdict in unanswerable]),
        declined_wrong=_share([v.answer.status == "not_in_minutes" for v in asked]),
        two_turn_accuracy=_share([v.right for v in asked if v.question.history]),
        seconds=round(statistics.median(v.answer.seconds for v in verdicts), 4),
    )


def recall(
    verdicts: Sequence[Verdict], found: Callable[[Verdict], Sequence[SearchResult]]
) -> dict[str, float] | None:
    """Return, by depth, the share of questions with a right passage among the first."""
    ranks = [_first_right(verdict.question, found(verdict)) for verdict in verdicts]
    if not ranks:
        return None
    return {
        str(depth): round(sum(rank <= depth for rank in ranks) / len(ranks), 4) for depth in DEPTHS
    }


def as_json(scores: Scores) -> dict[str, object]:
    """Return scores as plain values."""
    return asdict(scores)


def _first_right(question: GoldQuestion, results: Sequence[SearchResult]) -> float:
    for result in results:
        if question.cites((result.document.source, *result.also)) and question.says(
            result.passage.text
        ):
            return result.rank
    return float("inf")


def _failed(question: GoldQuestion, error: MinutesError) -> Answer:
    nothing = Scope(0, 0, (), (), None, None)
    return Answer(question.question, "failed", f"{error.name}: {error}", (), nothing)


def _is_right(question: GoldQuestion, answer: Answer) -> bool:
    if question.unanswerable:
        return answer.status == "not_in_minutes"
    sources = [name for c in answer.citations for name in (c.document.source, *c.also)]
    answered = answer.status == "answered"
    return answered and question.says(answer.text) and question.cites(sources)


def _share(hits: Sequence[bool]) -> float | None:
    return round(sum(hits) / len(hits), 4) if hits else None
