"""What the server sends before a page is drawn: the product's name, and "not found" where it is so.

Streamlit sends one empty page, with its own name on it, for every address that it does not know,
and only that page's script finds out that there is nothing to draw.
"""

import html
import re
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import brand, markup
from ui.markup import element, text
from words import about as said
from words import pages as words

PAGES = ("source", "documents", "review", "sources", "about", "privacy", "accessibility")
"""The addresses of pages below the first one's."""
_SHEETS = tuple(Path(__file__).with_name(f"{name}.css") for name in ("tokens", "served_page"))
_TITLE = re.compile(rb"<title>[^<]*</title>")
_ICON = re.compile(rb'<link rel="shortcut icon"[^>]*>')
_NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_FOR_A_COPY = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
_OF_A_COPY = ("etag", "last-modified", "accept-ranges")


class Door:
    """Puts our own words into the page that Streamlit sends, and answers where there is none."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """Serve `app`; `base` is where below the host's address it stands, if not at its top."""
        self._app = app
        self._base = base.strip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http" or not _asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] not in _FOR_A_COPY]
        held: list[Message] = []

        async def send_ours(message: Message) -> None:
            if not held and not (message["type"] == "http.response.start" and _is_page(message)):
                await send(message)
                return
            held.append(message)
            if len(held) > 1 and not message.get("more_body"):
                for ours in self._ours(held, scope):
                    await send(ours)

        await self._app({**scope, "headers": headers}, receive, send_ours)

    def _ours(self, held: list[Message], scope: Scope) -> Iterable[Message]:
        start = {**held[0], "headers": list(held[0]["headers"])}
        body = b"".join(one.get("body", b"") for one in held[1:])
        if self._has(scope["path"]):
            body = _named(body)
        else:
            start["status"] = 404
            body = not_found(f"/{self._base}/" if self._base else "/").encode()
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        for name in _OF_A_COPY:
            if name in headers:
                del headers[name]
        yield start
        yield {"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body}

    def _has(self, path: str) -> bool:
        """Tell whether there is a page at an address."""
        return path.strip("/").removeprefix(self._base).strip("/") in ("", *PAGES)


def not_found(start: str) -> str:
    """Write the page that says that there is none; `start` is the address of the first page."""
    light, dark = brand.ours().accents() if brand.ours().colour else ("", "")
    colour = f":root {{ --atm-accent: light-dark({light}, {dark}); }}" if light else ""
    sheets = "\n".join([*(sheet.read_text("utf-8") for sheet in _SHEETS), colour])
    body = element(
        "body",
        element("header", brand.marks()),
        element(
            "main",
            element("h1", text(said.NO_PAGE)),
            element("p", text(said.NO_PAGE_WHY)),
            element("p", element("a", text(said.TO_START), href=start)),
        ),
    )
    title = html.escape(words.titled(said.NO_PAGE))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{sheets}</style></head>{body}</html>\n"
    )


def _named(page: bytes) -> bytes:
    """Put the product's name, its icon and our words into Streamlit's page."""
    for theirs, ours in (
        (_TITLE, f"<title>{html.escape(words.PRODUCT)}</title>"),
        (_ICON, f'<link rel="shortcut icon" href="{markup.picture(markup.ICON)}">'),
        (_NO_SCRIPT, f"<noscript><p>{html.escape(said.NEEDS_SCRIPT)}</p></noscript>"),
    ):
        page = theirs.sub(ours.encode().replace(b"\\", b"\\\\"), page, count=1)
    return page


def _asks_for_a_page(scope: Scope) -> bool:
    """Tell a browser that goes to an address from one that fetches what a page needs."""
    return scope["method"] in ("GET", "HEAD") and "text/html" in Headers(scope=scope).get(
        "accept", ""
    )


def _is_page(message: Message) -> bool:
    content = Headers(raw=message["headers"]).get("content-type", "")
    return bool(message["status"] == 200) and content.startswith("text/html")
