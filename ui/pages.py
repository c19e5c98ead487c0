"""The script that Streamlit runs: page configuration and navigation, nothing else."""

import streamlit as st

from ui import address, chat, library, markup, review, source, words
from ui.words_of_library import DOCUMENTS
from ui.words_of_review import REVIEW


def draw_chat() -> None:
    """Draw the chat page."""
    chat.draw(source_page, library_page, review_page)


def draw_source() -> None:
    """Draw the source page."""
    address.leave()
    source.draw(chat_page)


def draw_library() -> None:
    """Draw the page of documents."""
    address.leave()
    library.draw(source_page, chat_page)


def draw_review() -> None:
    """Draw the page of questions, for whoever looks after the archive."""
    address.leave()
    review.draw(source_page, chat_page)


st.set_page_config(page_icon=markup.ICON)

chat_page = st.Page(draw_chat, title=words.PRODUCT, default=True)
source_page = st.Page(draw_source, title=words.SOURCE_TITLE, url_path="source")
library_page = st.Page(draw_library, title=DOCUMENTS, url_path="documents")
review_page = st.Page(draw_review, title=REVIEW, url_path="review")
pages = [chat_page, source_page, library_page, review_page]
st.navigation(pages, position="hidden").run()
