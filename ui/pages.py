"""The script that Streamlit runs: page configuration and navigation, nothing else."""

import streamlit as st
from streamlit.navigation.page import Page

from branding import Statement
from ui import (
    about,
    address,
    brand,
    chat,
    frame,
    library,
    markup,
    panel,
    request,
    review,
    sites,
    source,
)
from words import about as said
from words import pages as words
from words.library import DOCUMENTS
from words.review import REVIEW
from words.sources import SOURCES


def draw_chat() -> None:
    """Draw the chat page."""
    chat.draw(source_page)


def draw_source() -> None:
    """Draw the source page."""
    address.leave()
    panel.close()  # a reader who comes back is on the link that opened it
    source.draw(chat_page)


def draw_library() -> None:
    """Draw the page of documents."""
    address.leave()
    library.draw(source_page, chat_page)


def draw_review() -> None:
    """Draw the page of questions, for whoever looks after the archive."""
    address.leave()
    review.draw(source_page, chat_page)


def draw_sites() -> None:
    """Draw the page of the councils' sites, for whoever looks after the archive."""
    address.leave()
    sites.draw(chat_page)


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

chat_page = st.Page(draw_chat, title=words.PRODUCT, default=True)
source_page = st.Page(draw_source, title=words.SOURCE_TITLE, url_path="source")
library_page = st.Page(draw_library, title=DOCUMENTS, url_path="documents")
about_page = st.Page(draw_about, title=said.ABOUT_SHORT, url_path="about")
privacy_page = st.Page(draw_privacy, title=said.PRIVACY, url_path="privacy")
review_page = st.Page(draw_review, title=REVIEW, url_path="review")
sites_page = st.Page(draw_sites, title=SOURCES, url_path="sources")
accessibility_page = st.Page(draw_accessibility, title=said.ACCESSIBILITY, url_path="accessibility")
ways = [chat_page, library_page, about_page]
everything = [*ways, source_page, review_page, sites_page, privacy_page, accessibility_page]
if sites.is_offered():
    ways.append(sites_page)
if review.is_offered():
    ways.append(review_page)
foot = [
    (said.ABOUT, about_page),
    *([owed(said.PRIVACY, brand.ours().privacy, privacy_page)] if brand.ours().privacy else []),
    owed(said.ACCESSIBILITY, brand.ours().accessibility, accessibility_page),
]
with request.belonging():
    frame.draw(st.navigation(everything, position="hidden"), ways, foot)
