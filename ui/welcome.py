"""The first page: what can be asked, with examples, for a reader who faces an empty box."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from answering.holdings import latest
from schema import Filters, date_in_words
from ui import as_of, filters, kept_conversations, markup, resources, troubles
from ui.markup import element, text
from words import about as said
from words import pages as words
from words import search as words_of_search

if TYPE_CHECKING:
    from answering import Answerer

_EXAMPLES = "examples"
_LATEST = "latest"
LATEST_SHOWN = 5


def draw(
    above: DeltaGenerator,
    below: DeltaGenerator,
    answerer: "Answerer | None",
    source: Page,
    *,
    ask: Callable[[str], None],
) -> None:
    """Draw the page around the question box.

    Args:
        above: what stands over the box.
        below: what stands under it.
        answerer: None while it is being opened.
        source: the page that shows a document.
        ask: puts a question.
    """
    model = resources.language_model()
    with above.container():
        promise = words.PROMISE_WRITTEN if model else words.PROMISE
        markup.show(element("p", text(promise), css="promise"))
        _say_where_texts_go(answerer, model)
    with below.container(key="atm-welcome"):
        if answerer is None:
            resources.wait(words.GETTING_READY)
        elif not answerer.scope().documents:
            troubles.show_notice(
                *words.EMPTY, for_keeper=words.fill(kept_conversations.store().folder)
            )
        else:
            limits = filters.chosen()
            _draw_holdings(answerer, limits, ask)
            _draw_latest(answerer, limits, source)


def _draw_holdings(answerer: "Answerer", limits: Filters, ask: Callable[[str], None]) -> None:
    """Say what is there within the limits, and offer examples from there."""
    holds = answerer.scope(limits)
    markup.show(element("p", text(words_of_search.holdings(holds)), css="holdings", role="status"))
    for late in as_of.of_council(limits.council):
        markup.show(late)
    held, examples = st.session_state.get(_EXAMPLES, (None, []))
    if held != (limits, holds):
        examples = answerer.examples(filters=limits)
        st.session_state[_EXAMPLES] = ((limits, holds), examples)
    if not examples:
        return
    markup.show(element("h2", text(words.EXAMPLES), css="examples-heading"))
    with st.container(key="atm-examples", gap=None):
        for n, example in enumerate(examples):
            st.button(
                markup.label(example),
                key=f"example-{n}",
                type="tertiary",
                on_click=ask,
                args=(example,),
            )


def _draw_latest(answerer: "Answerer", limits: Filters, source: Page) -> None:
    """Name the latest meetings within the limits, each with the way to its minutes."""
    key = (limits, answerer.generation())
    held, found = st.session_state.get(_LATEST, (None, []))
    if held != key:
        found = latest((one for one, _ in answerer.documents()), limits, LATEST_SHOWN)
        st.session_state[_LATEST] = (key, found)
    if not found:
        return
    markup.show(element("h2", text(said.LATEST), css="examples-heading"))
    with st.container(key="atm-latest", gap=None):
        for one in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                markup.show(element("p", text(date_in_words(one.date)), css="when"))
                label = markup.label(one.committee or one.council or one.title)
                st.page_link(source, label=label, query_params={"document": one.document})
                if one.standing:
                    markup.show(element("p", text(one.standing), css="standing"))


def _say_where_texts_go(answerer: "Answerer | None", model: str) -> None:
    """Say before the first question where texts go, if they may leave this machine."""
    if answerer is None and model:
        troubles.show_notice(words.LEAVES_PERHAPS, words.may_go_to(model), role="note")
    elif answerer is not None and answerer.sends_to:
        troubles.show_notice(words.LEAVES, words.goes_to(answerer.sends_to), role="note")
