"""Draw a page of a PDF as it looks, and tell where on it a stretch of its stored text is."""

import ctypes
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from errors import SourceError
from ingest.parse import ocr
from ingest.parse.pdf.pages import MAX_CHARACTERS, Pages
from ingest.parse.pdf.printed import find_letters
from schema import Span
from words import contents as said

DOTS_PER_INCH = 130
MAX_PIXELS = 2_500_000
"""Of a picture: A4 at 130 dots an inch has 1.6 million."""
MAX_SIDE = 14_000
"""Pixels of a side, beyond which a picture cannot be kept: of a page that is a mere strip."""
QUALITY = 82
COVERED = 0.6
"""Of the letters of a stretch, so many must be found for it to be marked."""

Box = tuple[float, float, float, float]
"""Left, top, width, height, as shares of the page's width and height."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn, with the boxes of each stretch that was asked for: none where it is not found.

    `data` is a WebP file; `pages` counts those of the document.
    """

    data: bytes
    width: int
    height: int
    pages: int
    boxes: tuple[tuple[Box, ...], ...]


def draw_page(
    data: bytes, number: int, text: str, spans: Sequence[Span], *, scanned: bool = False
) -> Picture:
    """Draw a page of a PDF.

    Args:
        data: the file.
        number: which page, from 1.
        text: the stored text of the page.
        spans: stretches of it to look for.
        scanned: its words were read from a picture of it, and are read again to be found.

    Raises:
        SourceError: the file cannot be opened, has no such page, or the page cannot be drawn.
    """
    document = Pages(data)
    try:
        if not 1 <= number <= document.count:
            raise SourceError(said.no_page(number))
        page = document.load(number - 1)
        try:
            picture = _render(page, number)
            wide, high = picture.size
            if scanned and spans:
                printed, places = _read(document, number)
            else:
                printed, places = _printed(page, wide, high)
        finally:
            page.close()
        boxes = tuple(_boxes(text, span, printed, places) for span in spans)
        return Picture(_packed(picture), wide, high, document.count, boxes)
    finally:
        document.close()


def _render(page: Any, number: int) -> Image.Image:
    try:
        wide, high = (max(1.0, side) for side in page.get_size())
        scale = min(
            DOTS_PER_INCH / 72, math.sqrt(MAX_PIXELS / (wide * high)), MAX_SIDE / max(wide, high)
        )
        picture: Image.Image = page.render(scale=scale).to_pil()
    except (pdfium.PdfiumError, ValueError, MemoryError) as error:
        raise SourceError(said.page_not_drawn(number)) from error
    return picture.convert("RGB")


def _packed(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "WEBP", quality=QUALITY, method=2)
    return held.getvalue()


def _printed(page: Any, wide: int, high: int) -> tuple[list[str], list[Box]]:
    """Return the characters of a page and the box of each on its picture."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MAX_CHARACTERS:
            return [], []
        characters: list[str] = []
        places: list[Box] = []
        sides = raw.FS_RECTF()
        for n in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, n)
            raw.FPDFText_GetLooseCharBox(text.raw, n, ctypes.byref(sides))
            characters.append(chr(code) if 32 < code < 0xD800 else "")
            corners = [
                _on_picture(page, wide, high, x, y)
                for x, y in ((sides.left, sides.top), (sides.right, sides.bottom))
            ]
            places.append(_box(corners, wide, high))
        return characters, places
    finally:
        text.close()


def _on_picture(page: Any, wide: int, high: int, x: float, y: float) -> tuple[int, int]:
    """Return where a point of a page is on its picture, however it is turned and cut."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(
        page.raw, 0, 0, wide, high, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value, down.value


def _box(corners: Sequence[tuple[float, float]], wide: float, high: float) -> Box:
    left, right = sorted(x for x, _ in corners)
    top, bottom = sorted(y for _, y in corners)
    return left / wide, top / high, (right - left) / wide, (bottom - top) / high


def _read(document: Pages, number: int) -> tuple[list[str], list[Box]]:
    """Read a page that is a picture; each word's box is that of all its letters."""
    picture, _ = document.picture(number - 1)
    wide, high = picture.size
    characters: list[str] = []
    places: list[Box] = []
    for word, (left, top, right, bottom), _ in ocr.read_picture(picture).words:
        characters += word
        places += [_box(((left, top), (right, bottom)), wide, high)] * len(word)
    return characters, places


def _boxes(text: str, span: Span, printed: Sequence[str], places: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes of a stretch, those that stand in a line as one."""
    found = find_letters(text, span, printed)
    wanted = sum(map(str.isalnum, text[span.start : span.end]))
    if len(found) < COVERED * wanted:
        return ()
    boxes: list[Box] = []
    for place in (places[n] for n in found):
        if place[2] <= 0 or place[3] <= 0:
            continue
        if boxes and _in_line(boxes[-1], place):
            boxes[-1] = _around(boxes[-1], place)
        else:
            boxes.append(place)
    return tuple(boxes)


def _in_line(one: Box, other: Box) -> bool:
    """Tell whether a letter goes on where a box ends, across the page or up and down it."""
    across = _shared(one[1], one[3], other[1], other[3]) > 0.5
    down = _shared(one[0], one[2], other[0], other[2]) > 0.5
    beside = max(other[0] - one[0] - one[2], one[0] - other[0] - other[2]) < 2 * other[3]
    below = min(abs(other[1] - one[1] - one[3]), abs(one[1] - other[1] - other[3])) < other[2]
    return (across and beside) or (down and below and one[2] < 2 * other[2])


def _shared(low: float, size: float, other_low: float, other_size: float) -> float:
    """Return how much of the smaller of two stretches lies in the other."""
    common = min(low + size, other_low + other_size) - max(low, other_low)
    return common / max(min(size, other_size), 1e-9)


def _around(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right = max(one[0] + one[2], other[0] + other[2])
    bottom = max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top
