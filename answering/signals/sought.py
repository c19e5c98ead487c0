"""Whether a sentence is about what is sought: the names, the time."""

from answering.signals.named import named_share, said_of
from answering.signals.seen import Field, Seen
from answering.signals.years import speaks_of_its_years


def names(seen: Seen, field: Field) -> float:
    """Return what share of the names in the question its passage and document name."""
    return named_share(seen.question, said_of(seen.result))


def years(seen: Seen, field: Field) -> float:
    """Tell whether its passage speaks of the years that are named."""
    return float(speaks_of_its_years(seen.question, seen.result))
