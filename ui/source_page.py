"""The source page: a document's stored text, opened at the words that a link names."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.navigation.page import Page

from schema import ClearedDocument, Span, date_in_words
from ui import (
    address,
    document_view,
    keeper_corrections,
    keeper_errands,
    keeper_sign_in,
    markup,
    neighbouring_papers,
    page_picture,
    published,
    resources,
    troubles,
)
from ui.markup import Html, element, text
from ui.outline import Outline, read_outline
from ui.places import Places, read_places
from words import pages as words
from words import source as words_of_source

if TYPE_CHECKING:
    from answering import Answerer

_STYLE = Path(__file__).with_name("source_page.css")


def draw(chat: Page) -> None:
    """Draw the page; `chat` is the page to go back to."""
    markup.style()
    st.html(_STYLE)
    back = address.current()
    st.page_link(chat, label=words.BACK, icon=":material/arrow_back:", query_params=back)
    with troubles.caught():
        _draw()


def _draw() -> None:
    document_id = st.query_params.get("document", "")
    if not document_id:
        _missing(words_of_source.NO_DOCUMENT)
        return
    answerer = resources.answerer()
    if answerer is None:
        markup.show(element("h1", text(words.SOURCE), css="document-title"))
        resources.wait(words.GETTING_READY_TO_SHOW)
        return
    if keeper_sign_in.may_enter():
        keeper_errands.draw(answerer.archive, about=document_id)
    document = answerer.document(document_id)
    if document is None:
        _missing(words_of_source.UNKNOWN_DOCUMENT)
        return
    _draw_document(document, answerer)


def _missing(notice: tuple[str, str]) -> None:
    markup.show(element("h1", text(words.SOURCE), css="document-title"))
    troubles.show_notice(*notice)


def _draw_document(document: ClearedDocument, answerer: "Answerer") -> None:
    asked = st.query_params.to_dict()
    places = read_places(asked, len(document.text))
    st.set_page_config(page_title=words.titled(document.title))
    markup.show(element("h1", text(document.title), css="document-title"))
    markup.show(_facts(document, places.asked))
    if (asked.get("start") or asked.get("end")) and places.asked is None:
        troubles.show_notice(*words_of_source.BAD_PLACE)
    keeper_corrections.draw(document, answerer)
    neighbouring_papers.draw(document, answerer, places)
    outline = read_outline(document.text, answerer.passages(document))
    if not document.page_starts or not document.source.lower().endswith(".pdf"):
        document_view.draw(document, places, outline)
    else:
        _beside(document, places, outline, answerer)
    markup.show(element("p", text(words_of_source.STORED_TEXT), css="note"))
    st.download_button(
        words_of_source.DOWNLOAD,
        document.text,
        file_name=PurePosixPath(document.source).stem + ".txt",
        mime="text/plain",
        on_click="ignore",
        icon=":material/download:",
    )


@st.fragment
def _beside(
    document: ClearedDocument, places: Places, outline: Outline, answerer: "Answerer"
) -> None:
    """Draw the text, and beside it the page on which the reader is as it looks in the file."""
    if answerer.document(document.id) != document:
        st.rerun()  # it is not as it was when the page was drawn: perhaps less may be read of it
    opened = page_picture.opened(document, answerer)
    if isinstance(opened, str):
        page_picture.say(opened)
        document_view.draw(document, places, outline)
        return
    with st.container(key="atm-pictured"):
        left, right = st.columns([11, 9], gap="medium")
    turned = f"page/{document.id}/{places.asked}"

    def turn(component: str) -> None:
        page, _ = st.session_state[component]["page"]
        st.session_state[turned] = page

    with left, st.container(key="atm-text"):
        document_view.draw(document, places, outline, turn)
    with right, st.container(key="atm-page"):
        page = page_to_show(document, places, st.session_state.get(turned))
        page_picture.draw(opened, document, places, page, turn)


def page_to_show(document: ClearedDocument, places: Places, asked: object) -> int:
    """Return the page that the reader turned to, at first that of the quotation."""
    first = document.page_at(places.asked.start) if places.asked else None
    page = asked if isinstance(asked, int) else first or 1
    return min(max(page, 1), len(document.page_starts))


def _facts(document: ClearedDocument, quote: Span | None) -> Html:
    meeting = document.meeting_at(quote.start if quote else 0)
    day = date_in_words(meeting.date) if meeting.date else None
    page = document.page_at(quote.start) if quote else None
    facts = (
        meeting.council,
        meeting.committee,
        day,
        words.kind(document.kind, document.standing),
        words.page(page, ocr=page in document.ocr_pages) if page else None,
    )
    lines = [
        element("p", markup.joined(facts), css="meta"),
        element("p", text(f"{words_of_source.FILE}: {document.source}"), css="meta"),
    ]
    if document.url:
        way = published.link(document.url, document.url)
        said = text(f"{words_of_source.ORIGINAL} ")
        lines.append(element("p", said, way, *published.fetched(document), css="meta"))
    return element("div", *lines, css="facts")
