"""The search, of what is typed: as the product reads it."""

from collections.abc import Sequence
from typing import Any

import searching
from english.query import read_query
from schema import SearchResult, StatementKind
from vectorstore import Archive


def search(
    archive: Archive,
    query: str,
    *,
    prefer: Sequence[StatementKind] = (),
    before: Sequence[SearchResult] = (),
    **how: Any,
) -> list[SearchResult]:
    """Find the passages that answer a query best; see `searching.search`."""
    return searching.search(archive, read_query(query, prefer=prefer, before=before), **how)
