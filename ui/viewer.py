"""A document's text in a frame of its own, scrolled to a quotation.

It is a component, because only a script can scroll to a place once it has been drawn. The
script puts all text in as text, so nothing in a document is ever read as HTML.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import streamlit as st

from schema import ClearedDocument, Span
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


def draw(document: ClearedDocument, quote: Span | None) -> None:
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


def blocks(document: ClearedDocument, quote: Span | None) -> Iterator[Block]:
    """Cut a document's text at its pages.

    Yields:
        Blocks that together hold every character of the text, in order; but for what is
        withheld, in whose place it is said that it is.
    """
    text = document.text
    starts = sorted({0, *document.page_starts} - {len(text)}) or [0]
    for start, end in itertools.pairwise([*starts, len(text)]):
        page = document.page_at(start)
        low = min(max(quote.start, start), end) if quote else end
        high = min(max(quote.end, start), end) if quote else end
        yield Block(
            heading=words.page(page, ocr=page in document.ocr_pages) if page else "",
            before=_shown(document, start, low),
            quote=_shown(document, low, high),
            after=_shown(document, high, end),
        )


def _shown(document: ClearedDocument, start: int, end: int) -> str:
    """Return a stretch of the text; what is withheld of it is said to be."""
    shown, low = "", start
    for part in document.restricted:
        if part.start < end and low < part.end:
            shown += document.text[low : max(low, part.start)] + words.WITHHELD
            low = min(part.end, end)
            shown += "\n" * document.text[part.start : low].endswith("\n")
    return shown + document.text[low:end]
