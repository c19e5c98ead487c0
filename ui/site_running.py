"""How far a run on a council's site is, drawn again and again without the rest of the page."""

import streamlit as st

from errors import MinutesError
from settings import Settings
from ui import markup
from ui.markup import element, text
from words import sources as words

EVERY = 1.0
"""Seconds between looks how far it is."""


@st.fragment(run_every=EVERY)
def draw(host: str, settings: Settings) -> None:
    """Draw how far the run is; when it has ended, draw the page with what it came to."""
    from connectors.moderngov import run_of

    try:
        run = run_of(settings, host)
    except MinutesError:  # the site was removed meanwhile
        st.rerun()
    if not run.began:
        st.rerun()
    far = run.progress
    said = words.progress(far.phase, far.done, far.total) if far else f"{words.STARTING}…"
    markup.show(element("p", text(said), css="waiting", role="status"))
    share = far.done / far.total if far and far.total else 0.0
    st.progress(min(share, 1.0))
