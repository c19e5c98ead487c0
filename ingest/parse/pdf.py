"""Read PDF files with PDFium: pages in reading order without running heads and feet."""

import re
from collections import Counter
from collections.abc import Sequence

import pypdfium2 as pdfium

from errors import NeedsOcr, SourceError
from ingest.parse.lines import find_blocks
from ingest.parse.parsed import Parsed

EDGE = 4
"""Lines at a page's head and foot that may be furniture."""
PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
FEW_CHARACTERS = 20
"""A page with fewer characters than this has no text to speak of."""


def parse_pdf(data: bytes) -> Parsed:
    """Read a PDF file.

    Raises:
        NeedsOcr: its pages are pictures without text.
        SourceError: it is damaged or asks for a password.
    """
    try:
        pages = _read(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(
                "it is protected by a password; save a copy without one and ingest that"
            ) from error
        raise SourceError(
            "it is damaged or cut short and cannot be opened; get the file again"
        ) from error
    if not pages:
        raise SourceError("it has no pages; get the file again")
    if sum(len("".join(page)) for page in pages) < FEW_CHARACTERS * len(pages):
        raise NeedsOcr(
            f"its {len(pages)} page(s) are pictures without text; have it read by OCR and "
            "ingest the result"
        )
    kept = [_without_furniture(page, pages) for page in pages]
    starts, text = [], ""
    for lines in kept:
        starts.append(len(text))
        text += "\n".join(lines) + "\n\n"
    return Parsed(text, find_blocks(text), tuple(starts))


def _read(data: bytes) -> list[list[str]]:
    """Return each page's lines, in the order in which the page gives its words."""
    pages = []
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            textpage = page.get_textpage()
            pages.append(_clean(textpage.get_text_range()).splitlines())
            textpage.close()
            page.close()
    finally:
        document.close()
    return pages


def _clean(text: str) -> str:
    """Give back what the page shows: hyphens at line ends, bullets of symbol fonts."""
    text = text.replace("\ufffe", "-").replace("\r\n", "\n").replace("\0", "")
    text = re.sub(r"[\uf0b7\uf0a7\uf0fc\uf0d8]", "•", text)
    return re.sub(r"[\x01-\x08\x0b-\x1f\ud800-\udfff]", "", text)


def _without_furniture(page: Sequence[str], pages: Sequence[Sequence[str]]) -> list[str]:
    """Leave out page numbers and the lines that stand at the edge of most pages."""
    repeated = Counter(key for other in pages for key in {_key(line) for line in _edges(other)})
    most = max(2, len(pages) // 2)
    edges = set(_edge_numbers(page))
    return [
        line
        for n, line in enumerate(page)
        if not (
            n in edges
            and line.strip()
            and (PAGE_NUMBER.fullmatch(line.strip()) or repeated[_key(line)] >= most > 1)
            and len(pages) > 1
        )
    ]


def _edge_numbers(page: Sequence[str]) -> list[int]:
    worded = [n for n, line in enumerate(page) if line.strip()]
    return worded[:EDGE] + worded[-EDGE:]


def _edges(page: Sequence[str]) -> list[str]:
    return [page[n] for n in _edge_numbers(page)]


def _key(line: str) -> str:
    """Return a line without its numbers, by which it is known on other pages."""
    return re.sub(r"\d+", "#", re.sub(r"\W+", " ", line)).strip().lower()
