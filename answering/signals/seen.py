"""A sentence as its signals see it: what is asked, where it stands, and what stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from answering.question.read import Question
from schema import SearchResult, Sentence, Statement

UNREAD = -25.0
"""The margin of what was not read, and the least that any has."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence of a passage that was found.

    `margin` is by how much the reader prefers an answer here to none, in logits; `coverage` the
    share of the question's word weight that stands in and around it; `made` what it puts on record.
    """

    question: Question
    result: SearchResult
    sentence: Sentence
    words: str
    margin: float
    coverage: float
    made: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """All sentences of a question together, which each is held against.

    `margins` are the best of each passage by its id; `top` the best score of the search.
    """

    margins: Mapping[str, float]
    top: float

    @property
    def best(self) -> float:
        """Return the best margin of all."""
        return max(self.margins.values(), default=UNREAD)
