"""What the search makes of a sentence's passage."""

from answering.signals.seen import Field, Seen


def score(seen: Seen, field: Field) -> float:
    """Return the search's score."""
    return seen.result.score


def behind_top(seen: Seen, field: Field) -> float:
    """Return how far that is from the best score, 0 or less."""
    return seen.result.score - field.top
