"""Put recorded votes into what a passage puts on record: each becomes one statement."""

import re
from collections.abc import Sequence
from dataclasses import replace

from english.votes import Vote
from english.votes.voted_on import find_subject
from ingest.statements.people import People
from schema import PersonRole, Side, Span, Statement, StatementKind

_WORD = re.compile(r"\w")
_DECIDES: tuple[StatementKind, ...] = ("resolution", "recommendation", "motion", "vote")
_VOTERS: tuple[PersonRole, ...] = ("for", "against", "abstaining", "absent", "not voting")


def with_votes(
    text: str, found: Sequence[Statement], votes: Sequence[Vote], *, low: int = 0
) -> tuple[Statement, ...]:
    """Return statements in order, each recorded vote in the one that it is part of.

    Args:
        text: the whole document.
        found: what was put on record, a vote's parts each by itself.
        votes: the recorded votes of the same stretch, in order.
        low: where what is under the same item begins.
    """
    statements = list(found)
    for n, vote in enumerate(votes):
        high = votes[n + 1].start if n + 1 < len(votes) else len(text)
        own = [one for one in statements if one.start < vote.end and vote.start < one.end]
        own = [one for one in own if not one.sides]
        head = next((one for one in own if one.kind in _DECIDES), None)
        head_or_new = head or Statement("vote", vote.start, vote.end)
        merged = _merged(text, vote, head_or_new, own, Span(low, max(high, vote.end)))
        gone = [one for one in own if one.kind in _DECIDES or vote.start <= one.start]
        statements = [one for one in statements if one not in gone]
        if merged.kind == "vote" and head and head.kind != "vote":
            statements.append(head)  # what was moved or resolved, beside how it was voted on
        statements.append(merged)
        word = _WORD.search(text, vote.end)
        low = word.start() if word else vote.end
    return tuple(sorted(statements, key=lambda one: one.start))


def _merged(
    text: str, vote: Vote, head: Statement, own: Sequence[Statement], room: Span
) -> Statement:
    """Make one statement of a vote and of what its parts were read as.

    What was read as going on over several votes is of each as far as its `room` goes.
    """
    deciding = [one for one in own if one.kind in _DECIDES]
    before = [person for one in own for person in one.people if person[0] not in _VOTERS]
    settled = next((one.outcome for one in own if one.outcome not in (None, "proposed")), None)
    outcome = vote.outcome or settled or head.outcome
    if settled in ("deferred", "withdrawn"):
        outcome = settled
    named = any(side.names for side in vote.sides)
    return replace(
        head,
        kind="vote" if named else head.kind,
        start=min([vote.start, *(max(one.start, room.start) for one in deciding)]),
        end=max([vote.end, *(one.end for one in deciding if one.end <= room.end)]),
        outcome=outcome,
        people=(*dict.fromkeys(before), *people_of(vote.sides)),
        votes=vote.counts,
        sides=vote.sides,
        subject=find_subject(text, room.start, vote.start),
        result=vote.result,
        doubt=vote.doubt,
    )


def people_of(sides: Sequence[Side]) -> People:
    """Return who was on which side; those who chose a candidate are on none."""
    return tuple((side.role, name) for side in sides if side.role for name in side.names)
