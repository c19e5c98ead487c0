"""The vectors' folders: one that is read, and a copy of it that is written to.

Chroma's files cannot be read while they are written, and are broken by a process that is
killed meanwhile. So a folder that the catalogue names is never changed. Whoever writes
works on a copy, has the catalogue name the copy when it is whole, and deletes the one
before. A crash leaves a copy that nobody reads.
"""

import shutil
import time
from dataclasses import replace
from pathlib import Path

from errors import StoreError
from vectorstore.catalogue import Catalogue, Indexed
from vectorstore.dense import DenseIndex, FolderIndex
from vectorstore.embedding import EmbeddingModel
from vectorstore.vectors import StoredVectors
from words import archive as said

TRIES, PAUSE = 6, 0.3
"""How often a folder is copied that changes meanwhile, and the seconds between."""
_NAME = "vectors-"


class VectorFolders(StoredVectors):
    """The folder of vectors that is read, as `live`, and the one that is written.

    Args:
        store: the archive's folder.
        catalogue: names the folder to read.
        model: embeds what has no vector yet.
    """

    served = False
    _draft: FolderIndex | None

    def __init__(self, store: Path, catalogue: Catalogue, model: EmbeddingModel) -> None:
        super().__init__(catalogue, model)
        self._store = store
        self._live = FolderIndex(self._named)
        self._elsewhere = catalogue.indexed().served

    @property
    def live(self) -> FolderIndex:
        """The folder that is read."""
        if self._elsewhere:
            raise StoreError(said.vectors_elsewhere(self._store))
        return self._live

    def draft(self, *, afresh: bool = False) -> DenseIndex:
        """Return the copy to write to, made when it is first asked for."""
        if afresh:
            self.discard()
        if self._draft is None:
            self.sweep()
            folder = self._folder(self._catalogue.indexed().vectors + 1)
            if not afresh:
                self._copy(self._named(), folder)
            self._draft = FolderIndex(lambda: folder)
        return self._draft

    def follow(self) -> None:
        """Read the folder that another process has put in place, if one has."""
        self._elsewhere = self._catalogue.indexed().served
        if self._live.folder != self._named():
            self._live.reopen()

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
        self._live.close()

    def _replace(self, draft: DenseIndex, indexed: Indexed) -> Indexed:
        draft.close()
        return replace(indexed, vectors=indexed.vectors + 1)

    def _replaced(self) -> None:
        self._elsewhere = False
        self._live.reopen()

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
