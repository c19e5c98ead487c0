"""A connection to PostgreSQL that waits for no answer without end; the only file to know psycopg.

It is imported when a server is named: see `vectorstore.places.connecting`.
"""

from typing import Any

import psycopg
from psycopg.abc import RV, PQGen

from words import catalogue as said


class BoundedConnection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that is given up when an answer takes longer than `seconds`.

    The server's own limit ends a slow statement; this one ends the wait for a server that stands
    still, or that nobody can reach any more.
    """

    seconds: float | None = None

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for what the server is asked; see psycopg."""
        try:
            return super().wait(gen, interval, self.seconds if timeout is None else timeout)
        except psycopg.errors._WaitTimeout as error:
            self.close()
            raise psycopg.OperationalError(said.NOT_IN_TIME) from error
