"""Offer questions that go on from an answer, which the archive answers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from schema import Answer
from ui import markup, troubles
from ui.markup import element, text
from words import pages as words

if TYPE_CHECKING:
    from answering import Answerer

_FOUND = "going-on"


def draw(
    answer: Answer,
    answerer: "Answerer",
    *,
    key: str,
    before: Sequence[str],
    ask: Callable[[str], None],
) -> None:
    """Draw the questions; they are looked for once, after the answer is shown.

    Args:
        answer: which is gone on from.
        answerer: looks for them.
        key: of the answer.
        before: the questions before it, oldest first.
        ask: puts a question.
    """
    held, found = st.session_state.get(_FOUND, ("", []))
    if held != key:
        try:
            found = answerer.follow_ups(answer, history=before)
        except Exception as error:  # the answer stands; only what goes on from it is missing
            troubles.log(error)
            found = []
        st.session_state[_FOUND] = (key, found)
    if not found:
        return
    markup.show(element("h3", text(words.GO_ON), css="sources-heading atm-go-on"))
    with st.container(horizontal=True):
        for n, question in enumerate(found):
            st.button(markup.label(question), key=f"go-on-{n}", on_click=ask, args=(question,))
