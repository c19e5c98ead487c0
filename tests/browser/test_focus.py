"""The focus is where a reader looks for it, and nothing lies over it or over the text."""

import contextlib
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from schema import ClearedDocument
from tests.browser.conftest import Watched
from tests.browser.test_page import _ask, _sideways
from words import about as words_of_about
from words import answers as words_of_answers
from words import pages as words

WHEN = "By when is the windmill to be painted?"
SEVERAL = "What was decided about the footbridge at Sallow Lane?"
SOON = 10_000
"""Milliseconds within which a page has scrolled to what got the focus."""
AT_WORK = "() => document.documentElement.style.getPropertyValue('--atm-box')"
"""What the page's own script for the focus has noted, once it is loaded."""
SCROLLS = "(top) => document.querySelector('.stMain').scrollTo(0, top)"
COVERS = """() => {
    const bare = [], main = document.querySelector(".stMain");
    for (let x = 4; x < innerWidth; x += 12) for (let y = 4; y < innerHeight; y += 12) {
        const top = document.elementFromPoint(x, y);
        if (!main.contains(top)) bare.push([x, y, top && top.outerHTML.slice(0, 80)]);
    }
    return bare;
}"""
"""What, other than the page itself, is uppermost anywhere in the window."""
OBSCURED = """() => {
    const at = document.activeElement, all = [...at.getClientRects()];
    const main = at.closest(".stMain:not(:focus)");
    if (!main || !all.length || at.closest(".st-key-atm-ask")) return null;
    const box = document.querySelector(".st-key-atm-ask").getBoundingClientRect();
    const low = Math.max(...all.map(one => one.bottom));
    const high = Math.min(...all.map(one => one.top));
    const seen = low > 0 && high < innerHeight && (low <= box.top + 1 || high >= box.bottom - 1);
    return seen ? null : [at.outerHTML.slice(0, 80), high, low, box.top];
}"""
"""What has the focus, if it is out of sight or under the question box."""


def _start(watched: Watched, width: int = 1400, height: int = 900) -> Page:
    page = watched.page
    page.set_viewport_size({"width": width, "height": height})
    page.goto(watched.address)
    expect(page.locator(".atm-holdings")).to_be_visible()
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_function(AT_WORK)
    return page


@pytest.mark.parametrize("width", [320, 400, 1400])
def test_nothing_of_streamlit_s_lies_over_what_is_read(watched: Watched, width: int) -> None:
    page = _start(watched, width, 600)
    opener = page.get_by_role("button", name=words.SHOW_CONVERSATIONS)
    closer = page.get_by_role("button", name="Collapse sidebar")
    if width == 1400:
        page.evaluate("localStorage.clear()")  # where it is noted that the sidebar was closed
        page.reload()
        expect(opener).to_be_hidden()
        closer.press("Enter")
    expect(opener).to_be_visible()
    for question in (WHEN, SEVERAL):
        _ask(page, question)
    for top in (0, 40, 200, 100_000):
        page.evaluate(SCROLLS, top)
        assert page.evaluate(COVERS) == []
    assert _sideways(page) == []
    opener.focus()
    for key in ("Tab", "Shift+Tab"):  # what is reached by these is kept in sight, come what may
        page.keyboard.press(key)
    expect(opener).to_be_focused()
    expect(opener).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(closer).to_be_focused()
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(400, 700), (320, 256), (1400, 700)])
def test_what_has_the_focus_is_never_under_the_question_box(
    watched: Watched, width: int, height: int
) -> None:
    page = _start(watched, width, height)
    for question in (SEVERAL, "footbridge", WHEN):
        _ask(page, question)
    for typed in ("", "What of the drain? " * 20):
        page.get_by_placeholder(words.ASK_HERE).fill(typed)
        page.evaluate(SCROLLS, 0)
        for key in ("Tab", "Shift+Tab"):
            for _ in range(45):
                page.keyboard.press(key)
                with contextlib.suppress(TimeoutError):
                    page.wait_for_function(f"({OBSCURED})() === null", timeout=SOON)
                assert page.evaluate(OBSCURED) is None
    page.evaluate(SCROLLS, 100_000)
    last = page.locator('[class*="st-key-atm-answer-"]').last.bounding_box()
    box = page.locator(".st-key-atm-ask").bounding_box()
    assert last
    assert box
    assert last["y"] + last["height"] <= box["y"]


def _come_back_to(page: Page, link: Locator) -> None:
    """Leave the conversation for the document that is open or opened, and come back."""
    expect(page.locator(".frame")).to_be_visible()
    back = page.get_by_role("link", name=words.BACK)
    back.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)


def test_coming_back_from_a_document_leads_to_the_link_that_one_left_by(watched: Watched) -> None:
    page = _start(watched, height=600)
    for question in (SEVERAL, "footbridge", WHEN):
        _ask(page, question)
    link = page.get_by_role("link", name="[2]", exact=True).first
    line = page.locator("a.atm-source-line").first  # to the same place as the first quotation
    for one in (link, line):
        one.focus()
        page.keyboard.press("Enter")
        page.get_by_role("dialog").get_by_role("link", name=words_of_answers.OPEN_DOCUMENT).press(
            "Enter"
        )
        _come_back_to(page, one)
    card = page.locator('[class*="st-key-atm-card-"]').nth(1).get_by_role("link")
    card.press("Enter")
    _come_back_to(page, card)


def test_coming_back_from_one_of_the_latest_meetings(watched: Watched) -> None:
    page = _start(watched)
    link = page.locator(".st-key-atm-latest").get_by_role("link").nth(1)
    link.press("Enter")
    _come_back_to(page, link)


def test_who_came_from_elsewhere_or_only_looked_is_not_moved(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = _start(watched)
    _ask(page, SEVERAL)
    marker = page.get_by_role("link", name="[1]", exact=True)
    marker.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Documents", exact=True).first.press("Enter")
    expect(page.locator(".stDataFrame")).to_be_visible()
    page.get_by_role("link", name=words.BACK).press("Enter")
    expect(page.locator(".atm-question")).to_have_text(SEVERAL)
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(500)
    expect(marker).not_to_be_focused()


def test_what_opens_over_the_page_is_gone_into_and_left_in_its_place(watched: Watched) -> None:
    page = _start(watched)
    _ask(page, SEVERAL)
    body = page.get_by_test_id("stPopoverBody")
    copy = page.get_by_role("button", name=words.COPY_OR_SAVE)
    limit = page.get_by_role("button", name=words.LIMIT)
    held: tuple[tuple[Locator, Literal["button", "combobox"]], ...]
    held = ((copy, "button"), (limit, "combobox"))
    for button, role in held:
        button.press("Enter")
        expect(body).to_be_focused()
        expect(body.get_by_role(role).first).to_be_visible()
        page.keyboard.press("Tab")
        assert body.evaluate("one => one.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(body).to_have_count(0)
        expect(button).to_be_focused()
    copy.press("Enter")
    expect(body).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(copy).to_be_focused()
    expect(body).to_have_count(0)
    copy.press("Enter")
    expect(body).to_be_focused()
    body.get_by_role("button", name=words.AS_MARKDOWN).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=words.CHANGE_QUESTION)).to_be_focused()
    expect(body).to_have_count(0)


def test_the_menu_of_a_phone_is_gone_into_and_closes(watched: Watched) -> None:
    page = _start(watched, 400)
    menu = page.get_by_role("button", name=words_of_about.MENU)
    menu.press("Enter")
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_focused()
    page.keyboard.press("Tab")
    expect(body.get_by_role("link").first).to_be_focused()
    menu.click()
    expect(body).to_have_count(0)
