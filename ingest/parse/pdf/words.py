"""Read a page's words with PDFium: what they say, where they stand, how they are printed."""

import ctypes
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as raw

from ingest.parse.pdf.shapes import Run, turned

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_BULLETS = re.compile("[\uf0a0-\uf0ff\u25cf\uf076\uf020]")
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_PLAIN = {**_LIGATURES, 0xFFFE: "-", 0x02: "-", 0xAD: "-", 0xA0: " "}


def read_words(page: Any) -> Iterator[tuple[int, Run]]:
    """Yield each word with the way in which it runs, in degrees; its box is PDFium's."""
    code_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    codes: list[int] = []
    word: tuple[int, Run] | None = None
    spaced = True
    for n in range(page.count_chars()):
        code = code_at(page.raw, n)
        if (code <= 32 and code != 2) or code == 0xA0:
            spaced = True
            continue
        box_at(page.raw, n, place)
        if word and (spaced or not _follows(word[1], box)):
            yield _spelt(word, codes)
            word = None
        if word is None:
            codes, word = [], _begun(page, n, box, spaced)
        codes.append(code)
        run = word[1]
        run.left, run.right = min(run.left, box.left), max(run.right, box.right)
        run.top, run.bottom = max(run.top, box.top), min(run.bottom, box.bottom)
        spaced = False
    if word:
        yield _spelt(word, codes)


def _follows(run: Run, box: Any) -> bool:
    reach = 0.3 * run.size
    return bool(
        run.left - reach <= box.right
        and box.left <= run.right + reach
        and run.bottom - reach <= box.top
        and box.bottom <= run.top + reach
    )


def _begun(page: Any, n: int, box: Any, spaced: bool) -> tuple[int, Run]:
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    raw.FPDFText_GetMatrix(page.raw, n, ctypes.byref(matrix))
    name = ctypes.create_string_buffer(96)
    raw.FPDFText_GetFontInfo(page.raw, n, name, len(name), ctypes.byref(flags))
    scale = math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(page.raw, n) * (scale or 1)
    way = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 * 90
    bold = bool(_BOLD.search(name.value)) or bool(flags.value & _FORCE_BOLD)
    high = box.top - box.bottom if way % 180 == 0 else box.right - box.left
    size = size if 0.4 * size <= high <= 3 * size else max(high, 1.0)
    return way, Run("", box.left, box.top, box.right, box.bottom, size, bold, spaced)


def _spelt(word: tuple[int, Run], codes: Sequence[int]) -> tuple[int, Run]:
    text = "".join(_PLAIN.get(code) or chr(code) for code in codes if code <= 0x10FFFF)
    if any(0xD800 <= code < 0xE000 for code in codes):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    word[1].text = _UNSEEN.sub("", _BULLETS.sub("•", text))
    return word


def find_turn(words: Sequence[tuple[int, Run]]) -> int:
    """Return the way in which most of the page's words run."""
    ways = (0, 90, 180, 270)
    return max(ways, key=lambda way: sum(len(run.text) for one, run in words if one == way))


def words_running_otherwise(
    words: Sequence[tuple[int, Run]], turn: int, wide: float, high: float
) -> list[Run]:
    """Put what runs another way below the page, a line for each stretch of it."""
    found: list[Run] = []
    for way, stretch in itertools.groupby(words, key=lambda word: word[0]):
        if way != turn:
            text = " ".join(run.text for _, run in stretch)
            top = high + 20.0 * len(found)
            found.append(Run(text, 0.0, top, wide, top + 10, 10.0))
    return found


def placed(run: Run, turn: int, bounds: Sequence[float]) -> Run:
    """Place a word on the upright page; its height is that of its print."""
    run.left, run.top, run.right, run.bottom = turned(
        (run.left, run.bottom, run.right, run.top), turn, bounds
    )
    return run
