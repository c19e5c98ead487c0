"""What people see: the pages in a browser, served by Streamlit."""

import itertools
import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import ODD, Watched
from words import answers as words_of_answers
from words import pages as words
from words import source as words_of_source

WHEN = "By when is the windmill to be painted?"
RESOLVED = "RESOLVED: That the windmill be painted by 9 July 2031."
OFF_TOPIC = "Who won the football world cup?"


def _ask(page: Page, question: str) -> Locator:
    """Ask a question and return its answer, when it is drawn."""
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".atm-question").last).to_have_text(question)
    answer = page.locator('[class*="st-key-atm-answer-"]').last
    expect(answer.locator(".atm-answer-heading, .atm-declined-heading")).to_be_visible()
    expect(answer.get_by_role("button", name=words.CHANGE_QUESTION)).to_be_visible()
    return answer


def _panel(page: Page, marker: int = 1) -> Locator:
    """Open the panel of a source of the last answer."""
    page.get_by_role("link", name=f"[{marker}]", exact=True).last.click()
    panel = page.get_by_role("dialog")
    expect(panel.locator(".atm-passage mark").first).to_be_visible()
    return panel


def _open(page: Page, marker: int = 1) -> Locator:
    """Open a source's document and return the highlighted quotation."""
    _panel(page, marker).get_by_role("link", name=words_of_answers.OPEN_DOCUMENT).click()
    return page.locator("mark.quote").first


def _sideways(page: Page) -> list[str]:
    """Return what can be scrolled sideways or stands out of the window."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('html, .stMain, .stMain *')]
            .filter(e => e.checkVisibility() && getComputedStyle(e).position !== 'absolute')
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.tagName + '.' + e.className)"""
    )
    return found


