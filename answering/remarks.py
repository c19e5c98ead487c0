"""Say of an answer's sources what their words alone don't: that they differ, or as of when."""

import datetime

from answering.evidence import Evidence
from answering.question.read import Question
from english.periods import asks_for_the_latest, find_periods
from schema import date_in_words
from words import remarks as said


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
    undecided = _undecided(question, best)
    day, other_day = best.day, other.day if other else None
    if other and day and other_day:
        newer, older = (best, other) if day > other_day else (other, best)
        if changed:
            return (*undecided, said.changed(date_in_words(max(day, other_day))))
        return (
            *undecided,
            said.differ(
                date_in_words(max(day, other_day)),
                newer.marked,
                date_in_words(min(day, other_day)),
                older.marked,
            ),
        )
    if day and asks_for_the_latest(question.query):
        return (*undecided, said.latest(date_in_words(day)))
    if day and _is_of_another_time(question, best, day):
        return (*undecided, said.other_time(date_in_words(day)))
    return undecided


def _is_of_another_time(question: Question, best: Evidence, day: datetime.date) -> bool:
    """Tell whether a question names a month or season that a meeting and its words are not of."""
    asked = [one for one in find_periods(question.query) if one.narrow]
    if not asked or any(one.holds(day) for one in asked):
        return False
    named = find_periods(best.result.passage.text)
    return not any(
        one.first <= other.last and other.first <= one.last for one in asked for other in named
    )


def _undecided(question: Question, best: Evidence) -> tuple[str, ...]:
    """Say of what answers a question for a decision that it is none."""
    made = best.record
    if "decision" not in question.wants or any(one.outcome == "carried" for one in made):
        return ()
    keys = [key for one in made for key in (one.outcome, one.kind) if key in said.WHAT]
    return (said.undecided(keys[0]),) if keys else ()
