"""To which request what is logged belongs: the proxy's own id of it, or one that is made.

A page's questions come through one connection, so each gets an id of its own below that.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

import logs


class Naming:
    """Gives each request its id, for the log and for whoever sent it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        name = logs.request_named(Headers(scope=scope).get(logs.HEADER))

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[logs.HEADER] = name
            await send(message)

        with logs.belonging_to(name):
            await self._app(scope, receive, send_named)


def new() -> str:
    """Return an id for one action of the reader whose page this is."""
    on_a_page = get_script_run_ctx(suppress_warning=True) is not None
    return logs.part_of(st.context.headers.get(logs.HEADER) if on_a_page else None)


@contextmanager
def belonging() -> Iterator[str]:
    """Let what is logged within belong to what is being done, or else to one action of its own."""
    with logs.belonging_to(logs.request() or new()) as name:
        yield name
