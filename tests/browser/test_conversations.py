"""Conversations in a browser: nothing breaks, doubles or revives one, and it is found again."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.answering.model_server import ModelServer, Reply
from tests.browser.conftest import PATIENCE, Watched
from words import answers as words_of_answers
from words import pages as words

WHEN = "By when is the windmill to be painted?"
OTHER = "When is the bandstand to be opened?"
HELD = Reply("The windmill is to be painted by 9 July 2031 [1].", held=True)
QUICK = Reply("The bandstand is to be opened on 1 September 2024 [1].")


def _send(page: Page, question: str) -> None:
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".atm-question").last).to_have_text(question)


def _ready(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".atm-holdings")).to_be_visible()


def _settled(page: Page, *questions: str) -> None:
    """Wait until these questions and no others are there, and each is answered."""
    expect(page.locator(".atm-share")).to_have_count(len(questions))
    expect(page.locator(".atm-question")).to_have_text(list(questions))
    expect(page.locator(".atm-waiting")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)


def _asked_for(server: ModelServer, words: str) -> int:
    """Count how often the model was asked to answer a question, not to restate it."""
    return sum(f"<question>\n{words}" in request.messages["user"] for request in server.requests)


@pytest.fixture
def slow(watched_writing: Watched, model_server: ModelServer) -> Page:
    """A page whose first answer is held back until `go`, and whose others come at once."""
    model_server.gives(HELD, QUICK)
    _ready(watched_writing.page, watched_writing.address)
    return watched_writing.page


def test_a_second_question_waits_for_the_first(slow: Page, model_server: ModelServer) -> None:
    _send(slow, WHEN)
    _send(slow, OTHER)
    model_server.go.set()
    _settled(slow, WHEN, OTHER)


def test_a_limit_that_is_set_meanwhile_is_for_the_next_question(
    slow: Page, model_server: ModelServer
) -> None:
    _send(slow, WHEN)
    slow.get_by_role("button", name=words.LIMIT).click()
    kind = slow.get_by_role("combobox", name=words.KIND)
    kind.fill("Minutes")
    kind.press("Enter")
    expect(slow.get_by_role("button", name=words.KINDS["minutes"])).to_be_visible()
    model_server.go.set()
    _settled(slow, WHEN)
    expect(slow.locator(".stMain .atm-searched")).to_have_count(0)
    assert _asked_for(model_server, WHEN) == 1


def test_a_new_conversation_stays_new_and_the_one_before_is_answered_all_the_same(
    slow: Page, model_server: ModelServer
) -> None:
    _send(slow, WHEN)
    slow.get_by_role("button", name=words.NEW_CONVERSATION).click()
    expect(slow.get_by_role("heading", name=words.EXAMPLES)).to_be_visible()
    _send(slow, OTHER)
    _settled(slow, OTHER)
    model_server.go.set()
    assert model_server.let_out.wait(PATIENCE / 1000)
    _send(slow, "windmill")
    _settled(slow, OTHER, "windmill")
    slow.get_by_role("button", name=WHEN).first.click()
    _settled(slow, WHEN)


def test_what_is_stopped_says_so_and_can_be_asked_again(
    slow: Page, model_server: ModelServer
) -> None:
    _send(slow, WHEN)
    slow.get_by_role("button", name=words.STOP).click()
    expect(slow.get_by_text(words.STOPPED)).to_be_visible()
    model_server.go.set()
    assert model_server.let_out.wait(PATIENCE / 1000)
    slow.reload()
    expect(slow.get_by_text(words.STOPPED)).to_be_visible()
    slow.get_by_role("button", name=words.ASK_AGAIN).click()
    expect(slow.locator(".atm-share")).to_have_count(1)


def test_a_reload_neither_loses_nor_repeats_what_is_being_answered(
    slow: Page, model_server: ModelServer
) -> None:
    _send(slow, WHEN)
    expect(slow).to_have_url(re.compile("conversation="))
    slow.reload()
    expect(slow.get_by_role("button", name=words.STOP)).to_be_visible()
    model_server.go.set()
    _settled(slow, WHEN)
    assert _asked_for(model_server, WHEN) == 1


def test_a_second_tab_of_a_conversation_looks_on(
    slow: Page, browser: BrowserContext, model_server: ModelServer
) -> None:
    _send(slow, WHEN)
    expect(slow).to_have_url(re.compile("conversation="))
    tab = browser.new_page()
    tab.goto(slow.url)
    expect(tab.get_by_role("button", name=words.STOP)).to_be_visible()
    model_server.go.set()
    _settled(tab, WHEN)
    _settled(slow, WHEN)
    _send(tab, OTHER)
    _settled(tab, WHEN, OTHER)
    tab.close()
    assert _asked_for(model_server, WHEN) == 1


def test_the_examples_go_at_once_when_a_question_is_asked(
    slow: Page, model_server: ModelServer
) -> None:
    _send(slow, WHEN)
    expect(slow.get_by_role("button", name=words.STOP)).to_be_visible()
    expect(slow.get_by_role("heading", name=words.EXAMPLES)).to_have_count(0)
    expect(slow.locator('[class*="st-key-example-"]')).to_have_count(0)
    model_server.go.set()
    _settled(slow, WHEN)


def test_a_conversation_is_found_again_renamed_deleted_and_brought_back(
    watched: Watched, browser: BrowserContext
) -> None:
    page = watched.page
    _ready(page, watched.address)
    _send(page, "Windmill, by when?")
    _settled(page, "Windmill, by when?")
    tab = browser.new_page()
    _ready(tab, watched.address)
    tab.get_by_role("button", name="Windmill, by when?").first.click()
    _settled(tab, "Windmill, by when?")
    tab.get_by_role("button", name=words.CHANGE, exact=True).click()
    name = tab.get_by_label(words.NAME)
    name.fill("All about the mill")
    name.press("Enter")
    expect(tab.get_by_role("button", name="All about the mill")).to_be_visible()
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name=words.CHANGE, exact=True).click()
    tab.get_by_role("button", name=words.DELETE).click()
    expect(tab.get_by_text(words.deleted("All about the mill"))).to_be_visible()
    expect(tab.get_by_role("heading", name=words.EXAMPLES)).to_be_visible()
    tab.get_by_role("button", name=words.UNDO).click()
    _settled(tab, "Windmill, by when?")
    tab.close()


def test_an_answer_can_be_sent_and_the_conversation_cannot(
    watched: Watched, browser: BrowserContext
) -> None:
    page = watched.page
    _ready(page, watched.address)
    _send(page, WHEN)
    _settled(page, WHEN)
    conversation = page.url
    link = page.locator(".atm-share a").get_attribute("href")
    assert link
    browser.clear_cookies()
    other = browser.new_page()
    other.goto(f"{watched.address}/{link}")
    expect(other.get_by_text(words.SENT)).to_be_visible()
    expect(other.locator(".atm-quotation").first).to_contain_text("9 July 2031")
    expect(other.get_by_role("button", name=WHEN)).to_have_count(0)
    other.goto(conversation)
    expect(other.get_by_role("alert")).to_contain_text(words.UNKNOWN_CONVERSATION[0])
    expect(other.locator(".atm-question")).to_have_count(0)
    other.close()


def test_the_way_back_from_a_source_leads_over_no_empty_page(watched: Watched) -> None:
    page = watched.page
    _ready(page, f"{watched.address}/?kind=minutes")
    _send(page, WHEN)
    _settled(page, WHEN)
    asked_at = page.url
    page.get_by_role("link", name="[1]", exact=True).click()
    page.get_by_role("link", name=words_of_answers.OPEN_DOCUMENT).click()
    expect(page.locator("mark.quote").first).to_be_visible()
    page.get_by_role("link", name=words.BACK).click()
    _settled(page, WHEN)
    assert page.url == asked_at
    page.go_back()
    expect(page.locator("mark.quote").first).to_be_visible()
    page.go_back()
    _settled(page, WHEN)
    page.go_back()
    expect(page.get_by_role("heading", name=words.EXAMPLES)).to_be_visible()
    expect(page.locator(".atm-question")).to_have_count(0)
    page.go_forward()
    _settled(page, WHEN)
