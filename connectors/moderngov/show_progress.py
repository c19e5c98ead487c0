"""Show on standard error how far a run on a site is, and how long the rest takes."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

from commands import complain
from connectors.moderngov.report import Progress
from words import sites as said

SECONDS_BETWEEN = 10
"""Between two lines of progress where there is no terminal."""


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None]]:
    """Yield what shows progress: a bar on a terminal, now and then a line elsewhere."""
    if not sys.stderr.isatty():
        yield _Lines().write
        return
    with tqdm(unit=" requests", smoothing=0.05) as bar:

        def draw(progress: Progress) -> None:
            bar.total = progress.total
            bar.set_description_str(said.PHASES[progress.phase], refresh=False)
            bar.update(progress.done - bar.n)
            if progress.phase == "ingest":  # which shows its own progress
                bar.close()

        yield draw


@contextmanager
def shown_steps() -> Iterator[Callable[[int, int], None]]:
    """Yield what shows how many committees were looked at."""
    with shown_progress() as draw:
        yield lambda done, total: draw(Progress("lists", done, total))


class _Lines:
    def __init__(self) -> None:
        self._began = self._told = time.monotonic()
        self._phase = ""
        self._first = 0

    def write(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.phase != self._phase:
            self._phase, self._began, self._first = progress.phase, now, progress.done
        if now - self._told < SECONDS_BETWEEN:
            return
        self._told = now
        told = said.progress(progress.phase, progress.done, progress.total)
        if (made := progress.done - self._first) > 0 and progress.total > progress.done:
            rate = (now - self._began) / made
            told += said.time_left(
                str(tqdm.format_interval(rate * (progress.total - progress.done)))
            )
        complain(told)
