"""The vectors' folders: one that is read, and a copy of it that is written to.

Chroma's files cannot be read while they are written, and are broken by a process that is
killed meanwhile. So a folder that the catalogue names is never changed. Whoever writes
works on a copy, has the catalogue name the copy when it is whole, and deletes the one
before. A crash leaves a copy that nobody reads.
"""

import shutil
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from errors import StoreError
from vectorstore.catalogue import Catalogue
from vectorstore.dense import DenseIndex
from vectorstore.embedding import EmbeddingModel
from words import archive as said

PART = 1000
"""Passages that are read from the catalogue and added together."""
TRIES, PAUSE = 6, 0.3
"""How often a folder is copied that changes meanwhile, and the seconds between."""
_NAME = "vectors-"


class VectorFolders:
    """The folder of vectors that is read, as `live`, and the one that is written.

    Args:
        store: the archive's folder.
        catalogue: names the folder to read.
        model: embeds what has no vector yet.
    """

    def __init__(self, store: Path, catalogue: Catalogue, model: EmbeddingModel) -> None:
        self._store = store
        self._catalogue = catalogue
        self._model = model
        self._draft: DenseIndex | None = None
        self.live = DenseIndex(self._named)

    def draft(self, *, afresh: bool = False) -> DenseIndex:
        """Return the copy to write to, made when it is first asked for.

        Args:
            afresh: start with an empty one.
        """
        if afresh:
            self.discard()
        if self._draft is None:
            self.sweep()
            folder = self._folder(self._catalogue.indexed().vectors + 1)
            if not afresh:
                self._copy(self._named(), folder)
            self._draft = DenseIndex(lambda: folder)
        return self._draft

    def fill(self, ids: Iterable[str]) -> None:
        """Add passages of the catalogue to the draft; only texts without a vector are embedded."""
        ordered = sorted(ids)
        for low in range(0, len(ordered), PART):
            entries = self._catalogue.entries(ordered[low : low + PART])
            vectors = {e.text_hash: e.vector for e in entries if e.vector is not None}
            lacking = {e.text_hash: e.text for e in entries if e.vector is None}
            if lacking:
                made = self._model.encode(list(lacking.values()))
                new = {key: row.tobytes() for key, row in zip(lacking, made, strict=True)}
                self._catalogue.keep_vectors(new)
                vectors |= new
            rows = np.stack([np.frombuffer(vectors[e.text_hash], np.float32) for e in entries])
            self.draft().add([e.id for e in entries], rows, [e.document_id for e in entries])

    def align(self) -> None:
        """Make the draft hold what the catalogue holds."""
        held, wanted = self.draft().ids(), set(self._catalogue.passage_ids())
        self.draft().delete(sorted(held - wanted))
        self.fill(wanted - held)

    def publish(self) -> None:
        """Let the draft, if there is one, be read in place of the live folder.

        Raises:
            StoreError: it cannot be read, as when the disk is full; the live one stays.
        """
        indexed = replace(self._catalogue.indexed(), behind=False)
        if self._draft is None:
            self._catalogue.index(indexed)
            return
        self._draft.reopen()
        self._draft.prove(self._catalogue.counts(restricted=True)[1])
        self._draft.close()
        self._draft = None
        self._catalogue.index(replace(indexed, vectors=indexed.vectors + 1))
        self.live.reopen()
        self.sweep()

    def follow(self) -> None:
        """Read the folder that another process has put in place, if one has."""
        if self.live.folder != self._named():
            self.live.reopen()

    def discard(self) -> None:
        """Give up the draft."""
        if self._draft is not None:
            self._draft.close()
            shutil.rmtree(self._draft.folder, ignore_errors=True)
            self._draft = None

    def sweep(self) -> None:
        """Delete the folders that nobody reads. Call only while holding the archive."""
        for folder in self._store.glob(f"{_NAME}*"):
            if folder != self._named():
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Release the files."""
        self.discard()
        self.live.close()

    def _named(self) -> Path:
        return self._folder(self._catalogue.indexed().vectors)

    def _folder(self, number: int) -> Path:
        return self._store / f"{_NAME}{number}"

    def _copy(self, live: Path, draft: Path) -> None:
        copy_at_rest(live, draft)


def copy_at_rest(live: Path, draft: Path) -> None:
    """Copy a folder at a moment when none of its files changes.

    Chroma writes a little when another process opens a folder only to read it.

    Raises:
        StoreError: it cannot be copied, or never rests.
    """
    for tries_left in reversed(range(TRIES)):
        problem: Exception | str = said.KEEPS_WRITING
        try:
            before = _stamps(live)
            shutil.copytree(live, draft)
            rests = not any(name.endswith("-journal") for name in before)
            if rests and before == _stamps(live) == _stamps(draft):
                return
        except OSError as error:  # shutil.Error is one, and says which files
            problem = error
        shutil.rmtree(draft, ignore_errors=True)
        if tries_left:
            time.sleep(PAUSE)
    raise StoreError(said.vectors_not_copied(live, draft, problem))


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the size and time of change of each file, by its place in the folder."""
    return {
        str(path.relative_to(folder)): (found.st_size, found.st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
        for found in (path.stat(),)
    }
