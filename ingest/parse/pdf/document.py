"""Read a PDF: its pages in reading order, pictures of pages by OCR, furniture left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from errors import NeedsOcr, SourceError
from ingest.parse import ocr
from ingest.parse.parsed import Parsed
from ingest.parse.pdf.blocks import TITLE, Blocks
from ingest.parse.pdf.furniture import remove_furniture, running_heads
from ingest.parse.pdf.groups import Print
from ingest.parse.pdf.layout import find_regions
from ingest.parse.pdf.margins import find_margins
from ingest.parse.pdf.notices import find_notices
from ingest.parse.pdf.pages import Pages
from ingest.parse.pdf.shapes import Page, Run, find_runs


def parse_pdf(data: bytes) -> Parsed:
    """Read a PDF file.

    Pages that are pictures are read by OCR where it is installed. The facts name the running
    heads and feet ("running_head"), which are left out of the text, and the pages that are
    pictures and could not be read ("unread_pages"). The notices hold what is printed in the
    margins of each page, over its text or unseen in it, and what the file says of itself.

    Raises:
        NeedsOcr: all its words are in pictures, and none could be read.
        SourceError: it is damaged or asks for a password.
    """
    document = Pages(data)
    try:
        pages = list(document)
        pictured = [number for number, page in enumerate(pages) if page.pictured]
        unread = _read_pictures(document, pages, pictured)
        properties = document.properties()
    finally:
        document.close()
    if pictured and not any(page.runs for page in pages):
        raise NeedsOcr(f"its {len(pictured)} page(s) are pictures {_trouble(unread)}")
    read = tuple(number + 1 for number in pictured if number not in unread)
    return _parsed(pages, read, [number + 1 for number in unread], properties)


def _trouble(unread: Sequence[int]) -> str:
    if not ocr.available():
        return f"without text, which need OCR; {ocr.HOW_TO_INSTALL}"
    found = "could not read in time" if unread else "found no words in"
    return f"that OCR {found}; get a clearer copy and ingest that"


def _parsed(
    pages: Sequence[Page],
    read: tuple[int, ...],
    unread: Sequence[int],
    properties: Mapping[str, str],
) -> Parsed:
    regions = [find_regions(page) for page in pages]
    body = Print.of(regions)
    taken = remove_furniture(pages, regions, title_size=TITLE * body.size)
    margins = find_margins(pages, taken)
    blocks = Blocks(body)
    starts = tuple(blocks.write_page(found) for found in regions)
    text, found = blocks.parsed
    beside = [[*page.beside, *found] for page, found in zip(pages, margins, strict=True)]
    facts = {
        "running_head": "\n".join(running_heads(taken)),
        "unread_pages": ", ".join(map(str, unread)),
    }
    return Parsed(
        text,
        found,
        page_starts=starts,
        facts={name: fact for name, fact in facts.items() if fact},
        ocr_pages=read,
        notices=find_notices(beside, starts, len(text), properties),
    )


def _read_pictures(document: Pages, pages: list[Page], pictured: Iterable[int]) -> list[int]:
    """Put the words of pictured pages into them; return the numbers of those left unread."""
    unread = []
    for number in pictured:
        try:
            runs = _read_picture(document, number) if ocr.available() else None
        except SourceError:
            runs = None
        if runs is None:
            unread.append(number)
        else:
            pages[number] = replace(pages[number], runs=runs, across=(), down=())
    return unread


def _read_picture(document: Pages, number: int) -> tuple[Run, ...] | None:
    picture, scale = document.picture(number)
    words = ocr.read_picture(picture)
    if words is None:
        return None
    heights: dict[int, list[int]] = {}
    for _, (_, top, _, bottom), line in words:
        heights.setdefault(line, []).append(bottom - top)
    sizes = {line: median(found) / scale * 1.2 for line, found in heights.items()}
    return tuple(
        find_runs(
            Run(text, left / scale, top / scale, right / scale, bottom / scale, sizes[line])
            for text, (left, top, right, bottom), line in words
        )
    )
