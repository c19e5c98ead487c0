"""The sidebar: a new conversation, and what the search is limited to."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from schema import KINDS, Filters, Scope
from ui import markup, words
from ui.conversation import Conversation

if TYPE_CHECKING:
    from answering import Answerer

_FIELDS = ("council", "committee", "kind", "date_from", "date_to")
_HELD = "filters"
_NOTHING = Scope(0, 0, (), (), None, None)


def chosen() -> Filters:
    """Return what the search is limited to at present."""
    asked: dict[str, Any] = {field: st.session_state.get(_key(field)) for field in _FIELDS}
    return Filters(**asked)


def sidebar(answerer: "Answerer | None", talk: Conversation) -> Scope:
    """Draw the sidebar; without an answerer, what depends on the archive is disabled.

    Returns:
        What the archive holds.
    """
    _restore()
    everything = answerer.scope() if answerer else _NOTHING
    with st.sidebar:
        st.button(words.NEW_CONVERSATION, on_click=talk.clear, width="stretch")
        markup.show(markup.element("p", markup.text(words.LIMIT), css="sidebar-heading"))
        council = _choose("council", words.COUNCIL, words.ALL_COUNCILS, sorted(everything.councils))
        within = answerer.scope(Filters(council=council)) if answerer and council else everything
        _choose("committee", words.COMMITTEE, words.ALL_COMMITTEES, sorted(within.committees))
        _choose("kind", words.KIND, words.ALL_KINDS, KINDS, shown=words.kind)
        _choose_dates(everything)
    st.session_state[_HELD] = chosen()
    return everything


def _key(field: str) -> str:
    return f"filter_{field}"


def _restore() -> None:
    """Set the filters as they were: Streamlit forgets them while another page is shown."""
    held = st.session_state.get(_HELD, Filters())
    for field in _FIELDS:
        if _key(field) not in st.session_state:
            st.session_state[_key(field)] = getattr(held, field)


def _choose(
    field: str, name: str, everything: str, options: Sequence[Any], *, shown: Any = str
) -> Any:
    key = _key(field)
    if st.session_state[key] is not None and st.session_state[key] not in options:
        st.session_state[key] = None
    return st.selectbox(
        name,
        options,
        index=None,
        placeholder=everything,
        format_func=shown,
        disabled=not options,
        key=key,
    )


def _choose_dates(scope: Scope) -> None:
    earliest = min(filter(None, (scope.earliest, datetime.date(1900, 1, 1))))
    latest = datetime.date(datetime.date.today().year + 10, 12, 31)
    for field, name in (("date_from", words.DATE_FROM), ("date_to", words.DATE_TO)):
        st.date_input(
            name,
            value=None,
            min_value=earliest,
            max_value=latest,
            format="DD/MM/YYYY",
            key=_key(field),
        )
    first, last = (st.session_state[_key(field)] for field in ("date_from", "date_to"))
    if first and last and first > last:
        markup.show(markup.element("p", markup.text(words.DATES_CROSS), css="sidebar-note"))
