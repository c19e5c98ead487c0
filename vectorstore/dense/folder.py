"""Passage vectors in a folder of Chroma's own, in this process.

Chroma writes its index over itself: a process that is killed meanwhile leaves it broken, and
one that reads meanwhile reads half of it. So a folder that is read is never written to; see
`vectorstore.drafts`.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from errors import StoreError
from vectorstore.dense.index import DenseIndex, T
from words import archive as said

COLLECTION = "passages"
_OPENING = threading.Lock()
"""Chroma keeps its open folders in one table of the process; one thread at a time changes it."""


class FolderIndex(DenseIndex):
    """A persistent Chroma collection.

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
        self.folder = self._locate()
        with _OPENING:
            self._do("opened", self._start)

    def _start(self) -> None:
        """Open the folder with a client of our own, never one that another index has open."""
        # Imported here: it takes seconds, which processes that only read files need not spend.
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings as ChromaSettings

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

    def _read(self, ask: Callable[[], T]) -> T:
        """Ask Chroma, once more if another folder took this one's place meanwhile."""
        with self._using:
            try:
                return self._do("read", ask)
            except StoreError:
                if self._locate() == self.folder:
                    raise
            self.reopen()
            return self._do("read", ask)

    def _do(self, verb: str, ask: Callable[[], T]) -> T:
        try:
            with self._using:
                return ask()
        except Exception as error:  # Chroma raises its own, sqlite's and Rust's errors
            raise StoreError(said.vectors_fail(self.folder, verb, error)) from error
