"""The page of documents: what the archive holds, to search, sort and open."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.navigation.page import Page

from answering import holdings
from schema import ClearedDocument
from ui import (
    address,
    keeper_corrections,
    keeper_documents,
    keeper_errands,
    keeper_sign_in,
    markup,
    resources,
    tables,
    troubles,
)
from ui.markup import element, text
from ui.tables import Row
from words import keeping as kept
from words import library as said
from words import pages as words

if TYPE_CHECKING:
    from answering import Answerer

Held = tuple[ClearedDocument, int]
GAPS_SHOWN = 12
"""Gaps that are named, the latest first."""


def draw(source: Page, chat: Page) -> None:
    """Draw the page; `source` is the page that shows a document, `chat` the one that answers."""
    markup.style()
    st.html(keeper_errands.STYLE)
    st.set_page_config(page_title=words.titled(said.DOCUMENTS))
    back = address.current()
    st.page_link(chat, label=words.BACK, icon=":material/arrow_back:", query_params=back)
    markup.show(element("h1", text(said.DOCUMENTS), css="document-title"))
    with troubles.caught():
        answerer = resources.answerer()
        if answerer is None:
            resources.wait(words.GETTING_READY_TO_SHOW)
        else:
            _draw(answerer, source)


def _draw(answerer: "Answerer", source: Page) -> None:
    held = answerer.documents()
    keeps = keeper_sign_in.may_enter()
    if keeps:
        keeper_documents.draw_adding(answerer.archive, opened=not held)
    listed: list[Held] = []
    with st.container(key="atm-held"):
        if held:
            listed = _draw_list(held, answerer, source)
        else:
            st.info(said.NOTHING_YET)
    if keeps:
        keeper_documents.draw_rest(answerer.archive)
    met = holdings.meetings(document for document, _ in listed)
    if met:
        _draw_over_time(met)
        _draw_gaps(met)
    if not keeps:
        keeper_documents.draw_door()


def _draw_list(held: Sequence[Held], answerer: "Answerer", source: Page) -> list[Held]:
    wanted = st.text_input(said.FIND, placeholder=said.FIND_HELP)
    listed = newest_first(fitting(held, wanted))
    if not listed:
        st.info(said.NONE_FITS)
    else:
        _draw_table(listed, len(held), answerer, source)
    return listed


def fitting(held: Sequence[Held], wanted: str) -> list[Held]:
    """Return the documents whose facts have all of these words."""
    asked = wanted.lower().split()
    return [one for one in held if all(word in _facts(one[0]) for word in asked)]


def newest_first(held: Sequence[Held]) -> list[Held]:
    """Sort documents by their meeting, the newest first and those without a date last."""
    return sorted(held, key=lambda one: (str(one[0].date or ""), one[0].title), reverse=True)


def rows(held: Sequence[Held], partly_read: Collection[str] = ()) -> list[Row]:
    """Return what the table shows of each document; `partly_read` are paths of files."""
    return tables.rows(
        said.COLUMNS,
        (
            (
                document.date.isoformat() if document.date else "",
                document.title,
                document.committee or "",
                document.council or "",
                words.KINDS[document.kind],
                said.STANDINGS.get(document.standing or "", ""),
                passages,
                said.state(document, str(Path(document.root, document.source)) in partly_read),
                document.source,
            )
            for document, passages in held
        ),
    )


def _draw_table(held: Sequence[Held], of: int, answerer: "Answerer", source: Page) -> None:
    shown, keeps = rows(held, answerer.partly_read()), keeper_sign_in.may_enter()
    how = kept.CHOOSE_ROW if keeps else said.HOW_TO_OPEN
    markup.show(element("p", text(f"{said.fitting(len(held), of)}. {how}")))
    # Another list has other rows in the places that were chosen: none is chosen in that.
    listed = hash(tuple(document.version for document, _ in held)) if keeps else ""
    drawn = st.dataframe(
        shown,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"atm-documents{listed}",
    )
    chosen = drawn.selection.rows
    if chosen and chosen[0] < len(held):
        _draw_chosen(held[chosen[0]][0], answerer, source)
    tables.offer(said.SAVE_LIST, said.COLUMNS, shown, "documents.csv")


def _draw_chosen(document: ClearedDocument, answerer: "Answerer", source: Page) -> None:
    """Open the document that was chosen; a keeper is asked what to do with it."""
    place = {"document": document.id}
    if not keeper_sign_in.may_enter():
        st.switch_page(source, query_params=place)
    with st.container(border=True, key="atm-chosen"):
        markup.show(element("p", element("strong", text(document.title))))
        st.page_link(source, label=kept.OPEN, icon=":material/open_in_new:", query_params=place)
        keeper_corrections.draw(document, answerer)


def _draw_over_time(met: Sequence[holdings.Met]) -> None:
    markup.show(element("h2", text(said.OVER_TIME), css="section"))
    counted = [
        {said.TIME: time, said.BODY: body or said.OTHERS, said.MEETINGS: count}
        for (time, body), count in sorted(holdings.by_time(met).items())
    ]
    st.bar_chart(counted, x=said.TIME, y=said.MEETINGS, color=said.BODY, x_label="")


def _draw_gaps(met: Sequence[holdings.Met]) -> None:
    markup.show(element("h2", text(said.GAPS), css="section"))
    found = holdings.gaps(met)
    if not found:
        markup.show(element("p", text(said.NO_GAPS)))
        return
    gaps = [
        said.gap(one.council, one.committee, one.after, one.before, one.usual_days)
        for one in found[:GAPS_SHOWN]
    ]
    lines = [element("li", text(one)) for one in gaps]
    markup.show(element("ul", *lines))


def _facts(document: ClearedDocument) -> str:
    named = (document.title, document.source, document.council, document.committee)
    return " ".join(name for name in named if name).lower()
