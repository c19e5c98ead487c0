"""Start programs in processes that have loaded the libraries: else each takes seconds to do so.

    python -m tests.warm NAME

One process loads them, listens under a name, and forks into every program that it is asked for,
with no archive open and nothing embedded yet. All the processes of a run share it, and it ends
with the last of them. What is tested in a program is then all but its very start. Where a process
cannot be forked safely, Python is started as ever.
"""

import contextlib
import functools
import gc
import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import IO, Protocol

from tests.finding import search
from tests.stores import bring, paper
from vectorstore import Archive, EmbeddingModel
from vectorstore.check import check

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 1 << 18
"""Bytes of what is asked for: the arguments and the environment."""
SECONDS = 180
"""To load the libraries, beside other tests."""


class Running(Protocol):
    """What both ways of starting give."""

    pid: int

    def poll(self) -> int | None:
        """Return how it ended, once it has."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; return how."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""

    def terminate(self) -> None:
        """Tell it to end."""

    def kill(self) -> None:
        """End it."""


class Forked:
    """A program that the warm process has become."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._ended: int | None = None
        self.pid = int(line.recv(99))

    def poll(self) -> int | None:
        """Return how it ended, once it has."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self._ended

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; return how."""
        if self._ended is None:
            self._line.settimeout(timeout)
            try:
                self._ended = int(self._line.recv(99))
            except (BlockingIOError, TimeoutError) as error:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0) from error
            self._line.close()
        return self._ended

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self) -> None:
        """Tell it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def start_cold(
    arguments: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    stdout: IO[str],
    stderr: IO[str],
) -> Running:
    """Start Python as ever."""
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, cwd=cwd, env=env, stdout=stdout, stderr=stderr)


def start(
    arguments: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    stdout: IO[str],
    stderr: IO[str],
) -> Running:
    """Start Python with `-m` or `-c` and what follows; it reads no input."""
    if sys.platform != "linux":
        return start_cold(arguments, cwd=cwd, env=env, stdout=stdout, stderr=stderr)
    _session()
    line = _connected()
    asked = json.dumps([list(arguments), str(cwd), dict(env)]).encode()
    socket.send_fds(line, [asked], [stdout.fileno(), stderr.fileno()])
    return Forked(line)


@functools.cache
def _session() -> tuple[socket.socket, object]:
    """Hold a line to the warm process, which it lives for, and start it if there is none."""
    with contextlib.suppress(ConnectionRefusedError):
        return _connected(), None
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", _name()],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # threads of OpenMP's outlive no fork
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(ConnectionRefusedError):
            return _connected(), process
        time.sleep(0.05)
    raise AssertionError("no process became warm")


def _name() -> str:
    """Return what all processes of a run name alike."""
    return f"minutes-{os.environ.get('PYTEST_XDIST_TESTRUNUID') or os.getpid()}"


def _connected() -> socket.socket:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        line.connect(f"\0{_name()}")
    except OSError:
        line.close()
        raise
    return line


def main(name: str) -> None:
    """Load the libraries, and become what is asked for."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        listener.bind(f"\0{name}")
    except OSError:
        return  # another was quicker
    listener.listen()
    _import_what(_use)
    gc.collect()
    gc.freeze()
    if asked := _asked(listener):
        _become(*asked)


def _use() -> None:
    """Do what loads every library that an archive needs."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), EmbeddingModel())
        bring(archive, [paper("lamps", "The lamps were lit.")])
        search(archive, "lamps")
        check(archive)
        archive.close()


THREADED = ("onnxruntime",)
"""Libraries that start threads when they are imported, which a fork would lack when it ends."""


def _import_what(work: Callable[[], None]) -> None:
    """Import all that work imports; it is done in a process of its own, which is no more then."""
    told, tell = os.pipe()
    if not os.fork():
        try:
            work()
            with os.fdopen(tell, "w") as names:
                names.write("\n".join(sys.modules))
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told) as names:
        wanted = names.read().splitlines()
    os.wait()
    for name in wanted:
        if name.partition(".")[0] in THREADED:
            continue
        with contextlib.suppress(ImportError):  # some are no modules that can be found
            importlib.import_module(name)


def _asked(listener: socket.socket) -> tuple[bytes, list[int]] | None:
    """Return what is asked for, in a process that is to become it; None when nobody is left."""
    started: list[int] = []
    with selectors.DefaultSelector() as lines:
        lines.register(listener, selectors.EVENT_READ)
        while True:
            for key, _ in lines.select():
                if key.fileobj is listener:
                    lines.register(listener.accept()[0], selectors.EVENT_READ)
                    continue
                line = key.fileobj
                assert isinstance(line, socket.socket)
                lines.unregister(line)
                asked, files, *_ = socket.recv_fds(line, LONGEST, 2)
                if asked and not (process := os.fork()):
                    for other in [line.fileobj for line in lines.get_map().values()]:
                        assert isinstance(other, socket.socket)
                        other.close()
                    _watched(line, files)
                    return asked, files
                if asked:
                    started.append(process)
                for file in files:
                    os.close(file)
                line.close()
            started = [one for one in started if not os.waitpid(one, os.WNOHANG)[0]]
            if len(lines.get_map()) == 1:
                return None


def _watched(line: socket.socket, files: Sequence[int]) -> None:
    """Return in a new process; in this one, tell when that ends and how."""
    process = os.fork()
    if not process:
        line.close()
        return
    for file in (0, 1, 2, *files):
        os.close(file)
    with contextlib.suppress(OSError):  # nobody waits for it
        line.send(str(process).encode())
        line.send(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())
    os._exit(0)


def _become(asked: bytes, files: Sequence[int]) -> None:
    """Run what `python ARGUMENTS` runs."""
    (how, what, *given), folder, environment = json.loads(asked)
    for at, file in enumerate(files, 1):
        os.dup2(file, at)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # looked up anew
    if how == "-m":
        sys.argv = [what, *given]
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.argv = [how, *given]
        module = sys.modules["__main__"] = ModuleType("__main__")
        exec(compile(what, "<string>", "exec"), module.__dict__)


if __name__ == "__main__":
    main(sys.argv[1])
