"""Draw pages without a browser, and read what they show."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Html, PageLink

from schema import Answer, ClearedDocument, ClearedPassage, Filters, Scope
from ui import resources
from words import about
from words import pages as words
from words.library import DOCUMENTS
from words.sources import SOURCES

APP = Path(__file__).resolve().parents[2] / "ui" / "pages.py"
FRAME = (
    *(words.ASK, DOCUMENTS, SOURCES),
    *(about.ABOUT_SHORT, about.ABOUT, about.PRIVACY, about.ACCESSIBILITY),
)
"""Links that every page has."""
SECONDS = 120
"""Only to end a test that hangs."""


class FakeAnswerer:
    """Gives one answer to every question and keeps what it was asked."""

    def __init__(self, answer: Answer | Exception | None = None) -> None:
        self.gives = answer
        self.asked: list[tuple[str, tuple[str, ...], Filters]] = []
        self.holds = Scope(1, 1, ("Pennick Parish Council",), ("Full Council",), None, None)
        self.suggests: list[str] = []
        self.goes_on: list[str] = []
        self.held: dict[str, ClearedDocument] = {}
        self.sends_to: str | None = None
        self.archive = object()
        self.writes: list[str] = []
        self.while_it_writes: Callable[[], None] = lambda: None

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str],
        filters: Filters,
        on_text: Callable[[str], None],
    ) -> Answer:
        self.asked.append((question, tuple(history), filters))
        for text in self.writes:
            on_text(text)
            self.while_it_writes()
        if isinstance(self.gives, Exception):
            raise self.gives
        assert self.gives
        return replace(self.gives, question=question)

    def scope(self, filters: Filters = Filters()) -> Scope:
        return replace(self.holds, filters=filters)

    def generation(self) -> int:
        return 1

    def recall(self, kept: dict[str, Any], filters: Filters = Filters()) -> Answer:
        assert isinstance(self.gives, Answer)
        return replace(self.gives, question=kept["question"])

    def still_stands(self, answer: Answer) -> bool:
        return True

    def document(self, document_id: str) -> ClearedDocument | None:
        return self.held.get(document_id)

    def passages(self, document: ClearedDocument) -> list[ClearedPassage]:
        return []

    def documents(self) -> list[tuple[ClearedDocument, int]]:
        return [(document, 1) for document in self.held.values()]

    def partly_read(self) -> set[str]:
        return set()

    def source(self, document: ClearedDocument) -> None:
        return None

    def follow_ups(
        self, answer: Answer, *, history: Sequence[str] = (), count: int = 3
    ) -> list[str]:
        return self.goes_on[:count]

    def examples(self, count: int = 4, filters: Filters = Filters()) -> list[str]:
        return self.suggests[:count]


def open_chat() -> AppTest:
    """Open the chat page and wait until it is ready."""
    return when_ready(AppTest.from_file(APP, default_timeout=SECONDS).run())


def open_source(**parameters: str) -> AppTest:
    """Open the source page at an address and wait until it is ready."""

    def script() -> None:
        import streamlit as st

        from ui import source_page

        def ask() -> None:
            pass

        def show() -> None:
            source_page.draw(chat_page)

        chat_page = st.Page(ask, title="Ask", url_path="ask")
        st.navigation([st.Page(show, title="Source", default=True), chat_page]).run()

    page = AppTest.from_function(script, default_timeout=SECONDS)
    page.query_params.update(parameters)
    return when_ready(page.run())


def when_ready(page: AppTest) -> AppTest:
    """Wait until the answerer is open, or has failed to, and draw the page again."""
    resources.opening().exception()
    return page.run()


def links_of(page: AppTest | Block) -> list[PageLink]:
    """Return the links to other pages in the page's main part, but for those of its frame."""
    part = page.main if isinstance(page, AppTest) else page
    links = [one for one in part.get("page_link") if isinstance(one, PageLink)]
    return [one for one in links if one.label not in FRAME]


def open_panel(page: AppTest, marker: int = 1) -> AppTest:
    """Open a source of the last answer beside it, as a click on its link does."""
    turn = page.session_state["conversation"].turns[-1]
    page.session_state["open-source"] = (turn.id, marker)
    return page.run()


def panel_of(page: AppTest) -> Block:
    """Return what is drawn over the page; it is empty if nothing is."""
    over = page._tree.children[2].children.values()
    opened = [one for one in over if isinstance(one, Block)]
    return opened[0] if opened else Block(None, page._tree)


def source_links(page: AppTest) -> list[str]:
    """Return the addresses of the links to sources in the page's main part, in order."""
    return [
        html.unescape(address)
        for address in re.findall(r'<a class="atm-source-line" href="([^"]*)"', markup_of(page))
    ]


def ask(page: AppTest, question: str) -> AppTest:
    """Type a question and send it."""
    return page.chat_input[0].set_value(question).run()


def markup_of(page: AppTest | Block) -> str:
    """Return the HTML of the page's main part, but for whose service it is, or of a part of it."""
    part = page.main if isinstance(page, AppTest) else page
    drawn = (str(one.value) for one in part.get("html") if isinstance(one, Html))
    return "\n".join(shown for shown in drawn if "atm-brand" not in shown)


def text_of(page: AppTest | Block) -> str:
    """Return the words that the page's main part shows, or a part of a page."""
    lines = re.sub(r"</?(?:span|strong|mark|a|del)\b[^>]*>", "", markup_of(page))
    lines = re.sub(r"<[^>]*>", "\n", lines)
    return re.sub(r"\s*\n\s*", "\n", html.unescape(lines))
