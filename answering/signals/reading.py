"""What the reader makes of a sentence, alone and beside all others."""

import math

from answering.signals.seen import Field, Seen

SHIFT, CALM = 4.0, 4.0
"""A margin, in logits, is moved and divided so that it is the doubts of most passages, not the
few certainties, that tell one from another."""
AGREEING = 3
"""Further passages of which the same marked words tell all that they can."""


def margin(seen: Seen, field: Field) -> float:
    """Return by how many logits the reader prefers an answer here to none."""
    return seen.margin


def sureness(seen: Seen, field: Field) -> float:
    """Return the same, squashed to 0 … 1."""
    return 1 / (1 + math.exp(-(seen.margin + SHIFT) / CALM))


def passage_margin(seen: Seen, field: Field) -> float:
    """Return the margin of the best sentence of its passage."""
    return field.margins[seen.result.passage.id]


def behind_best(seen: Seen, field: Field) -> float:
    """Return how far the best sentence of its passage is from the best of all, 0 or less."""
    return field.margins[seen.result.passage.id] - field.best


def behind_passage(seen: Seen, field: Field) -> float:
    """Return how far it is from the best sentence of its passage, 0 or less."""
    return seen.margin - field.margins[seen.result.passage.id]


def agreement(seen: Seen, field: Field) -> float:
    """Return in how many other passages the reader marks the same words."""
    return min(AGREEING, field.marking.get(seen.marked, 1) - 1)
