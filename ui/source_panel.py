"""The source panel: a source beside the answer that rests on it, to be checked at a glance.

A click on a link to a source is caught by a script of a few lines and opens the panel; the page
under it stays where it is.
"""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from schema import Answer
from ui import markup, source_cards
from ui.conversation import Turn
from ui.markup import element, text
from ui.places import address_of
from ui.quotations import FRAGMENT
from words import answers as words_of_answers
from words import pages as words

_KEY = "source-opener"
_OPEN = "open-source"
Still = Callable[[], bool]
WIDTH = 520
"""Pixels; a narrower window is filled, and a reader can draw it wider."""
_SCRIPT = (
    """
export default function ({ setTriggerValue }) {
  const open = (event) => {
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const link = event.target.closest && event.target.closest("a[href*='#FRAGMENT']");
    if (!plain || !link) return;
    event.preventDefault();
    event.stopPropagation();
    setTriggerValue("open", link.getAttribute("href").split("#FRAGMENT")[1]);
  };
  document.addEventListener("click", open, true);
  return () => document.removeEventListener("click", open, true);
}
"""
).replace("FRAGMENT", FRAGMENT)
_opener = st.components.v2.component("source_opener", html="<span></span>", js=_SCRIPT)


@st.fragment
def draw(turns: Sequence[Turn], source: Page, still: Still) -> None:
    """Let sources of these turns open in a panel.

    Args:
        turns: those that are shown.
        source: the page that shows a document.
        still: tells whether the archive is as it was when the page was drawn; where it is not, the
            page is drawn anew, for what is quoted may have been removed or withheld.
    """
    _opener(key=_KEY, on_open_change=_open, height=1)
    if not still():
        st.rerun()
    turn_id, marker = st.session_state.get(_OPEN, ("", 0))
    answer = next((one.outcome for one in turns if one.id == turn_id), None)
    if isinstance(answer, Answer) and 1 <= marker <= len(answer.citations):
        dialog = st.dialog(words.SOURCE, width=WIDTH, position="right", on_dismiss=close)
        dialog(_draw_panel)(answer, source, still)


def close() -> None:
    """Open no source any more."""
    st.session_state.pop(_OPEN, None)


def _open() -> None:
    asked, _, marker = str(st.session_state[_KEY].get("open") or "").rpartition(".")
    if marker.isascii() and marker.isdigit():
        st.session_state[_OPEN] = (asked, int(marker[:6]))


def _draw_panel(answer: Answer, source: Page, still: Still) -> None:
    if not still():  # the panel is drawn alone when the reader goes on to the next source
        st.rerun()
    with st.container(key="atm-panel"):
        _draw_source(answer, source)


def _draw_source(answer: Answer, source: Page) -> None:
    turn_id, marker = st.session_state.get(_OPEN, ("", 1))
    citation = next(one for one in answer.citations if one.marker == marker)
    same = [one for one in answer.citations if one.passage.id == citation.passage.id]
    if len(answer.citations) > 1:
        _draw_ways(answer, marker, lambda to: st.session_state.update({_OPEN: (turn_id, to)}))
    markup.show(element("header", *source_cards.head(citation), css="card"))
    st.page_link(
        source,
        label=words_of_answers.OPEN_DOCUMENT,
        icon=":material/find_in_page:",
        query_params=address_of(citation, answer.citations),
    )
    markup.show(element("article", *source_cards.passage(same, asked=citation), css="card"))


def _draw_ways(answer: Answer, marker: int, go: Callable[[int], None]) -> None:
    """Offer the citation before and after, round and round: none is at an end, where a button
    that is switched off would drop the focus.
    """
    last = len(answer.citations)
    with st.container(horizontal=True, vertical_alignment="center", key="atm-turning"):
        for label, icon, to in (
            (words_of_answers.BEFORE, ":material/chevron_left:", marker - 1 or last),
            (words_of_answers.AFTER, ":material/chevron_right:", marker % last + 1),
        ):
            st.button(label, key=f"cite-{label}", icon=icon, on_click=go, args=(to,))
        said = words_of_answers.nth_source(marker, last)
        markup.show(element("p", text(said), css="note", role="status"))
