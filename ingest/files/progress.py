"""Show on standard error how far a run of the ingest is."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Never

from tqdm import tqdm

from commands import complain, printable
from ingest.files.report import Progress
from words import ingest as said

SECONDS_BETWEEN = 10
"""Between two lines of progress where there is no terminal."""


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None]]:
    """Yield what shows progress: a bar on a terminal, now and then a line elsewhere.

    Each problem gets a line of its own as it happens.
    """
    if sys.stderr.isatty():
        with tqdm(unit=" documents", smoothing=0.1) as bar:
            yield lambda progress: _draw(bar, progress)
    else:
        yield _Lines().write


def _draw(bar: "tqdm[Never]", progress: Progress) -> None:
    if bar.total is None:  # what was as before says nothing of how long the rest takes
        bar.reset(progress.total)
        bar.initial = bar.n = progress.done
    if progress.problem:
        bar.write(printable(progress.problem), file=sys.stderr)
    bar.update(progress.done - bar.n)
    seconds = bar.format_dict["elapsed"]
    if progress.passages and seconds:
        bar.set_postfix_str(f"{progress.passages / seconds:.0f} passages/s")


class _Lines:
    def __init__(self) -> None:
        self._started = self._told = time.monotonic()
        self._first: int | None = None

    def write(self, progress: Progress) -> None:
        if progress.problem:
            complain(progress.problem)
        if self._first is None:
            self._first = progress.done
        now = time.monotonic()
        if now - self._told < SECONDS_BETWEEN and progress.done < progress.total:
            return
        self._told = now
        told = said.progress(progress.done, progress.total)
        if progress.passages:
            seconds = now - self._started
            left = seconds / (progress.done - self._first) * (progress.total - progress.done)
            told += said.pace(progress.passages, seconds, tqdm.format_interval(left))
        complain(told)