def test_a_question_typed_at_once_is_answered(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(words.HEADLINE)
    quote = _ask(page, WHEN).locator(".atm-quotation").first
    expect(quote).to_have_text(f"{RESOLVED}\N{NO-BREAK SPACE}[1]")
    expect(quote.locator("strong")).to_have_text("9 July 2031")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_beginning_of_an_answer_is_in_sight(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, "footbridge")
    _ask(page, WHEN)
    expect(page.locator(".atm-question").last).to_be_in_viewport(ratio=1)
    expect(page.locator(".atm-answer-heading").last).to_be_in_viewport(ratio=1)
    expect(page.get_by_placeholder(words.ASK_HERE)).to_be_in_viewport(ratio=1)


def test_what_is_not_in_the_minutes_is_said_so(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    answer = _ask(page, OFF_TOPIC)
    expect(answer.locator(".atm-declined")).to_contain_text("Searched: 7 documents of ")
    expect(answer.get_by_role("heading", name=words_of_answers.NEAREST)).to_be_visible()


@pytest.mark.parametrize("width", [1400, 400])
def test_open_scrolls_to_the_quotation_and_so_does_its_address(
    watched: Watched, width: int
) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(watched.address)
    _ask(page, WHEN)
    quote = _open(page)
    expect(quote).to_have_text(RESOLVED)
    expect(quote).to_be_in_viewport(ratio=1)
    box = quote.bounding_box()
    assert box
    assert 0 <= box["y"] <= 900 - box["height"]

    page.set_viewport_size({"width": width, "height": 360})  # it stands near the beginning
    page.goto(page.url)
    expect(quote).to_be_in_viewport(ratio=1)
    page.mouse.move(width / 2, 200)
    page.mouse.wheel(0, -20_000)
    expect(quote).not_to_be_in_viewport()
    page.get_by_role("button", name=words_of_source.VIEWER["toQuote"]).click()
    expect(quote).to_be_in_viewport(ratio=1)


def test_a_saved_answer_leads_to_its_quotation(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, WHEN)
    page.get_by_role("button", name=words.COPY_OR_SAVE, exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("button", name=words.AS_MARKDOWN).click()
    saved = saving.value.path().read_text("utf-8")
    found = re.search(r"<(http[^>]+)>", saved)
    assert found
    page.goto(found[1])
    expect(page.locator("mark.quote").first).to_have_text(RESOLVED)


def test_a_source_opens_by_keyboard_and_the_way_back_keeps_everything(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, WHEN)
    page.get_by_role("button", name=words.LIMIT).click()
    council = page.get_by_role("combobox", name=words.COUNCIL)
    council.fill("Pennick")
    council.press("Enter")
    chip = page.get_by_role("button", name="Pennick Parish Council")
    expect(chip).to_be_visible()
    page.keyboard.press("Escape")
    _ask(page, OFF_TOPIC)
    page.get_by_role("link", name="[1]", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name=words_of_answers.OPEN_DOCUMENT).focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.quote")).to_be_in_viewport()
    page.get_by_role("link", name=words.BACK).click()
    expect(page.locator(".atm-question")).to_have_text([WHEN, OFF_TOPIC])
    expect(chip).to_be_visible()
    assert "council=Pennick+Parish+Council" in page.url


def test_a_quotation_of_a_paged_document_names_its_page(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    answer = _ask(page, "When is the bandstand to be opened?")
    expect(answer.locator(".atm-source-line").first).to_contain_text("Page 2")
    expect(_open(page)).to_be_in_viewport(ratio=1)
    expect(page.locator(".page-name")).to_have_text(["Page 1", "Page 2"])


def test_text_is_shown_as_it_is(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    example = page.get_by_role("button", name=re.compile("samovar"))
    expect(example).to_have_text(
        "What was decided about the samovar __bold__ $x$ :\u2060smile: <b>in</b> headings?"
    )
    _ask(page, "What does the samovar cost? **b** $x$ :smile: <img src=x onerror=alert(1)>")
    expect(page.locator(".atm-quote").first).to_have_text(ODD)
    panel = _panel(page)
    expect(panel.locator(".atm-passage")).to_contain_text(ODD)
    assert page.locator(":is(.st-key-atm-main, [role=dialog]) :is(img, .katex, b)").count() == 0
    panel.get_by_role("link", name=words_of_answers.OPEN_DOCUMENT).click()
    quote = page.locator("mark.quote").first
    expect(quote).to_have_text(ODD)
    assert page.locator(".st-key-atm-main img").count() == 0
    expect(page).to_have_title(re.compile(f" – {words.PRODUCT}$"))


def test_nothing_is_cut_off_on_a_narrow_screen(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(watched.address)
    expect(page.get_by_role("heading", name=words.EXAMPLES)).to_be_visible()
    assert not _sideways(page)
    for question in (WHEN, OFF_TOPIC, "What grant did the Lantern Club get?", "x" * 200 + "?"):
        _ask(page, question)
        assert not _sideways(page)
    _ask(page, WHEN)
    expect(_open(page)).to_be_in_viewport()
    assert not _sideways(page)


def test_headings_are_in_order(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    for question in (WHEN, OFF_TOPIC, "footbridge"):
        _ask(page, question)
    levels = page.get_by_role("heading").evaluate_all("all => all.map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels))


def test_a_link_to_what_is_not_there_gets_a_plain_message(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/source?document=nonesuch&start=1&end=2")
    expect(page.get_by_role("alert")).to_contain_text(words_of_source.UNKNOWN_DOCUMENT[0])


def test_a_source_opens_beside_its_answer_and_leaves_the_page_where_it_was(
    watched: Watched,
) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, "footbridge")
    answer = _ask(page, WHEN)
    panel = _panel(page)
    expect(panel.locator(".atm-passage mark")).to_contain_text(RESOLVED)
    expect(answer.locator(".atm-quote").first).to_be_in_viewport()
    box, quote = panel.locator(".atm-card").first, answer.locator(".atm-quote").first
    beside = quote.bounding_box(), box.bounding_box()
    assert beside[0]
    assert beside[1]
    assert beside[0]["x"] + beside[0]["width"] <= beside[1]["x"], "nothing of it is covered"
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_role("link", name="[1]", exact=True).last).to_be_focused()
    expect(page.locator(".atm-question").last).to_be_in_viewport()


def test_a_source_opens_in_a_tab_of_its_own(watched: Watched, browser: BrowserContext) -> None:
    page = watched.page
    page.goto(watched.address)
    answer = _ask(page, WHEN)
    with browser.expect_page() as opening:
        answer.locator("a.atm-source-line").first.click(modifiers=["Control"])
    tab = opening.value
    expect(tab.locator("mark.quote").first).to_have_text(RESOLVED)
    tab.close()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_question_is_changed_and_asked_again(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, WHEN)
    page.get_by_role("button", name=words.CHANGE_QUESTION).click()
    box = page.get_by_placeholder(words.ASK_HERE)
    expect(box).to_have_value(WHEN)
    expect(box).to_be_focused()
    page.keyboard.type(" And by whom?")
    page.keyboard.press("Enter")
    expect(page.locator(".atm-question")).to_have_text([WHEN, f"{WHEN} And by whom?"])


@pytest.mark.parametrize("width", [320, 641, 700, 768, 769])
def test_nothing_lies_over_the_title(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(watched.address)
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_visible()
    assert title.evaluate(
        """title => {
            const box = title.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + 5, box.y + 2);
            return title === top || title.contains(top) || top.contains(title);
        }"""
    )


def test_what_does_not_answer_is_not_in_the_colour_of_an_answer(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    answer = _ask(page, OFF_TOPIC)
    mark = answer.locator(".atm-passage mark").first
    expect(mark).to_be_visible()
    assert mark.evaluate("m => getComputedStyle(m).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_the_arrival_of_an_answer_is_said_once(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, WHEN)
    said = page.get_by_role("status").filter(has_text=words_of_answers.ARRIVED)
    expect(said).to_have_count(1)
    page.reload()
    expect(page.locator(".atm-quotation").first).to_be_visible()
    expect(said).to_have_count(0)


def test_a_print_holds_the_answer_and_nothing_to_press(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, WHEN)
    page.emulate_media(media="print")
    expect(page.locator(".atm-quotation").first).to_be_visible()
    expect(page.locator(".atm-source-line").first).to_be_visible()
    expect(page.get_by_placeholder(words.ASK_HERE)).to_be_hidden()
    expect(page.get_by_role("button", name=words.NEW_CONVERSATION)).to_be_hidden()
    expect(page.locator(".stPageLink").first).to_be_hidden()
    page.emulate_media(media="screen")


def test_a_question_cannot_be_longer_than_is_read(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill("x" * 4000)
    box.press("End")
    box.press("y")
    assert box.input_value() == "x" * 4000
