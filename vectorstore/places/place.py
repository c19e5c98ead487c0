"""What a place of catalogues offers, whatever database it is. It knows no table but `about`."""

import functools
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from errors import StoreError
from vectorstore.meeting_conditions import Phrases

T = TypeVar("T")
Rows = Sequence[tuple[Any, ...]]


class Place(ABC):
    """A database with one catalogue in it, or room for one.

    Connections change nothing but between `begin` and the end of SQLAlchemy's transaction.
    """

    engine: Engine
    phrases: Phrases
    """How its JSON is asked for."""
    among: str
    """How one asks for what is among `:values`."""

    @abstractmethod
    def listed(self, values: Sequence[str]) -> object:
        """Return values as they are given to `among`."""

    @abstractmethod
    def must_be_there(self) -> None:
        """Make sure, where that is quickly told, that there is a catalogue.

        Raises:
            StoreError: there is none.
        """

    @abstractmethod
    def missing(self) -> StoreError:
        """Return what is to be said where there is no catalogue."""

    @abstractmethod
    def other_format(self, found: str | None) -> StoreError:
        """Return what is to be said of a catalogue of another format than this program's."""

    @abstractmethod
    def other_model(self, found: str | None, model: str) -> StoreError:
        """Return what is to be said of a catalogue that is of another embedding model."""

    @abstractmethod
    def begin_making(self, db: Connection) -> None:
        """Begin to make a catalogue; no other process makes it meanwhile."""

    @abstractmethod
    def make_tables(self, db: Connection) -> None:
        """Make the tables, and whatever of them is not there."""

    @abstractmethod
    def takes(self, found: str | None) -> bool:
        """Tell whether a catalogue of a format can be opened."""

    @abstractmethod
    def complete(self, found: str | None) -> None:
        """Add to a catalogue of a format that can be opened what it lacks."""

    @abstractmethod
    def begin_reading(self, db: Connection) -> None:
        """Begin to read all as it is at one moment."""

    @abstractmethod
    def begin(self, db: Connection, *, surely: bool) -> None:
        """Begin a change; nobody else changes anything until its end.

        Args:
            db: the connection that it is made with.
            surely: not even a power cut takes it back.
        """

    @abstractmethod
    def generation(self) -> int | str:
        """Return what is another after any change, whoever made it."""

    @abstractmethod
    def holding(self) -> AbstractContextManager[None]:
        """Hold the archive: nobody else who asks for that gets it meanwhile.

        Raises:
            StoreBusy: another process holds it.
            StoreError: it cannot be held.
        """

    @abstractmethod
    def tidy(self) -> None:
        """Give back to the disk what is free."""

    @abstractmethod
    def close(self) -> None:
        """Release what is open."""

    @abstractmethod
    def _trouble(self, error: Exception) -> StoreError:
        """Return what a database's error comes to."""

    def read(self, sql: str, given: Mapping[str, Any]) -> Rows:
        """Return the rows of a query, with its values by their names."""
        with self.reading() as db:
            return cast("Rows", db.execute(query_of(sql), given).all())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with self.engine.connect() as db:
            yield db

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Give a connection to change something with."""
        with self.engine.connect() as db:
            yield db

    def trying(self, ask: Callable[[], T]) -> T:
        """Ask for something that may be asked again, where that helps."""
        return ask()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell of the database's errors in the product's own."""
        try:
            yield
        except (DBAPIError, NoneFree) as error:
            raise self._trouble(error) from error


@functools.lru_cache(512)
def query_of(sql: str) -> TextClause:
    """Return a statement, in SQLAlchemy's form, that has its values by their names."""
    return text(sql)
