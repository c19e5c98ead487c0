"""Keep the processes that read files from one ingest to the next: each start takes a second."""

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from ingest.files.workers import Workers

Lent = Workers[Any, Any, Any]
OF_THE_TEST = "PYTEST_CURRENT_TEST"
"""The variable of the environment that no two tests share, and no process looks at."""


class KeptWorkers:
    """Stands in for `ingest.files.workers.Workers`: what it lends is real, and outlives its use.

    It lends again only where processes started now would be given, and inherit, just the same;
    else it keeps the new ones in place of the old. After an error it keeps none.
    """

    def __init__(self) -> None:
        self._lendings = 0
        self._kept = ExitStack()
        self._workers: Lent | None = None
        self._started_with: object = None

    def __getitem__(self, _: object) -> "KeptWorkers":
        return self

    def __call__(
        self, function: Callable[[Any, Any], Any], shared: Any
    ) -> AbstractContextManager[Lent]:
        inherited = {name: value for name, value in os.environ.items() if name != OF_THE_TEST}
        wanted = (pickle.dumps((function, shared)), inherited, sys.executable)
        if self._started_with != wanted and self._lendings:
            return Workers(function, shared)
        if self._started_with != wanted:
            self.close()
            self._workers = self._kept.enter_context(Workers(function, shared))
            self._started_with = wanted
        return self._lend()

    @contextlib.contextmanager
    def _lend(self) -> Iterator[Lent]:
        assert self._workers
        self._lendings += 1
        try:
            yield self._workers
        except BaseException:  # jobs may be left that nobody waits for
            self.close()
            raise
        finally:
            self._lendings -= 1

    def close(self) -> None:
        """End what is kept."""
        self._workers = self._started_with = None
        self._kept.close()
