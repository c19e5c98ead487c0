"""Adding a council's site: what would be fetched and how long that takes, before it is added."""

import datetime
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from errors import MinutesError
from settings import Settings
from ui import keeper_sign_in, markup, troubles
from ui.markup import element, text
from words import keeping as words_of_keeping
from words import sites as of_commands
from words import sources as words

if TYPE_CHECKING:
    from connectors.moderngov import Choice, Seen

EVERY = 1.0
"""Seconds between looks how far it is."""
EARLIEST = datetime.date(1990, 1, 1)
_LOOKING = "site-looking"


@dataclass(slots=True)
class Looking:
    """A look at a site, and what came of it: what was seen, or why nothing was."""

    address: str
    choice: "Choice"
    committees: Sequence[str]
    reached: tuple[int, int] = (0, 0)
    seen: "Seen | None" = None
    refused: str = ""
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Look at the site."""
        from connectors.moderngov import look

        def tell(done: int, total: int) -> None:
            self.reached = done, total

        try:
            self.seen, self.choice = look(self.address, self.choice, self.committees, on_step=tell)
        except MinutesError as error:
            self.refused = str(error)
        except Exception as error:
            troubles.message(error)  # which logs it
            self.refused = words_of_keeping.UNFORESEEN
        finally:
            self.done.set()


def draw(settings: Settings, *, opened: bool) -> None:
    """Draw the form, how far a look at a site is, and what it came to."""
    looking: Looking | None = st.session_state.get(_LOOKING)
    opened = opened or looking is not None
    with st.expander(words.ADD, expanded=opened, icon=":material/add_link:"):
        _draw_form()
        looking = st.session_state.get(_LOOKING)
        if looking and not looking.done.is_set():
            _poll()
        elif looking and looking.seen:
            _draw_seen(looking, looking.seen, settings)
        elif looking:
            troubles.show_notice(words.NOT_FOUND, looking.refused)


def _draw_form() -> None:
    from connectors.moderngov import Choice

    markup.show(element("p", text(words.ADD_HELP), css="note"))
    with st.form("site-adding", border=False):
        place = words.ADDRESS_EXAMPLE
        address = st.text_input(words.ADDRESS, placeholder=place, max_chars=500)
        contact = st.text_input(words.CONTACT, max_chars=200)
        markup.show(element("p", text(words.CONTACT_HELP), css="note"))
        since = st.date_input(words.SINCE, None, min_value=EARLIEST, format="DD/MM/YYYY")
        named = st.text_area(words.COMMITTEES, height=100, placeholder=words.COMMITTEES_HELP)
        papers = st.checkbox(words.PAPERS)
        asked = st.form_submit_button(words.LOOK, type="primary")
    if not asked or not keeper_sign_in.may_enter():
        return
    if wrong := _wrong(address, contact):
        st.session_state.pop(_LOOKING, None)
        markup.show(element("p", text(wrong), css="note", role="alert"))
        return
    first = since if isinstance(since, datetime.date) else None
    choice = Choice(since=first, papers=papers, contact=contact.strip())
    lines = [" ".join(line.split()) for line in (named or "").splitlines()]
    start(Looking(address.strip(), choice, [line for line in lines if line]))


def start(looking: Looking) -> None:
    """Look at a site in a thread of its own, for this visitor."""
    st.session_state[_LOOKING] = looking
    threading.Thread(target=looking.run, name="look at a site", daemon=True).start()


def _wrong(address: str, contact: str) -> str:
    """Say what is missing, before anybody is asked anything."""
    from connectors.moderngov import is_mail_address

    if not address.strip():
        return words.NO_ADDRESS
    return "" if is_mail_address(contact.strip()) else words.NO_CONTACT


@st.fragment(run_every=EVERY)
def _poll() -> None:
    looking: Looking | None = st.session_state.get(_LOOKING)
    if looking is None or looking.done.is_set():
        st.rerun()
    done, total = looking.reached
    markup.show(element("p", text(words.looking(done, total)), css="waiting", role="status"))
    st.progress(min(done / total, 1.0) if total else 0.0)


def _draw_seen(looking: Looking, seen: "Seen", settings: Settings) -> None:
    """Say what was found, and ask whether it is to be added."""
    meetings = of_commands.meetings(seen.meetings, seen.exact)
    lines = [
        words.would_fetch(len(seen.chosen), len(seen.committees), meetings),
        words.takes(seen.requests, seen.seconds, seen.nights, seen.gap),
        *(words.note(one) for one in seen.forbidden),
    ]
    heading = element("h3", text(words.found(seen.council, seen.base)), css="site-part")
    shown = [element("p", text(line)) for line in lines]
    markup.show(element("div", heading, *shown, css="done", role="status"))
    with st.expander(words.counted(words.COMMITTEES_THERE, len(seen.committees))):
        titles = [element("li", text(one.title)) for one in seen.committees]
        markup.show(element("ul", *titles, css="site-list"))
    with st.container(horizontal=True):
        if st.button(words.ADD_SITE, type="primary", key="add-site", icon=":material/add:"):
            _add(looking, seen, settings)
        if st.button(words.LEAVE_IT, key="leave-site"):
            st.session_state.pop(_LOOKING, None)
            st.rerun()


def _add(looking: Looking, seen: "Seen", settings: Settings) -> None:
    from connectors.moderngov import add

    if keeper_sign_in.may_enter():
        try:
            add(seen, looking.choice, settings)
        except (MinutesError, OSError) as error:
            troubles.show(error)
            return
    st.session_state.pop(_LOOKING, None)
    st.rerun()
