"""Ask, in a line under an answer, whether it helped; if not, why."""

import streamlit as st

from conversations import LONGEST_REMARK, Verdict
from errors import MinutesError
from ui import kept_conversations, logbook, reader_cookie, troubles
from ui.conversation import Turn
from ui.markup import element, label, show, text
from words import feedback as said

WIDTH = 420
"""Pixels of what is asked about an answer that did not help, where there is as much room."""


def draw(turn: Turn) -> None:
    """Draw the line, where what is said can be kept and the answer is the reader's own."""
    own = any(turn is one for one in kept_conversations.current().turns)
    if own and (kept_conversations.store().keeps or logbook.log().keeps):
        _draw(turn)


@st.fragment
def _draw(turn: Turn) -> None:
    """Draw it alone when something is chosen: the rest of the page stays as it is."""
    helpful = _key("helpful", turn)
    # The turn says what is chosen: another tab, or this one before a reload, may have chosen it.
    st.session_state[helpful] = None if turn.verdict is None else int(turn.verdict.helpful)
    with st.container(horizontal=True, vertical_alignment="center", key=_key("atm-feedback", turn)):
        st.html(element("p", text(said.HELPFUL), css="note"), width="content")
        st.feedback("thumbs", key=helpful, on_change=_judge, args=(turn,))
    if turn.verdict and not turn.verdict.helpful:
        _draw_why(turn, turn.verdict)


def _draw_why(turn: Turn, verdict: Verdict) -> None:
    reason, remark = _key("reason", turn), _key("remark", turn)
    st.session_state[reason], st.session_state[remark] = verdict.reason, verdict.remark
    shown = said.REASONS[verdict.reason] if verdict.reason else said.SAY_WHY
    # Unfolded in its place, it is the next thing that the tab key reaches; a window would not be.
    with st.expander(label(shown), type="compact", key=_key("atm-why", turn), width=WIDTH):
        st.radio(
            said.WHY,
            list(said.REASONS),
            index=None,
            format_func=lambda one: said.REASONS[one],
            key=reason,
            on_change=_say_why,
            args=(turn,),
        )
        st.text_area(
            said.MORE,
            key=remark,
            max_chars=LONGEST_REMARK,
            height=90,
            on_change=_say_why,
            args=(turn,),
        )
        # Leaving the box keeps its words too; a button says so to whoever would fold it up.
        st.button(said.SEND, key=_key("send", turn), on_click=_say_why, args=(turn,))
        note = said.READ if logbook.log().keeps else said.NOT_READ
        thanks = f"{said.THANKS} {note}" if verdict.remark else note
        show(element("p", text(thanks), css="note", role="status"))


def _judge(turn: Turn) -> None:
    given = st.session_state[_key("helpful", turn)]
    _keep(turn, None if given is None else Verdict(bool(given)))


def _say_why(turn: Turn) -> None:
    reason, remark = (st.session_state[_key(name, turn)] for name in ("reason", "remark"))
    _keep(turn, Verdict(False, reason, (remark or "").strip()[:LONGEST_REMARK]))


def _keep(turn: Turn, verdict: Verdict | None) -> None:
    turn.verdict = verdict
    try:
        kept_conversations.store().judge(reader_cookie.owner(), turn.id, verdict)
    except MinutesError as error:
        troubles.log(error)
    logbook.judge(turn)


def _key(name: str, turn: Turn) -> str:
    return f"{name}-{turn.id}"
