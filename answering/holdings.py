"""Say what an archive holds as a whole: its meetings by month, and the gaps between them."""

import datetime
import itertools
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schema import Document

REGULAR = 6
"""Meetings from which it can be told how often a body meets."""
LONGER, BREAK_DAYS = 2.5, 75
"""A gap is so many times as long as usual, and longer by more than a summer's break."""


@dataclass(frozen=True, slots=True, order=True)
class Met:
    """A meeting of which the archive has minutes."""

    council: str
    committee: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without minutes of a body that meets more often: some may be missing."""

    council: str
    committee: str
    after: datetime.date
    before: datetime.date
    usual_days: int


def meetings(documents: Iterable[Document]) -> list[Met]:
    """Return each dated meeting of which there are minutes, once, by body and date."""
    return sorted({met for one in documents if one.kind == "minutes" for met in _met(one)})


def by_month(met: Iterable[Met]) -> Mapping[tuple[datetime.date, str], int]:
    """Count meetings by the first day of their month and their committee."""
    return Counter((one.date.replace(day=1), one.committee or one.council) for one in met)


def gaps(met: Iterable[Met]) -> list[Gap]:
    """Return where a body that meets regularly has no minutes for long, the latest first."""
    found: list[Gap] = []
    for (council, committee), own in itertools.groupby(met, _body):
        days = [one.date for one in own]
        pairs = [(first, then, (then - first).days) for first, then in itertools.pairwise(days)]
        if len(days) < REGULAR:
            continue
        usual = statistics.median(apart for *_, apart in pairs)
        found += (
            Gap(council, committee, first, then, round(usual))
            for first, then, apart in pairs
            if apart > max(usual * LONGER, usual + BREAK_DAYS)
        )
    return sorted(found, key=lambda gap: gap.before, reverse=True)


def _body(met: Met) -> tuple[str, str]:
    return met.council, met.committee


def _met(document: Document) -> Iterator[Met]:
    for one in document.meetings or (document,):
        if one.date:
            yield Met(one.council or "", one.committee or "", one.date)
