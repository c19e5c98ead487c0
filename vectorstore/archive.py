"""The archive: catalogue, vectors and words kept in step behind one small face.

A version of a document is recorded as being written, its vectors and words are added,
and only then is it published in place of the version before it. Whatever a crash leaves
half done is undone or caught up with when the archive is next opened for writing.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from errors import StoreError
from schema import Document, Passage
from settings import CatalogueServer, ChromaServer, Settings
from vectorstore.at_server import VectorCollections
from vectorstore.catalogue import CATALOGUE, Catalogue, must_be_there
from vectorstore.dense import DenseIndex
from vectorstore.embedding import EmbeddingModel
from vectorstore.index_follower import Following, forget
from vectorstore.lexical import LexicalIndex, Part
from vectorstore.records import hash_of
from vectorstore.vector_drafts import VectorFolders
from vectorstore.vectors import PART, StoredVectors
from words import archive as said

SPARE = 0.15
"""Of what the indexes hold, this part may be of passages that are gone: what is deleted
keeps its place in them, and makes them larger and slower, until they are made afresh."""
SPARE_AT_LEAST = 200
"""Passages that may be gone in the smallest archive."""
_NEVER = object()
"""What was read of a catalogue that was never followed."""
GROWTH = 0.25
"""Vectors can be searched when so many, as a part of those held, were added."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many passages were written, and how many texts were embedded for it."""

    passages: int = 0
    encoded: int = 0


