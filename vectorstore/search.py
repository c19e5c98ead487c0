"""Hybrid search: dense and word search fused by score, near-duplicates shown once.

Both arms propose candidates, and every candidate is scored by both, so that what one arm
is sure of is never outvoted by what both half like, as it is when ranks alone are fused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from schema import Filters, Passage, SearchResult, meeting_at
from vectorstore.archive import Archive
from vectorstore.likeness import alike, words_of

CANDIDATES = 100
"""Passages that each arm proposes."""
WORD_WEIGHT = 0.5
"""What a full match of words counts beside a cosine of 1."""

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
    within = archive.catalogue.matching(filters) if filters else None
    if within is not None and not within:
        return []
    found = _candidates(archive, query, within, arms, restricted=filters.restricted)
    if filters:
        found = _at_meetings(archive, found, filters)
    ranked = sorted(found, key=lambda candidate: candidate.score, reverse=True)
    return _collapse(archive, ranked, count)


def _candidates(
    archive: Archive, query: str, within: set[str] | None, arms: Arms, *, restricted: bool
) -> list[Candidate]:
    """Score what either arm proposes by both; a decision speaks for minutes that repeat it."""
    vector = archive.model.encode([query])[0]
    words = archive.lexical.words(query)
    near: dict[str, float] = {}
    worded: dict[str, float] = {}
    if arms != "lexical":
        near = archive.dense.search(vector, count=CANDIDATES, documents=within)
    if arms != "dense":
        worded = archive.lexical.search(words, count=CANDIDATES, documents=within)
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
