"""A real Chroma server in a process of its own, to be killed, stopped and started again."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from settings import ChromaServer
from tests import warm

SECONDS = 60
"""A server that takes longer to start doesn't start."""
CHROMA = "from chromadb.cli.cli import app; app()"
"""What the program `chroma` is."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


class ChromaRun:
    """`chroma run` with its data in a folder, on a port that it keeps when it starts again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._port = free_port()
        self._process: warm.Running | None = None
        self.server = ChromaServer(f"http://127.0.0.1:{self._port}")
        self.start()

    def start(self, folder: Path | None = None) -> None:
        """Start it, with other data if another folder is given."""
        self.folder = folder or self.folder
        self.folder.mkdir(parents=True, exist_ok=True)
        where = ["--path", str(self.folder), "--host", "127.0.0.1", "--port", str(self._port)]
        command = ["-c", CHROMA, "run", *where]
        with (self.folder.parent / "chroma.log").open("a") as log:
            self._process = warm.start(
                command, cwd=self.folder.parent, env=_environment(), stdout=log, stderr=log
            )
        until = time.monotonic() + SECONDS
        while not self._answers():
            assert self._process.poll() is None, "chroma run ended"
            assert time.monotonic() < until, "chroma run does not answer"
            time.sleep(0.05)

    @property
    def runs(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """Kill it without a warning."""
        self._send(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def pause(self) -> None:
        """Let it listen and answer nothing."""
        self._send(signal.SIGSTOP)
        while self._process is not None and not _stands_still(self._process.pid):
            time.sleep(0.01)  # a signal is sent before it has done anything

    def resume(self) -> None:
        """Let it go on."""
        self._send(signal.SIGCONT)

    def _send(self, sent: int) -> None:
        if self._process is not None:
            self._process.send_signal(sent)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(
                f"{self.server.address}/api/v2/heartbeat", timeout=5
            ) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def _stands_still(process: int) -> bool:
    known = Path(f"/proc/{process}/stat")
    if known.exists():
        return known.read_text().rpartition(")")[2].split()[0] == "T"
    told = subprocess.run(["ps", "-o", "state=", "-p", str(process)], capture_output=True)
    return told.stdout.strip().startswith(b"T")


def _environment() -> Mapping[str, str]:
    return os.environ | {"ANONYMIZED_TELEMETRY": "False"}
