"""A council's site in a browser: looked at, added, fetched, asked about, and opened where it is."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from connectors.moderngov.pace import TEST_DAY, TEST_GAP
from tests.browser.barriers import barriers
from tests.browser.conftest import Watched, _watched
from tests.connectors.fakesite.fakesite import TODAY, Site
from tests.serving import served
from words import pages as words
from words import source as words_of_source
from words import sources as said

QUESTION = "What was decided about the tree planting plan?"
ANSWER = "900 street trees at a cost of £147,000"


@pytest.fixture(scope="module")
def council() -> Iterator[Site]:
    """The site of an invented council."""
    with Site() as site:
        yield site


@pytest.fixture(scope="module")
def keepers_address(
    archive_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the application, with an archive of its own."""
    here = tmp_path_factory.mktemp("sites")
    shutil.copytree(archive_folder, here / "archive")
    night = datetime(TODAY.year, TODAY.month, TODAY.day, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_GAP, "0")
        patch.setenv(TEST_DAY, night.isoformat())
        with served(here, MINUTES_STORE=str(here / "archive")) as server:
            yield server.address


@pytest.fixture
def keepers(browser: BrowserContext, keepers_address: str) -> Iterator[Watched]:
    """A keeper's page, watched."""
    with _watched(browser, keepers_address) as watched:
        yield watched


def add(page: Page, council: Site) -> None:
    """Add the site on the page of sites, by the keyboard alone."""
    page.get_by_label(said.ADDRESS).fill(f"{council.url}/mgListCommittees.aspx?bcr=1")
    page.get_by_label(said.CONTACT).fill("clerk@example.org")
    page.get_by_label(said.COMMITTEES).fill("Licensing Sub-Committee")
    page.get_by_role("button", name=said.LOOK).press("Enter")
    expect(page.get_by_text("1 of 7 committees")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name=said.ADD_SITE).press("Enter")
    expect(page.get_by_text(said.NOTHING_YET)).to_be_visible()


def test_a_site_is_added_fetched_asked_about_and_opened(
    keepers: Watched, council: Site, browser: BrowserContext
) -> None:
    page = keepers.page
    page.goto(keepers.address)
    page.get_by_role("link", name=said.SOURCES).first.click()
    expect(page.get_by_text(said.BEGIN)).to_be_visible()
    assert barriers(page) == []
    add(page, council)
    page.get_by_role("button", name=said.SYNC).press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    site = page.locator('[class*="st-key-atm-site-"]')
    expect(site).to_be_focused()  # the button that was pressed is gone
    expect(page.get_by_text(said.LAST_RUN, exact=True)).to_be_visible()
    expect(site).to_be_focused()
    expect(site).to_contain_text("16 November 2026, 03:00 UTC")
    expect(site.get_by_role("cell", name="Licensing Sub-Committee")).to_be_visible()
    assert barriers(page) == []

    page.goto(keepers.address)
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.locator(".atm-answer")).to_contain_text(ANSWER)
    page.get_by_role("link", name="[1]", exact=True).click()
    way = page.get_by_role("dialog").get_by_role("link", name=words_of_source.OPEN_PUBLISHED)
    published = way.get_attribute("href") or ""
    assert published.startswith(f"{council.url}/ieListDocuments.aspx")
    there = browser.new_page()  # another one: nothing of ours may ask for anything elsewhere
    there.goto(published)
    expect(there.get_by_text(f"RESOLVED: to plant and water {ANSWER}").first).to_be_visible()
    there.close()


def test_a_site_that_refuses_says_so_and_a_site_is_removed(keepers: Watched, council: Site) -> None:
    page = keepers.page
    council.scenario = "waf-403"
    page.goto(f"{keepers.address}/sources")
    page.get_by_role("button", name=said.SYNC).press("Enter")
    expect(page.get_by_text(said.BLOCKED)).to_be_visible()
    expect(page.locator(".stCode")).to_contain_text("clerk@example.org")
    assert barriers(page) == []
    for width in (700, 400, 320):
        page.set_viewport_size({"width": width, "height": 700})
        page.wait_for_function(
            """() => ["html", ".stMain"].map(one => document.querySelector(one)).every(
                one => one.scrollWidth <= one.clientWidth)""",
        )
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(keepers.address)
    expect(page.locator(".atm-as-of")).to_contain_text("are as of 16 November 2026")
    assert barriers(page) == []
    page.goto(f"{keepers.address}/sources")
    page.get_by_role("button", name=said.REMOVE).press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=said.REMOVE_ALL)).to_be_visible()
    assert barriers(page) == []
    dialog.get_by_role("button", name=said.REMOVE_ALL).press("Enter")
    expect(page.locator(".st-key-atm-errand")).to_contain_text("Removed: Thornmere")
    expect(page.get_by_text(said.BEGIN)).to_be_visible()
