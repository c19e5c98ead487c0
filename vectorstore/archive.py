"""The archive: catalogue, vectors and words kept in step behind one small face.

A version of a document is recorded as being written, its vectors and words are added,
and only then is it published in place of the version before it. Whatever a crash leaves
half done is undone when the archive is next opened for writing.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from errors import StoreBusy, StoreError
from schema import Document, Passage
from vectorstore.catalogue import CATALOGUE, Catalogue
from vectorstore.dense import DenseIndex
from vectorstore.embedding import EmbeddingModel
from vectorstore.lexical import LexicalIndex


class Archive:
    """Documents and passages in one folder, opened with one embedding model.

    Args:
        folder: where the archive is.
        model: the model that its passages are embedded with.
        create: make the archive if there is none.

    Raises:
        StoreError: there is no archive, it cannot be used, or it was made otherwise.
    """

    def __init__(self, folder: Path, model: EmbeddingModel, *, create: bool = True) -> None:
        self.folder = folder
        self.model = model
        if not create and not (folder / CATALOGUE).exists():
            raise StoreError(
                f"There is no archive in {folder}. Make one with `python -m ingest FOLDER --store "
                f"{folder}`, or name another with --store or MINUTES_STORE."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The store's folder {folder} cannot be made ({error.strerror}). Set "
                "MINUTES_STORE or --store to a folder that can be written."
            ) from error
        self._lock = FileLock(folder / "lock", timeout=0)
        self.catalogue = Catalogue(folder / CATALOGUE, model=model.name)
        self.dense = DenseIndex(folder / "vectors")
        self.lexical = LexicalIndex(folder / "words")
        self._generation = self.catalogue.generation()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the archive for writing, after undoing what an earlier crash left.

        Raises:
            StoreBusy: another process is writing.
            StoreError: the folder cannot be written.
        """
        try:
            self._lock.acquire()
        except Timeout as error:
            raise StoreBusy(
                f"The store {self.folder} is being written by another process. Wait until it "
                "has finished, then try again."
            ) from error
        except OSError as error:
            raise StoreError(
                f"The store {self.folder} cannot be written ({error.strerror}). Check its "
                "permissions, or set MINUTES_STORE to another folder."
            ) from error
        try:
            self._sweep()
            yield
        finally:
            self._lock.release()

    def add(self, written: Sequence[tuple[Document, Sequence[Passage]]]) -> None:
        """Embed and store documents with their passages, each in place of its last version.

        Equal texts are embedded once. Call within `writing()`.

        Raises:
            StoreError: something could not be written; the last versions stay findable.
        """
        passages = [passage for _, own in written for passage in own]
        texts = [passage.embedded_text for passage in passages]
        distinct = list(dict.fromkeys(texts))
        vectors = self.model.encode(distinct)
        place = {text: n for n, text in enumerate(distinct)}
        ids = [passage.id for passage in passages]
        owners = [passage.document_id for passage in passages]

        self.catalogue.begin(written)
        if ids:
            rows = vectors[[place[text] for text in texts]]
            self.dense.add(ids, rows, [{"document": owner} for owner in owners])
            self.lexical.add(ids, owners, texts)
        self.catalogue.publish(document for document, _ in written)
        self._sweep()

    def refresh(self) -> None:
        """See what another process has written since the last call."""
        generation = self.catalogue.generation()
        if generation != self._generation:
            self.dense.reopen()
            self.lexical.reopen()
            self._generation = generation

    def close(self) -> None:
        """Release the files."""
        self.catalogue.close()
        self.dense.close()

    def _sweep(self) -> None:
        """Delete what belongs to versions that were replaced or never finished."""
        left = self.catalogue.unfinished()
        if left:
            self.dense.delete(left)
            self.lexical.delete(left)
        self.catalogue.forget_unfinished()
