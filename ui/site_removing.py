"""Removing a council's site, when that was confirmed: alone, or with what the archive has of it."""

from typing import TYPE_CHECKING

import streamlit as st

from errors import MinutesError
from settings import Settings
from ui import ingest_outcome, keeper_errands, keeper_sign_in, markup
from ui.markup import element, text
from words import keeping as words_of_keeping
from words import sources as words

if TYPE_CHECKING:
    from connectors.moderngov import Source
    from ingest.by_hand.keeping import OpenArchive


@st.dialog(words.REMOVE)
def ask(site: "Source", settings: Settings, archive: "OpenArchive | None") -> None:
    """Ask whether a site is to be removed, and start to if it is; it may be without an archive."""
    council = site.council or site.host
    markup.show(element("p", text(words.confirm_removal(council, site.documents))))
    with st.container(horizontal=True):
        alone = st.button(words.REMOVE_SITE, key="remove-site")
        whole = archive and st.button(words.REMOVE_ALL, key="remove-site-surely")
        if alone or whole:
            try:
                begun = start_removal(site, settings, archive, with_documents=bool(whole))
            except MinutesError as error:
                markup.show(element("p", text(str(error)), css="note", role="alert"))
                return
            if begun:
                st.rerun()
            markup.show(element("p", text(words_of_keeping.BUSY_HERE), css="note", role="alert"))
        if st.button(words.KEEP, type="primary", key="keep-site"):
            st.rerun()


def start_removal(
    site: "Source", settings: Settings, archive: "OpenArchive | None", *, with_documents: bool
) -> bool:
    """Start to remove a site, and its documents if so; tell whether it was started.

    Raises:
        ConnectorError: a run is under way, where there is no archive to be waited for.
    """
    from connectors.moderngov import remove
    from ingest import ingest

    def act(own: "OpenArchive", tell: keeper_errands.Tell) -> keeper_errands.Came:
        folder = remove(settings, site.host)
        problems = []
        if with_documents:
            report = ingest([folder], own, allow_removal=True, on_progress=tell)
            problems = ingest_outcome.problems(report)
        said = words.removed(site.council or site.host, with_documents=with_documents)
        return keeper_errands.Came(said, problems)

    if archive:
        return keeper_errands.start(archive, words.REMOVING, act)
    if keeper_sign_in.may_enter():  # no longer, perhaps: the page may have been open for hours
        remove(settings, site.host)
    return True
