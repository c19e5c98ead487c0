"""The chat page: draw the conversation, take a question, look on while it is answered."""

import time
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from schema import Answer
from ui import (
    address,
    filters,
    focus,
    follow_up_offers,
    kept_conversations,
    markup,
    request,
    resources,
    scroll,
    sidebar,
    source_panel,
    troubles,
    turn_view,
    welcome,
)
from ui.answer_progress import follow
from ui.conversation import Conversation, Turn
from ui.markup import element, text
from words import answers as words_of_answers
from words import pages as words

if TYPE_CHECKING:
    from answering import Answerer

LONGEST = 4_000
"""Characters of a question; longer ones are refused when they are read."""
_BOX = "question-box"
_TO_BOX = "to-question-box"


def draw(source: Page) -> None:
    """Draw the page; `source` is the page that shows a document."""
    markup.style()
    markup.show(element("h1", text(words.HEADLINE), css="product"))
    with troubles.caught():
        _draw(source)


def _draw(source: Page) -> None:
    address.follow()
    focus.back()
    above = st.container()
    # A box within a container: one at the foot of the page would make Streamlit keep the
    # end of an answer in sight, and a reader wants its beginning.
    with st.container(key="atm-ask"):
        question = st.chat_input(words.ASK_HERE, key=_BOX, max_chars=LONGEST)
        limits = st.container()
        if changed := st.session_state.get(_TO_BOX):
            scroll.to_box(changed)
    below = st.empty()  # always there, so that what was in it goes when it is empty
    answerer = resources.answerer()
    if question:
        _ask(question)
    if answerer:
        with limits:
            filters.draw(answerer)
    talk = kept_conversations.current()
    sidebar.draw(talk)
    address.write()
    with above:
        if address.lost():
            troubles.show_notice(*words.UNKNOWN_CONVERSATION)
        promise = st.empty()  # as below
        if address.shared():
            _draw_shared(answerer, source)
        elif not talk.turns:
            welcome.draw(promise, below, answerer, source, ask=_ask)
        else:
            _draw_conversation(talk, answerer, source)


def _ask(question: str) -> None:
    if address.shared():
        address.close_shared()
        kept_conversations.begin()
    kept_conversations.current().ask(question, filters.chosen(), request=request.new())


def _same_archive(answerer: "Answerer | None") -> source_panel.Still:
    """Return what tells whether the archive is still as it is now."""
    if answerer is None:
        return lambda: True
    now = answerer.generation()
    return lambda: answerer.generation() == now


def _change(question: str) -> None:
    """Put a question into the box again, to be changed there."""
    st.session_state[_BOX] = question
    st.session_state[_TO_BOX] = time.time()


def _draw_conversation(talk: Conversation, answerer: "Answerer | None", source: Page) -> None:
    if answerer:
        kept_conversations.take_up(talk, answerer)
        talk.work(answerer)
    source_panel.draw(talk.turns, source, _same_archive(answerer))
    waiting = []
    for turn in list(talk.turns):
        place = st.empty()
        turn_view.draw_question(turn.question, turn.id)
        room = st.container()
        if not turn.done.is_set():
            waiting.append((turn, place, room))
        else:
            with room:
                st.empty()  # where it was written: the answer stays where it was drawn first
                turn_view.draw_turn(turn, source, again=_ask, change=_change)
    opening = st.empty()  # always there, so that what was in it goes when it is empty
    if talk.turns and not waiting:
        with place:
            scroll.here(turn.id)
    elif answerer is None:
        with opening.container():
            resources.wait(words.GETTING_READY_TO_ANSWER)
    else:
        _look_on(talk, waiting, source)
    if answerer and talk.turns:
        _go_on(talk, talk.turns[-1], answerer)


def _go_on(talk: Conversation, last: Turn, answerer: "Answerer") -> None:
    """Offer what can be asked further, under the last answer."""
    if isinstance(last.outcome, Answer):
        before = talk.before(last)
        follow_up_offers.draw(last.outcome, answerer, key=last.id, before=before, ask=_ask)


def _look_on(
    talk: Conversation,
    waiting: list[tuple[Turn, DeltaGenerator, DeltaGenerator]],
    source: Page,
) -> None:
    """Draw what comes of the questions that wait, each in its room, first come first."""
    for turn, place, room in waiting:
        with place:
            scroll.here(f"asked-{turn.id}")
        with room:
            follow(talk, turn)
            turn_view.draw_turn(turn, source, again=_ask, change=_change)
        with place:
            scroll.here(turn.id, said=words_of_answers.arrived(turn.outcome))


def _draw_shared(answerer: "Answerer | None", source: Page) -> None:
    """Draw an answer that somebody sent the address of."""
    if answerer is None:
        resources.wait(words.GETTING_READY)
        return
    turn = kept_conversations.shared(address.shared(), answerer)
    if turn is None:
        troubles.show_notice(*words.UNKNOWN_ANSWER)
        return
    source_panel.draw([turn], source, _same_archive(answerer))
    markup.show(element("p", text(words.SENT), css="note"))
    turn_view.draw_question(turn.question, turn.id)
    turn_view.draw_turn(turn, source, again=_ask, change=_change)
