"""Hybrid search: dense and word search fused by score, near-duplicates shown once.

Both arms propose candidates, and every candidate is scored by both, so that what one arm
is sure of is never outvoted by what both half like, as it is when ranks alone are fused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from schema import Filters, Passage, SearchResult, meeting_at
from vectorstore.archive import Archive
from vectorstore.likeness import alike, words_of
from vectorstore.steering import find_periods, weight_of

CANDIDATES = 100
"""Passages that each arm proposes."""
WORD_WEIGHT = 0.5
"""What a full match of words counts beside a cosine of 1."""

RECORD, ROLL = 0.1, -0.05
"""What counts, beside a cosine of 1, that minutes or a decision say it, as agendas and reports
speak of the same things beforehand; and that it lists who was there, as such lists hold many
a name that is asked about, and say nothing of what was done."""
RECORDS = ("minutes", "decision")
ASKS_WHO_WAS_THERE = re.compile(
    r"\b(?:attend\w*|present|absent|absence|apolog\w+|chair(?:ed|ing)?|who was (?:at|there))\b",
    re.I,
)

Arms = Literal["both", "dense", "lexical"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with what each arm thinks of it."""

    passage: Passage
    similarity: float
    word_score: float
    score: float


def search(
    archive: Archive,
    query: str,
    *,
    count: int = 10,
    filters: Filters = Filters(),
    arms: Arms = "both",
) -> list[SearchResult]:
    """Find the passages that answer a query best.

    Args:
        archive: what to search.
        query: words or a question; nothing in it is read as query syntax.
        count: how many results at most.
        filters: what to limit the search to.
        arms: "dense" or "lexical" rank by one arm alone, for comparison.

    Returns:
        Results, best first, each standing for all passages that say the same.
    """
    query = query.encode("utf-8", "replace").decode()  # half a character is none
    if not query.strip() or count < 1:
        return []
    archive.refresh()
    if filters and not archive.catalogue.matching(filters):
        return []
    found = _candidates(archive, query, filters, arms)
    if filters:
        found = _at_meetings(archive, found, filters)
    if arms == "both":
        found = _steered(archive, query, found)
    ranked = sorted(found, key=lambda candidate: candidate.score, reverse=True)
    return _collapse(archive, ranked, count)


def _candidates(archive: Archive, query: str, filters: Filters, arms: Arms) -> list[Candidate]:
    """Score what either arm proposes by both; a decision speaks for minutes that repeat it."""
    restricted = filters.restricted
    vector = archive.model.encode([query])[0]
    words = archive.lexical.words(query)
    near: dict[str, float] = {}
    worded: dict[str, float] = {}
    for part in _places(archive, query if arms == "both" else "", filters):
        if arms != "lexical":
            near |= archive.dense.search(vector, count=CANDIDATES, documents=part)
        if arms != "dense":
            worded |= archive.lexical.search(words, count=CANDIDATES, documents=part)
    passages = archive.catalogue.passages(near | worded, restricted=restricted)
    repeated = {passage.repeats for passage in passages.values() if passage.repeats}
    passages |= archive.catalogue.passages(repeated - passages.keys(), restricted=restricted)
    near |= archive.dense.similarities(vector, [i for i in passages if i not in near])
    worded |= archive.lexical.scores(words, [i for i in passages if i not in worded])
    full = sum(archive.lexical.rarities(words).values()) or 1.0
    scored = {
        i: _candidate(passage, near[i], worded.get(i, 0.0) / full, arms)
        for i, passage in passages.items()
        if i in near
    }
    for candidate in list(scored.values()):
        decision = candidate.passage.repeats
        if decision in scored:
            del scored[candidate.passage.id]
            best = max(scored[decision], candidate, key=lambda found: found.score)
            scored[decision] = replace(best, passage=scored[decision].passage)
    return list(scored.values())


def _places(archive: Archive, query: str, filters: Filters) -> Iterator[set[str] | None]:
    """Yield the documents to look in: all that the filters let through, and, since the best of
    all may leave no room for them, those of the time that the query names."""
    yield archive.catalogue.matching(filters) if filters else None
    if filters.date_from or filters.date_to:
        return
    named: set[str] = set()
    for period in find_periods(query):
        if period.narrow:
            limits = replace(filters, date_from=period.first, date_to=period.last)
            named |= archive.catalogue.matching(limits)
    if named:
        yield named


def _steered(archive: Archive, query: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Let the time that the query names, and what is a record, weigh a little."""
    periods = find_periods(query)
    facts = archive.catalogue.facts({one.passage.document_id for one in found})
    asks_who = ASKS_WHO_WAS_THERE.search(query)
    steered = []
    for one in found:
        kind, day = facts.get(one.passage.document_id, (None, None))  # removed meanwhile
        weight = weight_of(day, periods) + (RECORD if kind in RECORDS else 0.0)
        if one.passage.kind == "attendance" and not asks_who:
            weight += ROLL
        steered.append(replace(one, score=one.score + weight))
    return steered


def _at_meetings(archive: Archive, found: Sequence[Candidate], filters: Filters) -> list[Candidate]:
    """Leave out what other meetings say in documents that hold several."""
    several = archive.catalogue.meetings({one.passage.document_id for one in found})
    return [
        one
        for one in found
        if one.passage.document_id not in several
        or filters.let_through(meeting_at(several[one.passage.document_id], one.passage.start))
    ]


def _candidate(passage: Passage, similarity: float, word_score: float, arms: Arms) -> Candidate:
    weights = {"both": (1.0, WORD_WEIGHT), "dense": (1.0, 0.0), "lexical": (0.0, 1.0)}[arms]
    score = weights[0] * similarity + weights[1] * word_score
    return Candidate(passage, similarity, word_score, score)


def _collapse(archive: Archive, ranked: Sequence[Candidate], count: int) -> list[SearchResult]:
    """Take the best, letting each stand for those that say the same."""
    groups: list[list[Candidate]] = []
    bags: list[frozenset[str]] = []
    for candidate in ranked:
        bag = words_of(candidate.passage.text)
        same = next((n for n, other in enumerate(bags) if alike(bag, other)), None)
        if same is not None:
            groups[same].append(candidate)
        elif len(groups) < count:
            groups.append([candidate])
            bags.append(bag)
    documents = archive.catalogue.documents_by_id(
        candidate.passage.document_id for group in groups for candidate in group
    )
    results: list[SearchResult] = []
    for group in groups:
        first = group[0]
        document = documents.get(first.passage.document_id)
        if document is None or not first.passage.id.startswith(document.version):
            continue  # replaced while it was searched
        others = (
            documents[member.passage.document_id].source
            for member in group
            if member.passage.document_id in documents
        )
        results.append(
            SearchResult(
                passage=first.passage,
                document=document,
                rank=len(results) + 1,
                score=first.score,
                similarity=first.similarity,
                word_score=first.word_score,
                also=tuple(sorted(set(others) - {document.source})),
            )
        )
    return results
