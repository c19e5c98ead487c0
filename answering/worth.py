"""Tell which passages are still worth reading, once some have been read.

All but the reader's part of what a sentence weighs is known before it is read. Where that leaves
the sentences of a passage so far behind the best one read that the reader would have to be surer
of them than it seldom is, to read them changes no answer, and takes as long as any other.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from answering.evidence import field_of
from answering.once import is_said_in
from answering.question.read import Question
from answering.signals import Field, Seen
from answering.signals.alike import ALIKE, Stem, share_alike
from answering.signals.changing import says_that_it_changes
from answering.weigh import likelihood, load_weights, weigh_reading, weigh_unread
from english.periods import asks_for_the_latest

FIRST, SURE, HOPED = 4, 0.5, 4.0
"""Passages that are always read; how likely it must be, 0 to 1, that they answer; and the margin
that is hoped for elsewhere, which the reader gives one passage of forty.

Chosen on the questions of one archive (parishes): of the 750 on two others (a city, a county) one
has another sentence chosen, and none is declined that was not."""


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
    """

    def __init__(
        self, question: Question, passages: Sequence[Sequence[Seen]], *, stem: Stem
    ) -> None:
        field = field_of([one for some in passages for one in some])
        self._top, self._stem = field.top, stem
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
        if likelihood(scores) < SURE:
            return []
        best = max(range(len(seen)), key=lambda place: scores[place])
        # What the reader were surer of than of the best would also stand in its way.
        lost = max(0.0, HOPED - field.best) * load_weights().weights["behind_best"]
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
        hoped = Field({**field.margins, one.result.passage.id: HOPED}, self._top)
        return best + weigh_reading(replace(one, margin=HOPED), hoped)

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


def _meeting_of(seen: Seen) -> tuple[datetime.date | None, str | None]:
    meeting = seen.result.document.meeting_at(seen.sentence.start)
    return meeting.date, meeting.committee


def _decides(seen: Seen) -> bool:
    return any(one.outcome == "carried" for one in seen.made)
