"""Tell which passages are still worth reading, once some have been read.

All but the reader's part of what a sentence weighs is known before it is read. Where that leaves
the sentences of a passage so far behind the best one read that the reader would have to be surer
of them than it seldom is, to read them changes no answer, and takes as long as any other.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from answering.evidence import Marked, field_of
from answering.question.read import Question
from answering.signals import Field, Seen
from answering.signals.changing import says_that_it_changes
from answering.signals.same_matter import ALIKE, Stem, share_alike
from answering.told_twice import is_said_in
from answering.weigh import likelihood, load_weights, weigh_reading, weigh_unread
from checked import Weight, read_weights
from english.periods import asks_for_the_latest

WEIGHTS = Path(__file__).parent / "weights" / "sparing.json"
FIRST = 4
"""Passages that are always read: of the first two or three the reader is often surer than it is
right."""


@dataclass(frozen=True, slots=True)
class Sparing:
    """The fitted margin that is hoped for of what is not read, in logits (`training.sparing`)."""

    hoped: Weight


@cache
def load_sparing(path: Path = WEIGHTS) -> Sparing:
    """Return what was fitted.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(path, Sparing)


def needs_all(question: Question) -> bool:
    """Tell a question that is answered from several passages, or not from the likeliest."""
    several = question.office or question.is_keywords or "vote" in question.wants
    return bool(several) or asks_for_the_latest(question.query)


class Worth:
    """Holds what is known of passages before they are read.

    Args:
        question: what is asked.
        passages: the sentences of each, unread.
        stem: cuts a text into word stems.
        hoped: the margin that is hoped for of what is not read, where it is not the fitted one.
    """

    def __init__(
        self,
        question: Question,
        passages: Sequence[Sequence[Seen]],
        *,
        stem: Stem,
        hoped: float | None = None,
    ) -> None:
        self._hoped = load_sparing().hoped if hoped is None else hoped
        field = field_of([one for some in passages for one in some])
        self._top, self._stem = field.top, cache(stem)
        self._passages = passages
        self._sums = [weigh_unread(question, some, field) for some in passages]

    def find_idle(self, read: Mapping[int, Sequence[Seen]], waiting: Iterable[int]) -> list[int]:
        """Return which of the passages that wait, by their places, would change nothing.

        Args:
            read: the sentences of those that were read, by their places, as they were read.
            waiting: the places of the others.
        """
        if len(read) < FIRST:
            return []
        seen = [one for some in read.values() for one in some]
        field = Field(field_of(seen).margins, self._top)
        unread = [score for place in read for score in self._sums[place]]
        scores = [sum_ + weigh_reading(one, field) for sum_, one in zip(unread, seen, strict=True)]
        answers = likelihood(scores)
        if answers < 1 - answers:  # it is not even likelier than not
            return []
        best = max(range(len(seen)), key=lambda place: scores[place])
        # What the reader were surer of than of the best would also stand in its way.
        lost = max(0.0, self._hoped - field.best) * load_weights().weights["behind_best"]
        return [
            place
            for place in waiting
            if self._hope(place, field) < scores[best] - lost
            and not self._may_stand_beside(self._passages[place], seen[best])
        ]

    def _hope(self, place: int, field: Field) -> float:
        """Return what the best sentence of a passage would weigh if the reader were sure of it."""
        best, one = max(
            zip(self._sums[place], self._passages[place], strict=True), key=lambda each: each[0]
        )
        hoped = Field({**field.margins, one.result.passage.id: self._hoped}, self._top)
        return best + weigh_reading(replace(one, margin=self._hoped), hoped)

    def _may_stand_beside(self, passage: Sequence[Seen], best: Seen) -> bool:
        """Tell whether a passage may say the same at the same meeting, or otherwise at another."""
        if _meeting_of(passage[0]) == _meeting_of(best):
            return passage[0].result.document.id != best.result.document.id and any(
                is_said_in(one.words, best.words) or is_said_in(best.words, one.words)
                for one in passage
            )
        return any(
            (_decides(best) and _decides(one) and says_that_it_changes(one.words))
            or share_alike(best.words, one.words, self._stem, of=max) >= ALIKE
            for one in passage
        )


def read_in_turn(
    worth: Worth | None,
    passages: Sequence[Sequence[Seen]],
    read: Callable[[int], Sequence[Marked]],
    leave: Callable[[int], object] = lambda place: None,
) -> list[Marked]:
    """Read passages, the best first, and leave those that prove to change nothing.

    Args:
        worth: tells which; without it, all are read.
        passages: the sentences of each, unread.
        read: reads the one in a place.
        leave: is told of each place that is left.
    """
    marked: dict[int, Sequence[Marked]] = {}
    waiting = list(range(len(passages)))
    while waiting:
        place = waiting.pop(0)
        marked[place] = read(place)
        seen = {at: [one for one, _ in some] for at, some in marked.items()}
        for idle in worth.find_idle(seen, waiting) if worth else ():
            waiting.remove(idle)
            leave(idle)
    return [each for some in marked.values() for each in some]


def _meeting_of(seen: Seen) -> tuple[datetime.date | None, str | None]:
    meeting = seen.result.document.meeting_at(seen.sentence.start)
    return meeting.date, meeting.committee


def _decides(seen: Seen) -> bool:
    return any(one.outcome == "carried" for one in seen.made)
