"""A page of a document as it looks in its file, what is quoted boxed, beside the text.

Where it cannot be shown, it is said why; the text stands for itself.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit import config, runtime

from errors import SourceError
from schema import ClearedDocument
from ui import markup
from ui.markup import element, text
from ui.places import Places
from words import source as words_of_source

if TYPE_CHECKING:
    from answering import Answerer
    from ingest.files.originals import Original

KEY = "picture"
KEPT = 48
"""Pictures that are kept for whoever asks for them next; one has some 200 KB."""
_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "page_picture",
    html='<div class="atm-page"></div>',
    css=(_HERE / "page_picture.css").read_text(encoding="utf-8"),
    js=(_HERE / "page_picture.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A document's file, and where it can be opened for as long as this session lasts."""

    original: "Original"
    address: str


def opened(document: ClearedDocument, answerer: "Answerer") -> Opened | str:
    """Open the file that a document was read from, or say why it cannot be shown."""
    from ingest.files.originals import find_original  # here: what it needs takes a while to load

    try:
        original = find_original(document, answerer.source(document))
        return Opened(original, _address(original.read()))
    except SourceError as error:
        return str(error)


def draw(
    opened: Opened,
    document: ClearedDocument,
    places: Places,
    page: int,
    on_page: Callable[[str], None],
) -> None:
    """Draw a page.

    Args:
        opened: the document's file.
        document: what is shown.
        places: its quotations.
        page: which page, from 1.
        on_page: is called with this component's key when the reader turns to another page.
    """
    try:
        with st.spinner(words_of_source.DRAWING):
            picture = _picture(opened.original, document.version, page, places.quotes, document)
    except SourceError as error:
        say(str(error))
        return
    boxes = [
        {"box": box, "current": span == places.asked}
        for span, found in zip(picture["here"], picture["boxes"], strict=True)
        for box in found
    ]
    _component(
        key=KEY,
        data={
            "words": words_of_source.PICTURE,
            "page": page,
            "pages": picture["pages"],
            "src": picture["src"],
            "size": picture["size"],
            "boxes": boxes,
            "file": f"{opened.address}#page={page}" if opened.address else "",
        },
        on_page_change=lambda: on_page(KEY),
    )
    if picture["here"] and not boxes:
        say(words_of_source.NOT_MARKED)


def say(reason: str) -> None:
    """Say why there is no picture, or not all of it."""
    markup.show(element("p", text(reason), css="note", role="note"))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _picture(
    _original: "Original", version: str, page: int, quotes: Any, _document: ClearedDocument
) -> dict[str, Any]:
    """Draw a page once for all who ask for it."""
    from ingest.files.originals import draw as draw_page

    start = _document.page_starts[page - 1]
    end = (*_document.page_starts, len(_document.text))[page]
    here = [one for one in quotes if one.start < end and start < one.end]
    picture = draw_page(_original, _document, page, tuple(here))
    data = base64.b64encode(picture.data).decode("ascii")
    return {
        "src": f"data:image/webp;base64,{data}",
        "size": [picture.width, picture.height],
        "pages": picture.pages,
        "boxes": picture.boxes,
        "here": here,
    }


def _address(data: bytes) -> str:
    """Return where a file can be opened, empty where there is no server.

    The server names it by what it says, so that nobody can ask for another one.
    """
    if not runtime.exists():
        return ""
    where = runtime.get_instance().media_file_mgr.add(data, "application/pdf", "atm-original")
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{where}" if base else where
