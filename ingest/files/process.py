"""What one of the processes does that run jobs: it answers on its output what its input asks.

It bounds its own time, computing and memory, so that a library which never comes back to Python,
or a parent that was killed, leaves nothing behind that goes on for ever.
"""

import contextlib
import faulthandler
import os
import pickle
import signal
import sys
from pathlib import Path
from typing import BinaryIO

LIMIT_BYTES = 1_500_000_000
"""Memory that a job may take on top of what its process starts with."""
NICENESS = 10
"""The processes step back: what waits for them does the longer work."""


def serve() -> None:
    """Run jobs until there are no more.

    First comes the function with what is shared and the limit by the clock, which is answered with
    None; then each job after the seconds that it may compute.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks decides when it ends
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    function, shared, limit_seconds = pickle.load(questions)
    _step_back()
    _answer(answers, None)
    with contextlib.suppress(EOFError), Path(os.devnull).open("w") as nowhere:
        while True:
            cpu_seconds, job = pickle.load(questions)
            _may_compute(cpu_seconds)
            # Ends the process even where a library never comes back to Python.
            faulthandler.dump_traceback_later(limit_seconds, exit=True, file=nowhere)
            done = function(shared, job)
            faulthandler.cancel_dump_traceback_later()
            _answer(answers, done)


def _answer(answers: BinaryIO, done: object) -> None:
    pickle.dump(done, answers)
    answers.flush()


def _may_compute(seconds: int) -> None:
    """Let the system end this process after so many more seconds of its own computing."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        if most != resource.RLIM_INFINITY:
            soft = min(soft, most)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


def _step_back() -> None:
    """Take less of the processor than who asks, and not all of the memory."""
    if sys.platform != "win32":
        os.nice(NICENESS)
    if sys.platform == "linux":
        import resource

        held = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (held + LIMIT_BYTES, held + LIMIT_BYTES))
