"""Keep the focus where a reader looks for it, where Streamlit lets it fall.

What opens over a page is gone into; whoever comes back from a document is on the link that led
there; what has the focus is not under the question box; the sidebar is opened from the head.
"""

from pathlib import Path

import streamlit as st

from ui.markup import Html, element
from words import pages as words

_HERE = Path(__file__).parent
_ICON = Html(
    '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" '
    'stroke-width="2" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="1"/>'
    '<path d="M9 4v16M13 9l3 3-3 3"/></svg>'
)
_keeper = st.components.v2.component(
    "focus_keeper",
    html="<span></span>",
    js=(_HERE / "focus.js").read_text(encoding="utf-8"),
)
_back = st.components.v2.component(
    "focus_back",
    html="<span></span>",
    js=(_HERE / "back.js").read_text(encoding="utf-8"),
)
_opener = st.components.v2.component(
    "sidebar_opener",
    html=element(
        "button",
        _ICON,
        css="opener",
        type="button",
        title=words.SHOW_CONVERSATIONS,
        aria_label=words.SHOW_CONVERSATIONS,
        aria_expanded="false",
    ),
    js=(_HERE / "opener.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def keep() -> None:
    """Look after the focus on a page, whichever it is."""
    _keeper(key="atm-focus", height=1)


def back() -> None:
    """Give the focus back to the link by which this page was left for a document."""
    _back(key="atm-back", height=1)


def draw_opener() -> None:
    """Draw what opens the sidebar; it is shown while there is one, and it is closed."""
    _opener(key="atm-opener")
