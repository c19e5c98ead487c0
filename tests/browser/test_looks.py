"""What the look rests on that only a browser can tell: Streamlit's scheme, and a phone's width."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched
from tests.browser.test_page import _sideways
from tests.ui.test_tokens import COLOURS
from words import about as said
from words import pages as words


def _colour(page: Page, selector: str, of: str) -> str:
    """Return a computed colour as the tokens write it."""
    look = "(part, of) => getComputedStyle(part)[of]"
    found = str(page.locator(selector).first.evaluate(look, of))
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", found)[:3])


def test_in_the_dark_streamlit_s_parts_ours_and_components_agree(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark")
    page.goto(watched.address)
    page.locator(".st-key-atm-latest a").first.click()
    expect(page.locator(".atm-viewer p").first).to_be_visible()
    ground, ink = COLOURS["ground"]["dark"], COLOURS["ink"]["dark"]
    assert _colour(page, ".stApp", "backgroundColor") == ground
    assert _colour(page, ".atm-document-title", "color") == ink
    assert _colour(page, ".atm-viewer", "color") == ink
    assert _colour(page, ".tools", "backgroundColor") == ground
    page.emulate_media(media="print")
    assert _colour(page, ".atm-document-title", "color") == COLOURS["ink"]["light"]
    page.emulate_media(media="screen", color_scheme="light")
    expect(page.locator(".stApp")).to_have_css("color-scheme", "light")
    assert _colour(page, ".atm-viewer", "color") == COLOURS["ink"]["light"]


def test_on_a_phone_the_head_is_one_line_and_everything_is_reached(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 400, "height": 850})
    page.goto(watched.address)
    expect(page.locator(".st-key-atm-latest")).to_be_visible()
    expect(page.get_by_role("button", name=said.MENU)).to_be_visible()
    # Icons are words until their face is there, and the head two lines high.
    page.wait_for_function(
        "document.querySelector('.st-key-atm-head').getBoundingClientRect().height < 80"
    )
    page.get_by_role("button", name=words.SHOW_CONVERSATIONS).press("Enter")
    closing = page.get_by_role("button", name="Collapse sidebar")
    expect(closing).to_be_visible()
    closing.press("Enter")
    page.get_by_role("button", name=said.MENU).click()
    page.get_by_role("link", name=said.ABOUT_SHORT, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(said.ABOUT)
    expect(page.get_by_role("heading", name=said.WRONG)).to_be_visible()
    assert _sideways(page) == []
    expect(page).to_have_title(words.titled(said.ABOUT))
