"""What the server sends before a page is drawn."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.conftest import ROOT
from ui.served_page import PAGES, Door, not_found
from words import about as said
from words import pages as words

THEIRS = (
    '<html><head><link rel="shortcut icon" href="theirs.png" /><title>Theirs</title></head>'
    "<body><noscript>a <b>b</b></noscript></body></html>"
)
HTML = {"accept": "text/html,*/*;q=0.8"}


def anything(request: Request) -> Response:
    """Answer as Streamlit does: with one page for whatever is asked for."""
    if request.url.path.endswith("health"):
        return JSONResponse("ok")
    if request.headers.get("if-none-match"):
        return Response(status_code=304)
    return HTMLResponse(THEIRS, headers={"etag": "1", "x-kept": "yes"})


def client(base: str = "") -> TestClient:
    app = Starlette(
        routes=[Route("/{path:path}", anything)], middleware=[Middleware(Door, base=base)]
    )
    return TestClient(app)


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGES), "/about/"])
def test_a_page_bears_the_product_s_name_from_the_start(path: str) -> None:
    answer = client().get(path, headers=HTML | {"if-none-match": "1", "accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert f"<title>{words.PRODUCT}</title>" in answer.text
    assert said.NEEDS_SCRIPT in answer.text
    assert "theirs" not in answer.text.lower()
    assert answer.headers["x-kept"] == "yes"
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/nowhere", "/source/deeper", "/About", "/about.html", "/documents%20", "/a/about"]
)
def test_an_address_without_a_page_is_not_found(path: str) -> None:
    answer = client().get(path, headers=HTML)
    assert answer.status_code == 404
    assert said.NO_PAGE in answer.text
    assert 'href="/"' in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_below_another_address_pages_are_found_and_the_way_leads_there() -> None:
    served = client("minutes/")
    assert served.get("/minutes/about", headers=HTML).status_code == 200
    assert served.get("/minutes/", headers=HTML).status_code == 200
    missing = served.get("/minutes/nowhere", headers=HTML)
    assert missing.status_code == 404
    assert 'href="/minutes/"' in missing.text


def test_what_a_page_needs_is_left_as_it_is() -> None:
    assert client().get("/nowhere/health", headers=HTML).json() == "ok"
    assert client().get("/nowhere", headers={"accept": "*/*"}).text == THEIRS


def test_only_the_head_is_sent_where_it_alone_is_asked_for() -> None:
    answer = client().head("/nowhere", headers=HTML)
    assert answer.status_code == 404
    assert answer.content == b""


def test_the_page_that_says_so_fetches_nothing_and_tells_nothing_of_what_was_asked() -> None:
    page = not_found("/")
    assert re.findall(r"(?:src|href)=\"(?!data:|/\")[^\"]*", page) == []
    assert "<script" not in page
    assert "nowhere" not in client().get("/nowhere<script>", headers=HTML).text


def test_every_page_has_its_address_here() -> None:
    named = re.findall(r"url_path=\"(.+?)\"", (ROOT / "ui" / "pages.py").read_text("utf-8"))
    assert named
    assert set(named) <= set(PAGES)
