"""A document's text in a frame of its own, scrolled to a quotation.

It is a component, because only a script can scroll to a place once it has been drawn. The
script puts all text in as text, so nothing in a document is ever read as HTML.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import streamlit as st

from schema import Document, Span
from ui import words

_HERE = Path(__file__).parent
_HTML = '<div class="atm-viewer"></div>'

_component = st.components.v2.component(
    "document_viewer",
    html=_HTML,
    css=(_HERE / "viewer.css").read_text(encoding="utf-8"),
    js=(_HERE / "viewer.js").read_text(encoding="utf-8"),
)


class Block(TypedDict):
    """A page, or all of a document without pages; what is quoted stands in the middle."""

    heading: str
    before: str
    quote: str
    after: str


def draw(document: Document, quote: Span | None) -> None:
    """Draw a document's text, with the quotation in sight if there is one."""
    shown = f"{document.id}/{document.version}/{quote}"
    _component(
        key="viewer",
        data={
            "shown": shown,
            "label": words.TEXT_OF_DOCUMENT,
            "toQuote": words.TO_QUOTE if quote else "",
            "blocks": list(blocks(document, quote)),
        },
    )


def blocks(document: Document, quote: Span | None) -> Iterator[Block]:
    """Cut a document's text at its pages.

    Yields:
        Blocks that together hold every character of the text, in order.
    """
    text = document.text
    starts = sorted({0, *document.page_starts} - {len(text)}) or [0]
    for start, end in itertools.pairwise([*starts, len(text)]):
        page = document.page_at(start)
        low = min(max(quote.start, start), end) if quote else end
        high = min(max(quote.end, start), end) if quote else end
        yield Block(
            heading=words.page(page, ocr=page in document.ocr_pages) if page else "",
            before=text[start:low],
            quote=text[low:high],
            after=text[high:end],
        )
