"""The page of a document in a browser: its text, its pages as pictures, the ways through it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from schema import ClearedDocument
from tests.browser.conftest import PUBLISHED, Watched, _served, _watched
from tests.browser.test_page import _ask, _panel
from words import pages as words
from words import source as words_of_source


def _address(document: ClearedDocument, *quoted: str, asked: int = 0) -> str:
    places = [(document.text.index(one), document.text.index(one) + len(one)) for one in quoted]
    start, end = places[asked]
    listed = ".".join(f"{low}-{high}" for low, high in places)
    return f"/source?document={document.id}&start={start}&end={end}&quotes={listed}"


def _is_over(box: Locator, picture: Locator) -> bool:
    inner, outer = box.bounding_box(), picture.bounding_box()
    assert inner
    assert outer
    return (
        outer["x"] - 3 <= inner["x"]
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 3
        and outer["y"] <= inner["y"]
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    )


def test_a_page_is_shown_as_it_looks_with_the_quotation_boxed_and_the_file_to_open(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = watched.page
    first, second = "1. Apologies", "RESOLVED: That the bandstand be opened on 1 September 2024."
    page.goto(watched.address + _address(documents["pagely.pdf"], first, second, asked=1))
    picture = page.locator(".sheet img")
    expect(picture).to_have_attribute("alt", words_of_source.PICTURE["alt"].format(n=2, all=2))
    expect(page.locator("mark.current")).to_have_text(second)
    expect(page.locator(".box.current")).to_have_count(1)
    assert picture.evaluate("one => one.naturalWidth") > 800
    assert _is_over(page.locator(".box.current"), picture)
    expect(picture).to_be_in_viewport()

    opened = page.locator("a.open")
    expect(opened).to_have_attribute("href", re.compile(r"^/media/\w+\.pdf#page=2$"))
    answer = page.request.get(watched.address + (opened.get_attribute("href") or ""))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")

    page.get_by_role("button", name=words_of_source.VIEWER["before"]).click()
    expect(page.locator("mark.current")).to_have_text(first)
    expect(picture).to_have_attribute("alt", words_of_source.PICTURE["alt"].format(n=1, all=2))
    page.get_by_role("button", name=words_of_source.PICTURE["after"]).click()
    expect(picture).to_have_attribute("alt", words_of_source.PICTURE["alt"].format(n=2, all=2))
    page.get_by_role("button", name=words_of_source.VIEWER["picture"].format(n=1)).click()
    expect(picture).to_have_attribute("alt", words_of_source.PICTURE["alt"].format(n=1, all=2))


def test_words_are_found_in_a_long_document_and_its_contents_lead_to_its_headings(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = watched.page
    page.goto(watched.address + f"/source?document={documents['2023-07-04.txt'].id}")
    box = page.get_by_role("searchbox", name=words_of_source.VIEWER["find"])
    box.fill("PAINTED by  9 july")
    expect(page.locator(".count")).to_have_text(words_of_source.VIEWER["found"].format(n=1, all=1))
    expect(page.locator("p", has_text="RESOLVED: That the windmill")).to_be_in_viewport()
    box.fill("on drain 13")
    expect(page.locator(".count")).to_have_text(words_of_source.VIEWER["found"].format(n=1, all=11))
    box.press("Enter")
    expect(page.locator(".count")).to_have_text(words_of_source.VIEWER["found"].format(n=2, all=11))
    box.fill("no such words")
    expect(page.locator(".count")).to_have_text(words_of_source.VIEWER["notFound"])

    page.locator("summary", has_text=words_of_source.VIEWER["contents"]).click()
    page.get_by_role("button", name="150. Windmill").click()
    expect(page.get_by_role("heading", name="150. Windmill")).to_be_in_viewport()
    expect(page.get_by_role("button", name="150. Windmill")).not_to_be_visible()


def test_a_markdown_document_is_drawn_as_one_also_on_a_phone(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(
        watched.address + _address(documents["2024-05-14.md"], "| Lantern Club | £120 | £120")
    )
    expect(page.locator("td mark")).to_have_text(["Lantern Club", "£120", "£120"])
    expect(page.locator("th")).to_have_text(["Group", "Asked", "Given"])
    expect(page.locator(".frame strong").first).to_have_text("Present:")
    shown = page.locator(".frame").inner_text()
    assert not re.search(r"##|\*\*|\||^---", shown, re.MULTILINE)
    expect(page.locator("td mark").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_printed_is_the_whole_document_and_nothing_else(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = watched.page
    page.goto(watched.address + f"/source?document={documents['2023-07-04.txt'].id}")
    expect(page.locator(".frame")).to_contain_text("ditch 299")
    page.emulate_media(media="print")
    expect(page.locator(".tools")).not_to_be_visible()
    expect(page.get_by_role("link", name=words.BACK)).not_to_be_visible()
    expect(page.get_by_role("button", name=words_of_source.DOWNLOAD)).not_to_be_visible()
    printed = page.pdf()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 10


@pytest.fixture
def moved(
    browser: BrowserContext,
    store: Path,
    documents: dict[str, ClearedDocument],
    tmp_path: Path,
) -> Iterator[Watched]:
    """An empty page, watched, of the application whose PDF has been taken away."""
    path = Path(documents["pagely.pdf"].root, documents["pagely.pdf"].source)
    path.rename(tmp_path / "kept")
    try:
        (tmp_path / "server").mkdir()
        with (
            _served(tmp_path / "server", MINUTES_STORE=str(store)) as address,
            _watched(browser, address) as watched,
        ):
            yield watched
    finally:
        (tmp_path / "kept").rename(path)


def test_of_a_file_that_is_gone_the_text_is_shown_and_that_it_is_gone(
    moved: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = moved.page
    page.goto(moved.address + _address(documents["pagely.pdf"], "1. Apologies"))
    expect(page.locator("mark.current")).to_have_text("1. Apologies")
    expect(page.get_by_role("note")).to_contain_text("no longer where it was read from")
    expect(page.locator(".sheet")).to_have_count(0)


def test_a_source_leads_to_the_councils_own_page_in_a_window_of_its_own(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, "When is the bandstand to be opened?")
    panel = _panel(page)
    way = panel.get_by_role("link", name=words_of_source.OPEN_PUBLISHED)
    expect(way).to_have_attribute("href", f"{PUBLISHED}#page=2")
    expect(way).to_have_attribute("rel", re.compile("noreferrer"))
    expect(way).to_have_attribute("target", "_blank")
    expect(panel).to_contain_text(words_of_source.as_fetched("3 November 2026"))
