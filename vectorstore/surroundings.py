"""Let what stands beside a passage speak for it.

A discussion is longer than a passage: what names its subject often stands in the passage
before the one that answers. So the passages beside the best candidates become candidates too,
and each is credited with the query's words that stand in it or next to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vectorstore.archive import Archive
from vectorstore.candidates import Candidate, Query, score

LOOKED_AT = 40
"""Candidates, best first, beside which is looked."""
KEPT = 100
"""Candidates that may still become results."""
WORDS, BESIDE = 0.3, 0.7
"""What it counts, beside a cosine of 1, that all the query's words stand in a passage; and the
part of that which counts where they stand beside it."""
VOTED = 12
"""Passages of an agenda item after which its vote may stand."""
MEANING = 0.1
"""What a cosine of 1 of a passage beside it counts."""


def those_beside(
    archive: Archive,
    query: Query,
    found: Sequence[Candidate],
    *,
    restricted: bool,
    votes: bool = False,
) -> tuple[list[Candidate], Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """Return the passages beside the best candidates as candidates, and who stands by whom.

    With `votes`, the votes on what the candidates discuss are candidates too, and it is told
    after whom they stand.
    """
    best = sorted(found, key=lambda one: one.score, reverse=True)[:LOOKED_AT]
    beside = archive.catalogue.beside(one.passage.id for one in best)
    after = archive.catalogue.votes_after((b.passage.id for b in best), VOTED) if votes else {}
    known = {one.passage.id for one in found}
    new = {i for ids in (*beside.values(), *after.values()) for i in ids} - known
    passages = archive.catalogue.passages(new, restricted=restricted).values()
    # Minutes that repeat a decision are spoken for by the decision.
    telling = [passage for passage in passages if passage.repeats is None]
    return list(score(archive, query, telling)), beside, after


def credit(
    archive: Archive,
    query: Query,
    found: Sequence[Candidate],
    beside: Mapping[str, Sequence[str]],
) -> list[Candidate]:
    """Add to each score what stands in a passage and beside it; keep the best."""
    kept = sorted(found, key=lambda one: one.score, reverse=True)[:KEPT]
    own = {one.passage.id: set(archive.lexical.words(one.passage.embedded_text)) for one in kept}
    meant = {one.passage.id: one.similarity for one in kept}
    neighbours: dict[str, set[str]] = {i: set() for i in own}
    for one, others in beside.items():
        for other in others:
            if one in own and other in own:
                neighbours[one].add(other)
                neighbours[other].add(one)
    credited = []
    for candidate in kept:
        i = candidate.passage.id
        near = set().union(*(own[other] for other in neighbours[i]))
        share = sum(
            weight if word in own[i] else BESIDE * weight
            for word, weight in query.rarities.items()
            if word in own[i] or word in near
        )
        meaning = max((meant[other] for other in neighbours[i]), default=0.0)
        added = WORDS * share / query.weight + MEANING * meaning
        credited.append(replace(candidate, score=candidate.score + added))
    return credited
