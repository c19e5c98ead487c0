"""An answer while it is being made: what is done, and its text before anything was checked."""

from typing import Any

import streamlit as st

from ui import markup
from ui.conversation import Conversation, Turn
from ui.markup import element, text
from words import pages as words

EVERY = 0.1
"""Seconds between two drawings: pieces of a few letters come faster than a page can draw."""


def follow(talk: Conversation, turn: Turn) -> None:
    """Look on until a question is settled; when it is, nothing of the work stays on the page."""
    with Writing() as writing:
        st.button(
            words.STOP,
            key=f"stop-{turn.id}",
            icon=":material/stop_circle:",
            on_click=talk.stop,
            args=(turn,),
        )
        while not turn.done.wait(EVERY):
            len(st.session_state)  # where Streamlit ends this run, if the reader did something
            if turn.so_far:
                writing.show(turn.so_far)


class Writing:
    """A place on the page that says what is being done, and shows the text as it comes."""

    def __enter__(self) -> "Writing":
        self._whole = st.empty()
        self._inside = self._whole.container()
        self._inside.__enter__()
        self._place = st.empty()
        self._shown = ""
        with self._place:
            markup.show(element("p", text(words.SEARCHING), css="waiting", role="status"))
        return self

    def __exit__(self, *raised: Any) -> None:
        self._inside.__exit__(*raised)
        self._whole.empty()

    def show(self, so_far: str) -> None:
        """Show the text so far, letter for letter: nothing in it is Markdown or HTML."""
        if so_far == self._shown:
            return
        self._shown = so_far
        with self._place.container():
            markup.show(element("p", text(words.WRITING), css="note", role="status"))
            markup.show(element("p", text(so_far), css="written"))
