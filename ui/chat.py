"""The chat page: draw the conversation, take a question, answer it, draw the answer."""

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.navigation.page import Page

from schema import Scope
from ui import cards, filters, markup, resources, scroll, troubles, words
from ui.conversation import Conversation, conversation
from ui.markup import element, text
from ui.writing import Writing

if TYPE_CHECKING:
    from answering import Answerer


def draw(source: Page) -> None:
    """Draw the page; `source` is the page that shows a document."""
    markup.style()
    markup.show(element("h1", text(words.PRODUCT), css="product"))
    with troubles.caught():
        _draw(source)


def _draw(source: Page) -> None:
    talk = conversation()
    above = st.container()
    # A box within a container: one at the foot of the page would make Streamlit keep the
    # end of an answer in sight, and a reader wants its beginning.
    with st.container(key="atm-ask"):
        question = st.chat_input(words.ASK_HERE)
    answerer = resources.answerer()
    holds = filters.sidebar(answerer, talk)
    if question:
        talk.ask(question, filters.chosen())
    with above:
        if not talk.turns and not talk.waiting:
            _welcome(talk, answerer, holds)
        _draw_conversation(talk, answerer, source)


def _draw_conversation(talk: Conversation, answerer: "Answerer | None", source: Page) -> None:
    for n, turn in enumerate(talk.turns):
        place = st.empty()
        cards.draw_question(turn.question)
        cards.draw_turn(turn, source, key=str(n))
    if talk.turns and not talk.waiting:
        with place:
            scroll.here(str(len(talk.turns)))
    if answerer is None:
        for asked in talk.waiting:
            cards.draw_question(asked.question)
        resources.wait(words.GETTING_READY_TO_ANSWER if talk.waiting else words.GETTING_READY)
        return
    while talk.waiting:
        _answer_next(answerer, talk, source)


def _answer_next(answerer: "Answerer", talk: Conversation, source: Page) -> None:
    place = st.empty()
    cards.draw_question(talk.waiting[0].question)
    with Writing() as writing:
        turn = talk.answer_next(answerer, writing.show)
    cards.draw_turn(turn, source, key=str(len(talk.turns) - 1))
    with place:
        scroll.here(str(len(talk.turns)))


def _welcome(talk: Conversation, answerer: "Answerer | None", holds: Scope) -> None:
    """Say what can be asked, and offer examples, to a reader who faces an empty box."""
    model = resources.language_model()
    promise = words.PROMISE_WRITTEN if model else words.PROMISE
    markup.show(element("p", text(promise), css="promise"))
    _say_where_texts_go(answerer, model)
    if answerer is None:
        return
    if not holds.documents:
        troubles.show_notice(*words.EMPTY)
        return
    markup.show(element("p", text(words.holdings(holds)), css="holdings"))
    if talk.examples is None:
        talk.examples = answerer.examples()
    if not talk.examples:
        return
    markup.show(element("h2", text(words.EXAMPLES), css="examples-heading"))
    for n, example in enumerate(talk.examples):
        st.button(
            markup.label(example),
            key=f"example-{n}",
            width="stretch",
            on_click=_ask_example,
            args=(talk, example),
        )


def _say_where_texts_go(answerer: "Answerer | None", model: str) -> None:
    """Say before the first question where texts go, if they may leave this machine."""
    if answerer is None and model:
        troubles.show_notice(words.LEAVES_PERHAPS, words.may_go_to(model), role="note")
    elif answerer is not None and answerer.sends_to:
        troubles.show_notice(words.LEAVES, words.goes_to(answerer.sends_to), role="note")


def _ask_example(talk: Conversation, question: str) -> None:
    talk.ask(question, filters.chosen())
