"""A catalogue at a PostgreSQL server, which processes of several machines share."""

import os
import re
import socket
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, QueuePool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from errors import StoreBusy, StoreError, StoreUnreachable
from settings import CatalogueServer
from vectorstore.format import SCHEMA_VERSION, is_later
from vectorstore.meeting_conditions import POSTGRESQL
from vectorstore.places.connecting import Told, connect
from vectorstore.places.place import Place, T
from vectorstore.tables import TABLES
from words import catalogue as said
from words.archive import later_format

READING, WRITING = 1.5, 60.0
"""Seconds in which new tries begin: while somebody waits, and while nobody does."""
CONNECTIONS, MORE = 4, 16
"""That are kept open, and that may be opened beside them for as long as they are needed."""
HOLD, MAKE = 0x4D696E75746573, 0x4D696E75746574
"""The keys of the two locks: of who writes to the archive, and of who makes its tables."""
_CHANGED = text(
    "INSERT INTO about (key, value) VALUES ('changed', :value) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_HOLDER = text(
    "INSERT INTO about (key, value) VALUES ('holder', :value || ' ' || now()) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_RELEASE = text("SELECT pg_advisory_unlock(:key)")
_TOLD = text("SELECT value FROM about WHERE key = :key")


class ServedCatalogue(Place):
    """One PostgreSQL database; see `Place`.

    Who holds the archive changes it by the connection that the lock belongs to: where that is
    lost, the lock is, and so is all that was to be changed under it.
    """

    phrases = POSTGRESQL
    among = "= ANY(:values)"

    def __init__(self, server: CatalogueServer) -> None:
        self._server = server
        self._told = Told(server)
        self._holds: tuple[int, Connection] | None = None
        self.engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: connect(server),
            poolclass=QueuePool,
            pool_size=CONNECTIONS,
            max_overflow=MORE,
            pool_timeout=10,
            pool_use_lifo=True,
            hide_parameters=True,
            use_native_hstore=False,
        )

    def listed(self, values: Sequence[str]) -> list[str]:
        """See `Place`."""
        return list(values)

    def must_be_there(self) -> None:
        """See `Place`: whoever asks it anything is told."""

    def missing(self) -> StoreError:
        """See `Place`."""
        return StoreError(said.missing(self._server.address))

    def other_format(self, found: str | None) -> StoreError:
        """See `Place`."""
        tell = later_format if is_later(found) else said.other_format
        return StoreError(tell(self._server.address, found, SCHEMA_VERSION))

    def other_model(self, found: str | None, model: str) -> StoreError:
        """See `Place`."""
        return StoreError(said.other_model(self._server.address, found, model))

    def begin_making(self, db: Connection) -> None:
        """See `Place`."""
        db.exec_driver_sql("BEGIN")
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MAKE})
        encoding = db.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise StoreError(said.encoding(self._server.address, encoding))

    def make_tables(self, db: Connection) -> None:
        """See `Place`."""
        TABLES.create_all(db)

    def takes(self, found: str | None) -> bool:
        """See `Place`."""
        return found == SCHEMA_VERSION

    def complete(self, found: str | None) -> None:
        """See `Place`: nothing has come since."""

    def begin_reading(self, db: Connection) -> None:
        """See `Place`."""
        db.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def begin(self, db: Connection, *, surely: bool) -> None:
        """See `Place`: the row that tells of changes belongs to one of them at a time."""
        db.exec_driver_sql("BEGIN")
        db.execute(_CHANGED, {"value": uuid.uuid4().hex})

    def generation(self) -> int | str:
        """See `Place`."""

        def ask() -> int | str:
            with self.reading() as db:
                return str(db.execute(_TOLD, {"key": "changed"}).scalar())

        with self.told():
            return self.trying(ask)

    @contextmanager
    def holding(self) -> Iterator[None]:
        """See `Place`."""
        if self._held() is not None:  # this thread holds it already
            yield
            return
        with self.told():
            db = self.trying(self._take_hold)
        try:
            self._holds = threading.get_ident(), db
            yield
        finally:
            self._holds = None
            self._let_go(db)

    @staticmethod
    def _let_go(db: Connection) -> None:
        """Let another hold the archive: at once, or as soon as the server sees the connection end.

        A lock goes with its connection, whatever state that is in; only the server takes a moment.
        """
        with suppress(SQLAlchemyError):
            if not db.invalidated:
                db.rollback()
                db.execute(_RELEASE, {"key": HOLD})
        db.invalidate()
        db.close()

    def _take_hold(self) -> Connection:
        """Return the connection that holds the archive.

        Raises:
            StoreBusy: another process does.
        """
        db = self.engine.connect()
        try:
            if db.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": HOLD}).scalar():
                db.execute(_HOLDER, {"value": f"{socket.gethostname()} {os.getpid()}"})
                db.rollback()  # it has begun nothing; SQLAlchemy thinks that it has
                return db
            holder = str(db.execute(_TOLD, {"key": "holder"}).scalar() or "")
            raise StoreBusy(said.held_by(self._server.address, *_read_holder(holder)))
        except BaseException:
            db.invalidate()
            db.close()
            raise

    def _held(self) -> Connection | None:
        """Return the connection by which this thread holds the archive, if it does."""
        holds = self._holds
        return holds[1] if holds and holds[0] == threading.get_ident() else None

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """See `Place`."""
        held = self._held()
        if held is None:
            with self.engine.connect() as db:
                yield db
        elif held.invalidated:
            raise StoreUnreachable(said.hold_lost(self._server.address))
        else:
            yield held

    def trying(self, ask: Callable[[], T]) -> T:
        """See `Place`."""
        import tenacity

        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception(self._told.passes),
            stop=tenacity.stop_before_delay(READING if self._held() is None else WRITING),
            wait=tenacity.wait_exponential_jitter(initial=0.1, max=5, jitter=0.1),
            reraise=True,
        )
        return tries(ask)

    def tidy(self) -> None:
        """See `Place`: the server does it by itself."""

    def close(self) -> None:
        """See `Place`."""
        self.engine.dispose()

    def _trouble(self, error: Exception) -> StoreError:
        held = self._held()
        if held is not None and held.invalidated:
            return StoreUnreachable(said.hold_lost(self._server.address))
        return self._told.trouble(error)


def _read_holder(told: str) -> tuple[str, str, str]:
    """Return the machine, the process and the time of who holds the archive."""
    host, pid, since = (*told.split(" ", 2), "", "", "")[:3]
    return host, pid, re.sub(r"\.\d+", "", since)
