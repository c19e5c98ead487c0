"""How a sentence is made: what says nothing by itself, and what is put down of every meeting."""

import math

from answering.record import is_routine, is_title, moves_alone, settles_alone
from answering.signals.seen import Field, Seen

FEW_WORDS = 5
"""Words of what is no whole sentence."""


def title(seen: Seen, field: Field) -> float:
    """Tell a title, which says nothing."""
    return float(is_title(seen.words))


def routine(seen: Seen, field: Field) -> float:
    """Tell what is put down whatever a meeting was about, where it is not asked for."""
    return float(is_routine(seen.question.query, seen.words))


def only_moves(seen: Seen, field: Field) -> float:
    """Tell a line that names who moved, and nothing that is asked for."""
    return float(moves_alone(seen.question.query, seen.question.wants, seen.words))


def only_settles(seen: Seen, field: Field) -> float:
    """Tell a sentence that says what came of something and not of what, where that is asked."""
    return float("decision" not in seen.question.wants and settles_alone(seen.words))


def length(seen: Seen, field: Field) -> float:
    """Return the logarithm of its number of words."""
    return math.log1p(len(seen.words.split()))


def fragment(seen: Seen, field: Field) -> float:
    """Tell what has too few words for a sentence."""
    return float(len(seen.words.split()) < FEW_WORDS)


def listed(seen: Seen, field: Field) -> float:
    """Tell an item of a list or a row of a table, which stands under a lead."""
    return float(seen.sentence.lead is not None)
