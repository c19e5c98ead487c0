"""Read pictures of pages with Tesseract, where it is installed, on all processors."""

import contextlib
import csv
import getpass
import io
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from PIL import Image

CPU_SECONDS = 120
"""Of a processor's time, what a page may take: a clean one takes three to ten.

It is not the clock's, so that a page is not given up because the machine has much to do.
"""
WAIT_SECONDS = 900
"""By the clock, when a program is given up that takes no time of a processor either."""
POLL_SECONDS = 0.05
CORES = os.cpu_count() or 1
"""How many pages are read at once, by all the processes that read files."""
LANGUAGES = ("eng", "cym", "gle")
"""English, Welsh and Irish, as far as they are installed."""
SURE = 30.0
"""Of 100, how sure Tesseract must be of a word; below it are specks and lines of a form."""

PicturedWord = tuple[str, tuple[int, int, int, int], int]
"""A word, its box (left, top, right, bottom in pixels), the number of the line it stands on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a picture, or why there are none: it took too long, or the program failed."""

    words: tuple[PicturedWord, ...] = ()
    trouble: Literal["slow", "failed", ""] = ""


def available() -> bool:
    """Tell whether Tesseract can be run."""
    return shutil.which("tesseract") is not None


def read_picture(picture: Image.Image) -> Reading:
    """Read a picture of a page, when a processor is free for it."""
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", "+".join(_languages()), "tsv"]
    try:
        with _turn():
            code, told = _run(command, held.getvalue())
    except subprocess.TimeoutExpired:
        return Reading(trouble="slow")
    except OSError:
        return Reading(trouble="failed")
    if code:
        ended = code in (-getattr(signal, "SIGXCPU", 0), -signal.SIGKILL)
        return Reading(trouble="slow" if ended else "failed")
    return Reading(tuple(_words(told.decode("utf-8", "replace"))))


def _run(command: list[str], data: bytes) -> tuple[int, bytes]:
    """Run a program within its time; return its exit code and what it says.

    Raises:
        OSError: it cannot be run.
        subprocess.TimeoutExpired: it neither ends nor does anything.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # faster where pages are read at once
    )
    with process:
        _limit(process.pid)
        try:
            told, _ = process.communicate(data, timeout=WAIT_SECONDS)
        except BaseException:
            process.kill()
            raise
    return process.returncode, told


def _limit(pid: int) -> None:
    """Give a process no more than CPU_SECONDS of a processor's time, where that can be done."""
    if sys.platform == "linux":
        import resource

        seconds = math.ceil(CPU_SECONDS)
        with contextlib.suppress(OSError):  # it has ended
            resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds + 1))


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    """Wait until one of the turns is free that all the processes here share, and hold it."""
    folder = Path(tempfile.gettempdir())
    turns = [
        FileLock(folder / f"minutes-ocr-{getpass.getuser()}-{n}.lock", thread_local=False)
        for n in range(CORES)
    ]
    while True:
        for turn in turns:
            try:
                turn.acquire(blocking=False)
            except Timeout:
                continue
            try:
                yield
            finally:
                turn.release()
            return
        time.sleep(POLL_SECONDS)


@cache
def _languages() -> tuple[str, ...]:
    try:
        _, told = _run(["tesseract", "--list-langs"], b"")
    except (subprocess.SubprocessError, OSError):
        return ("eng",)
    installed = told.decode("utf-8", "replace").split()
    return tuple(name for name in LANGUAGES if name in installed) or ("eng",)


def _words(table: str) -> Iterator[PicturedWord]:
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row["text"] or "").strip()
        if not word or float(row["conf"]) < SURE:
            continue
        left, top, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
        line = tuple(row[name] for name in ("block_num", "par_num", "line_num"))
        number = lines.setdefault(line, len(lines))
        yield word, (left, top, left + wide, top + high), number
