"""The source page: a document's stored text, opened at the words that a link names."""

import re
from pathlib import PurePosixPath

import streamlit as st
from streamlit.navigation.page import Page

from schema import ClearedDocument, Span, date_in_words
from ui import address, markup, resources, troubles, viewer, words
from ui.markup import Html, element, text

_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)


def draw(chat: Page) -> None:
    """Draw the page; `chat` is the page to go back to."""
    markup.style()
    back = address.current()
    st.page_link(chat, label=words.BACK, icon=":material/arrow_back:", query_params=back)
    with troubles.caught():
        _draw()


def _draw() -> None:
    document_id = st.query_params.get("document", "")
    if not document_id:
        _missing(words.NO_DOCUMENT)
        return
    answerer = resources.answerer()
    if answerer is None:
        markup.show(element("h1", text(words.SOURCE), css="document-title"))
        resources.wait(words.GETTING_READY_TO_SHOW)
        return
    document = answerer.document(document_id)
    if document is None:
        _missing(words.UNKNOWN_DOCUMENT)
        return
    _draw_document(document, st.query_params.get("start", ""), st.query_params.get("end", ""))


def place(document: ClearedDocument, start: str, end: str) -> Span | None:
    """Read the place that a link names, None if the document has no such place."""
    if not _NUMBER.fullmatch(start) or not _NUMBER.fullmatch(end):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= len(document.text) else None


def _missing(notice: tuple[str, str]) -> None:
    markup.show(element("h1", text(words.SOURCE), css="document-title"))
    troubles.show_notice(*notice)


def _draw_document(document: ClearedDocument, start: str, end: str) -> None:
    quote = place(document, start, end)
    st.set_page_config(page_title=words.titled(document.title))
    markup.show(element("h1", text(document.title), css="document-title"))
    markup.show(_facts(document, quote))
    if (start or end) and quote is None:
        troubles.show_notice(*words.BAD_PLACE)
    viewer.draw(document, quote)
    markup.show(element("p", text(words.STORED_TEXT), css="note"))
    st.download_button(
        words.DOWNLOAD,
        document.text,
        file_name=PurePosixPath(document.source).stem + ".txt",
        mime="text/plain",
        on_click="ignore",
        icon=":material/download:",
    )


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
        element("p", text(f"{words.FILE}: {document.source}"), css="meta"),
    ]
    if document.url:
        lines.append(element("p", text(f"{words.ORIGINAL} "), _address(document.url), css="meta"))
    return element("div", *lines, css="facts")


def _address(url: str) -> Html:
    """Show an address, as a link only if it is one of the web."""
    if not url.lower().startswith(("https://", "http://")):
        return text(url)
    return element("a", text(url), href=url, rel="noopener noreferrer", target="_blank")
