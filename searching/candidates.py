"""Propose the passages that a query may mean, and score each by both arms of the search.

Both arms propose, and every candidate is scored by both, so that what one arm is sure of is
never outvoted by what both half like, as it is when ranks alone are fused.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from schema import ClearedPassage, Filters, Query, version_in
from vectorstore.archive import Archive
from vectorstore.encoder import Vectors

LEAST, EACH = 40, 4
"""Passages that each arm proposes: at the least, and for each result that is wanted. More of them
find no more, and cost time: 100 found the same of 300 questions on a city's papers as 40."""
DEEPER = (4, 16)
"""So many times as many are looked at where what is withheld takes up places among them."""
MORE, DOCUMENTS_EACH = 2, 2
"""So many times as many are looked at among all as would do if all parts of the archive were alike,
where the best of some documents are wanted; and documents that words are looked for in alone, 5 µs
each, in the time in which one more of all is found."""
NEWEST = 6
"""Documents of each committee that have places of their own where the newest is asked for."""

Arms = Literal["both", "dense", "lexical"]


@dataclass(frozen=True, slots=True)
class IndexedQuery:
    """A query as an archive's indexes hold it: with its vector, and the stems of its words.

    `idf` are the stems' weights (inverse document frequency), `telling` those of the stems that
    say what is asked about.
    """

    query: Query
    vector: Vectors
    words: tuple[str, ...]
    idf: Mapping[str, float]
    telling: Mapping[str, float]
    arms: Arms = "both"

    @classmethod
    def of(cls, archive: Archive, query: Query, arms: Arms = "both") -> "IndexedQuery":
        """Look up a query's words in an archive's indexes."""
        words = tuple(archive.lexical.words(query.text))
        idf = archive.lexical.idf(words)
        idle = set(archive.lexical.words(" ".join(query.idle)))
        telling = {word: weight for word, weight in idf.items() if word not in idle}
        return cls(query, archive.model.encode([query.text])[0], words, idf, telling, arms)

    @property
    def weight(self) -> float:
        """Return the weight of all words together, never 0."""
        return sum(self.idf.values()) or 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with what each arm thinks of it; `score` is one arm's, until it is ranked."""

    passage: ClearedPassage
    similarity: float
    word_score: float
    score: float

    def scored(self, score: float) -> "Candidate":
        """Return the same with another score."""
        return Candidate(self.passage, self.similarity, self.word_score, score)


def breadth_for(count: int) -> int:
    """Return how many passages each arm proposes where so many results are wanted."""
    return max(LEAST, EACH * count)


def propose(
    archive: Archive, query: IndexedQuery, filters: Filters, breadth: int, *, timed: bool = True
) -> list[Candidate]:
    """Return what either arm proposes; a decision speaks for minutes that repeat it.

    What the question before it was about has places of its own. If `timed`, so have the meetings
    of the time that the query names, and each committee's last ones, if the newest is asked for.
    """
    near: dict[str, float] = {}
    worded: dict[str, float] = {}
    passages: dict[str, ClearedPassage] = {}
    for part in _places(archive, query, filters, timed=timed):
        meant = partial(archive.dense.search, query.vector, documents=part)
        said = partial(_said, archive, query, part)
        if query.arms != "lexical":
            near |= _told(archive, meant, filters, breadth, passages)
        if query.arms != "dense":
            worded |= _told(archive, said, filters, breadth, passages)
    repeated = {passage.repeats for passage in passages.values() if passage.repeats}
    _read(archive, repeated, filters, passages)
    scored = {one.passage.id: one for one in score(archive, query, passages.values(), near, worded)}
    for candidate in list(scored.values()):
        decision = candidate.passage.repeats
        if decision in scored:
            del scored[candidate.passage.id]
            best = max(scored[decision], candidate, key=lambda found: found.score)
            scored[decision] = replace(best, passage=scored[decision].passage)
    return list(scored.values())


def score(
    archive: Archive,
    query: IndexedQuery,
    passages: Iterable[ClearedPassage],
    near: Mapping[str, float] | None = None,
    worded: Mapping[str, float] | None = None,
) -> Iterator[Candidate]:
    """Score passages by both arms; `near` and `worded` are what is known already."""
    held = {passage.id: passage for passage in passages}
    near, worded = dict(near or {}), dict(worded or {})
    near |= archive.dense.similarities(query.vector, [i for i in held if i not in near])
    worded |= archive.lexical.scores(query.words, [i for i in held if i not in worded])
    for i, passage in held.items():
        if i in near:
            word_score = worded.get(i, 0.0) / query.weight
            alone = word_score if query.arms == "lexical" else near[i]
            yield Candidate(passage, near[i], word_score, alone)


def _said(
    archive: Archive, query: IndexedQuery, documents: Set[str] | None, *, count: int
) -> dict[str, float]:
    """Search by words; what is of many documents is first looked for among the best of all."""
    found = partial(archive.lexical.search, query.words)
    if documents is not None:
        owners = archive.catalogue.owners()
        looked_at = math.ceil(MORE * count * len(owners) / max(1, len(documents)))
        if len(documents) > DOCUMENTS_EACH * looked_at:
            hits = found(count=looked_at)
            inside = [one for one in hits if owners.get(version_in(one)) in documents][:count]
            if len(inside) == count or len(hits) < looked_at:
                return {one: hits[one] for one in inside}
    return found(count=count, documents=documents)


def _told(
    archive: Archive,
    find: Callable[..., dict[str, float]],
    filters: Filters,
    breadth: int,
    passages: dict[str, ClearedPassage],
) -> dict[str, float]:
    """Return the best that may be told, as if nothing were withheld that could take its place.

    `passages` gains them.
    """
    for times in (1, *DEEPER):
        hits = find(count=breadth * times)
        # As many as are wanted are read at once; of more, those that are wanted are chosen first.
        open_to_all = hits.keys() if times == 1 else archive.catalogue.public(hits)
        best = [one for one in hits if one in open_to_all][:breadth]
        _read(archive, best, filters, passages)
        best = [one for one in best if one in passages]
        if filters.restricted or len(best) == breadth or len(hits) < breadth * times:
            break
    return {one: hits[one] for one in best}


def _read(
    archive: Archive, ids: Iterable[str], filters: Filters, passages: dict[str, ClearedPassage]
) -> None:
    """Add those of passages that may be told to what was read before."""
    new = [one for one in ids if one not in passages]
    passages |= archive.catalogue.passages(new, restricted=filters.restricted)


def _places(
    archive: Archive, query: IndexedQuery, filters: Filters, *, timed: bool
) -> Iterator[Set[str] | None]:
    """Yield the documents to look in: all that the filters let through, and, since the best of
    all may leave no room for them, those of the question before and of the time that is named.

    Filters that let all through are none: to look for a place in each of a list is what costs.
    """
    catalogue = archive.catalogue
    matching = catalogue.matching(filters) if filters else None
    whole = catalogue.matching(Filters(restricted=filters.restricted)) if filters else None
    yield matching if matching != whole else None
    told = set(query.query.before)
    if told and query.arms == "both":
        yield told if matching is None else told & matching
    if not timed or query.arms != "both":
        return
    newest = catalogue.newest(filters, NEWEST) if query.query.latest else None
    if newest:  # where no document has a date, none is
        yield newest
    if filters.date_from or filters.date_to:
        return
    named: set[str] = set()
    for period in query.query.periods:
        if period.narrow:
            limits = replace(filters, date_from=period.first, date_to=period.last)
            named |= catalogue.matching(limits)
    if named:
        yield named
