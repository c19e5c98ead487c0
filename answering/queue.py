"""Whose turn it is: few compute at a time, and who waits for an answer goes first.

Twenty threads on two cores would all end when the last one does. In turns, half of them have
their answers in half the time, and what is only offered beside an answer holds nobody up.
"""

import heapq
import itertools
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Gives out as many places as there are processors, first come first.

    Args:
        places: how many may compute at the same time.
    """

    def __init__(self, places: int = os.cpu_count() or 1) -> None:
        self._free = places
        self._waiting: list[tuple[bool, int]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return len(self._waiting)

    @property
    def readers_waiting(self) -> int:
        """How many of those wait for an answer of their own."""
        return sum(not later for later, _ in list(self._waiting))

    @contextmanager
    def take(self, *, later: bool = False) -> Iterator[None]:
        """Wait for a place and hold it; `later` gives way to all who do not say so."""
        ticket = (later, next(self._numbers))
        with self._changed:
            heapq.heappush(self._waiting, ticket)
            self._changed.wait_for(lambda: self._free and self._waiting[0] == ticket)
            heapq.heappop(self._waiting)
            self._free -= 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()
