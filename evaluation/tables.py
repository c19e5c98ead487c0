"""What was measured, in rows of words: for the terminal and for the report alike."""

from collections.abc import Sequence

from evaluation.intervals import SHARES, Interval, intervals_of, means_of
from evaluation.losses import loss_of, losses
from evaluation.measure import Measured, Measurement
from evaluation.metrics import DEPTHS, Scores, Verdict
from schema import Answer

PRODUCT, TUTORIAL = "Ask the Minutes", "tutorial pipeline"
ARMS = {
    "both": "its search, both arms",
    "dense": "by meaning alone",
    "lexical": "by words alone",
}
NAMES = {
    "recall_1": "recall@1",
    "recall_5": "recall@5",
    "answer_accuracy": "right answers",
    "citation_precision": "citations of right documents",
    "declined_right": "unanswerable questions declined",
    "declined_wrong": "answerable questions declined",
    "two_turn_accuracy": "right answers to follow-up questions",
}
NOTHING = "–"

Row = tuple[str, ...]


def finding(measured: Measurement) -> list[Row]:
    """Return how well each way of searching finds a right passage, a row each."""
    head = ("", *(f"recall@{depth}" for depth in DEPTHS), "MRR")
    ranked = {PRODUCT: (measured.product.scores.recall, measured.product.scores.mrr)}
    ranked |= {ARMS[arm]: found for arm, found in measured.arms.items()}
    if measured.tutorial:
        ranked[TUTORIAL] = (measured.tutorial.scores.recall, measured.tutorial.scores.mrr)
    rows = [
        (name, *(percent((recall or {}).get(str(depth))) for depth in DEPTHS), decimal(mrr))
        for name, (recall, mrr) in ranked.items()
    ]
    return [head, *rows]


def answering(measured: Measurement) -> list[Row]:
    """Return what came of the questions, a row a measure and a column a way of answering."""
    return [
        ("", *_names(measured)),
        *(
            (name, *(percent(getattr(one.scores, field)) for one in _ways(measured)))
            for name, field in (
                ("right answers", "answer_accuracy"),
                ("… to follow-up questions", "two_turn_accuracy"),
                ("citations of right documents", "citation_precision"),
                ("… answers to the unanswerable included", "citation_precision_all"),
                ("quotations verbatim", "quotes_verbatim"),
                ("unanswerable questions declined", "declined_right"),
                ("answerable questions declined", "declined_wrong"),
            )
        ),
        ("errors", *(str(one.scores.failed) for one in _ways(measured))),
        ("words an answer, median", *(_count(one.scores.words) for one in _ways(measured))),
    ]


def kinds(measured: Measurement) -> list[Row]:
    """Return the scores of each kind of question, a row each."""
    others = measured.tutorial.kinds if measured.tutorial else {}
    compared = ("right, tutorial pipeline",) if others else ()
    head = ("kind", "questions", "right", *compared, "recall@5", "precision", "declined wrongly")
    rows = [head]
    for kind, scores in measured.product.kinds.items():
        other = (percent(_right(others[kind])),) if others else ()
        rows.append(
            (
                kind if scores.declined_right is None else f"{kind} (unanswerable)",
                str(scores.questions),
                percent(_right(scores)),
                *other,
                percent((scores.recall or {}).get("5")),
                percent(scores.citation_precision),
                percent(scores.declined_wrong),
            )
        )
    return rows


def traps(measured: Measurement) -> list[Row]:
    """Return the scores of questions with the wrong answer close by, and of others."""
    rows: list[Row] = [
        ("", "questions", "right", "recall@5", "declined rightly", "declined wrongly")
    ]
    for trap, scores in measured.product.traps.items():
        found = ((scores.recall or {}).get("5"), scores.declined_right, scores.declined_wrong)
        shares = (scores.answer_accuracy, *found)
        rows.append((trap, str(scores.questions), *map(percent, shares)))
    return rows


def lost(measured: Measurement) -> list[Row]:
    """Return at which step the product lost how many questions."""
    counted = losses(measured.product.verdicts)
    return [("lost at", "questions"), *((loss, str(count)) for loss, count in counted.items())]


def archives(measured: Sequence[Measurement]) -> list[Row]:
    """Return each measure of each archive and their mean, with the bounds that chance leaves."""
    verdicts = [one.product.verdicts for one in measured]
    columns = [(means_of([own]), intervals_of([own])) for own in verdicts]
    names = [f"{one.gold} (fitted on)" if one.fitted else one.gold for one in measured]
    if len(measured) > 1:
        columns.append((means_of(verdicts), intervals_of(verdicts)))
        names.append("mean")
    return [
        ("", *names),
        *(
            (NAMES[share], *(_bounded(means[share], bounds[share]) for means, bounds in columns))
            for share in SHARES
        ),
    ]


def times(measured: Measurement) -> list[Row]:
    """Return how long an answer takes, a row a way of answering."""
    ways = zip(_names(measured), _ways(measured), strict=True)
    return [
        ("", "median", "95th percentile"),
        *((name, _time(one.scores.seconds), _time(one.scores.seconds_p95)) for name, one in ways),
    ]


def explained(verdict: Verdict) -> list[tuple[str, str]]:
    """Return what one question got and what it should have, as names and words."""
    question, answer = verdict.question, verdict.answer
    told = [("after", " / ".join(question.history))]
    if not question.unanswerable:
        told.append(("should say", " and ".join(question.must)))
        told.append(("should cite", "; ".join(question.docs)))
    told.append(("lost", loss_of(verdict) or ""))
    told.append(("got", _got(answer)))
    told.append(("cites", "; ".join(dict.fromkeys(c.document.source for c in answer.citations))))
    if answer.nearest:
        nearest = answer.nearest
        told.append(("nearest", f"{' '.join(nearest.quote.split())} ({nearest.document.source})"))
    if not question.unanswerable:
        among = f"not among the {len(answer.passages)} searched"
        told.append(("first right passage", str(verdict.rank or among)))
    return [(name, words) for name, words in told if words]


def percent(share: float | None) -> str:
    """Write a share as a percentage; one that is about nothing as a dash."""
    return NOTHING if share is None else f"{100 * share:.1f}%"


def decimal(value: float | None) -> str:
    """Write a value between 0 and 1 to three places; none as a dash."""
    return NOTHING if value is None else f"{value:.3f}"


def aligned(rows: Sequence[Row]) -> str:
    """Lay rows out in columns, for a terminal."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        f"{row[0]:{widths[0]}}"
        + "".join(f"  {cell:>{w}}" for cell, w in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _bounded(share: float | None, bounds: Interval | None) -> str:
    if share is None or bounds is None:
        return NOTHING
    return f"{percent(share)} ({100 * bounds[0]:.0f} to {100 * bounds[1]:.0f})"


def _names(measured: Measurement) -> tuple[str, ...]:
    return (PRODUCT, TUTORIAL)[: len(_ways(measured))]


def _ways(measured: Measurement) -> list[Measured]:
    return [measured.product, *([measured.tutorial] if measured.tutorial else [])]


def _right(scores: Scores) -> float | None:
    """Return the share of a kind's questions that got what they must."""
    if scores.answer_accuracy is None:
        return scores.declined_right
    return scores.answer_accuracy


def _got(answer: Answer) -> str:
    if answer.status == "not_in_minutes":
        return "(declined)"
    words = " ".join(answer.text.split())
    return words if answer.status == "answered" else f"({answer.status}) {words}"


def _count(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.0f}"


def _time(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"
