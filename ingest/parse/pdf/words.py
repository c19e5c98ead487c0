"""Read a page's words with PDFium: what they say, where they stand, how they are printed."""

import ctypes
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2.raw as raw

from ingest.parse.mend_letters import mend_encoded
from ingest.parse.pdf.shapes import Box, Run, turned

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_BULLETS = re.compile("[\uf0a0-\uf0ff\u25cf\uf076\uf020]")
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_PLAIN = {**_LIGATURES, 0xFFFE: "-", 0x02: "-", 0xAD: "-", 0xA0: " "}
_SLANT = 5.0
"""Degrees by which a word must lean for it not to be a scan put straight."""
_TIGHT = 0.07
"""Of the size of the print, less room between two letters than there is where it is meant."""
_PALE, _WHITE = 150, 250
"""Of 255, the least of each colour in print that is paler than text, and white."""
_FAINT, _CLEAR = 140, 8
"""Of 255, the most of opacity of print that is faint, and that cannot be seen."""
_OUTLINED = raw.FPDF_TEXTRENDERMODE_STROKE
_NOT_PAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)

Look = Literal["plain", "pale", "white", "unpainted"]


@dataclass(slots=True)
class Word:
    """A word, the way in which it runs in degrees, whether it leans from that, its colour.

    What is white can be seen on a dark ground alone; what is unpainted, nowhere. "tight" is
    what has no room between its letters. `drawn` names the object on the page that draws it.
    """

    run: Run
    way: int
    slanted: bool
    look: Look
    tight: bool = False
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class _Print:
    """How all that one object draws is printed; its size is what the file says."""

    way: int
    slanted: bool
    size: float
    bold: bool
    look: Look


def read_words(page: Any) -> Iterator[Word]:
    """Yield each word as it is printed; its box is PDFium's."""
    handle = page.raw
    code_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    prints: dict[int, _Print] = {}
    codes: list[int] = []
    word: Word | None = None
    spaced = True
    for n in range(page.count_chars()):
        code = code_at(handle, n)
        if (code <= 32 and code != 2) or code == 0xA0:
            spaced = True
            continue
        box_at(handle, n, place)
        sides = box.left, box.top, box.right, box.bottom
        if word and (
            spaced
            or not _follows(word, sides)
            or (_looks_resized(word, sides) and _is_resized(word, _printed(handle, n, prints)[1]))
        ):
            yield _spelt(word, codes)
            word = None
        if word is None:
            codes, word = [code], _begun(handle, n, sides, spaced, prints)
        else:
            codes.append(code)
            _widen(word, sides)
        spaced = False
    if word:
        yield _spelt(word, codes)


def _follows(word: Word, sides: Box) -> bool:
    """Tell whether a letter stands near a word."""
    left, top, right, bottom = sides
    run = word.run
    reach = 0.3 * run.size
    if left > run.right + reach or right < run.left - reach:
        return False
    return bottom <= run.top + reach and top >= run.bottom - reach


def _looks_resized(word: Word, sides: Box) -> bool:
    """Tell whether a letter is higher or lower than a word, though it may be of another font."""
    high = word.run.top - word.run.bottom
    upright = word.way == 0 and not word.slanted
    return upright and not 0.85 * high < sides[1] - sides[3] < 1.18 * high


def _is_resized(word: Word, printed: _Print) -> bool:
    return not 0.85 * word.run.size < printed.size < 1.18 * word.run.size


def _widen(word: Word, sides: Box) -> None:
    left, top, right, bottom = sides
    run = word.run
    if left - run.right < _TIGHT * run.size:
        word.tight = True
    if left < run.left:
        run.left = left
    if right > run.right:
        run.right = right
    if top > run.top:
        run.top = top
    if bottom < run.bottom:
        run.bottom = bottom


def _begun(handle: Any, n: int, sides: Box, spaced: bool, prints: dict[int, _Print]) -> Word:
    address, printed = _printed(handle, n, prints)
    left, top, right, bottom = sides
    high = top - bottom if printed.way % 180 == 0 else right - left
    size = printed.size if 0.4 * printed.size <= high <= 3 * printed.size else max(high, 1.0)
    run = Run("", left, top, right, bottom, size, printed.bold, spaced)
    return Word(run, printed.way, printed.slanted, printed.look, drawn=address)


def _printed(handle: Any, n: int, prints: dict[int, _Print]) -> tuple[int, _Print]:
    """Return the address of what draws a letter, and how it prints."""
    drawn = raw.FPDFText_GetTextObject(handle, n)
    address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
    if address not in prints:
        prints[address] = _print(handle, n, drawn)
    return address, prints[address]


def _print(handle: Any, n: int, drawn: Any) -> _Print:
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    raw.FPDFText_GetMatrix(handle, n, ctypes.byref(matrix))
    name = ctypes.create_string_buffer(96)
    raw.FPDFText_GetFontInfo(handle, n, name, len(name), ctypes.byref(flags))
    size = raw.FPDFText_GetFontSize(handle, n) * (math.hypot(matrix.c, matrix.d) or 1)
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    way = round(angle / 90) * 90
    bold = bool(_BOLD.search(name.value)) or bool(flags.value & _FORCE_BOLD)
    return _Print(way % 360, abs(angle - way) > _SLANT, size, bold, _look(handle, n, drawn))


def _look(handle: Any, n: int, drawn: Any) -> Look:
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
    if mode in _NOT_PAINTED:
        return "unpainted"
    part = raw.FPDFText_GetStrokeColor if mode == _OUTLINED else raw.FPDFText_GetFillColor
    red, green, blue, opacity = colour = [ctypes.c_uint() for _ in range(4)]
    if not part(handle, n, *map(ctypes.byref, colour)):
        return "plain"
    least = min(red.value, green.value, blue.value)
    if opacity.value <= _CLEAR:
        return "unpainted"
    if least >= _WHITE:
        return "white"
    return "pale" if least >= _PALE or opacity.value <= _FAINT else "plain"


def _spelt(word: Word, codes: Sequence[int]) -> Word:
    text = "".join(chr(code) for code in codes if code <= 0x10FFFF).translate(_PLAIN)
    if not text.isascii():
        if any(0xD800 <= code < 0xE000 for code in codes):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
        text = mend_encoded(_BULLETS.sub("•", text))
    word.run.text = _UNSEEN.sub("", text) if not text.isprintable() else text
    return word


def find_turn(words: Sequence[Word]) -> int:
    """Return the way in which most of the page's words run."""
    ways = (0, 90, 180, 270)
    return max(ways, key=lambda way: sum(len(one.run.text) for one in words if one.way == way))


def words_running_otherwise(words: Sequence[Word], wide: float, high: float) -> list[Run]:
    """Put what runs another way below the page, a line for each stretch of it."""
    found: list[Run] = []
    for _, stretch in itertools.groupby(words, key=lambda word: (word.way, word.slanted)):
        text = " ".join(word.run.text for word in stretch)
        top = high + 20.0 * len(found)
        found.append(Run(text, 0.0, top, wide, top + 10, 10.0))
    return found


def placed(run: Run, turn: int, bounds: Sequence[float]) -> Run:
    """Place a word on the upright page; its height is that of its print."""
    run.left, run.top, run.right, run.bottom = turned(
        (run.left, run.bottom, run.right, run.top), turn, bounds
    )
    return run
