"""What a sentence puts on record, against what is asked for."""

from answering.signals.record import (
    ASKS_MOVERS,
    ENDS_ASKING,
    MOVES,
    NOTICE,
    PUT,
    VOTERS,
    settles_alone,
)
from answering.signals.seen import Field, Seen


def decision(seen: Seen, field: Field) -> float:
    """Tell a decision that was carried, where one is asked for."""
    return float("decision" in seen.question.wants and _carried(seen))


def vote(seen: Seen, field: Field) -> float:
    """Tell a recorded vote, where one is asked for."""
    voted = any(one.is_vote for one in seen.made) or bool(VOTERS.fullmatch(seen.words))
    return float("vote" in seen.question.wants and voted)


def movers(seen: Seen, field: Field) -> float:
    """Tell who moved, where that is asked for."""
    return float(bool(ASKS_MOVERS.search(seen.question.query) and MOVES.search(seen.words)))


def only_puts(seen: Seen, field: Field) -> float:
    """Tell a question that was put, or a motion that was announced, where neither is asked for."""
    if PUT.search(seen.question.query) or _carried(seen):
        return 0.0
    put = any(
        one.kind == "question" or (one.kind == "motion" and NOTICE.search(seen.words))
        for one in seen.made
    )
    return float(put or bool(ENDS_ASKING.search(seen.words)))


def only_settles(seen: Seen, field: Field) -> float:
    """Tell a sentence that says what came of something and not of what, where that is asked."""
    return float("decision" not in seen.question.wants and settles_alone(seen.words))


def _carried(seen: Seen) -> bool:
    return any(one.kind == "resolution" and one.outcome == "carried" for one in seen.made)
