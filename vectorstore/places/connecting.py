"""The way to a PostgreSQL server, its time limits, and its errors in the product's words."""

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from errors import StoreBusy, StoreError, StoreUnreachable
from settings import CatalogueServer
from words import catalogue as said

if TYPE_CHECKING:
    import psycopg

CONNECTING = 5
"""Seconds to be let in."""
ANSWER = 60.0
"""Seconds for one answer, however slow the server: the slowest statement of a large archive, which
deletes what nobody needs, takes a few."""
TOLD_CHARS = 300
"""Of what a server says of a failure."""
_SETUP = (
    "SET lock_timeout = '10s'; SET statement_timeout = '50s'; SET client_min_messages = error; "
    # A machine that has vanished gives up what it held within a minute.
    "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
)
_KEPT_ALIVE: dict[str, Any] = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
_WAITED_FOR = ("55P03", "40P01", "40001")
"""PostgreSQL's codes of what another process keeps from being done."""
_PASSING = ("57P01", "57P02", "57P03", "57014", "53300")
"""... of a server that is stopped or started, too slow, or asked by too many; 08 begins those of
broken connections."""
_NOT_NOW = ("starting up", "shutting down", "recovery", "too many", "not yet accepting")


def connect(server: CatalogueServer) -> "psycopg.Connection[Any]":
    """Return a connection that changes nothing lastingly unless it is told to begin to.

    Raises:
        psycopg.Error: there is none to be had.
    """
    from vectorstore.places.bounded import BoundedConnection

    how: dict[str, Any] = {"password": server.password} if server.password else {}
    db = BoundedConnection.connect(
        server.address,
        autocommit=True,
        connect_timeout=CONNECTING,
        application_name="ask-the-minutes",
        client_encoding="utf8",
        **_KEPT_ALIVE,
        **how,
    )
    db.seconds = ANSWER
    db.execute(_SETUP)
    return db


class Told:
    """What a server's errors come to.

    Args:
        server: the server.
    """

    def __init__(self, server: CatalogueServer) -> None:
        self._server = server

    def passes(self, error: BaseException) -> bool:
        """Tell whether it may be otherwise in a moment."""
        if not isinstance(error, DBAPIError):
            return isinstance(error, NoneFree)
        code = _code(error)
        if code:
            return code in _PASSING or code.startswith("08")
        return error.connection_invalidated or (_is_operational(error) and not self._refused(error))

    def trouble(self, error: Exception) -> StoreError:
        """Return an error in the product's words."""
        address, why = self._server.address, self._why(error)
        if _code(error) in _WAITED_FOR:
            return StoreBusy(said.busy(address))
        if self.passes(error):
            return StoreUnreachable(said.unreachable(address, why))
        if self._refused(error):
            return StoreError(said.refuses(address, why))
        return StoreError(said.fails(address, why))

    def _refused(self, error: Exception) -> bool:
        """Tell whether the server answered, and lets us not in."""
        said_by = self._why(error)
        at_start = _is_operational(error) and not _code(error)
        return at_start and "FATAL" in said_by and not any(one in said_by for one in _NOT_NOW)

    def _why(self, error: Exception) -> str:
        """Return what a server said, on one line, short and without the password."""
        own = error.orig if isinstance(error, DBAPIError) else error
        line = " ".join(str(own).split())
        for secret in {self._server.password, unquote(self._server.password)} - {""}:
            line = line.replace(secret, "…")
        return line[:TOLD_CHARS]


def _code(error: Exception) -> str:
    return getattr(getattr(error, "orig", None), "sqlstate", None) or ""


def _is_operational(error: Exception) -> bool:
    return type(getattr(error, "orig", None)).__name__ in ("OperationalError", "ConnectionTimeout")
