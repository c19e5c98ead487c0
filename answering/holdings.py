"""Say what an archive holds as a whole: its meetings over time, and the gaps between them."""

import datetime
import itertools
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schema import Document, Filters, Meeting, Standing

BODIES = 6
"""Bodies that are told apart in a count."""
YEARS = 3
"""Years up to which months are told apart."""
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


@dataclass(frozen=True, slots=True)
class Latest:
    """A meeting, and the document that holds its minutes."""

    document: str
    title: str
    council: str | None
    committee: str | None
    date: datetime.date
    standing: Standing | None


def latest(documents: Iterable[Document], limits: Filters, count: int) -> list[Latest]:
    """Return the latest meetings of which there are minutes, once each, the latest first.

    What is dated after today is left out: minutes are written after their meeting, so that date
    is another one.
    """
    today = datetime.date.today()
    found: dict[Met, Latest] = {}
    for one in documents:
        if one.kind != "minutes" or limits.kind not in (None, "minutes"):
            continue
        for meeting in one.meetings or (Meeting(0, one.council, one.committee, one.date),):
            if meeting.date and meeting.date <= today and limits.let_through(meeting):
                body = Met(meeting.council or "", meeting.committee or "", meeting.date)
                shown = Latest(
                    one.id,
                    one.title,
                    meeting.council,
                    meeting.committee,
                    meeting.date,
                    one.standing,
                )
                kept = found.setdefault(body, shown)
                if kept.standing in (None, "draft") and one.standing not in (None, "draft"):
                    found[body] = shown
    return [found[body] for body in sorted(found, key=_latest_first)[:count]]


def meetings(documents: Iterable[Document]) -> list[Met]:
    """Return each dated meeting of which there are minutes, once, by body and date."""
    return sorted({met for one in documents if one.kind == "minutes" for met in _met(one)})


def by_time(met: Sequence[Met]) -> Mapping[tuple[str, str], int]:
    """Count meetings by year and body, or by year and month where they are of few years.

    A body is a council where there are several, else a committee; those that met least often
    count together, as "".
    """
    councils = len({one.council for one in met}) > 1
    bodies = [one.council if councils else one.committee or one.council for one in met]
    often = {body for body, _ in Counter(bodies).most_common(BODIES)}
    years = {one.date.year for one in met}
    written = "%Y-%m" if len(years) <= YEARS else "%Y"
    return Counter(
        (one.date.strftime(written), body if body in often else "")
        for one, body in zip(met, bodies, strict=True)
    )


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


def _latest_first(met: Met) -> tuple[int, str, str]:
    return -met.date.toordinal(), met.council, met.committee
