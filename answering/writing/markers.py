"""The one place where markers such as [1], [1, 2], [1-3] or [1][2] in a reply are read.

A marker names a passage by its number, from 1; one that names no passage that was given is
struck out.
"""

import re
from collections.abc import Iterator

_NUMBERS = r"\d{1,4}(?:\s*(?:,|;|&|and|-|–)\s*\d{1,4})*"
_MARKER = rf"\[\s*(?:passages?\s+)?{_NUMBERS}\s*\]"
MARKERS = rf"{_MARKER}(?:\s*(?:,|;|&|and)?\s*{_MARKER})*"
"""A pattern for one or more markers in a row, to be compiled with FLAGS."""
FLAGS = re.ASCII | re.IGNORECASE

_ROW = re.compile(MARKERS, FLAGS)
_BEFORE_STOP = re.compile(rf"\s?({MARKERS})\s?([.!?…]+[\"'”’)]*)", FLAGS)
_PART = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?", FLAGS)
_LOOSE = re.compile(r"\s+([.,;:!?…)]+)(?=\s|\Z)")


def take_markers(text: str, count: int) -> tuple[str, tuple[int, ...]]:
    """Take the markers out of a text.

    Args:
        text: a sentence of a reply.
        count: how many passages were given.

    Returns:
        The text without any marker, and the numbers, each once, of passages that there are.
    """
    named = (n for row in _ROW.findall(text) for n in _numbers(row, count))
    words = " ".join(_ROW.sub(" ", text).split())
    return _LOOSE.sub(r"\1", words), tuple(dict.fromkeys(named))


def after_stops(text: str) -> str:
    """Put markers that stand before a full stop behind it: "so it was [1]." is "… was. [1]"."""
    return _BEFORE_STOP.sub(r"\2 \1", text)


def _numbers(row: str, count: int) -> Iterator[int]:
    """Yield the numbers that markers name and that lie between 1 and `count`."""
    for part in _PART.finditer(row):
        first = int(part[1])
        last = min(int(part[2] or first), count)
        yield from range(max(first, 1), last + 1)
