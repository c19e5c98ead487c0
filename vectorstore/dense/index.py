"""What is done with passage vectors in a collection of Chroma, wherever it is.

Holds one vector a passage under the passage's id. It does not know what a vector means,
where text came from, or how the collection is reached.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import numpy as np

from vectorstore.encoder import Vectors
from words import archive as said

T = TypeVar("T")
WRITE_BATCH = 2000
"""Ids a write; Chroma refuses more than its SQLite allows (5,461 here)."""


class DenseIndex(ABC):
    """A Chroma collection of unit vectors, compared by cosine."""

    _collection: Any

    @abstractmethod
    def _do(self, verb: str, ask: Callable[[], T]) -> T:
        """Ask Chroma for something, its errors told in our words with what was being done.

        Raises:
            StoreError: Chroma cannot do it.
        """

    @abstractmethod
    def reopen(self) -> None:
        """Read what is now to be read."""

    @abstractmethod
    def close(self) -> None:
        """Release what is held open."""

    def _read(self, ask: Callable[[], T]) -> T:
        return self._do("read", ask)

    def _batch(self) -> int:
        """Return how many ids Chroma takes and gives at a time."""
        return WRITE_BATCH

    def _within(self, count: int) -> int:
        """Return how many are found at once, where so many are wished for."""
        return count

    def add(self, ids: Sequence[str], vectors: Vectors, owners: Sequence[str]) -> None:
        """Add vectors under their ids, each with its document's; adding an id again replaces it.

        Raises:
            StoreError: the vectors could not be written.
        """
        for low in range(0, len(ids), self._batch()):
            part = slice(low, low + self._batch())
            self._put(ids[part], vectors[part], owners[part])

    def _put(self, ids: Sequence[str], vectors: Vectors, owners: Sequence[str]) -> None:
        metadatas = [{"document": owner} for owner in owners]
        self._do(
            "written",
            lambda: self._collection.upsert(ids=list(ids), embeddings=vectors, metadatas=metadatas),
        )

    def delete(self, ids: Sequence[str]) -> None:
        """Delete vectors by id; unknown ids are no error."""
        for low in range(0, len(ids), self._batch()):
            self._drop(list(ids[low : low + self._batch()]))

    def _drop(self, ids: list[str]) -> None:
        self._do("deleted", lambda: self._collection.delete(ids=ids))

    def count(self) -> int:
        """Return how many vectors are held."""
        return self._read(lambda: int(self._collection.count()))

    def ids(self) -> set[str]:
        """Return the ids of all vectors."""
        found: set[str] = set()
        for low in range(0, self.count(), self._batch()):
            found.update(self._read(partial(self._page, low)))
        return found

    def _page(self, low: int) -> list[str]:
        page = self._collection.get(limit=self._batch(), offset=low, include=[])
        return list(page["ids"])

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return vectors by id; those that are not held are left out."""
        found: dict[str, Vectors] = {}
        for low in range(0, len(ids), self._batch()):
            found |= self._read(partial(self._held, list(ids[low : low + self._batch()])))
        return found

    def _held(self, ids: list[str]) -> dict[str, Vectors]:
        held = self._collection.get(ids=ids, include=["embeddings"])
        rows = np.asarray(held["embeddings"], dtype=np.float32)
        return dict(zip(held["ids"], rows, strict=True))

    def search(
        self, vector: Vectors, *, count: int, documents: Iterable[str] | None = None
    ) -> dict[str, float]:
        """Find the nearest passages: id → cosine similarity, best first.

        `documents` limits the search to those document ids.
        """
        where = None if documents is None else {"document": {"$in": sorted(documents)}}
        return self._read(lambda: self._nearest(vector, self._within(count), where))

    def _nearest(
        self, vector: Vectors, count: int, where: Mapping[str, Any] | None
    ) -> dict[str, float]:
        found = self._collection.query(
            query_embeddings=[vector], n_results=count, where=where, include=["distances"]
        )
        distances = found["distances"][0]
        return {i: 1.0 - float(d) for i, d in zip(found["ids"][0], distances, strict=True)}

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Return the cosine similarity of each stored id, whatever its rank."""
        return {i: float(held @ vector) for i, held in self.compared(ids).items()}

    def compared(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return vectors by id as searches compare them."""
        return self.vectors(ids)

    def prove(self, expected: int) -> None:
        """Make sure that so many vectors are held and can be searched.

        Raises:
            StoreError: they are not, as after a disk was full.
        """
        self._do("proved", lambda: self._prove(expected))

    def _prove(self, expected: int) -> None:
        held = self.count()
        if held != expected:
            raise ValueError(said.held_instead(held, expected))
        some = self._collection.get(limit=1, include=["embeddings"])
        for name, vector in zip(some["ids"], some["embeddings"], strict=True):
            if not self.search(np.asarray(vector, dtype=np.float32), count=1):
                raise ValueError(said.not_found(name))
