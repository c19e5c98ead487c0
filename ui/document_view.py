"""A document drawn as a document, its quotations marked and the one asked for in sight.

It is a component, because only a script can scroll to a place once it has been drawn. The
script puts all text in as text, so nothing in a document is ever read as HTML.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from schema import ClearedDocument
from ui.document_layout import lay_out
from ui.document_parts import Part
from ui.inline_marks import Piece, style_of
from ui.outline import Entry, Outline
from ui.places import Places
from ui.runs import Cutter, Run
from words import pages as words
from words import source as words_of_source

KEY = "viewer"
SECTION = 40
"""Parts that are drawn together where a document has no pages."""
BOLD, SLANTED, QUOTED, MARKED, WITHHELD = 1, 2, 4, 8, 16
"""What the script is told of a run, added up."""

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "document_viewer",
    html='<div class="atm-viewer"></div>',
    css=(_HERE / "document_view.css").read_text(encoding="utf-8"),
    js=(_HERE / "document_view.js").read_text(encoding="utf-8"),
)

Shown = dict[str, Any]
"""What the script is given: plain values."""


def draw(
    document: ClearedDocument,
    places: Places,
    outline: Outline,
    on_page: Callable[[str], None] | None = None,
) -> None:
    """Draw a document.

    Args:
        document: what is shown.
        places: its quotations, and which of them is to be in sight.
        outline: its headings.
        on_page: is called with this component's key when the reader asks for the picture of a
            page, or goes to one; without it, pages cannot be asked for.
    """
    pictured = on_page is not None
    _component(
        key=KEY,
        data={
            "shown": _shown(document, places, pictured),
            "words": words_of_source.VIEWER,
            "quotes": len(places.quotes),
            "asked": places.number,
            "pictured": pictured,
            "page": document.page_at(places.asked.start) if places.asked else 1,
            "base": 3 if document.page_starts else 2,
            "contents": [[entry.start, entry.level, entry.title] for entry in outline.contents],
            "sections": sections(document, places, outline),
        },
        on_page_change=lambda: on_page(KEY) if on_page else None,
    )


def _shown(document: ClearedDocument, places: Places, pictured: bool) -> str:
    """Name what is shown, so that the script draws it once."""
    return str(hash((document.id, document.version, document.restricted, places, pictured)))


def sections(document: ClearedDocument, places: Places, outline: Outline) -> list[Shown]:
    """Return a document in sections: its pages, or so many parts together.

    All that its text says is in them, in order; but for what is withheld, in whose place it is
    said that it is.
    """
    parts = lay_out(
        document.text,
        style_of(document.source),
        page_starts=document.page_starts,
        headings=outline.headings,
        headers=outline.headers,
        keep=places.asked,
    )
    drawing = _Drawing(document, places, outline.contents)
    if not document.page_starts:
        whole = [parts[low : low + SECTION] for low in range(0, len(parts), SECTION)]
        return [{"page": 0, "heading": "", "parts": [*drawing.parts(some)]} for some in whole]
    on_page: dict[int, list[Part]] = {n: [] for n in range(1, len(document.page_starts) + 1)}
    for part in parts:
        on_page[document.page_at(part.start) or 1].append(part)
    return [
        {
            "page": page,
            "heading": words.page(page, ocr=page in document.ocr_pages),
            "parts": [*drawing.parts(some)],
        }
        for page, some in on_page.items()
    ]


class _Drawing:
    """Turns parts into what the script is given."""

    def __init__(
        self, document: ClearedDocument, places: Places, contents: Sequence[Entry]
    ) -> None:
        self._text = document.text
        self._withheld = document.restricted
        self._cutter = Cutter(places.quotes, places.marks, document.restricted)
        self._entries = {entry.start for entry in contents}
        self._said: set[int] = set()

    def parts(self, parts: Sequence[Part]) -> Iterator[Shown]:
        for part in parts:
            cells = [[*self._runs(cell)] for cell in part.cells]
            if not any(cells):
                continue
            shown: Shown = {"role": part.role, "cells": cells}
            if part.start in self._entries:
                shown["at"] = part.start
            for name in ("level", "table", "header", "goes_on", "bullet"):
                if value := getattr(part, name):
                    shown[name] = value
            yield shown

    def _runs(self, cell: Sequence[Piece]) -> Iterator[str | list[Any]]:
        for run in self._cutter.cut(cell):
            if run.withheld:
                part = next(p.start for p in self._withheld if p.start <= run.piece.start < p.end)
                if part not in self._said:
                    self._said.add(part)
                    yield [
                        words_of_source.WITHHELD,
                        WITHHELD + (QUOTED if run.quote else 0),
                        run.quote,
                        "",
                    ]
                continue
            said = self._text[run.piece.start : run.piece.end].replace("\n", " ")
            look = _look(run)
            href = run.piece.href if run.piece.href.startswith(("https://", "http://")) else ""
            yield [said, look, run.quote, href] if look or href else said


def _look(run: Run) -> int:
    return (
        BOLD * run.piece.bold
        + SLANTED * run.piece.slanted
        + QUOTED * bool(run.quote)
        + MARKED * run.marked
    )
