"""Find where the Minutes of an item repeat its Decision, word for word or nearly.

What is repeated becomes passages of its own, so that a search can show the Decision alone.
"""

from collections.abc import Sequence

from english.sentences import find_sentences
from ingest.passages.units import Unit
from vectorstore.near_duplicates import Words, alike

FEWEST_TOKENS = 24
"""A run of repeated sentences shorter than this stays within its passage."""


def mark_repeats(text: str, units: Sequence[Unit], decided: Sequence[str]) -> None:
    """Mark the units that repeat a sentence of the decision, in runs long enough to matter."""
    said = [
        Words(passage[span.start : span.end])
        for passage in decided
        for span in find_sentences(passage, 0, len(passage))
    ]
    own = [Words(text[unit.start : unit.end]) for unit in units]
    flags = [any(alike(one, other) for other in said) for one in own]
    first = 0
    while first < len(units):
        last = first
        while last + 1 < len(units) and flags[last + 1] == flags[first]:
            last += 1
        run = units[first : last + 1]
        if flags[first] and sum(unit.tokens for unit in run) >= FEWEST_TOKENS:
            for unit in run:
                unit.repeats = True
        first = last + 1


def repeated_passage(text: str, decided: Sequence[tuple[str, str]]) -> str | None:
    """Return the id of the decision's passage that shares most words with a text."""
    own = Words(text).all
    shared = [(len(own & Words(other).all), passage_id) for passage_id, other in decided]
    return max(shared)[1] if shared else None
