"""What stands around every page: whose service it is and the way about it; what it owes below."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from ui import address, brand, focus, markup
from ui.markup import element, text
from words import about as said
from words import pages as words


def draw(shown: Page, ways: Sequence[Page], owed: Sequence[tuple[str, Page | str]]) -> None:
    """Draw a page in its frame.

    Args:
        shown: the page.
        ways: the pages that the head links to, that of the questions first.
        owed: what the foot links to, by name: pages of ours or addresses of the web.
    """
    markup.style()
    brand.style()
    focus.keep()
    with st.container(key="atm-head", horizontal=True, vertical_alignment="center"):
        focus.draw_opener()
        markup.show(brand.marks())
        with st.container(key="atm-ways"):  # twice: the width of the window shows one of them
            with st.container(key="atm-row", horizontal=True, vertical_alignment="center"):
                _draw_ways(shown, ways)
            with st.container(key="atm-menu"), st.popover(said.MENU, icon=":material/menu:"):
                _draw_ways(shown, ways)
    main = st.container(key="atm-main")
    _draw_foot(owed)  # before the page, which may wait for an answer: it would fade meanwhile
    with main:
        shown.run()


def _draw_ways(shown: Page, ways: Sequence[Page]) -> None:
    """Name the pages, each a link but for the one that is shown."""
    first = ways[0]
    for page in ways:
        name = words.ASK if page is first else page.title
        if page is shown:
            markup.show(element("p", text(name), css="here", aria_current="page"))
        else:
            back = address.current() if page is first else None
            st.page_link(page, label=markup.label(name), query_params=back)


def _draw_foot(owed: Sequence[tuple[str, Page | str]]) -> None:
    with st.container(key="atm-foot"):
        markup.show(element("p", text(said.THE_RECORD), css="record-note"))
        with st.container(key="atm-owed", horizontal=True):
            for name, where in owed:
                st.page_link(where, label=name)
            if contact := brand.contact():
                markup.show(element("p", contact, css="contact"))
