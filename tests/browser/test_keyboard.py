"""What people come for is done by keyboard alone, and each answer is announced once."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from schema import ClearedDocument
from tests.answering.model_server import ModelServer, Reply
from tests.browser.conftest import PATIENCE, Watched
from words import answers as words_of_answers
from words import keeping as words_of_keeping
from words import library as words_of_library
from words import pages as words
from words import source as words_of_source

WHEN = "By when is the windmill to be painted?"
OTHER = "When is the bandstand to be opened?"
LISTENS = """
window.said = [];
const live = "[role=status], [role=alert], [role=log], [aria-live]";
const listen = root => new MutationObserver(changes => changes.forEach(change => {
    const at = change.target;
    const region = (at.closest ? at : at.parentElement)?.closest(live);
    const text = region ? region.textContent.trim() : "";
    if (text) window.said.push(text);
})).observe(root, { childList: true, characterData: true, subtree: true });
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (given) {
    const root = attach.call(this, given);
    listen(root);
    return root;
};
listen(document);
"""
"""Keeps what a screen reader says of its own accord: what changes in a live region."""
STEPS = 60
"""Presses of a key within which everything on a page is reached."""


def _reach(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press a key until what is wanted has the focus, and see that it can be seen."""
    expect(wanted).to_be_visible()
    for _ in range(STEPS):
        if wanted.evaluate("one => one.matches(':focus, .stDataFrame :focus-within')"):
            assert wanted.evaluate("one => one.checkVisibility()")
            return
        page.keyboard.press(key)
    raise AssertionError(f"{STEPS} times {key} don't lead to {wanted}")


def _press(page: Page, wanted: Locator, key: str = "Tab") -> None:
    _reach(page, wanted, key)
    page.keyboard.press("Enter")


def _ask(page: Page, question: str, key: str = "Tab") -> None:
    """Ask, and wait until all that belongs to the answer is drawn."""
    before = page.locator(".atm-share").count()
    _reach(page, page.get_by_placeholder(words.ASK_HERE), key)
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(page.locator(".atm-question").last).to_have_text(question)
    expect(page.locator(".atm-share")).to_have_count(before + 1)


@pytest.fixture
def page(watched: Watched) -> Page:
    """The first page, ready."""
    watched.page.goto(watched.address)
    expect(watched.page.locator(".atm-holdings")).to_be_visible()
    return watched.page


def test_asking_and_asking_again_from_where_one_is(page: Page) -> None:
    _ask(page, WHEN)
    expect(page.get_by_placeholder(words.ASK_HERE)).to_be_focused()
    page.keyboard.type(OTHER)
    page.keyboard.press("Enter")
    expect(page.locator(".atm-question")).to_have_text([WHEN, OTHER])
    expect(page.locator(".atm-share")).to_have_count(2)