class Archive:
    """Documents and passages in one folder, opened with one embedding model.

    Args:
        folder: where the archive is.
        model: the model that its passages are embedded with.
        create: make the archive if there is none.
        chroma: the server that holds its vectors; without one, the folder does.
        server: the server that holds its catalogue; without one, the folder does.

    Raises:
        StoreError: there is no archive, it cannot be used, or it was made otherwise.
    """

    def __init__(
        self,
        folder: Path,
        model: EmbeddingModel,
        *,
        create: bool = True,
        chroma: ChromaServer | None = None,
        server: CatalogueServer | None = None,
    ) -> None:
        self.folder = folder
        self.model = model
        self.chroma = chroma
        self.server = server
        if not create and server is None:
            must_be_there(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(said.not_made(folder, error.strerror)) from error
        self.catalogue = Catalogue(server or folder / CATALOGUE, model=model.name, create=create)
        try:
            self._generation = _NEVER if server else self.catalogue.generation()
            self.vectors = self._vectors()
            self.lexical = LexicalIndex(folder / "words")
        except BaseException:
            self.catalogue.close()
            raise
        self._following = self._followed()
        self._unseen = 0
        self._unused: set[str] = set()
        """Hashes of texts of which passages were deleted, and whose vectors may be now."""

    @classmethod
    def open(cls, settings: Settings, model: EmbeddingModel, *, create: bool = False) -> "Archive":
        """Open the archive that the settings name, with a model; see above."""
        chroma, server = settings.chroma, settings.catalogue
        return cls(settings.store, model, create=create, chroma=chroma, server=server)

    def again(self) -> "Archive":
        """Open the same archive once more, for another thread."""
        return Archive(
            self.folder, self.model, create=False, chroma=self.chroma, server=self.server
        )

    def _vectors(self) -> StoredVectors:
        if self.chroma is None:
            return VectorFolders(self.folder, self.catalogue, self.model)
        return VectorCollections(self.chroma, self.catalogue, self.model)

    def _followed(self) -> Following | None:
        """Return what keeps the word index in step with a catalogue that is not in the folder."""
        if self.server is None:
            forget(self.folder)
            return None
        return Following(self.folder, self.catalogue, self.lexical, self.parts)

    @property
    def dense(self) -> DenseIndex:
        """The vectors that searches read."""
        return self.vectors.live

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the archive for writing, after mending what an earlier crash left.

        What is removed is no longer found at once; what is added is found at the end at
        the latest.

        Raises:
            StoreBusy: another process is writing.
            StoreError: the folder cannot be written.
        """
        with self.held():
            try:
                self.refresh()
                self._mend()
                yield
                self._settle()
                if self._following:
                    self.refresh()
            finally:
                self.vectors.discard()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep other processes from writing.

        Raises:
            StoreBusy: another process is writing.
            StoreError: the folder cannot be written.
        """
        with self.catalogue.holding(), contextlib.ExitStack() as stack:
            if self._following:
                stack.enter_context(self._following.held())
            yield

    def add(self, written: Sequence[tuple[Document, Sequence[Passage]]]) -> Added:
        """Store documents with their passages, each in place of its last version.

        A text that was embedded before, for whatever document, is not embedded again. Call
        within `writing()`.

        Raises:
            StoreError: something could not be written; the last versions stay findable.
        """
        passages = [passage for _, own in written for passage in own]
        texts = [passage.embedded_text for passage in passages]
        hashes = [hash_of(text) for text in texts]
        vectors, new = self._embed(dict(zip(hashes, texts, strict=True)))
        self.catalogue.begin(written, new)
        if passages:
            ids = [passage.id for passage in passages]
            owners = [passage.document_id for passage in passages]
            rows = np.stack([np.frombuffer(vectors[key], np.float32) for key in hashes])
            self.vectors.draft().add(ids, rows, owners)
            self.lexical.add(ids, owners, texts)
        self.catalogue.publish(document for document, _ in written)
        self._sweep()
        self._unseen += len(passages)
        if self._unseen > GROWTH * self.dense.count():
            self._show()
        return Added(len(passages), len(new))

    def remove(self, document_ids: Iterable[str]) -> int:
        """Remove documents, all at once; return how many there were. Call within `writing()`."""
        removed = self.catalogue.retire(document_ids)
        self._sweep()
        return removed

    def parts(self, ids: Sequence[str]) -> Iterator[Part]:
        """Yield what the word index holds of passages, a part at a time."""
        for low in range(0, len(ids), PART):
            entries = self.catalogue.entries(ids[low : low + PART])
            yield (
                [entry.id for entry in entries],
                [entry.document_id for entry in entries],
                [entry.text for entry in entries],
            )

    def refresh(self) -> None:
        """See what another process has written since the last call."""
        generation = self.catalogue.generation()
        if generation == self._generation:
            return
        in_step = self._following.follow(generation) if self._following else True
        self.lexical.reopen()
        self.vectors.follow()
        if in_step:
            self._generation = generation

    def check_readable(self) -> None:
        """Make sure that catalogue and vectors can be read.

        Raises:
            StoreError: they cannot, or the folder is gone.
        """
        self.catalogue.must_be_there()
        self.refresh()
        self.catalogue.indexed()
        self.dense.count()

    def close(self) -> None:
        """Release the files."""
        self.vectors.close()
        self.catalogue.close()

    def _embed(self, texts: dict[str, str]) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """Return all texts' vectors, and those of them that are new, by the texts' hashes."""
        held = self.catalogue.vectors(texts)
        lacking = {key: text for key, text in texts.items() if key not in held}
        made = self.model.encode(list(lacking.values())) if lacking else ()
        new = {key: row.tobytes() for key, row in zip(lacking, made, strict=True)}
        return held | new, new

    def _mend(self) -> None:
        """Undo what was never finished, and add to the vectors what a crash kept from them."""
        self.vectors.sweep()
        self._sweep()
        if self.vectors.behind():
            self.vectors.align()
            self._show()

    def _sweep(self) -> None:
        """Delete what belongs to versions that were replaced or never finished."""
        left = self.catalogue.unfinished()
        if left:
            self.vectors.draft().delete(left)
            self.lexical.delete(left)
        self._unused |= self.catalogue.forget_unfinished()

    def _show(self) -> None:
        self.vectors.publish()
        self._unseen = 0

    def _settle(self) -> None:
        """Let everything be found, and give back the room of what is gone."""
        indexed = self.catalogue.indexed()
        if not indexed.behind:
            return
        size = self.catalogue.counts(restricted=True)[1]
        afresh = indexed.written - size > max(SPARE * size, SPARE_AT_LEAST)
        if afresh:
            held = self.catalogue.passage_ids()
            self.vectors.draft(afresh=True)
            self.vectors.fill(held)
            self.lexical.replace_all(self.parts(held))
            self.catalogue.index(replace(self.catalogue.indexed(), written=size))
        self._show()
        self.catalogue.forget_vectors(None if afresh else self._unused)
        self._unused = set()
        self.catalogue.tidy()
