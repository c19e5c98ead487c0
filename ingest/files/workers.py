"""Run a function in processes of its own, which may crash, hang or run out of memory.

A process that ends costs what it was doing and is started again. The processes are plain ones,
each with pipes of its own (`ingest.files.process` is their side): those of `multiprocessing` first
import the program's main module, which is the page where the app is running, and share what one
of them takes with it when it ends. What is run is no concern of this module.
"""

import collections
import contextlib
import logging
import os
import pickle
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from errors import SourceError
from words import files as said

LIMIT_SECONDS = 1800
"""What a job may take: a long scan is read page by page, seconds a page."""
CPU_SECONDS = 60
CPU_SECONDS_A_MEGABYTE = 30
"""What a job may compute, whatever else the machine does: ten times what any file of minutes
needs. What other programs compute for it (Tesseract, LibreOffice) is bounded where they are run.
"""
SECONDS_TO_END = 1
"""What a process is given to end by itself."""
AHEAD = 256
"""Jobs begun whose results nobody has taken yet."""
AHEAD_WEIGHT = 100_000_000
"""What the jobs begun may weigh together."""
SIGXCPU = getattr(signal, "SIGXCPU", None)
"""How the system ends what has computed for too long; not known on Windows."""
_log = logging.getLogger(__name__)
HERE = Path(__file__).resolve().parents[2]

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Done = TypeVar("Done")


def cpu_seconds(size: int) -> int:
    """Return how many seconds may be computed on a file of so many bytes."""
    return CPU_SECONDS + CPU_SECONDS_A_MEGABYTE * max(0, size) // 1_000_000


@dataclass(frozen=True, slots=True)
class Lost:
    """What is left of a job whose process ended: the reason, and what to do."""

    reason: str


class Workers(Generic[Shared, Job, Done]):
    """Processes, started when they are needed, that run one function on jobs.

    Args:
        function: called as `function(shared, job)`; a module's own function.
        shared: given to each process once. Like jobs and results, it is pickled.
        limit_seconds: what one job may take, by the clock.
        cpu_seconds: what one job may compute, given its weight in bytes; on Windows, which
            cannot tell, the clock alone ends a job.
    """

    def __init__(
        self,
        function: Callable[[Shared, Job], Done],
        shared: Shared,
        *,
        limit_seconds: float = LIMIT_SECONDS,
        cpu_seconds: Callable[[int], int] = cpu_seconds,
    ) -> None:
        count = max(1, (os.cpu_count() or 2) - 1)
        self._limit = limit_seconds
        self._cpu_seconds = cpu_seconds
        self._threads = ThreadPoolExecutor(count)
        # The last that was given back is taken first, so that few jobs start few processes.
        self._idle: queue.LifoQueue[_Process] = queue.LifoQueue()
        self._all = [_Process((function, shared, limit_seconds)) for _ in range(count)]
        for process in self._all:
            self._idle.put(process)

    def __enter__(self) -> "Workers[Shared, Job, Done]":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all:
            process.stop()
        self._threads.shutdown()

    def map(
        self, jobs: Iterable[Job], *, weigh: Callable[[Job], int]
    ) -> Iterator[tuple[Job, Done | Lost]]:
        """Run jobs ahead of those who take the results; yield each with its result, in order.

        Raises:
            SourceError: the processes cannot be started.
        """
        begun: collections.deque[tuple[Job, Future[Done | Lost]]] = collections.deque()
        weight = 0
        for job in jobs:
            while begun and (len(begun) >= AHEAD or weight + weigh(job) > AHEAD_WEIGHT):
                first, result = begun.popleft()
                weight -= weigh(first)
                yield first, result.result()
            cpu_seconds = self._cpu_seconds(weigh(job))
            begun.append((job, self._threads.submit(self._run, job, cpu_seconds)))
            weight += weigh(job)
        while begun:
            first, result = begun.popleft()
            yield first, result.result()

    def _run(self, job: Job, cpu_seconds: int) -> Done | Lost:
        process = self._idle.get()
        try:
            process.start()
            started = time.monotonic()
            done: Done = process.ask((cpu_seconds, job))
            return done
        except (OSError, EOFError, pickle.UnpicklingError):
            lost = self._lost(process.stop(), cpu_seconds, time.monotonic() - started)
            _log.warning("a process that reads files ended", extra={"told": {"why": lost.reason}})
            return lost
        finally:
            self._idle.put(process)

    def _lost(self, ended: int, cpu_seconds: int, seconds: float) -> Lost:
        """Say why a process ended, and what to do."""
        if SIGXCPU and ended == -SIGXCPU:
            return Lost(said.computed_too_long(cpu_seconds))
        if seconds >= self._limit:
            return Lost(said.read_too_long(self._limit))
        return Lost(said.broke_the_reader(_end(ended)))


class _Process:
    """One process, which can be started again after each end."""

    def __init__(self, task: tuple[object, object, float]) -> None:
        self._task = task
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, job: object) -> Any:
        """Send a job and wait for its result.

        Raises:
            EOFError, OSError, pickle.UnpicklingError: the process has ended.
        """
        assert self._process is not None
        return _exchange(self._process, job)

    def stop(self) -> int:
        """End the process, if it has not ended; return how it did."""
        process, self._process = self._process, None
        if process is None:
            return 0
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()  # tells one that waits for a job that there are no more
        with contextlib.suppress(OSError), process:  # leaving it closes the pipes
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(SECONDS_TO_END)
            process.kill()
        return process.wait()

    def start(self) -> None:
        """Start the process, unless it is running.

        Raises:
            SourceError: it cannot be started.
        """
        if self._process is not None:
            if self._process.poll() is None:
                return
            self.stop()  # the system ended it while it had no job
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from ingest.files.process import serve; serve()"],
                cwd=HERE,
                env=os.environ | {"TOKENIZERS_PARALLELISM": "false"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            _exchange(self._process, self._task)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            why = _end(self.stop()) if self._process else error
            raise SourceError(said.not_started(why, sys.executable)) from error


def _exchange(process: "subprocess.Popen[bytes]", sent: object) -> Any:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(sent, process.stdin)
    process.stdin.flush()
    return pickle.load(process.stdout)


def _end(code: int) -> str:
    """Say how a process ended."""
    if code < 0:
        return signal.strsignal(-code) or f"signal {-code}"
    return f"it ended with {code}"
