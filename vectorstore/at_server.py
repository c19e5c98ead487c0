"""The vectors' collections at a Chroma server: written where they are read.

A server is read while it is written, and outlives whoever writes to it. So what is added stands
there before the catalogue names it, and is never shown until then; what a crash leaves is mended
when the archive is next opened for writing. Only what is made afresh goes to a collection of
the next number, which the catalogue names when it is whole.

A copy of a store's folder would write where its original does. So whoever writes marks the
collection, and the catalogue knows its own marks: one that finds a mark of another takes a name
of its own, and fills a collection of its own.
"""

import uuid
from dataclasses import replace

from errors import StoreError
from settings import ChromaServer
from vectorstore.catalogue import Catalogue, Indexed
from vectorstore.dense import READING, WRITING, Connection, DenseIndex, ServedIndex, mark_of
from vectorstore.embedding import EmbeddingModel
from vectorstore.vectors import StoredVectors
from words import archive as said


class VectorCollections(StoredVectors):
    """The collection that is read, as `live`, and the one that is written: mostly the same.

    Args:
        server: where they are.
        catalogue: names the archive, and the number of the collection to read.
        model: embeds what has no vector yet.

    Raises:
        StoreUnreachable: the server does not answer.
        StoreError: the server cannot be used, or holds vectors of another model.
    """

    served = True
    _draft: ServedIndex | None

    def __init__(self, server: ChromaServer, catalogue: Catalogue, model: EmbeddingModel) -> None:
        super().__init__(catalogue, model)
        self._server = server
        self._reading = Connection(server, READING)
        self._opened: Connection | None = None
        self._live = ServedIndex(self._reading, self._named, model.name)
        self._lost = False
        self._look()

    @property
    def live(self) -> ServedIndex:
        """The collection that is read."""
        if self._lost:
            self._look()
        if self._lost:
            raise StoreError(said.server_lost(self._server.address))
        return self._live

    def behind(self) -> bool:
        """Tell whether the server is known, or seen, to hold other than the catalogue."""
        return super().behind() or not self._whole()

    def draft(self, *, afresh: bool = False) -> ServedIndex:
        """Return the collection to write to: the one that is read, unless it is made afresh."""
        if afresh:
            self.discard()
        if self._draft is None:
            indexed, mark = self._catalogue.indexed(), uuid.uuid4().hex
            name = self._name(indexed.vectors + afresh)
            if afresh:
                self._writing.delete(name)  # what a crash left
            self._draft = ServedIndex(self._writing, lambda: name, self._model.name)
            self._catalogue.index(replace(indexed, marks=(*indexed.marks, mark)))
            self._draft.create(mark)
        return self._draft

    def follow(self) -> None:
        """Read the collection that another process has put in place, if one has."""
        if self._live.name != self._named():
            self._live.reopen()
        if not self._catalogue.indexed().served:  # it was moved into a folder
            self._look()

    def discard(self) -> None:
        """Give up the draft: who writes next mends it where it is read, or sweeps it away."""
        self._draft = None

    def sweep(self) -> None:
        """Delete the archive's collections that nobody reads, unless another writes to them."""
        listed = {name: mark_of(about) for name, about in self._writing.listed(self._prefix)}
        if not all(map(self._is_ours, listed.values())):
            self._catalogue.archive_id(another=True)
            self._look()
            return
        for name in listed.keys() - {self._named()}:
            self._writing.delete(name)
        indexed, mark = self._catalogue.indexed(), listed.get(self._named())
        marks = (mark,) if mark else ()
        if indexed.marks != marks:
            self._catalogue.index(replace(indexed, marks=marks))

    def close(self) -> None:
        """Close the ways to the server."""
        self.discard()
        self._reading.close()
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    @property
    def _writing(self) -> Connection:
        if self._opened is None:
            self._opened = Connection(self._server, WRITING)
        return self._opened

    def _look(self) -> None:
        """See whether the server has lost what the catalogue says that it holds."""
        whole, indexed, wanted = self._whole(), self._catalogue.indexed(), self._wanted()
        if not wanted and not self._live.there:
            self._live.create()
        another = self._live.there and not self._is_ours(self._live.mark)
        moved = bool(wanted) and not indexed.served
        self._lost = another or moved or (not whole and not indexed.behind)

    def _is_ours(self, mark: str) -> bool:
        return not mark or mark in self._catalogue.indexed().marks

    def _wanted(self) -> int:
        return self._catalogue.counts(restricted=True)[1]

    def _whole(self) -> bool:
        self._live.reopen()
        return (self._live.count() if self._live.there else 0) == self._wanted()

    def _replace(self, draft: DenseIndex, indexed: Indexed) -> Indexed:
        afresh = self._draft is not None and self._draft.name != self._named()
        return replace(indexed, vectors=indexed.vectors + afresh)

    def _replaced(self) -> None:
        self._lost = False
        self._live.reopen()

    @property
    def _prefix(self) -> str:
        return f"minutes-{self._catalogue.archive_id()}-"

    def _named(self) -> str:
        return self._name(self._catalogue.indexed().vectors)

    def _name(self, number: int) -> str:
        return f"{self._prefix}{number}"
