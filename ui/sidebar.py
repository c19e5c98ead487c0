"""The sidebar: the reader's conversations, to be found, opened, renamed and deleted."""

import streamlit as st

from conversations import Conversations, Named
from errors import MinutesError
from schema import Answer
from ui import address, export_menu, kept_conversations, logbook, markup, reader_cookie, troubles
from ui.conversation import Conversation
from ui.markup import element, text
from words import feedback as words_of_feedback
from words import pages as words

_DELETED = "deleted"
_SEARCHED = "conversations-holding"
_MOST_AT_ONCE = 8
"""Conversations from which a search for one is offered."""


def draw(talk: Conversation) -> None:
    """Draw the conversations that are kept, `talk` being shown."""
    with st.sidebar:
        st.button(words.NEW_CONVERSATION, icon=":material/add:", on_click=_begin, width="stretch")
        store = kept_conversations.store()
        try:
            found = _found(store)
        except MinutesError as error:
            troubles.log(error)
            found = None
        if store.keeps and found is not None:
            _draw_kept(store, found, talk)
        else:
            markup.show(element("p", text(words.NOT_KEPT), css="sidebar-note"))
        _say_what_is_noted(store)


def _say_what_is_noted(store: Conversations) -> None:
    log = logbook.log()
    if log.keeps:
        noted = words_of_feedback.noted_for(log.days, kept=store.keeps)
        markup.show(element("p", text(noted), css="sidebar-note"))


def _found(store: Conversations) -> list[Named]:
    return store.named(reader_cookie.owner(), st.session_state.get(_SEARCHED, ""))


def _draw_kept(store: Conversations, found: list[Named], talk: Conversation) -> None:
    owner = reader_cookie.owner()
    holding = st.session_state.get(_SEARCHED, "")
    if found or holding:
        markup.show(element("p", text(words.CONVERSATIONS), css="sidebar-heading"))
    if holding or len(found) >= _MOST_AT_ONCE:
        st.text_input(words.SEARCH_CONVERSATIONS, key=_SEARCHED, max_chars=200)
    if holding and not found:
        markup.show(element("p", text(words.NONE_HOLDS), css="sidebar-note", role="status"))
    for one in found:
        shown = one.id == talk.id and not address.shared()
        _draw_one(store, owner, one, talk if shown else None)
    _draw_undo(store, owner)
    markup.show(element("p", text(words.kept_for(store.days)), css="sidebar-note"))


def _draw_one(store: Conversations, owner: str, one: Named, talk: Conversation | None) -> None:
    """Draw a conversation; `talk` is that which is shown, if it is this one."""
    with st.container(horizontal=True, key=f"atm-conversation-{one.id}"):
        st.button(
            markup.label(one.name),
            key=f"open-{one.id}",
            type="primary" if talk else "tertiary",
            on_click=_open,
            args=(one.id,),
            width="stretch",
        )
        if talk:
            with st.popover(words.CHANGE, icon=":material/edit:"):
                _draw_changes(store, owner, one)
                _draw_files(talk)


def _draw_changes(store: Conversations, owner: str, one: Named) -> None:
    key = f"name-{one.id}"

    def rename() -> None:
        store.rename(owner, one.id, str(st.session_state[key]))

    def delete() -> None:
        logbook.hide(store.turns(owner, one.id))
        store.delete(owner, one.id)
        st.session_state[_DELETED] = one
        _begin()

    st.text_input(words.NAME, one.name, key=key, max_chars=80, on_change=rename)
    st.button(words.DELETE, key=f"delete-{one.id}", icon=":material/delete:", on_click=delete)


def _draw_files(talk: Conversation) -> None:
    answers = [turn.outcome for turn in talk.turns if isinstance(turn.outcome, Answer)]
    if answers:
        markup.show(element("p", text(words.SAVE_CONVERSATION), css="sidebar-heading"))
        export_menu.draw_files(answers, key=f"all-{talk.id}")


def _draw_undo(store: Conversations, owner: str) -> None:
    """Offer to bring back what was deleted last."""
    gone: Named | None = st.session_state.get(_DELETED)
    if gone is None:
        return

    def restore() -> None:
        store.restore(owner, gone.id)
        logbook.restore(store.turns(owner, gone.id))
        del st.session_state[_DELETED]
        _open(gone.id)

    markup.show(element("p", text(words.deleted(gone.name)), css="sidebar-note", role="status"))
    st.button(words.UNDO, icon=":material/undo:", on_click=restore)


def _begin() -> None:
    address.close_shared()
    kept_conversations.begin()


def _open(conversation: str) -> None:
    address.close_shared()
    kept_conversations.show(conversation)
