"""A real server on a free port, and a real browser that watches what pages ask for."""

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from answering.answerer import Answerer
from ingest import ingest
from schema import ClearedDocument
from tests.answering.model_server import ModelServer
from tests.making import TINY, pdf
from tests.serving import served
from vectorstore import Archive, EmbeddingModel

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE = 180_000
"""Milliseconds, only to end a test that hangs: a cold start loads the model."""
WINDOW: ViewportSize = {"width": 1400, "height": 900}
_AT_REST: list[Page] = []
"""Pages that tests have left. In a new one a browser compiles Streamlit's script anew, which takes
three seconds of computing: more than what most tests do there."""
PROBE = "/_stcore/"
"""Streamlit's page looks for its server below its own address first, and is told 404."""

ODD = (
    "RESOLVED: That the samovar be bought for £75, $x$, __bold__ and _under_ :smile:, "
    "<img src=x onerror=\"document.title='hacked'\"> and "
    "![picture](http://example.invalid/pixel.png)."
)
DOCUMENTS = TINY | {
    "oddly/2024-06-04.txt": (
        "Oddly Parish Council\n\nMinutes of the meeting held on Tuesday 4 June 2024\n\n"
        f"1. The samovar __bold__ $x$ :smile: <b>in</b> headings\n\n{ODD}\n"
    ),
    "longly/2023-07-04.txt": (
        "Longly Parish Council\n\nMinutes of the meeting held on Tuesday 4 July 2023\n\n"
        + "\n\n".join(f"{n}. Item\n\nThe Clerk reported on drain {n}." for n in range(1, 150))
        + "\n\n150. Windmill\n\nRESOLVED: That the windmill be painted by 9 July 2031.\n\n"
        + "\n\n".join(f"{n}. Item\n\nThe Clerk reported on ditch {n}." for n in range(151, 300))
    ),
}
PAGES = (
    (
        "Pagely Parish Council",
        "Minutes of the meeting held on Tuesday 6 August 2024",
        "1. Apologies",
    ),
    ("2. Bandstand", "RESOLVED: That the bandstand be opened on 1 September 2024."),
)
PUBLISHED = "http://minutes.pagely.invalid/documents/g7/Printed%20minutes.pdf?T=1"
"""Where the paged document is said to be published."""


@dataclass(frozen=True)
class Watched:
    """A page of a browser, with the address of the server."""

    page: Page
    address: str


@pytest.fixture(scope="session")
def store(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with long, paged and odd documents."""
    here = tmp_path_factory.mktemp("browser")
    for name, text in DOCUMENTS.items():
        (here / "minutes" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "minutes" / name).write_text(text, "utf-8")
    (here / "minutes" / "pagely.pdf").write_bytes(pdf(PAGES))
    said = {"pagely.pdf": {"url": PUBLISHED, "fetched": "2026-11-03T02:10:00+00:00"}}
    (here / "minutes" / ".origin.json").write_text(json.dumps(said), "utf-8")
    archive = Archive(here / "archive", model)
    report = ingest([here / "minutes"], archive)
    archive.close()
    assert report.complete, report
    return here / "archive"


@pytest.fixture(scope="session")
def documents(store: Path, model: EmbeddingModel) -> dict[str, ClearedDocument]:
    """The documents that are served, by the names of their files."""
    archive = Archive(store, model, create=False)
    answerer = Answerer(archive)
    found = {one.source.rpartition("/")[2]: one for one, _ in answerer.documents()}
    whole = {name: answerer.document(one.id) for name, one in found.items()}
    archive.close()
    return {name: one for name, one in whole.items() if one}


@pytest.fixture(scope="session")
def address(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application, served as people serve it."""
    environment = {"MINUTES_STORE": str(store), "MINUTES_REVIEW_DAYS": "30"}
    with served(tmp_path_factory.mktemp("server"), cold=True, **environment) as server:
        yield server.address


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    """A server of language models."""
    server = ModelServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def writing_address(
    store: Path, model_server: ModelServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the application with a language model that writes the answers."""
    with _served(
        tmp_path_factory.mktemp("server"),
        MINUTES_STORE=str(store),
        MINUTES_LLM="openai:llama3.2",
        MINUTES_LLM_URL=f"{model_server.address}/v1",
    ) as address:
        yield address


@contextlib.contextmanager
def _served(folder: Path, **environment: str) -> Iterator[str]:
    with served(folder, cold=False, **environment) as server:
        yield server.address


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Chromium with an empty profile."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            # Of Debian's two the shell draws the same for a fifth less computing.
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            headless=True,
            args=SWITCHES,
            timeout=PATIENCE,
            viewport=WINDOW,
        )
        context.set_default_timeout(PATIENCE)
        yield context
        context.close()


@pytest.fixture
def watched(browser: BrowserContext, address: str) -> Iterator[Watched]:
    """An empty page; afterwards, nothing may have left this machine or gone wrong in it.

    A test that puts something of its own into it for good closes it.
    """
    with _watched(browser, address) as watched:
        yield watched


@pytest.fixture
def watched_writing(browser: BrowserContext, writing_address: str) -> Iterator[Watched]:
    """An empty page, watched, of the application that has a language model."""
    with _watched(browser, writing_address) as watched:
        yield watched


@contextlib.contextmanager
def _watched(browser: BrowserContext, address: str) -> Iterator[Watched]:
    page = _AT_REST.pop() if _AT_REST else browser.new_page()
    asked_for: list[str] = []
    wrong: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and PROBE not in message.location.get("url", ""):
            wrong.append(message.text)

    listeners: dict[Any, Callable[[Any], None]] = {
        "request": lambda request: asked_for.append(request.url),
        "console": note,
        "pageerror": lambda error: wrong.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield Watched(page, address)
    if not page.is_closed():
        _bring_to_rest(page)
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
    assert not [url for url in asked_for if not url.startswith((address, "data:", "blob:"))]
    assert not wrong


def _bring_to_rest(page: Page) -> None:
    """Leave a page as a new one is, for the next test."""
    page.goto("about:blank")
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    page.set_viewport_size(WINDOW)
    _AT_REST.append(page)
