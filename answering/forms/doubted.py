"""Quote a vote as a whole that is not to be relied on, whatever is asked of it, and say why.

Its names, its numbers, its result and the list of those present may disagree; then no side of it
is known, and none is given alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from answering.evidence import Evidence
from answering.forms.form import MAX_QUOTES, MAX_WORDS
from answering.forms.sides import Part, counted, from_its_start, length, parts_of, vote_at
from schema import Doubt, Sentence
from words import remarks

UNTALLIED: tuple[Doubt, ...] = ("does not add up", "not in attendance")
"""What makes a vote one that cannot be tallied, however whole it is."""


def doubts_of(best: Evidence) -> tuple[str, ...]:
    """Return what is to be said of a vote that is not to be relied on."""
    doubt = doubt_of(best)
    return (remarks.DOUBTED[doubt],) if doubt else ()


def doubt_of(best: Evidence) -> Doubt | None:
    """Return why the vote is not to be relied on that a sentence leads to, or tells alone."""
    vote = vote_at(best)
    if vote:
        return vote.doubt
    told = best.record
    return next((one.doubt for one in told if one.sides), None)


def whole_of(best: Evidence) -> list[Evidence]:
    """Return what to quote of the whole of a vote that a sentence is part of."""
    parts = parts_of(best)
    begun = [from_its_start(best, parts[0]), *parts[1:]]
    shown = begun if length(begun) <= MAX_WORDS else parts
    return [part.evidence for part in _in_room(shown)]


def settled(
    chosen: Sequence[Evidence], remarks: tuple[str, ...]
) -> tuple[list[Evidence], tuple[str, ...]]:
    """Put all of a doubted vote in place of sentences of which one is a side of it, and say so.

    Whoever asks for no vote may be told of a side of one all the same.
    """
    doubted = next((one for one in chosen if _is_side_of_doubted(one)), None)
    if doubted is None:
        return list(chosen), remarks
    whole = whole_of(doubted) if parts_of(doubted) else list(chosen)
    return whole, (*remarks, *doubts_of(doubted))


def _is_side_of_doubted(evidence: Evidence) -> bool:
    sentence = evidence.sentence
    told = evidence.record
    sides = (side for one in told if one.doubt for side in one.sides)
    return any(side.start < sentence.end and sentence.start < side.end for side in sides)


def _in_room(parts: Sequence[Part]) -> list[Part]:
    """Return all of a vote in the room of an answer, its numbers where names are too many.

    What is short enough but has too many parts is one quotation. What is too long even in numbers
    is quoted as far as it fits, its result last.
    """
    if len(parts) > MAX_QUOTES and (one := _in_one(parts)) and length([one]) <= MAX_WORDS:
        return [one]
    if length(parts) > MAX_WORDS:
        parts = [replace(part, evidence=counted(part.evidence)) for part in parts]
    ordered = sorted(parts, key=lambda part: (part.is_of_absent, not part.sides))
    picked = ordered[:1]
    for part in ordered[1:]:
        if len(picked) < MAX_QUOTES and length([*picked, part]) <= MAX_WORDS:
            picked.append(part)
    return picked


def _in_one(parts: Sequence[Part]) -> Part | None:
    """Return the parts of a vote as one stretch, None where its passage doesn't hold them all."""
    first = min(parts, key=lambda part: _begins(part.evidence.sentence))
    start = _begins(first.evidence.sentence)
    end = max(part.evidence.sentence.end for part in parts)
    inside = first.evidence.result.passage
    if start < inside.start or end > inside.end:
        return None
    sentence = Sentence(start, end)
    sides = tuple(side for part in parts for side in part.sides)
    return Part(replace(first.evidence, sentence=sentence, marks=()), sides)


def _begins(sentence: Sentence) -> int:
    return min(sentence.start, sentence.lead.start if sentence.lead else sentence.start)
