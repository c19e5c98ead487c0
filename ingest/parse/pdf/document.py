"""Read a PDF: its pages in reading order, pictures of pages by OCR, furniture left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from errors import NeedsOcr, OcrTooSlow
from ingest.parse.parsed import Parsed
from ingest.parse.pdf.blocks import TITLE, Blocks
from ingest.parse.pdf.cuts import mend_cuts
from ingest.parse.pdf.furniture import remove_furniture, running_heads
from ingest.parse.pdf.groups import Print
from ingest.parse.pdf.layout import find_regions
from ingest.parse.pdf.margins import find_margins
from ingest.parse.pdf.notices import find_notices
from ingest.parse.pdf.pages import Pages
from ingest.parse.pdf.scans import Unread, read_pictures
from ingest.parse.pdf.shapes import Page
from words import contents as said


def parse_pdf(data: bytes) -> Parsed:
    """Read a PDF file.

    Pages that are pictures are read by OCR where it is installed. The facts name the running
    heads and feet ("running_head"), which are left out of the text, and the pages that are
    pictures and were not read: for want of OCR ("unread_pages"), since it failed
    ("failed_pages"), or took too long ("slow_pages"); and the files that are attached to it.
    The notices hold what is printed in the margins of each page, over its text or unseen in it,
    and what the file says of itself.

    Raises:
        NeedsOcr: all its words are in pictures, and none could be read.
        OcrTooSlow: they could not, since it took too long.
        SourceError: it is damaged or asks for a password.
    """
    document = Pages(data)
    try:
        pages = list(document)
        pictured = [number for number, page in enumerate(pages) if page.pictured]
        unread = read_pictures(document, pages, pictured)
        properties = document.properties()
        attachments = document.attachments()
    finally:
        document.close()
    if pictured and not any(page.runs for page in pages):
        told = said.pictures(len(pictured), _trouble(unread))
        raise (OcrTooSlow if unread.slow else NeedsOcr)(told)
    read = tuple(number + 1 for number in pictured if number not in [*unread])
    parsed = _parsed(pages, read, properties)
    facts = {**parsed.facts, **unread.facts, "attachments": ", ".join(attachments)}
    return replace(parsed, facts={name: fact for name, fact in facts.items() if fact})


def _trouble(unread: Unread) -> str:
    troubles = {"missing": unread.missing, "slow": unread.slow, "failed": unread.failed}
    return next((trouble for trouble, pages in troubles.items() if pages), "")


def _parsed(pages: Sequence[Page], read: tuple[int, ...], properties: Mapping[str, str]) -> Parsed:
    regions = [find_regions(page) for page in pages]
    body = Print.of(regions)
    taken = remove_furniture(pages, regions, title_size=TITLE * body.size)
    margins = find_margins(pages, taken)
    mend_cuts(regions, margins)
    blocks = Blocks(body)
    starts = tuple(blocks.write_page(found) for found in regions)
    text, found = blocks.parsed
    beside = [[*page.beside, *found.beside] for page, found in zip(pages, margins, strict=True)]
    return Parsed(
        text,
        found,
        page_starts=starts,
        facts={"running_head": "\n".join(running_heads(taken))},
        ocr_pages=read,
        notices=find_notices(beside, starts, len(text), properties),
    )
