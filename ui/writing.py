"""An answer while it is being written: plain text, before anything of it was checked."""

import contextlib
import time

import streamlit as st

from ui import cards, markup, words
from ui.markup import element, text

EVERY = 0.1
"""Seconds between two drawings: pieces of a few letters come faster than a page can draw."""


class Writing:
    """A place on the page that says what is being done, and shows the text as it comes.

    When it is left, nothing of it stays: the checked answer takes its place.
    """

    def __enter__(self) -> "Writing":
        self._place = st.empty()
        self._searching = contextlib.ExitStack()
        self._searching.enter_context(st.spinner(words.SEARCHING))
        self._drawn = 0.0
        return self

    def __exit__(self, *_: object) -> None:
        self._searching.close()
        self._place.empty()

    def show(self, so_far: str) -> None:
        """Show the text so far, letter for letter: nothing in it is Markdown or HTML."""
        self._searching.close()
        if time.monotonic() - self._drawn < EVERY:
            return
        self._drawn = time.monotonic()
        with self._place.container(), cards.assistant():
            markup.show(element("p", text(words.WRITING), css="note", role="status"))
            markup.show(element("p", text(so_far), css="written"))
