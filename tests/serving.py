"""The application, served in a process of its own as people serve it."""

import contextlib
import os
import socket
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import warm
from tests.conftest import ROOT


@dataclass(frozen=True)
class Served:
    """A server: where it listens, and its process."""

    address: str
    process: int


@contextlib.contextmanager
def served(
    folder: Path, app: str = "app.py", *, cold: bool = False, **environment: str
) -> Iterator[Served]:
    """Serve an application on a free port, its log in a folder, until the block ends.

    Unless it is to start cold, its libraries are loaded already: see `tests.warm`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["-m", "streamlit", "run", app, f"--server.port={port}"]
    log = folder / "log"
    start = warm.start_cold if cold else warm.start
    with log.open("w") as out:
        server = start(command, cwd=ROOT, env=os.environ | environment, stdout=out, stderr=out)
    try:
        address = f"http://127.0.0.1:{port}"
        while not _is_served(address):
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        yield Served(address, server.pid)
    finally:
        server.terminate()
        server.wait()


def _is_served(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
