"""Look beside what was found: a discussion is longer than a passage.

What names its subject often stands in the passage before the one that answers, so the passages
beside the best candidates become candidates too.
"""

from collections.abc import Mapping, Sequence

from schema import ids_beside
from searching.candidates import Candidate, IndexedQuery, score
from vectorstore import Archive

VOTED = 12
"""Passages of an agenda item after which its vote may stand."""


def those_beside(
    archive: Archive,
    query: IndexedQuery,
    found: Sequence[Candidate],
    looked: int,
    *,
    restricted: bool,
    votes: bool = False,
) -> tuple[list[Candidate], Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """Return the passages beside the first `looked` candidates as such, and who may stand by whom.

    With `votes`, the votes on what the candidates discuss are candidates too, and it is told
    after whom they stand.
    """
    best = found[:looked]
    beside = {one.passage.id: ids_beside(one.passage.id) for one in best}
    after = archive.catalogue.votes_after((b.passage.id for b in best), VOTED) if votes else {}
    known = {one.passage.id for one in found}
    new = {i for ids in (*beside.values(), *after.values()) for i in ids} - known
    passages = archive.catalogue.passages(new, restricted=restricted).values()
    # Minutes that repeat a decision are spoken for by the decision.
    telling = [passage for passage in passages if passage.repeats is None]
    return list(score(archive, query, telling)), beside, after
