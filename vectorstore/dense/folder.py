"""Passage vectors in a folder of Chroma's own, in this process.

Chroma writes its index over itself: a process that is killed meanwhile leaves it broken, and
one that reads meanwhile reads half of it. So a folder that is read is never written to; see
`vectorstore.vector_drafts`.
"""

import contextlib
import math
import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from errors import StoreError
from vectorstore.dense.index import DenseIndex, T
from vectorstore.dense.rows import Rows
from vectorstore.encoder import Vectors
from words import archive as said

COLLECTION = "passages"
ROWS = "rows"
MORE = 2
"""So many times as many are looked at among all as would do if all parts of the archive were alike,
where the nearest of some documents are wanted."""
ROWS_EACH = 30
"""Rows that are compared in the time in which the graph finds one more: 0.35 µs each, of a million,
and 10.5 µs."""
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
        self._rows: Rows | None = None
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

        SharedSystemClient.clear_system_cache()
        client: Any = chromadb.PersistentClient(
            path=str(self.folder), settings=_settings().model_copy()
        )
        self._system = client._system
        self._collection = client.get_or_create_collection(
            COLLECTION,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
        )
        self._rows = self._rows_there()

    def _rows_there(self) -> Rows | None:
        """Return the rows, None where an earlier version or a failing disk left none or others."""
        with contextlib.suppress(OSError, ValueError):
            rows = Rows(self.folder / ROWS)
            held = self._collection.get(limit=1, include=["embeddings"])
            some = zip(held["ids"], held["embeddings"], strict=True)
            if len(rows) == self._collection.count() and all(rows.hold(*one) for one in some):
                return rows
        return None

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
                if self._rows is not None:
                    self._do("written", self._rows.save)
            self._system = None

    def search(
        self, vector: Vectors, *, count: int, documents: Iterable[str] | None = None
    ) -> dict[str, float]:
        """Find the nearest passages, as above; those of few documents by comparing them all.

        Of many documents, they are first looked for among the nearest of all.
        """
        rows = self._rows
        if documents is None or rows is None:
            return super().search(vector, count=count, documents=documents)
        chosen = rows.choose(documents)
        size = rows.count(chosen)
        looked_at = math.ceil(MORE * count * len(rows) / max(size, 1))
        if size > ROWS_EACH * looked_at:
            near = super().search(vector, count=looked_at)
            inside = rows.among(near, chosen)[:count]
            if len(inside) == count:
                return {one: near[one] for one in inside}
        return rows.nearest(vector, chosen, count)

    def compared(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return vectors by id as searches compare them."""
        return self.vectors(ids) if self._rows is None else self._rows.vectors(ids)

    def _put(self, ids: Sequence[str], vectors: Vectors, owners: Sequence[str]) -> None:
        rows = self._do("written", self._whole_rows)
        super()._put(ids, vectors, owners)
        self._do("written", lambda: rows.add(ids, vectors, owners))

    def _drop(self, ids: list[str]) -> None:
        rows = self._do("written", self._whole_rows)
        super()._drop(ids)
        rows.delete(ids)

    def _whole_rows(self) -> Rows:
        """Return the rows to write to, made of what Chroma holds where there are none."""
        if self._rows is None:
            shutil.rmtree(self.folder / ROWS, ignore_errors=True)
            rows = Rows(self.folder / ROWS)
            for low in range(0, self._collection.count(), self._batch()):
                page = self._collection.get(
                    limit=self._batch(), offset=low, include=["embeddings", "metadatas"]
                )
                owners = [str(one["document"]) for one in page["metadatas"]]
                rows.add(page["ids"], np.asarray(page["embeddings"], dtype=np.float32), owners)
            self._rows = rows
        return self._rows

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


@cache
def _settings() -> Any:
    """Return Chroma's settings, looked for once: in files and variables, for 20 ms."""
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)
