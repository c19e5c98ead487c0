"""One catalogue's database, with its format and its model; what is asked of it, and how.

It does not know what the tables are about, nor which database it is.
"""

import contextlib
import functools
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, TextClause, bindparam, inspect, text

from settings import CatalogueServer
from vectorstore.format import SCHEMA_VERSION
from vectorstore.places import opened

Rows = Sequence[tuple[Any, ...]]
_MANY = 500
"""Values a query: few enough for any database."""
_ABOUT = (
    "INSERT INTO about (key, value) VALUES (:key, :value) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


class Database:
    """An open database, bound to one version of the tables and one embedding model.

    Args:
        place: the file, or the server, that it is in.
        model: the name of the embedding model.
        create: make the tables if there are none.

    Raises:
        StoreError: it cannot be opened, or was made by another version or model.
    """

    def __init__(self, place: Path | CatalogueServer, *, model: str, create: bool = True) -> None:
        self._place = opened(place, create=create)
        self._own = threading.local()
        try:
            self._open(model, create)
        except BaseException:
            self.close()
            raise

    def _open(self, model: str, create: bool) -> None:
        about = self._about() if self._has_tables() else {}
        if not about:
            if not create:
                raise self._place.missing()
            about = self._make(model)
        found = about.get("schema")
        if not self._place.takes(found):
            raise self._place.other_format(found)
        if about.get("model") != model:
            raise self._place.other_model(about.get("model"), model)
        self._place.complete(found)

    def _has_tables(self) -> bool:
        def ask() -> bool:
            with self._place.reading() as db:
                return bool(inspect(db).has_table("about"))

        with self._place.told():
            return self._place.trying(ask)

    def _make(self, model: str) -> dict[str, str]:
        with self._place.told(), self._place.changing() as db, db.begin():
            self._place.begin_making(db)
            self._place.make_tables(db)
            if not (held := dict(db.execute(_query("SELECT key, value FROM about")).all())):
                held = {"schema": SCHEMA_VERSION, "model": model}
                db.execute(_query(_ABOUT), [{"key": k, "value": v} for k, v in held.items()])
            return held

    def must_be_there(self) -> None:
        """Make sure, where that is quickly told, that the catalogue is still there.

        Raises:
            StoreError: it is not.
        """
        self._place.must_be_there()

    def generation(self) -> int | str:
        """Return what is another after any change, whoever made it."""
        return self._place.generation()

    def holding(self) -> contextlib.AbstractContextManager[None]:
        """Hold the archive for writing; see `Place.holding`."""
        return self._place.holding()

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[Connection]:
        """Give a connection that sees all as it is now, whoever changes it meanwhile."""
        with self._place.told(), self._place.reading() as db, db.begin():
            self._place.begin_reading(db)
            yield db

    @contextlib.contextmanager
    def refilled(self) -> Iterator[Connection]:
        """Give a connection to change all with, at once."""
        with self._changing():
            db = self._changed_now()
            assert db is not None
            yield db

    def tidy(self) -> None:
        """Give back to the disk what is free."""
        self._place.tidy()

    def close(self) -> None:
        """Close it."""
        self._place.close()

    def _about(self) -> dict[str, str]:
        return dict(self._all("SELECT key, value FROM about"))

    def _set_about(self, values: Mapping[str, str]) -> None:
        """Record what is known of the catalogue as a whole, as part of a change."""
        self._do(_ABOUT, [{"key": key, "value": value} for key, value in values.items()])

    def _all(self, sql: str, **given: Any) -> Rows:
        return self._rows(_query(sql), given)

    def _one(self, sql: str, **given: Any) -> Any:
        """Return the first value of the first row."""
        return self._all(sql, **given)[0][0]

    def _in_many(self, sql: str, values: Iterable[str], **given: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query with `IN :values` for any number of values."""
        for part in _parts(values):
            yield from self._rows(_query(sql), {**given, "values": part})

    def _rows(self, query: TextClause, given: Mapping[str, Any]) -> Rows:
        def ask() -> Rows:
            with self._place.reading() as db:
                return cast("Rows", db.execute(query, given).all())

        with self._place.told():
            if (own := self._changed_now()) is not None:
                return cast("Rows", own.execute(query, given).all())
            return self._place.trying(ask)

    @contextlib.contextmanager
    def _changing(self, *, surely: bool = False) -> Iterator[None]:
        """Let what this thread does stand together or not at all.

        Args:
            surely: not even a power cut takes it back.
        """
        with self._place.told(), contextlib.ExitStack() as stack:

            def begin() -> Connection:
                with contextlib.ExitStack() as begun:
                    db = begun.enter_context(self._place.changing())
                    begun.enter_context(db.begin())
                    self._place.begin(db, surely=surely)
                    stack.push(begun.pop_all())
                    return db

            self._own.db = self._place.trying(begin)
            stack.callback(setattr, self._own, "db", None)
            yield

    def _do(self, sql: str, given: Sequence[Mapping[str, Any]] | Mapping[str, Any] = ()) -> int:
        """Change rows, as part of a change; return how many were.

        Args:
            sql: the statement.
            given: its values, or several times its values: none is nothing to be done.
        """
        db = self._changed_now()
        assert db is not None, "outside of a change"
        if not given and not isinstance(given, Mapping):
            return 0
        with self._place.told():
            return cast("CursorResult[Any]", db.execute(_query(sql), given)).rowcount

    def _do_in_many(self, sql: str, values: Iterable[str]) -> int:
        """Change the rows that a statement with `IN :values` is about; return how many were."""
        return sum(self._do(sql, {"values": part}) for part in _parts(values))

    def _changed_now(self) -> Connection | None:
        """Return the connection of the change that this thread makes, if it makes one."""
        return getattr(self._own, "db", None)


def holds_documents_at(server: CatalogueServer) -> bool:
    """Tell, without a model, whether a server has a catalogue with documents.

    Raises:
        StoreError: it cannot be asked.
    """
    place = opened(server)

    def ask() -> bool:
        with place.reading() as db:
            held = "SELECT 1 FROM documents WHERE state = 'ready' LIMIT 1"
            return (
                inspect(db).has_table("documents") and db.execute(_query(held)).first() is not None
            )

    with contextlib.closing(place), place.told():
        return place.trying(ask)


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(values))
    for low in range(0, len(ordered), _MANY):
        yield ordered[low : low + _MANY]


@functools.lru_cache(512)
def _query(sql: str) -> TextClause:
    query = text(sql)
    return query.bindparams(bindparam("values", expanding=True)) if ":values" in sql else query
