"""Put the marks of a document together: what they close between them, each said once."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from schema import Access, Mark, Span


def joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks in order, one for a run of the same, and one for the same in the same place."""
    kept: list[Mark] = []
    latest: dict[tuple[str, str, bool], int] = {}
    for mark in sorted(set(marks), key=lambda one: (one.start, -one.end, not one.sure)):
        same = latest.get(key := (mark.words, mark.place, mark.sure))
        if same is not None and mark.start <= kept[same].end:
            kept[same] = replace(kept[same], end=max(kept[same].end, mark.end))
        else:
            latest[key] = len(kept)
            kept.append(mark)
    covered = covering([one for one in kept if one.sure])
    yield from (mark for mark in kept if mark.sure or not covered(mark.start, mark.end))


def covering(marks: Sequence[Mark]) -> Callable[[int, int], bool]:
    """Return what tells whether one of the marks stands over all of a stretch."""
    ordered = sorted(marks, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    ends = list(itertools.accumulate((one.end for one in ordered), max))

    def covers(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and end <= ends[before - 1]

    return covers


def held_back(text: str, marks: Sequence[Mark]) -> tuple[Access, tuple[Span, ...]]:
    """Return whether marks close all of a text, and if not, the parts that they close."""
    spans: list[Span] = []
    for mark in sorted(marks, key=lambda one: one.start):
        if spans and mark.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, mark.end))
        else:
            spans.append(Span(mark.start, mark.end))
    bounds = [0, *(offset for span in spans for offset in (span.start, span.end)), len(text)]
    if spans and not any(text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True)):
        return "restricted", ()
    return "public", tuple(spans)