def test_opening_a_source_and_coming_back_to_where_one_was(page: Page) -> None:
    _ask(page, WHEN)
    marker = page.get_by_role("link", name="[1]", exact=True)
    _press(page, marker, "Shift+Tab")
    panel = page.get_by_role("dialog")
    expect(panel.locator(".atm-passage mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(marker).to_be_focused()
    page.keyboard.press("Enter")
    _press(page, panel.get_by_role("link", name=words_of_answers.OPEN_DOCUMENT))
    expect(page.locator("mark.quote").first).to_be_in_viewport()
    _press(page, page.get_by_role("link", name=words.BACK))
    expect(page.locator(".atm-question")).to_have_text(WHEN)


def test_stopping_an_answer_and_asking_once_more(
    watched_writing: Watched, model_server: ModelServer
) -> None:
    model_server.gives(Reply("It is to be painted by 9 July 2031 [1].", held=True), "Yes [1].")
    page = watched_writing.page
    page.goto(watched_writing.address)
    expect(page.locator(".atm-holdings")).to_be_visible()
    _reach(page, page.get_by_placeholder(words.ASK_HERE))
    page.keyboard.type(WHEN)
    page.keyboard.press("Enter")
    _press(page, page.get_by_role("button", name=words.STOP), "Shift+Tab")
    expect(page.get_by_text(words.STOPPED)).to_be_visible()
    model_server.go.set()
    assert model_server.let_out.wait(PATIENCE / 1000)
    _press(page, page.get_by_role("button", name=words.ASK_AGAIN))
    expect(page.locator(".atm-share")).to_have_count(1)


def test_limiting_the_search_and_clearing_the_limit(page: Page) -> None:
    _press(page, page.get_by_role("button", name=words.LIMIT))
    _reach(page, page.get_by_role("combobox", name=words.COUNCIL))
    page.keyboard.type("Pennick")
    page.keyboard.press("Enter")
    chip = page.get_by_role("button", name="Pennick Parish Council")
    expect(chip).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    _press(page, chip)
    expect(chip).to_have_count(0)
    expect(page).not_to_have_url("council=")


def test_opening_an_earlier_conversation_deleting_it_and_bringing_it_back(page: Page) -> None:
    _ask(page, WHEN)
    _press(page, page.get_by_role("button", name=words.NEW_CONVERSATION), "Shift+Tab")
    expect(page.locator(".atm-question")).to_have_count(0)
    earlier = page.get_by_role("button", name=WHEN).first
    _press(page, earlier)
    expect(page.locator(".atm-question")).to_have_text(WHEN)
    _press(page, page.get_by_role("button", name=words.CHANGE, exact=True))
    _press(page, page.get_by_role("button", name=words.DELETE))
    expect(page.get_by_text(words.deleted(WHEN))).to_be_visible()
    _press(page, page.get_by_role("button", name=words.UNDO))
    expect(page.locator(".atm-question")).to_have_text(WHEN)


def test_copying_an_answer(page: Page, browser: BrowserContext) -> None:
    browser.grant_permissions(["clipboard-read", "clipboard-write"])
    _ask(page, WHEN)
    _press(page, page.get_by_role("button", name=words.COPY_OR_SAVE), "Shift+Tab")
    _press(page, page.get_by_role("button", name="Copy to clipboard"))
    page.wait_for_function(
        "async () => (await navigator.clipboard.readText()).includes('9 July 2031')"
    )
    browser.clear_permissions()


def test_finding_words_in_a_document(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = watched.page
    page.goto(f"{watched.address}/source?document={documents['2023-07-04.txt'].id}")
    _reach(page, page.get_by_role("searchbox", name=words_of_source.VIEWER["find"]))
    page.keyboard.type("painted by 9 July")
    expect(page.locator(".count")).to_have_text(words_of_source.VIEWER["found"].format(n=1, all=1))
    expect(page.locator("p", has_text="RESOLVED: That the windmill")).to_be_in_viewport()


def test_opening_a_document_from_the_list(page: Page) -> None:
    _press(page, page.get_by_role("link", name=words_of_library.DOCUMENTS))
    expect(page.get_by_role("heading", name=words_of_library.DOCUMENTS)).to_be_visible()
    table = page.get_by_test_id("data-grid-canvas")
    _reach(page, table)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    _press(page, page.get_by_role("link", name=words_of_keeping.OPEN))
    expect(page.locator(".frame")).to_be_visible()


def test_an_answer_is_announced_once(watched: Watched) -> None:
    page = watched.page
    page.add_init_script(LISTENS)
    try:
        page.goto(watched.address)
        expect(page.locator(".atm-holdings")).to_be_visible()
        page.evaluate("said.length = 0")
        for n, question in enumerate((WHEN, OTHER), 1):
            _ask(page, question)
            page.wait_for_function(
                f"said.filter(one => one === {words_of_answers.ARRIVED!r}).length === {n}"
            )
        said = page.evaluate("said")
        assert [one for one in said if one != words.SEARCHING] == [words_of_answers.ARRIVED] * 2
    finally:
        page.close()  # with what listens
