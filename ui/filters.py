"""What the search is limited to: chosen in a window above the question box, and shown beside it."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from schema import KINDS, Filters, Scope
from ui import limits, markup
from words import pages as words
from words import search as words_of_search

if TYPE_CHECKING:
    from answering import Answerer

_HELD = "filters"


def chosen() -> Filters:
    """Return what the search is limited to at present."""
    _restore()
    return Filters(**{field: st.session_state[_key(field)] for field in limits.FIELDS})


def choose(filters: Filters) -> None:
    """Limit the search."""
    st.session_state[_HELD] = filters
    for field in limits.FIELDS:
        st.session_state[_key(field)] = getattr(filters, field)


def clear(*fields: str) -> None:
    """Take limits away, all of them if none is named."""
    for field in fields or limits.FIELDS:
        st.session_state[_key(field)] = None


def draw(answerer: "Answerer") -> None:
    """Draw what can be chosen, and each limit with a way to take it away."""
    _restore()
    everything = answerer.scope()
    with st.container(horizontal=True, key="atm-limits"):
        with st.popover(words.LIMIT, icon=":material/filter_list:"):
            _draw_fields(answerer, everything)
        st.session_state[_HELD] = chosen()
        _draw_chips(chosen())


def _draw_fields(answerer: "Answerer", everything: Scope) -> None:
    council = _choose("council", words.COUNCIL, words.ALL_COUNCILS, sorted(everything.councils))
    within = answerer.scope(Filters(council=council)) if council else everything
    _choose("committee", words.COMMITTEE, words.ALL_COMMITTEES, sorted(within.committees))
    _choose("kind", words.KIND, words.ALL_KINDS, KINDS, shown=words.kind)
    _choose_dates(everything)


def _draw_chips(filters: Filters) -> None:
    said = words_of_search.limits(filters)
    for field, limit in said.items():
        _draw_chip(words_of_search.without(limit), f"without-{field}", field)
    if len(said) > 1:
        _draw_chip(words.CLEAR_LIMITS, "without-limits")


def _draw_chip(name: str, key: str, *fields: str) -> None:
    st.button(
        markup.label(name),
        key=key,
        icon=":material/close:",
        help=words.CLEAR_LIMIT,
        on_click=clear,
        args=fields,
    )


def _key(field: str) -> str:
    return f"filter_{field}"


def _restore() -> None:
    """Set the filters as they were: Streamlit forgets them while another page is shown."""
    held = st.session_state.get(_HELD, Filters())
    for field in limits.FIELDS:
        if _key(field) not in st.session_state:
            st.session_state[_key(field)] = getattr(held, field)


def _choose(
    field: str, name: str, everything: str, options: Sequence[Any], *, shown: Any = str
) -> Any:
    """Offer one limit; what there is only one of, or nothing of, limits nothing."""
    key = _key(field)
    if st.session_state[key] is not None and st.session_state[key] not in options:
        st.session_state[key] = None
    if not options:
        return None
    return st.selectbox(
        name, options, index=None, placeholder=everything, format_func=shown, key=key
    )


def _choose_dates(scope: Scope) -> None:
    """Offer the dates between which there are meetings: the calendar opens there."""
    latest = scope.latest or datetime.date.today()
    earliest = min(scope.earliest or latest, latest)
    for field, name in (("date_from", words.DATE_FROM), ("date_to", words.DATE_TO)):
        held = st.session_state[_key(field)]
        if held is not None:
            st.session_state[_key(field)] = min(max(held, earliest), latest)
        st.date_input(
            name,
            value=None,
            min_value=earliest,
            max_value=latest,
            format="DD/MM/YYYY",
            key=_key(field),
        )
    first, last = (st.session_state[_key(field)] for field in limits.DATES)
    if first and last and first > last:
        markup.show(markup.element("p", markup.text(words.DATES_CROSS), css="sidebar-note"))
