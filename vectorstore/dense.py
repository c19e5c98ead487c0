"""Passage vectors in Chroma; the only file that knows Chroma.

Holds one vector a passage under the passage's id. It does not know what a vector means
or where text came from.
"""

import contextlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings as ChromaSettings

from errors import StoreError
from vectorstore.embedding import Vectors

COLLECTION = "passages"
_OPENING = threading.Lock()
"""Chroma keeps its open folders in one table of the process; one thread at a time changes it."""
WRITE_BATCH = 2000
"""Ids a write; Chroma refuses more than its SQLite allows (5,461 here)."""


class DenseIndex:
    """A persistent Chroma collection of unit vectors, compared by cosine.

    Raises:
        StoreError: the folder cannot be opened as a Chroma store.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._using = threading.RLock()
        self._system: Any = None
        self._open()

    def _open(self) -> None:
        """Open the folder with a client of our own, never one that another index has open."""
        try:
            with _OPENING:
                SharedSystemClient.clear_system_cache()
                client: Any = chromadb.PersistentClient(
                    path=str(self._folder), settings=ChromaSettings(anonymized_telemetry=False)
                )
                self._system = client._system
                self._collection = client.get_or_create_collection(
                    COLLECTION,
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
                )
        except Exception as error:  # Chroma raises its own, sqlite's and Rust's errors
            raise StoreError(
                f"The vectors in {self._folder} cannot be opened ({error}). Delete the store's "
                "folder and ingest again, or set MINUTES_STORE to another folder."
            ) from error

    def add(self, ids: Sequence[str], vectors: Vectors, metadata: Sequence[dict[str, Any]]) -> None:
        """Add vectors under their ids; adding an id again replaces it.

        Raises:
            StoreError: the vectors could not be written.
        """
        for low in range(0, len(ids), WRITE_BATCH):
            part = slice(low, low + WRITE_BATCH)
            with self._wrapped("written"):
                self._collection.upsert(
                    ids=list(ids[part]),
                    embeddings=vectors[part],
                    metadatas=list(metadata[part]),
                )

    def delete(self, ids: Sequence[str]) -> None:
        """Delete vectors by id; unknown ids are no error."""
        for low in range(0, len(ids), WRITE_BATCH):
            with self._wrapped("deleted"):
                self._collection.delete(ids=list(ids[low : low + WRITE_BATCH]))

    def count(self) -> int:
        """Return how many vectors are held."""
        with self._wrapped("counted"):
            return int(self._collection.count())

    def search(
        self, vector: Vectors, *, count: int, documents: Iterable[str] | None = None
    ) -> dict[str, float]:
        """Find the nearest passages: id → cosine similarity, best first.

        `documents` limits the search to those document ids.
        """
        where = None if documents is None else {"document": {"$in": sorted(documents)}}
        with self._wrapped("searched"):
            found = self._collection.query(
                query_embeddings=[vector], n_results=count, where=where, include=["distances"]
            )
        distances = found["distances"][0]
        return {i: 1.0 - float(d) for i, d in zip(found["ids"][0], distances, strict=True)}

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Return the cosine similarity of each stored id, whatever its rank."""
        if not ids:
            return {}
        with self._wrapped("read"):
            held = self._collection.get(ids=list(ids), include=["embeddings"])
        scores = np.asarray(held["embeddings"], dtype=np.float32).reshape(-1, len(vector)) @ vector
        return {i: float(s) for i, s in zip(held["ids"], scores, strict=True)}

    def reopen(self) -> None:
        """Open the folder afresh, to see what another process has written."""
        with self._using:
            self.close()
            self._open()

    def close(self) -> None:
        """Release the files."""
        with self._using:
            if self._system is not None:
                self._system.stop()
            self._system = None

    @contextlib.contextmanager
    def _wrapped(self, verb: str) -> Iterator[None]:
        try:
            with self._using:
                yield
        except Exception as error:  # see _open
            raise StoreError(
                f"The vectors in {self._folder} could not be {verb} ({error}). Check the disk's "
                "space and permissions, then run the ingest again: it goes on where it stopped."
            ) from error
