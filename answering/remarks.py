"""Say of an answer's sources what their words alone don't: that they differ, or as of when."""

from collections.abc import Sequence

from answering.compare import changes, figures, meeting_day
from answering.evidence import Evidence
from answering.question import Question
from prompts import fill
from schema import date_in_words
from vectorstore.steering import asks_for_the_latest


def remarks_on(question: Question, shown: Sequence[Evidence]) -> tuple[str, ...]:
    """Return what is to be said of the sentences shown, in whole sentences."""
    first, last = shown[0], shown[-1]
    day, other = meeting_day(first), meeting_day(last)
    if day and other and day != other:
        newer, older = (first, last) if day > other else (last, first)
        if changes(older, newer):
            return (fill("remark_changed", day=date_in_words(max(day, other))),)
        return (
            fill(
                "remark_differs",
                first_day=date_in_words(max(day, other)),
                first=figures(newer),
                second_day=date_in_words(min(day, other)),
                second=figures(older),
            ),
        )
    if day and asks_for_the_latest(question.query):
        return (fill("remark_latest", day=date_in_words(day)),)
    return ()
