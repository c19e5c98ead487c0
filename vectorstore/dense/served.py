"""Passage vectors in a collection at a Chroma server, which is read while it is written."""

from collections.abc import Callable, Mapping
from typing import Any

from errors import StoreError, StoreUnreachable
from vectorstore.dense.index import DenseIndex, T
from vectorstore.dense.server import Connection, is_missing
from words import archive as said

FORMAT = 1
"""Of what a collection holds for each passage."""
MARK = "mark"


class ServedIndex(DenseIndex):
    """A collection at a server.

    Args:
        connection: the way to the server.
        name: tells the collection's name; another may take its place.
        model: the name of the model that its vectors are of.

    Raises:
        StoreError: the collection is of another model or format.
    """

    def __init__(self, connection: Connection, name: Callable[[], str], model: str) -> None:
        self._connection = connection
        self._locate = name
        self._about = {"model": model, "format": FORMAT}
        self._found: Any = None
        self.name = ""
        self.reopen()

    @property
    def there(self) -> bool:
        """Whether the server had the collection when it was last looked for."""
        return self._found is not None

    @property
    def _collection(self) -> Any:
        held = self._found
        if held is None:
            raise StoreError(said.server_lost(self._connection.server.address))
        return held

    @_collection.setter
    def _collection(self, collection: Any) -> None:
        about = self._about if collection is None else collection.metadata or {}
        if {key: about.get(key) for key in self._about} != self._about:
            address, model = self._connection.server.address, self._about["model"]
            raise StoreError(said.server_of_other_model(address, about.get("model"), model))
        self._found = collection

    @property
    def mark(self) -> str:
        """What was marked on the collection when it was last looked for, empty at first."""
        return mark_of(self._collection.metadata)

    def create(self, mark: str = "") -> None:
        """Make the collection, if the server has none of its name, and mark it."""
        about = self._about | {MARK: mark}
        self._collection = self._connection.create(self.name, about)
        if self.mark != mark:
            self._do("marked", lambda: self._collection.modify(metadata=about))

    def reopen(self) -> None:
        """Look for the collection that is now the one to read."""
        looked, found = "", None
        while found is None and looked != (name := self._locate()):  # another took its place
            looked, found = name, self._connection.collection(name)
        self.name, self._collection = looked, found

    def close(self) -> None:
        """Close the way to the server."""
        self._connection.close()

    def _batch(self) -> int:
        return min(self._connection.at_most or super()._batch(), super()._batch())

    def _within(self, count: int) -> int:
        return min(count, self._connection.at_most or count)

    def _read(self, ask: Callable[[], T]) -> T:
        """Ask the server, once more if the collection was made anew or another took its place."""
        if self.there:
            try:
                return self._do("read", ask)
            except StoreUnreachable:
                raise
            except StoreError as error:
                if not is_missing(error) and self._locate() == self.name:
                    raise
        self.reopen()
        return self._do("read", ask)

    def _do(self, verb: str, ask: Callable[[], T]) -> T:
        return self._connection.ask(verb, ask)


def mark_of(metadata: Mapping[str, Any] | None) -> str:
    """Return what is marked on a collection."""
    return str((metadata or {}).get(MARK, ""))
