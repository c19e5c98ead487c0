"""The Streamlit entry point: page configuration and navigation, nothing else."""

import streamlit as st

from ui import chat, source, words


def draw_chat() -> None:
    """Draw the chat page."""
    chat.draw(source_page)


def draw_source() -> None:
    """Draw the source page."""
    source.draw(chat_page)


st.set_page_config(page_title=words.PRODUCT, page_icon="ui/icon.svg")

chat_page = st.Page(draw_chat, title=words.PRODUCT, default=True)
source_page = st.Page(draw_source, title=words.SOURCE, url_path="source")
st.navigation([chat_page, source_page], position="hidden").run()
