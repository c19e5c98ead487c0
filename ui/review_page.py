"""The page for whoever looks after the archive: what was asked, and what came of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from conversations import Asked, Log
from errors import MinutesError
from ui import address, keeper_sign_in, logbook, markup, resources, review_tables, tables, troubles
from ui.markup import element, text
from ui.review_tables import Held
from ui.tables import Row
from words import pages as words
from words import review as said

PERIODS = (1, 7, 30, 90, 365)
"""Days to choose from, as far as questions are kept."""
AT_FIRST = 30
_VIEWS = (said.QUESTIONS, said.DECLINED, said.UNHELPFUL, said.CITED)


def draw(source: Page, chat: Page) -> None:
    """Draw the page; `source` is the page that shows a document, `chat` the one that answers."""
    markup.style()
    st.set_page_config(page_title=words.titled(said.REVIEW))
    back = address.current()
    st.page_link(chat, label=words.BACK, icon=":material/arrow_back:", query_params=back)
    markup.show(element("h1", text(said.REVIEW), css="document-title"))
    if not keeper_sign_in.may_enter():
        keeper_sign_in.draw_door()
        return
    with troubles.caught():
        _draw(logbook.log(), source)


def is_offered() -> bool:
    """Tell whether the way to the page is shown: to a keeper, where questions are kept."""
    return keeper_sign_in.may_enter() and logbook.log().keeps


def _draw(log: Log, source: Page) -> None:
    if not log.keeps:
        troubles.show_notice(*said.OFF, role="note")
        return
    markup.show(element("p", text(said.about(log.days)), css="note"))
    answerer = resources.answerer()
    if answerer is None:
        resources.wait(said.GETTING_READY)
        return
    choice = [*(days for days in PERIODS if days < log.days), log.days]
    named = partial(said.period, kept=log.days)
    at_first = choice.index(min(AT_FIRST, log.days))
    days = st.selectbox(said.PERIOD, choice, index=at_first, format_func=named, width=280)
    try:
        asked = log.asked(days=days)
    except MinutesError as error:
        troubles.log(error)
        troubles.show_notice(said.UNREADABLE, str(error))
        return
    if not asked:
        st.info(said.NOTHING_YET)
        return
    _draw_counts(asked)
    _draw_view(asked, {one.id: one for one, _ in answerer.documents()}, source)


def _draw_counts(asked: Sequence[Asked]) -> None:
    with st.container(horizontal=True, key="atm-counts"):
        for name, count in review_tables.counts(asked).items():
            st.metric(name, f"{count:,}", width="content")


def _draw_view(asked: Sequence[Asked], held: Held, source: Page) -> None:
    view = st.segmented_control(
        said.SHOW, _VIEWS, default=_VIEWS[0], required=True, label_visibility="collapsed"
    )
    view = view or _VIEWS[0]
    if view == said.CITED:
        counted = review_tables.most_cited(asked)
        table = review_tables.rows_of_cited(counted, asked, held)
    else:
        counted, table = [], review_tables.rows(view, asked, held)
    if not table:
        st.info(said.NONE[view])
        return
    wanted = st.text_input(said.FIND, placeholder=said.FIND_HELP, max_chars=200)
    fits = review_tables.fitting(table, wanted)
    if not fits:
        st.info(said.NONE_FITS)
        return
    listed = [table[n] for n in fits]
    if view == said.CITED:
        _draw_cited(listed, [counted[n][0] for n in fits], held, source)
    else:
        st.dataframe(listed, hide_index=True, key=f"atm-{said.FILES[view]}", alt=view)
    tables.offer(said.SAVE, said.COLUMNS[view], listed, said.FILES[view])


def _draw_cited(table: Sequence[Row], ids: Sequence[str], held: Held, source: Page) -> None:
    markup.show(element("p", text(said.HOW_TO_OPEN)))
    shown = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="atm-most-cited",
        alt=said.CITED,
    )
    chosen = shown.selection.rows
    if chosen and chosen[0] < len(ids) and ids[chosen[0]] in held:
        st.switch_page(source, query_params={"document": ids[chosen[0]]})
