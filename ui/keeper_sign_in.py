"""The keeper's door: who may see and change what readers may not.

A keeper looks after the archive. With a password set, whoever gives it is let in. Without one,
only whoever sits at the server's own machine is: the server listens there alone, the page was
opened there, and nothing shows that a proxy handed the visit on.
"""

import hmac
import threading
import time
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from errors import SettingError
from settings import Settings
from ui import markup, reader_cookie
from ui.markup import element, text
from words import keeper as words

LASTS = 8 * 60 * 60.0
"""Seconds for which a browser that gave the password is let in."""
TRIES, PER = 10, 60.0
"""Wrong passwords, from everybody together, after which none is looked at, and seconds of that."""
_HANDED_ON = ("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip")
_HANDED_ON_TOO = "x-forwarded"
"""Headers by which proxies show that they hand a request on, and how others of them begin."""
_GIVEN = "keeper-password"
_SAID = "keeper-refused"

_lock = threading.Lock()
_let_in: dict[str, float] = {}
_refused: list[float] = []


def may_enter() -> bool:
    """Tell whether this session is a keeper's."""
    if _password():
        with _lock:
            return _let_in.get(reader_cookie.owner(), 0.0) > time.monotonic()
    return _at_the_server()


def draw_door() -> None:
    """Ask for the password; where none is set and nobody may enter, say what opens the door."""
    if not _password():
        markup.show(element("p", text(words.CLOSED), css="note"))
        return
    with st.form("keeper", border=False):
        st.text_input(words.PASSWORD, type="password", key=_GIVEN, max_chars=200)
        st.form_submit_button(words.ENTER, on_click=_try)
    if refusal := st.session_state.pop(_SAID, ""):
        markup.show(element("p", text(refusal), css="note", role="alert"))


def has_password() -> bool:
    """Tell whether keepers are let in by a password."""
    return bool(_password())


def leave() -> None:
    """Let this browser in no longer."""
    with _lock:
        _let_in.pop(reader_cookie.owner(), None)


def _password() -> str:
    try:
        return Settings.from_environment().keeper_password
    except SettingError:
        return "\0"  # nobody can give it, and the page says elsewhere which setting is wrong


def _try() -> None:
    given, wanted = str(st.session_state.get(_GIVEN, "")), _password()
    now = time.monotonic()
    with _lock:
        _refused[:] = [one for one in _refused if one > now - PER]
        if len(_refused) >= TRIES:
            st.session_state[_SAID] = words.LATER
        elif hmac.compare_digest(given.encode(), wanted.encode()):
            _let_in[reader_cookie.owner()] = now + LASTS
        else:
            _refused.append(now)
            st.session_state[_SAID] = words.REFUSED


def _at_the_server() -> bool:
    headers = st.context.headers
    if is_handed_on(headers):
        return False
    opened_at = urlsplit(f"//{headers.get('Host', '')}").hostname
    sent_from = urlsplit(headers.get("Origin", "")).hostname
    listens_at = str(st.get_option("server.address") or "")
    return all(map(is_loopback, (listens_at, opened_at, sent_from or opened_at)))


def is_handed_on(headers: Iterable[str]) -> bool:
    """Tell by the names of its headers whether a proxy handed a request on."""
    names = [name.lower() for name in headers]
    return any(name in _HANDED_ON or name.startswith(_HANDED_ON_TOO) for name in names)


def is_loopback(host: str | None) -> bool:
    """Tell whether a host's name or address is that of the machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address((host or "").strip("[]")).is_loopback
    except ValueError:
        return False
