"""Say of an answer's sources what their words alone don't: that they differ, or as of when."""

from answering.compare import figures, meeting_day
from answering.evidence import Evidence
from answering.question import Question
from prompts import fill
from schema import date_in_words
from vectorstore.steering import asks_for_the_latest


def remarks_on(
    question: Question, best: Evidence, other: Evidence | None, *, changed: bool
) -> tuple[str, ...]:
    """Return what is to be said of the best evidence, in whole sentences.

    Args:
        question: what was asked.
        best: the best evidence.
        other: what another meeting says otherwise, if anything does.
        changed: whether the other decided anew, and does not merely give another figure.
    """
    day, other_day = meeting_day(best), meeting_day(other) if other else None
    if other and day and other_day:
        newer, older = (best, other) if day > other_day else (other, best)
        if changed:
            return (fill("remark_changed", day=date_in_words(max(day, other_day))),)
        return (
            fill(
                "remark_differs",
                first_day=date_in_words(max(day, other_day)),
                first=figures(newer),
                second_day=date_in_words(min(day, other_day)),
                second=figures(older),
            ),
        )
    if day and asks_for_the_latest(question.query):
        return (fill("remark_latest", day=date_in_words(day)),)
    return ()
