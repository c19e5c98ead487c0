"""Which browser asks: told by a random cookie, so that it finds its own conversations again.

An address would not do: it is made to be sent, and whoever gets it must not find the sender's
conversations. The server sets the cookie, no script can read it, and nothing else is in it.
"""

import re
import secrets

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "minutes_reader"
DAY = 24 * 60 * 60
LASTS = 365 * DAY
"""Seconds from the last visit on; how long conversations are kept is the archive's affair."""
_ID = re.compile(r"[\w-]{32,64}", re.ASCII)
_OWNER = "owner"


class Recognising:
    """Gives a browser its cookie whenever it fetches a page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _cookie(scope))
            await send(message)

        await self._app(scope, receive, send_with_cookie if scope["type"] == "http" else send)


def owner() -> str:
    """Return whose conversations this session may see: its browser's, or else its own alone."""
    if _OWNER not in st.session_state:
        given = str(st.context.cookies.get(COOKIE, ""))
        st.session_state[_OWNER] = given if _ID.fullmatch(given) else secrets.token_urlsafe(24)
    return str(st.session_state[_OWNER])


def _cookie(scope: Scope) -> str:
    sent = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    given = cookie_parser(sent).get(COOKIE, "")
    value = given if _ID.fullmatch(given) else secrets.token_urlsafe(24)
    flags = "; Secure" if scope["scheme"] == "https" else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax{flags}"
