"""What the reader makes of a sentence, alone and beside all others."""

from answering.signals.seen import Field, Seen


def margin(seen: Seen, field: Field) -> float:
    """Return by how many logits the reader prefers an answer here to none."""
    return seen.margin


def behind_best(seen: Seen, field: Field) -> float:
    """Return how far the best sentence of its passage is from the best of all, 0 or less."""
    return field.margins[seen.result.passage.id] - field.best


def behind_passage(seen: Seen, field: Field) -> float:
    """Return how far it is from the best sentence of its passage, 0 or less."""
    return seen.margin - field.margins[seen.result.passage.id]
