"""The page's address: it names the conversation, an answer that was sent, and the limits.

It is followed where the reader went to it (at the start, back, forward), and written where the
page itself moved on.
"""

import streamlit as st

from ui import filters, kept_conversations, limits

CONVERSATION = "conversation"
ANSWER = "answer"
_WRITTEN = "address"
_AWAY = "away"
_SHARED = "shared"
_LOST = "lost"
_OURS = (CONVERSATION, ANSWER, *limits.FIELDS)


def leave() -> None:
    """Note that another page is shown: coming back from it, an empty address asks for nothing."""
    st.session_state[_AWAY] = True


def follow() -> None:
    """Do what the address says, if the reader went there."""
    asked = {name: st.query_params[name] for name in _OURS if name in st.query_params}
    away = st.session_state.pop(_AWAY, False)
    if asked == st.session_state.get(_WRITTEN, {}) or (away and not asked):
        return
    st.session_state[_SHARED] = asked.get(ANSWER, "")
    filters.choose(limits.from_values(asked))
    talk = asked.get(CONVERSATION, "")
    found = not talk or talk == kept_conversations.current().id or kept_conversations.show(talk)
    st.session_state[_LOST] = not found
    if kept_conversations.current().turns and (not talk or not found):
        kept_conversations.begin()


def lost() -> bool:
    """Tell whether the address named a conversation that this reader does not have."""
    return bool(st.session_state.get(_LOST)) and not kept_conversations.current().turns


def shared() -> str:
    """Return the id of an answer that was sent to the reader, empty if none is looked at."""
    return str(st.session_state.get(_SHARED, ""))


def close_shared() -> None:
    """Turn from an answer that was sent to the reader's own conversation."""
    st.session_state[_SHARED] = ""


def write() -> None:
    """Say in the address what is shown, in one step: each step is one for the way back."""
    talk = kept_conversations.current()
    said = limits.as_values(filters.chosen())
    if shared():
        said[ANSWER] = shared()
    elif talk.turns and kept_conversations.store().keeps:
        said[CONVERSATION] = talk.id
    given = st.query_params.to_dict()
    if {name: given[name] for name in _OURS if name in given} != said:
        st.query_params.from_dict(said)
    st.session_state[_WRITTEN] = said


def current() -> dict[str, str]:
    """Return what the chat page's address names, for links that lead back to it."""
    return dict(st.session_state.get(_WRITTEN, {}))
