"""Read the pages of a PDF with PDFium: words and rules with their places, pictures of pages.

PDFium must not be called from two threads at once.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from errors import SourceError
from ingest.parse.pdf.annotations import Annotation, as_runs, below, read_annotations
from ingest.parse.pdf.drawings import find_grounds, find_layers, find_rules, is_pictured, is_scan
from ingest.parse.pdf.overprinted import part_words
from ingest.parse.pdf.raised import set_raised_down
from ingest.parse.pdf.shapes import Beside, Page, Run, find_runs, turned
from ingest.parse.pdf.spaced_letters import join_letters
from ingest.parse.pdf.strokes import covered_words, struck_words
from ingest.parse.pdf.words import Word, find_turn, placed, read_words, words_running_otherwise
from words import contents as said

MAX_PAGES = 10_000
MAX_ATTACHMENTS = 100
MAX_CHARACTERS = 100_000
"""Of one page: more is data drawn as print, or a trap."""
MAX_PIXELS = 12_000_000
"""Of a rendered page: A3 at 250 dots an inch, whatever size the page claims."""
DOTS_PER_INCH = 250
STAMPED_LETTERS, MARGIN = 130, 0.12
"""Letters that may be stamped on a scan, and of its height, how near its edges."""
FAINT = 40
"""Of 255, the most difference of light and dark where no word can be seen."""
FEW_LETTERS = 12
"""A page with fewer letters and figures than this has no text to speak of."""


class Pages:
    """An open PDF. Close it after use.

    Raises:
        SourceError: it is damaged, protected, or has no pages or too many.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower():
                raise SourceError(said.PROTECTED) from error
            raise SourceError(said.PDF_DAMAGED) from error
        self._document.init_forms()
        self.count = len(self._document)
        if not 0 < self.count <= MAX_PAGES:
            self.close()
            raise SourceError(said.too_many_pages(self.count) if self.count else said.NO_PAGES)

    def close(self) -> None:
        """Close the file."""
        self._document.close()

    def properties(self) -> dict[str, str]:
        """Return what the file says of itself, by the names that PDF has for it."""
        return dict(self._document.get_metadata_dict())

    def attachments(self) -> list[str]:
        """Return the names of the files that it carries."""
        count = min(self._document.count_attachments(), MAX_ATTACHMENTS)
        return [self._document.get_attachment(n).get_name() for n in range(count)]

    def __iter__(self) -> Iterator[Page]:
        for number in range(self.count):
            page = self.load(number)
            try:
                yield _read(page, number, self._document.formenv)
            finally:
                page.close()

    def load(self, number: int) -> Any:
        """Return page `number`, from 0. Close it after use.

        Raises:
            SourceError: it is damaged.
        """
        try:
            return self._document[number]
        except pdfium.PdfiumError as error:
            raise SourceError(said.page_damaged(number + 1)) from error

    def picture(self, number: int) -> tuple[Image.Image, float]:
        """Render page `number`, from 0; return the picture and its dots per point."""
        page = self.load(number)
        try:
            area = max(1.0, page.get_width() * page.get_height())
            scale = min(DOTS_PER_INCH / 72, math.sqrt(MAX_PIXELS / area))
            return page.render(scale=scale, grayscale=True).to_pil(), scale
        except (pdfium.PdfiumError, ValueError, MemoryError) as error:
            raise SourceError(said.page_not_drawn(number + 1)) from error
        finally:
            page.close()


def _read(page: Any, number: int, form: Any) -> Page:
    text = page.get_textpage()
    try:
        if text.count_chars() > MAX_CHARACTERS:
            raise SourceError(said.page_too_long(number + 1, MAX_CHARACTERS))
        words = list(read_words(text))
    finally:
        text.close()
    turn = find_turn(words)
    bounds = page.get_bbox()
    for word in words:
        placed(word.run, turn, bounds)
    words = set_raised_down(words)
    words = join_letters(words)
    across, down = find_rules(page, turn, bounds)
    unseen = any(word.look in ("white", "unpainted") for word in words)
    grounds = find_grounds(page, turn, bounds) if unseen else ()
    put = [
        replace(one, boxes=tuple(turned(box, turn, bounds) for box in one.boxes))
        for one in read_annotations(page, form)
    ]
    struck = [box for one in put if one.kind == "struck" for box in one.boxes]
    gone = struck_words(words, across, struck)
    if turn == page.get_rotation() == 0:
        under = covered_words(words, find_layers(page, turn, bounds))
        gone |= {id(run) for run in _unseen(page, under)}
    parts = part_words(words, turn, grounds=grounds, gone=gone)
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    wide, high = (wide, high) if turn % 180 == 0 else (high, wide)
    upright = find_runs(parts.upright, down)
    below = words_running_otherwise(parts.otherwise, wide, high)
    noted, beside = _annotated(put, high)
    return Page(
        wide,
        high,
        runs=tuple(upright + below + noted),
        across=across,
        down=down,
        pictured=_is_pictured(page, words, wide, high),
        beside=(*parts.beside, *beside),
    )


def _is_pictured(page: Any, words: Sequence[Word], wide: float, high: float) -> bool:
    """Tell whether a page is a picture, on which a page's number or a mark may be stamped."""
    letters = sum(map(str.isalnum, "".join(word.run.text for word in words)))
    if letters < FEW_LETTERS:
        return is_pictured(page, wide * high)
    margin = MARGIN * high
    stamped = all(not margin < word.run.middle[1] < high - margin for word in words)
    return letters < STAMPED_LETTERS and stamped and is_scan(page, wide * high)


def _unseen(page: Any, runs: Sequence[Run]) -> list[Run]:
    """Return which of the words of an upright page cannot be seen when it is drawn."""
    if not runs:
        return []
    wide, high = page.get_size()
    scale = min(2.0, math.sqrt(MAX_PIXELS / max(1.0, wide * high)))
    picture = page.render(scale=scale, grayscale=True).to_pil()
    unseen = []
    for run in runs:
        box = [side * scale for side in (run.left, run.top, run.right, run.bottom)]
        low, most = picture.crop(tuple(map(round, box))).getextrema()
        if most - low < FAINT:
            unseen.append(run)
    return unseen


def _annotated(put: Sequence[Annotation], high: float) -> tuple[list[Run], list[Beside]]:
    """Return the words that were put on a page where they can be read, and all others."""
    runs: list[Run] = []
    beside: list[Beside] = []
    for one in put:
        if one.kind in ("typed", "field"):
            runs += as_runs(one)
        elif one.kind == "note":
            runs += as_runs(below(one, high))
        if one.kind in ("typed", "note", "stamp"):
            beside.append(Beside(one.words, "stamp" if one.kind == "stamp" else "margin"))
    return runs, beside
