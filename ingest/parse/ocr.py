"""Read pictures of pages with Tesseract, where it is installed."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from PIL import Image

PAGE_SECONDS = 60
"""A page that takes longer is left unread: a clean one takes three to ten."""
LANGUAGES = ("eng", "cym", "gle")
"""English, Welsh and Irish, as far as they are installed."""
SURE = 30.0
"""Of 100, how sure Tesseract must be of a word; below it are specks and lines of a form."""
HOW_TO_INSTALL = "install Tesseract (on Debian: apt install tesseract-ocr) and run the ingest again"


def available() -> bool:
    """Tell whether Tesseract can be run."""
    return shutil.which("tesseract") is not None


def read_picture(picture: Image.Image) -> list[tuple[str, tuple[int, int, int, int], int]] | None:
    """Read a picture of a page.

    Returns:
        Each word with its box (left, top, right, bottom in pixels) and the number of the line
        that it stands on; None if the picture could not be read in time.
    """
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", "+".join(_languages()), "tsv"]
    try:
        done = subprocess.run(
            command,
            input=held.getvalue(),
            capture_output=True,
            timeout=PAGE_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # faster where pages are read at once
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return list(_words(done.stdout.decode("utf-8", "replace")))


@cache
def _languages() -> tuple[str, ...]:
    command = ["tesseract", "--list-langs"]
    try:
        told = subprocess.run(command, capture_output=True, timeout=PAGE_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError):
        return ("eng",)
    installed = told.stdout.decode("utf-8", "replace").split()
    return tuple(name for name in LANGUAGES if name in installed) or ("eng",)


def _words(table: str) -> Iterator[tuple[str, tuple[int, int, int, int], int]]:
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row["text"] or "").strip()
        if not word or float(row["conf"]) < SURE:
            continue
        left, top, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
        line = tuple(row[name] for name in ("block_num", "par_num", "line_num"))
        number = lines.setdefault(line, len(lines))
        yield word, (left, top, left + wide, top + high), number
