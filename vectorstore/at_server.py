"""The vectors' collections at a Chroma server: written where they are read.

A server is read while it is written, and outlives whoever writes to it. So what is added stands
there before the catalogue names it, and is never shown until then; what a crash leaves is mended
when the archive is next opened for writing. Only what is made afresh goes to a collection of
the next number, which the catalogue names when it is whole.
"""

from errors import StoreError
from settings import ChromaServer
from vectorstore.catalogue import Catalogue
from vectorstore.dense import READING, WRITING, Connection, DenseIndex, ServedIndex
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
        self._prefix = f"minutes-{catalogue.archive_id()}-"
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
            name = self._name(self._number() + afresh)
            if afresh:
                self._writing.delete(name)  # what a crash left
            self._draft = ServedIndex(self._writing, lambda: name, self._model.name)
            self._draft.create()
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
        """Delete the archive's collections that nobody reads."""
        for name in list(self._writing.names(self._prefix)):
            if name != self._named():
                self._writing.delete(name)

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
        if not self._live.there and not self._wanted():
            self._live.create()
        whole, indexed = self._whole(), self._catalogue.indexed()
        self._lost = not indexed.served if self._wanted() else False
        self._lost |= not whole and not indexed.behind

    def _wanted(self) -> int:
        return self._catalogue.counts(restricted=True)[1]

    def _whole(self) -> bool:
        self._live.reopen()
        return (self._live.count() if self._live.there else 0) == self._wanted()

    def _replace(self, draft: DenseIndex) -> int:
        afresh = self._draft is not None and self._draft.name != self._named()
        return self._number() + afresh

    def _replaced(self) -> None:
        self._lost = False
        self._live.reopen()

    def _number(self) -> int:
        return self._catalogue.indexed().vectors

    def _named(self) -> str:
        return self._name(self._number())

    def _name(self, number: int) -> str:
        return f"{self._prefix}{number}"
