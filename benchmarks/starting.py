"""What a fresh process takes to its first answer, and what memory the app holds."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.questions import Asked
from benchmarks.stores import Store
from errors import SettingError
from words import benchmarks as said

ROOT = Path(__file__).resolve().parent.parent
STEPS = ("import", "open", "first", "all")
PATIENCE = 300
"""Seconds that a server is waited for."""
OURS = "MINUTES_"
"""How the settings begin that a server is to be started without."""


def measure_start(store: Store, asked: Sequence[Asked]) -> Iterator[Figure]:
    """Answer from a fresh process: what each step took since its start, and its memory."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.alone", str(store.folder), str(time.time())],
        input=json.dumps([one.question for one in asked]),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SettingError(said.not_started(done.stderr.strip()))
    size = store.passages
    for told in json.loads(done.stdout.splitlines()[-1]):
        step, count = str(told["step"]), len(asked) if told["step"] == "all" else 1
        yield Figure(f"start: {step}", size, told["wall"], cpu=told["cpu"], count=count)
        yield Figure(f"memory: {step}", size, told["megabytes"], unit="MB", count=count)
    yield Figure("memory: most", size, told["most"], unit="MB")


def measure_server(store: Store, folder: Path) -> Iterator[Figure]:
    """Serve the app, and tell when it is ready and what memory it holds then.

    Where the system doesn't tell of other processes' memory, nothing is told.
    """
    if not Path("/proc/self/status").exists():
        return
    with _served(store, folder) as (process, address):
        started = time.perf_counter()
        while not _answers(f"{address}/ready"):
            if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                raise SettingError(said.not_started((folder / "log").read_text("utf-8")))
            time.sleep(0.1)
        took = time.perf_counter() - started
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        computed = _computed(Path(f"/proc/{process.pid}/stat").read_text("utf-8"))
    yield Figure("start: server", store.passages, took, cpu=computed)
    (kilobytes,) = re.findall(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    yield Figure("memory: server", store.passages, int(kilobytes) * 1.024e-3, unit="MB")


@contextlib.contextmanager
def _served(store: Store, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"],
            cwd=ROOT,
            env=kept | {"MINUTES_STORE": str(store.folder), "MINUTES_KEEP_DAYS": "0"},
            stdout=log,
            stderr=log,
        )
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _computed(stat: str) -> float:
    """Return the seconds that a process has computed."""
    parts = stat.rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
