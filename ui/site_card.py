"""A council's site on the page of sites: how it stands, and what can be done with it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from errors import MinutesError
from settings import Settings
from ui import keeper_sign_in, markup, published, site_lists, site_removing, site_running, troubles
from ui.markup import Html, element, text
from words import connectors as of_runs
from words import sources as words

if TYPE_CHECKING:
    from connectors.moderngov import Source
    from ingest.by_hand.keeping import OpenArchive

STYLE = Path(__file__).with_name("site_card.css")
FEW = 12
"""Committees that are shown without being asked for."""


def draw(
    site: "Source",
    settings: Settings,
    ids: Mapping[tuple[str, str], str],
    archive: "OpenArchive | None",
    *,
    is_stale: bool,
) -> None:
    """Draw a site.

    Args:
        site: how it stands.
        settings: they name the store.
        ids: of the archive's documents, by their folder and source.
        archive: None while it is being opened.
        is_stale: whether no run has got through for some days.
    """
    with st.container(border=True, key=f"atm-site-{site.host}"):
        where = site.base.partition("//")[2]
        name = element("h2", text(site.council or site.host), css="section")
        markup.show(element("header", name, element("p", published.link(site.base, where))))
        if site.running:
            site_running.draw(site.host, settings)
        else:
            _draw_amiss(site, settings, is_stale)
        _draw_facts(site)
        if not site.running:
            _draw_actions(site, settings, archive)
        site_lists.draw(site, settings, ids)
        _draw_committees(site)


def _draw_amiss(site: "Source", settings: Settings, is_stale: bool) -> None:
    """Say what keeps a site from being up to date, and what to do."""
    if site.blocked_why:
        _draw_blocked(site)
    elif site.died:
        troubles.show_notice(words.DIED, words.died(site.died), role="status")
    elif site.last_run and site.last_run["error"]:
        troubles.show_notice(words.FAILED, site.last_run["message"], role="status")
    elif is_stale:
        markup.show(element("p", text(words.stale(site.last_whole)), css="as-of"))
    if site.held:
        _draw_held(site, settings)


def _draw_blocked(site: "Source") -> None:
    since = words.refused_since(site.blocked_since, site.last_whole)
    troubles.show_notice(words.BLOCKED, since, role="status")
    before, _, forwarded = site.blocked_why.partition(of_runs.TO_FORWARD)
    markup.show(element("p", text(words.FORWARD), css="site-about"))
    st.code(forwarded.strip() or before, language=None, wrap_lines=True)


def _draw_held(site: "Source", settings: Settings) -> None:
    troubles.show_notice(words.HELD, words.held(len(site.held)), role="status")
    if st.button(words.CONFIRM, key=f"confirm-{site.host}", icon=":material/delete:"):
        _start(site, settings, confirm=True)


def _draw_facts(site: "Source") -> None:
    choice = site.choice
    bodies = None if choice.committees is None else len(choice.committees)
    facts = [
        (words.LAST_WHOLE, words.moment(site.last_whole)),
        (words.NEXT, words.moment(site.next_run)),
        (words.DOCUMENTS, f"{site.documents:,}"),
        (words.DRAFTS, f"{site.drafts:,}"),
        (words.LEFT_OUT, f"{site.restricted:,}"),
        (words.CHOSEN, words.chosen(bodies, choice.since, choice.papers)),
    ]
    shown = [element("div", element("dt", text(n)), element("dd", text(v))) for n, v in facts]
    markup.show(element("dl", *shown, css="site-facts"))


def _draw_actions(site: "Source", settings: Settings, archive: "OpenArchive | None") -> None:
    with st.container(horizontal=True):
        if st.button(words.SYNC, key=f"sync-{site.host}", icon=":material/sync:", type="primary"):
            _start(site, settings)
        key = f"remove-{site.host}"
        if st.button(words.REMOVE, key=key, icon=":material/delete:", type="tertiary"):
            site_removing.ask(site, settings, archive)


def _start(site: "Source", settings: Settings, *, confirm: bool = False) -> None:
    """Begin a run, for who may still do that, and draw the page with it."""
    from connectors.moderngov import start_sync

    if keeper_sign_in.may_enter():  # no longer, perhaps: the page may have been open for hours
        try:
            start_sync(settings, site.host, confirm=confirm)
        except (MinutesError, OSError) as error:
            troubles.show(error)
            return
    st.rerun()


def _draw_committees(site: "Source") -> None:
    if not site.committees:
        return
    rows = [_row("th", words.COLUMNS, scope="col")]
    for one in site.committees:
        rows.append(_row("td", (one.title, f"{one.meetings:,}", words.day(one.latest))))
    table = element("table", element("tbody", *rows), css="site-table")
    name = words.counted(words.BODIES, len(site.committees))
    with st.expander(name, expanded=len(site.committees) <= FEW):
        markup.show(table)


def _row(name: str, cells: Iterable[str], **attributes: str) -> Html:
    return element("tr", *(element(name, text(one), **attributes) for one in cells))
