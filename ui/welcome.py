"""The first page: what can be asked, with examples, for a reader who faces an empty box."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from schema import Filters
from ui import filters, kept, markup, resources, troubles, words
from ui.markup import element, text

if TYPE_CHECKING:
    from answering import Answerer

_EXAMPLES = "examples"


def draw(answerer: "Answerer | None", *, ask: Callable[[str], None]) -> None:
    """Draw the page; `ask` puts a question."""
    model = resources.language_model()
    promise = words.PROMISE_WRITTEN if model else words.PROMISE
    markup.show(element("p", text(promise), css="promise"))
    _say_where_texts_go(answerer, model)
    if answerer is None:
        resources.wait(words.GETTING_READY)
    elif not answerer.scope().documents:
        troubles.show_notice(*words.EMPTY, for_keeper=words.fill(kept.store().folder))
    else:
        _draw_holdings(answerer, filters.chosen(), ask)


def _draw_holdings(answerer: "Answerer", limits: Filters, ask: Callable[[str], None]) -> None:
    """Say what is there within the limits, and offer examples from there."""
    holds = answerer.scope(limits)
    markup.show(element("p", text(words.holdings(holds)), css="holdings", role="status"))
    held, examples = st.session_state.get(_EXAMPLES, (None, []))
    if held != (limits, holds):
        examples = answerer.examples(filters=limits)
        st.session_state[_EXAMPLES] = ((limits, holds), examples)
    if not examples:
        return
    markup.show(element("h2", text(words.EXAMPLES), css="examples-heading"))
    for n, example in enumerate(examples):
        st.button(
            markup.label(example),
            key=f"example-{n}",
            width="stretch",
            on_click=ask,
            args=(example,),
        )


def _say_where_texts_go(answerer: "Answerer | None", model: str) -> None:
    """Say before the first question where texts go, if they may leave this machine."""
    if answerer is None and model:
        troubles.show_notice(words.LEAVES_PERHAPS, words.may_go_to(model), role="note")
    elif answerer is not None and answerer.sends_to:
        troubles.show_notice(words.LEAVES, words.goes_to(answerer.sends_to), role="note")
