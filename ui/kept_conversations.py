"""The session's conversation, and those that are kept for this reader.

A conversation has an address that opens it in its own browser; one answer has an address that
opens it in any. What is taken up again is checked against what is stored now.
"""

import json
import weakref
from collections.abc import MutableMapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import streamlit as st

from conversations import Conversations, Kept, Verdict
from errors import MinutesError, QuoteError, SettingError
from schema import Answer, Filters
from settings import Settings
from ui import limits, logbook, reader_cookie, troubles
from ui.conversation import (
    Conversation,
    Fallen,
    OnTurn,
    Outcome,
    Said,
    Stopped,
    Turn,
    Unanswered,
)

if TYPE_CHECKING:
    from answering import Answerer

_CURRENT = "conversation"
_UNREAD = "\0"
"""Stands in a turn for what was kept of it and not read yet."""
_live: MutableMapping[str, Conversation] = weakref.WeakValueDictionary()
"""Conversations that a session shows or a thread works on: two tabs share one, and its work."""


def store() -> Conversations:
    """Return what keeps the conversations; settings that cannot be used are told elsewhere."""
    try:
        settings = Settings.from_environment()
    except SettingError:
        return Conversations(Settings().store, days=0)
    return Conversations(settings.store, days=settings.keep_days)


def current() -> Conversation:
    """Return the session's conversation."""
    if _CURRENT not in st.session_state:
        begin()
    held: Conversation = st.session_state[_CURRENT]
    return held


def begin() -> None:
    """Begin a new conversation; what is still being done for the one before goes on with it."""
    _hold(Conversation(on_change=_keeper(reader_cookie.owner())))


def show(conversation: str) -> bool:
    """Make a kept conversation the session's; tell whether this reader has one with this id.

    The answers in it are not there before `take_up`, which needs the archive.
    """
    try:
        turns = store().turns(reader_cookie.owner(), conversation)
        verdicts = store().verdicts(reader_cookie.owner(), conversation)
    except MinutesError as error:
        troubles.log(error)
        return False
    if not turns:
        return False
    waiting = [_waiting(one, verdicts.get(one.id)) for one in turns]
    fresh = Conversation(conversation, waiting, _keeper(reader_cookie.owner()))
    _hold(_live.get(conversation, fresh))
    return True


def take_up(talk: Conversation, answerer: "Answerer") -> None:
    """Settle what was kept of a conversation, and what is still shown, by what is stored now.

    It is looked at again whenever the archive was changed: a page may stay open for days.
    """
    generation = answerer.generation()
    unread = [turn for turn in talk.turns if turn.so_far == _UNREAD]
    shown = [turn for turn in talk.turns if isinstance(turn.outcome, Answer | Fallen)]
    again = shown if talk.generation != generation else []
    talk.generation = generation
    if unread or again:
        kept = {one.id: one for one in store().turns(reader_cookie.owner(), talk.id)}
        for turn in unread:
            _settle(turn, kept.get(turn.id), answerer)
        for turn in again:
            _look_again(turn, kept.get(turn.id), answerer)


def shared(turn_id: str, answerer: "Answerer") -> Turn | None:
    """Return a turn that somebody sent the address of, None where it is not kept."""
    kept = store().turn(turn_id)
    if kept is None or not kept.outcome:
        return None
    turn = _waiting(kept)
    _settle(turn, kept, answerer)
    return turn


def _waiting(kept: Kept, verdict: Verdict | None = None) -> Turn:
    unread = _UNREAD if kept.outcome else ""
    filters = limits.from_text(kept.limits)
    return Turn(kept.question, filters, kept.id, so_far=unread, verdict=verdict)


def _settle(turn: Turn, kept: Kept | None, answerer: "Answerer") -> None:
    given = json.loads(kept.outcome) if kept and kept.outcome else {}
    turn.outcome = _outcome(given, turn.filters, answerer)
    turn.so_far = ""
    turn.done.set()


def _look_again(turn: Turn, kept: Kept | None, answerer: "Answerer") -> None:
    """Let what is shown be as the archive is now: an answer falls, or stands again."""
    given = json.loads(kept.outcome) if kept and kept.outcome else _as_json(turn.outcome)
    turn.outcome = _outcome(given, turn.filters, answerer)


def _hold(talk: Conversation) -> None:
    _live[talk.id] = talk
    st.session_state[_CURRENT] = talk


def _keeper(owner: str) -> OnTurn:
    """Return what keeps each turn; that one cannot be kept is told to the log."""

    def keep(talk: Conversation, turn: Turn) -> None:
        outcome = json.dumps(_as_json(turn.outcome)) if turn.outcome else ""
        kept = Kept(turn.id, turn.question, limits.as_text(turn.filters), outcome)
        lives = True
        try:
            lives = store().put(owner, talk.id, talk.turns.index(turn), kept)
        except MinutesError as error:
            troubles.log(error)
        if lives:
            logbook.note(turn)

    return keep


def _as_json(outcome: Outcome | None) -> dict[str, Any]:
    match outcome:
        case Answer():
            from answering.recall import keep  # here, because importing it alone takes seconds

            return {"answer": keep(outcome)}
        case Said(talk):
            return {"said": talk}
        case Unanswered(heading, advice):
            return {"unanswered": [heading, advice]}
        case Stopped():
            return {"stopped": True}
        case _:
            return {}


def _outcome(kept: dict[str, Any], filters: Filters, answerer: "Answerer") -> Outcome:
    if "answer" in kept:
        with suppress(QuoteError):
            return answerer.recall(kept["answer"], filters)
        return Fallen()
    if "said" in kept:
        return Said(kept["said"])
    if "unanswered" in kept:
        return Unanswered(*kept["unanswered"])
    return Stopped() if "stopped" in kept else Fallen()
