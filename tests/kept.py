"""Keep what takes a second to start from one test to the next: readers of files, and models."""

import contextlib
import functools
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import pytest
from numpy.typing import NDArray

from answering import reader
from inference import open_session
from ingest.files.workers import Workers
from vectorstore import embedding, encoder
from vectorstore.encoder import Encoder
from vectorstore.tokens import TokenCounter

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


class _ReadsNothingTwice:
    """A session of ONNX Runtime that gives for the same numbers what it gave for them before.

    Of what tests let a model read, half was read before, and reading takes most of their time.
    """

    def __init__(self, session: Any) -> None:
        self._session = session
        self._read: dict[object, list[NDArray[Any]]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def run(self, names: None, given: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        key = tuple((name, one.dtype, one.shape, one.tobytes()) for name, one in given.items())
        if key not in self._read:
            self._read[key] = self._session.run(names, given)
        return [one.copy() for one in self._read[key]]


def _open_kept(*given: Any, **named: Any) -> _ReadsNothingTwice:
    return _ReadsNothingTwice(open_session(*given, **named))


def keep_models(patch: pytest.MonkeyPatch) -> None:
    """Let all that opens the packaged model, or the reader, have what was opened first.

    What cannot be opened is tried each time, and so are weights once others are expected.
    """
    check_weights = embedding.check_weights
    expected = functools.cache(lambda folder, _: check_weights(folder))
    encoders: dict[tuple[Path, int], Encoder] = {}

    def kept_encoder(folder: Path, tokens: TokenCounter, threads: int) -> Encoder:
        held = encoders.get((folder, threads)) or Encoder(folder, tokens, threads)
        return encoders.setdefault((folder, threads), held)

    patch.setattr(encoder, "open_session", _open_kept)
    patch.setattr(embedding, "Encoder", kept_encoder)
    patch.setattr(embedding, "TokenCounter", functools.cache(TokenCounter))
    patch.setattr(
        embedding, "check_weights", lambda folder: expected(folder, embedding.DEFAULT_SHA256)
    )
    patch.setattr(reader, "open_session", functools.cache(_open_kept))
