"""The script that Streamlit runs: page configuration and navigation, nothing else."""

import streamlit as st
from streamlit.navigation.page import Page

from branding import Statement
from ui import (
    about,
    address,
    brand,
    chat_page,
    documents_page,
    frame,
    markup,
    request,
    review_page,
    sites_page,
    source_page,
    source_panel,
)
from words import about as said
from words import pages as words
from words.library import DOCUMENTS
from words.review import REVIEW
from words.sources import SOURCES


def draw_chat() -> None:
    """Draw the chat page."""
    chat_page.draw(source)


def draw_source() -> None:
    """Draw the source page."""
    address.leave()
    source_panel.close()  # a reader who comes back is on the link that opened it
    source_page.draw(chat)


def draw_library() -> None:
    """Draw the page of documents."""
    address.leave()
    documents_page.draw(source, chat)


def draw_review() -> None:
    """Draw the page of questions, for whoever looks after the archive."""
    address.leave()
    review_page.draw(source, chat)


def draw_sites() -> None:
    """Draw the page of the councils' sites, for whoever looks after the archive."""
    address.leave()
    sites_page.draw(chat)


def draw_about() -> None:
    """Draw the page about the service."""
    address.leave()
    about.draw()


def draw_privacy() -> None:
    """Draw the privacy notice."""
    address.leave()
    about.draw_statement(said.PRIVACY, brand.ours().privacy)


def draw_accessibility() -> None:
    """Draw the accessibility statement."""
    address.leave()
    about.draw_statement(said.ACCESSIBILITY, brand.ours().accessibility)


def owed(name: str, statement: Statement | None, page: Page) -> tuple[str, Page | str]:
    """Return a link to a statement, at its address of the web or on our page."""
    return name, statement.address if statement and statement.address else page


st.set_page_config(page_icon=markup.ICON)

chat = st.Page(draw_chat, title=words.PRODUCT, default=True)
source = st.Page(draw_source, title=words.SOURCE_TITLE, url_path="source")
documents = st.Page(draw_library, title=DOCUMENTS, url_path="documents")
service = st.Page(draw_about, title=said.ABOUT_SHORT, url_path="about")
privacy = st.Page(draw_privacy, title=said.PRIVACY, url_path="privacy")
review = st.Page(draw_review, title=REVIEW, url_path="review")
sites = st.Page(draw_sites, title=SOURCES, url_path="sources")
accessibility = st.Page(draw_accessibility, title=said.ACCESSIBILITY, url_path="accessibility")
ways = [chat, documents, service]
everything = [*ways, source, review, sites, privacy, accessibility]
if sites_page.is_offered():
    ways.append(sites)
if review_page.is_offered():
    ways.append(review)
foot = [
    (said.ABOUT, service),
    *([owed(said.PRIVACY, brand.ours().privacy, privacy)] if brand.ours().privacy else []),
    owed(said.ACCESSIBILITY, brand.ours().accessibility, accessibility),
]
with request.belonging():
    frame.draw(st.navigation(everything, position="hidden"), ways, foot)
