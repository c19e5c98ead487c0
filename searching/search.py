"""Hybrid search: both arms propose, fitted signals rank, near-duplicates are shown once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from schema import (
    ClearedDocument,
    ClearedPassage,
    Filters,
    Query,
    SearchResult,
    Statement,
    StatementKind,
    meeting_at,
)
from searching.candidates import Arms, Candidate, IndexedQuery, breadth_for, propose
from searching.ranking import rank, rank_first
from searching.surroundings import those_beside
from vectorstore import Archive
from vectorstore.near_duplicates import Words, alike

PREFERRED: Mapping[StatementKind, float] = {"vote": 0.15, "resolution": 0.05}
"""What counts that a passage puts on record what it had better: votes are rare, decisions not."""
LENT = 0.1
"""How much less than the passage beside it such a passage is worth, for what that one says."""

Step = Literal["time", "surroundings"]
"""What steers the search beside meaning and words."""


def search(
    archive: Archive,
    query: Query,
    *,
    count: int = 10,
    filters: Filters = Filters(),
    arms: Arms = "both",
    without: Collection[Step] = (),
) -> list[SearchResult]:
    """Find the passages that answer a query best.

    Args:
        archive: what to search.
        query: what is looked for; nothing in its words is read as query syntax.
        count: how many results at most.
        filters: what to limit the search to.
        arms: "dense" or "lexical" rank by one arm alone, for comparison.
        without: steps that are left out, to measure what each adds.

    Returns:
        Results, best first, each standing for all passages that say the same.
    """
    if not query.text.strip() or count < 1:
        return []
    archive.refresh()
    if filters and not archive.catalogue.matching(filters):
        return []
    asked = IndexedQuery.of(archive, query, arms)
    breadth = breadth_for(count)
    found = propose(archive, asked, filters, breadth, timed="time" not in without)
    if arms == "both":
        found = _ranked(archive, asked, found, filters, without, breadth)
    elif query.prefer:
        found = _prefer(found, {}, query.prefer)
    if filters:
        found = _at_meetings(archive, found, filters)
    ranked = sorted(found, key=lambda candidate: candidate.score, reverse=True)
    return _collapse(archive, ranked, count, restricted=filters.restricted)


def _ranked(
    archive: Archive,
    asked: IndexedQuery,
    found: Sequence[Candidate],
    filters: Filters,
    without: Collection[Step],
    breadth: int,
) -> list[Candidate]:
    """Rank what was proposed, with what stands beside the best of it.

    It is looked beside half as many as an arm proposes, and twice as many are read.
    """
    timed, prefer = "time" not in without, asked.query.prefer
    found = rank_first(archive, asked, found, timed=timed)
    beside: Mapping[str, Sequence[str]] = {}
    votes: Mapping[str, Sequence[str]] = {}
    if "surroundings" not in without:
        new, beside, votes = those_beside(
            archive,
            asked,
            found,
            breadth // 2,
            restricted=filters.restricted,
            votes="vote" in prefer,
        )
        found = rank_first(archive, asked, [*found, *new], timed=timed)
    ranked = rank(archive, asked, found[: 2 * breadth], beside, timed=timed)
    if prefer:
        near = {i: [*beside.get(i, ()), *votes.get(i, ())] for i in {*beside, *votes}}
        ranked = _prefer(ranked, near, prefer)
    return ranked


def _prefer(
    found: Sequence[Candidate],
    beside: Mapping[str, Sequence[str]],
    kinds: Collection[StatementKind],
) -> list[Candidate]:
    """Raise what puts on record what it had better: a vote is about what stands before it."""
    known = {one.passage.id: one for one in found}
    lifted: dict[str, float] = {}
    for one in found:
        near = [known[i] for i in beside.get(one.passage.id, ()) if i in known]
        for other in near:
            if other.passage.item == one.passage.item:
                best = lifted.get(other.passage.id, other.score)
                lifted[other.passage.id] = max(best, one.score - LENT)
    steered = []
    for one in found:
        held = {kind for statement in one.passage.statements for kind in _kinds(statement)}
        worth = max((PREFERRED.get(kind, 0.0) for kind in held & set(kinds)), default=None)
        if worth is not None:
            one = replace(one, score=lifted.get(one.passage.id, one.score) + worth)
        steered.append(one)
    return steered


def _kinds(statement: Statement) -> set[StatementKind]:
    return {statement.kind, "vote"} if statement.is_vote else {statement.kind}


def _at_meetings(archive: Archive, found: Sequence[Candidate], filters: Filters) -> list[Candidate]:
    """Leave out what other meetings say in documents that hold several."""
    several = archive.catalogue.meetings({one.passage.document_id for one in found})
    return [
        one
        for one in found
        if one.passage.document_id not in several
        or filters.let_through(meeting_at(several[one.passage.document_id], one.passage.start))
    ]


def _collapse(
    archive: Archive, ranked: Sequence[Candidate], count: int, *, restricted: bool
) -> list[SearchResult]:
    """Take the best, letting each stand for those that say the same."""
    groups: list[list[Candidate]] = []
    held: defaultdict[frozenset[str], list[tuple[Words, list[Candidate]]]] = defaultdict(list)
    for candidate in ranked:
        words = Words(candidate.passage.text)
        told = held[words.figures]
        same = next((group for other, group in told if alike(words, other)), None)
        if same is not None:
            same.append(candidate)
        elif len(groups) < count:
            groups.append([candidate])
            told.append((words, groups[-1]))
    documents = archive.catalogue.documents_by_id(
        (candidate.passage.document_id for group in groups for candidate in group),
        restricted=restricted,
    )
    results: list[SearchResult] = []
    for group in groups:
        first = group[0]
        document = documents.get(first.passage.document_id)
        if document is None or not _stands_in(first.passage, document):
            continue  # replaced, or held back, while it was searched
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


def _stands_in(passage: ClearedPassage, document: ClearedDocument) -> bool:
    """Tell whether a passage is of this version of a document, and still may be read in it."""
    same = document.text[passage.start : passage.end] == passage.text
    return same and passage.id.startswith(document.version)
