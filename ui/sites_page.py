"""The page of the councils' sites, for keepers: how each one stands, adding one, fetching it."""

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.navigation.page import Page

from errors import MinutesError
from settings import Settings
from ui import (
    address,
    keeper_errands,
    keeper_sign_in,
    markup,
    resources,
    site_adding,
    site_card,
    troubles,
)
from ui.markup import element, text
from words import pages as words
from words import sources as said

if TYPE_CHECKING:
    from connectors.moderngov import Standing


def draw(chat: Page) -> None:
    """Draw the page; `chat` is the one that answers."""
    markup.style()
    st.html(keeper_errands.STYLE)
    st.html(site_card.STYLE)
    st.set_page_config(page_title=words.titled(said.SOURCES))
    back = address.current()
    st.page_link(chat, label=words.BACK, icon=":material/arrow_back:", query_params=back)
    markup.show(element("h1", text(said.SOURCES), css="document-title"))
    if not keeper_sign_in.may_enter():
        markup.show(element("p", text(said.KEEPERS), css="note"))
        keeper_sign_in.draw_door()
        return
    with troubles.caught():
        _draw(Settings.from_environment())


def is_offered() -> bool:
    """Tell whether the way to the page is shown: to a keeper."""
    return keeper_sign_in.may_enter()


def _draw(settings: Settings) -> None:
    from connectors.moderngov import standings

    markup.show(element("p", text(said.ABOUT), css="site-about"))
    found = standings(settings)
    answerer = resources.answerer()
    if answerer:
        keeper_errands.draw(answerer.archive)
    else:
        resources.open_again()  # the first run may have made the archive
    if not found:
        markup.show(element("p", text(said.BEGIN), css="site-about"))
    else:
        markup.show(element("p", text(said.how_runs_begin()), css="note"))
        _draw_sites(found, settings)
    site_adding.draw(settings, opened=not found)


def _draw_sites(found: "list[Standing]", settings: Settings) -> None:
    from connectors.moderngov import source

    answerer = resources.answerer()
    held = answerer.documents() if answerer else []
    ids = {(one.root, one.source): one.id for one, _ in held}
    archive = answerer.archive if answerer else None
    for one in found:
        try:
            site = source(settings, one.host)
        except MinutesError as error:  # what is wrong with one keeps no other from being shown
            troubles.log(error)
            troubles.show_notice(one.host, str(error))
        else:
            site_card.draw(site, settings, ids, archive, is_stale=one.stale)
