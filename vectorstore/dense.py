"""Passage vectors in Chroma; the only file that knows Chroma.

Holds one vector a passage under the passage's id. It does not know what a vector means
or where text came from.

Chroma writes its index over itself: a process that is killed meanwhile leaves it broken, and
one that reads meanwhile reads half of it. So a folder that is read is never written to; see
`vectorstore.drafts`.
"""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from errors import StoreError
from vectorstore.embedding import Vectors
from words import archive as said

COLLECTION = "passages"
_OPENING = threading.Lock()
"""Chroma keeps its open folders in one table of the process; one thread at a time changes it."""
WRITE_BATCH = 2000
"""Ids a write; Chroma refuses more than its SQLite allows (5,461 here)."""


class DenseIndex:
    """A persistent Chroma collection of unit vectors, compared by cosine.

    Args:
        folder: tells where the vectors are; another folder may take its place, and is then
            read when this is opened afresh, or when the one before it is gone.

    Raises:
        StoreError: the folder cannot be opened as a Chroma store.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._locate = folder
        self._using = threading.RLock()
        self._system: Any = None
        self._open()

    def _open(self) -> None:
        """Open the folder with a client of our own, never one that another index has open."""
        # Imported here: it takes seconds, which processes that only read files need not spend.
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings as ChromaSettings

        self.folder = self._locate()
        with self._wrapped("opened"), _OPENING:
            SharedSystemClient.clear_system_cache()
            client: Any = chromadb.PersistentClient(
                path=str(self.folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
            self._system = client._system
            self._collection = client.get_or_create_collection(
                COLLECTION,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
            )

    def add(self, ids: Sequence[str], vectors: Vectors, owners: Sequence[str]) -> None:
        """Add vectors under their ids, each with its document's; adding an id again replaces it.

        Raises:
            StoreError: the vectors could not be written.
        """
        for low in range(0, len(ids), WRITE_BATCH):
            part = slice(low, low + WRITE_BATCH)
            with self._wrapped("written"):
                self._collection.upsert(
                    ids=list(ids[part]),
                    embeddings=vectors[part],
                    metadatas=[{"document": owner} for owner in owners[part]],
                )

    def delete(self, ids: Sequence[str]) -> None:
        """Delete vectors by id; unknown ids are no error."""
        for low in range(0, len(ids), WRITE_BATCH):
            with self._wrapped("deleted"):
                self._collection.delete(ids=list(ids[low : low + WRITE_BATCH]))

    def count(self) -> int:
        """Return how many vectors are held."""
        return int(self._read(lambda: self._collection.count()))

    def ids(self) -> set[str]:
        """Return the ids of all vectors."""
        found: set[str] = set()
        for low in range(0, self.count(), WRITE_BATCH):
            found.update(self._page(low))
        return found

    def _page(self, low: int) -> list[str]:
        page = self._read(lambda: self._collection.get(limit=WRITE_BATCH, offset=low, include=[]))
        return list(page["ids"])

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return vectors by id; those that are not held are left out."""
        if not ids:
            return {}
        held = self._read(lambda: self._collection.get(ids=list(ids), include=["embeddings"]))
        rows = np.asarray(held["embeddings"], dtype=np.float32)
        return dict(zip(held["ids"], rows, strict=True))

    def search(
        self, vector: Vectors, *, count: int, documents: Iterable[str] | None = None
    ) -> dict[str, float]:
        """Find the nearest passages: id → cosine similarity, best first.

        `documents` limits the search to those document ids.
        """
        where = None if documents is None else {"document": {"$in": sorted(documents)}}
        found = self._read(
            lambda: self._collection.query(
                query_embeddings=[vector], n_results=count, where=where, include=["distances"]
            )
        )
        distances = found["distances"][0]
        return {i: 1.0 - float(d) for i, d in zip(found["ids"][0], distances, strict=True)}

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Return the cosine similarity of each stored id, whatever its rank."""
        return {i: float(held @ vector) for i, held in self.vectors(ids).items()}

    def prove(self, expected: int) -> None:
        """Make sure that so many vectors are held and can be searched.

        Raises:
            StoreError: they are not, as after a disk was full.
        """
        with self._wrapped("proved"):
            held = self.count()
            if held != expected:
                raise ValueError(said.held_instead(held, expected))
            some = self._collection.get(limit=1, include=["embeddings"])
            for name, vector in zip(some["ids"], some["embeddings"], strict=True):
                if not self.search(np.asarray(vector, dtype=np.float32), count=1):
                    raise ValueError(said.not_found(name))

    def reopen(self) -> None:
        """Open the folder that is now the one to read."""
        with self._using:
            self.close()
            self._open()

    def close(self) -> None:
        """Release the files."""
        with self._using:
            if self._system is not None:
                self._system.stop()
            self._system = None

    def _read(self, ask: Callable[[], Any]) -> Any:
        """Ask Chroma, once more if another folder took this one's place meanwhile."""
        with self._using:
            try:
                with self._wrapped("read"):
                    return ask()
            except StoreError:
                if self._locate() == self.folder:
                    raise
            self.reopen()
            with self._wrapped("read"):
                return ask()

    @contextlib.contextmanager
    def _wrapped(self, verb: str) -> Iterator[None]:
        try:
            with self._using:
                yield
        except Exception as error:  # Chroma raises its own, sqlite's and Rust's errors
            raise StoreError(said.vectors_fail(self.folder, verb, error)) from error
