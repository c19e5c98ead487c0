"""Whether a sentence has what is sought: the words, the kind of answer, the names, the time."""

from answering.kinds.wanted import MEASURED
from answering.named import named_share, said_of
from answering.signals.seen import Field, Seen
from answering.years import speaks_of_its_months, speaks_of_its_years


def coverage(seen: Seen, field: Field) -> float:
    """Return what share of the question's word weight stands in and around it."""
    return seen.coverage


def holds_wanted(seen: Seen, field: Field) -> float:
    """Tell whether it holds what is wanted: a date for "when", a sum for "how much"."""
    return float(seen.holds == 1)


def holds_second_best(seen: Seen, field: Field) -> float:
    """Tell whether it holds what may stand for what is wanted."""
    return float(0 < seen.holds < 1)


def lacks_measured(seen: Seen, field: Field) -> float:
    """Tell what lacks the date, the sum or the number without which nothing answers."""
    return float(not seen.holds and MEASURED.issuperset(seen.question.wants))


def names(seen: Seen, field: Field) -> float:
    """Return what share of the names in the question its passage and document name."""
    return named_share(seen.question, said_of(seen.result))


def years(seen: Seen, field: Field) -> float:
    """Tell whether its passage speaks of the years that are named."""
    return float(speaks_of_its_years(seen.question, seen.result))


def months(seen: Seen, field: Field) -> float:
    """Tell whether its passage speaks of the months that are named."""
    return float(speaks_of_its_months(seen.question, seen.result))
