"""Rank what was proposed by signals, weighed together by fitted weights.

Each signal is one small function of what is seen of a candidate. `training/ranking.py` fits their
weights, so that what answers ranks first among its own question's candidates.
"""

import datetime
import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checked import Weight, read_weights
from searching.candidates import Candidate, IndexedQuery
from searching.word_places import WordPlaces
from vectorstore import Archive

WEIGHTS = Path(__file__).parent / "weights" / "ranking.json"
CLOSE = 7
"""Words within which two that follow each other in the query stand close in a passage too."""
FADES_DAYS = 3 * 365
"""Days before the newest meeting after which another is not new."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate as its signals see it.

    `places` are those of the telling words among the stems of its passage, its headings first;
    `beside` the telling words of the passages beside it; `day` its meeting's date, where the
    query asks for a time; `newest` the latest of all candidates, where it asks for the latest.
    """

    candidate: Candidate
    query: IndexedQuery
    places: Mapping[str, Sequence[int]]
    beside: Collection[str]
    day: datetime.date | None
    newest: datetime.date | None


def _share(seen: Seen, held: Collection[str]) -> float:
    telling = seen.query.telling
    full = sum(telling.values()) or 1.0
    return sum(weight for word, weight in telling.items() if word in held) / full


def meaning(seen: Seen) -> float:
    """Return the cosine of query and passage."""
    return seen.candidate.similarity


def words(seen: Seen) -> float:
    """Return the passage's BM25, as a share of the query's word weight."""
    return seen.candidate.word_score


def covered(seen: Seen) -> float:
    """Return what share of the weight of the telling words stands in the passage."""
    return _share(seen, seen.places)


def around(seen: Seen) -> float:
    """Return the same of the passage and those beside it: a discussion is longer than one."""
    return _share(seen, {*seen.beside, *seen.places})


def pairs(seen: Seen) -> float:
    """Return what share of the weight of neighbouring telling words stands close together."""
    telling, places = seen.query.telling, seen.places
    asked = [word for word in seen.query.words if word in telling]
    both = [(one, other) for one, other in itertools.pairwise(asked) if one != other]
    full = sum(telling[one] + telling[other] for one, other in both) or 1.0
    return (
        sum(
            telling[one] + telling[other]
            for one, other in both
            if any(abs(a - b) <= CLOSE for a in places.get(one, ()) for b in places.get(other, ()))
        )
        / full
    )


def month(seen: Seen) -> float:
    """Tell whether the meeting was in a month or season that the query names."""
    return float(any(one.narrow and one.holds(seen.day) for one in seen.query.query.periods))


def year(seen: Seen) -> float:
    """Tell whether it was in a year that the query names, which may be a budget's."""
    return float(any(not one.narrow and one.holds(seen.day) for one in seen.query.query.periods))


def newest(seen: Seen) -> float:
    """Return how near the meeting is to the newest, where the newest is asked for."""
    if seen.day is None or seen.newest is None:
        return 0.0
    return max(0.0, 1 - (seen.newest - seen.day).days / FADES_DAYS)


def same_document(seen: Seen) -> float:
    """Return how near, 0 to 1, its document stood to the question before."""
    own, before = seen.candidate.passage.document_id, seen.query.query.before
    return 1 / (1 + before.index(own)) if own in before else 0.0


SIGNALS: Mapping[str, Callable[[Seen], float]] = {
    one.__name__: one
    for one in (
        meaning,
        words,
        covered,
        around,
        pairs,
        month,
        year,
        newest,
        same_document,
    )
}
TIMES = ("month", "year", "newest")
FIRST = ("meaning", "words", *TIMES, "same_document")
"""Signals that need nothing read of a passage: they choose what is seen whole."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    weights: Mapping[str, Weight]


@cache
def load_weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """Return the weight of each signal; that of a cosine of 1 is 1.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(path, _Fitted).weights


def rank_first(
    archive: Archive, query: IndexedQuery, found: Sequence[Candidate], *, timed: bool = True
) -> list[Candidate]:
    """Score candidates by meaning, words and time alone, and return them best first."""
    names = _saying(query, FIRST, timed=timed)
    return _ranked(see(archive, query, found, {}, read=False), names)


def rank(
    archive: Archive,
    query: IndexedQuery,
    found: Sequence[Candidate],
    beside: Mapping[str, Sequence[str]],
    *,
    timed: bool = True,
) -> list[Candidate]:
    """Score the best candidates by all signals, and return them best first.

    Args:
        archive: where they were found.
        query: what was searched with.
        found: candidates that are worth reading, the others being behind by what is known before.
        beside: the ids of the passages beside some of them.
        timed: whether the time that the query names counts.
    """
    names = _saying(query, SIGNALS, timed=timed)
    return _ranked(see(archive, query, found, beside), names)


def _ranked(seen: Sequence[Seen], names: Sequence[str]) -> list[Candidate]:
    weights = load_weights()
    scores = [0.0] * len(seen)
    for name in names:
        weight, signal = weights[name], SIGNALS[name]
        scores = [score + weight * signal(one) for score, one in zip(scores, seen, strict=True)]
    scored = [one.candidate.scored(score) for one, score in zip(seen, scores, strict=True)]
    return sorted(scored, key=lambda one: one.score, reverse=True)


def _saying(query: IndexedQuery, names: Iterable[str], *, timed: bool) -> list[str]:
    """Return the signals that can differ from 0 for what is asked."""
    asks = query.query
    silent = set() if timed else set(TIMES)
    silent |= set() if asks.periods else {"month", "year"}
    silent |= set() if asks.latest else {"newest"}
    silent |= set() if asks.before else {"same_document"}
    return [name for name in names if name not in silent]


def see(
    archive: Archive,
    query: IndexedQuery,
    found: Sequence[Candidate],
    beside: Mapping[str, Sequence[str]],
    *,
    read: bool = True,
) -> list[Seen]:
    """Return candidates as their signals see them; if not `read`, without their words."""
    dated = query.query.periods or query.query.latest  # else the days count for nothing
    facts = archive.catalogue.facts({one.passage.document_id for one in found if dated})
    days = {i: day for i, (_, day) in facts.items()}
    last = max((day for day in days.values() if day), default=None)
    words = WordPlaces(query.telling, archive.lexical.words)
    places = {one.passage.id: words.of(one.passage.embedded_text) if read else {} for one in found}
    near: dict[str, set[str]] = {i: set() for i in places}
    for one, others in beside.items():
        for other in others:
            if one in near and other in near:
                near[one].update(places[other])
                near[other].update(places[one])
    return [
        Seen(
            candidate=one,
            query=query,
            places=places[one.passage.id],
            beside=near[one.passage.id],
            day=days.get(one.passage.document_id),
            newest=last if query.query.latest else None,
        )
        for one in found
    ]
