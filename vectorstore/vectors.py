"""Where an archive's vectors are kept: what is read, what is written, and how they are made whole.

The catalogue is the truth, and keeps every vector: whatever is read can be made again from it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from vectorstore.catalogue import Catalogue, Indexed
from vectorstore.dense import DenseIndex
from vectorstore.embedding import EmbeddingModel

PART = 1000
"""Passages that are read from the catalogue and added together."""


class StoredVectors(ABC):
    """The vectors that are read, as `live`, and those that are written.

    Args:
        catalogue: names what is to be read.
        model: embeds what has no vector yet.
    """

    served: bool
    """Whether they are kept at a server."""

    def __init__(self, catalogue: Catalogue, model: EmbeddingModel) -> None:
        self._catalogue = catalogue
        self._model = model
        self._draft: DenseIndex | None = None

    @property
    @abstractmethod
    def live(self) -> DenseIndex:
        """What is read.

        Raises:
            StoreError: it is known not to hold what the catalogue holds.
        """

    @abstractmethod
    def draft(self, *, afresh: bool = False) -> DenseIndex:
        """Return what is written to, made when it is first asked for.

        Args:
            afresh: start with an empty one.
        """

    @abstractmethod
    def follow(self) -> None:
        """Read what another process has put in place, if one has."""

    @abstractmethod
    def discard(self) -> None:
        """Give up the draft."""

    @abstractmethod
    def sweep(self) -> None:
        """Delete what nobody reads. Call only while holding the archive."""

    @abstractmethod
    def close(self) -> None:
        """Release what is open."""

    @abstractmethod
    def _replace(self, draft: DenseIndex, indexed: Indexed) -> Indexed:
        """Make a draft ready to be read; return what the catalogue is to know then."""

    @abstractmethod
    def _replaced(self) -> None:
        """Read what is now in place."""

    def behind(self) -> bool:
        """Tell whether what is read is known to differ from the catalogue."""
        indexed = self._catalogue.indexed()
        return indexed.behind or indexed.served != self.served

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
        """Let the draft, if there is one, be read.

        Raises:
            StoreError: it cannot be read, as when the disk is full; the live one stays.
        """
        indexed = replace(self._catalogue.indexed(), behind=False, served=self.served)
        if self._draft is None:
            self._catalogue.index(indexed)
            return
        self._draft.reopen()
        self._draft.prove(self._catalogue.counts(restricted=True)[1])
        indexed = self._replace(self._draft, indexed)
        self._draft = None
        self._catalogue.index(indexed)
        self._replaced()
        self.sweep()
