"""Every page in every state, wide and narrow, light and dark: nothing keeps people out."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from schema import ClearedDocument
from tests.answering.model_server import ModelServer, Reply
from tests.browser import SAID_BY
from tests.browser.barriers import barriers
from tests.browser.conftest import Watched, _watched
from tests.conftest import ROOT
from tests.serving import served
from words import answers as words_of_answers
from words import keeping as words_of_keeping
from words import library as words_of_library
from words import pages as words
from words import review as words_of_review

WHEN = "By when is the windmill to be painted?"
OFF_TOPIC = "Who won the football world cup?"
SEVERAL = "What was decided about the footbridge at Sallow Lane?"


def _ask(page: Page, question: str) -> None:
    """Ask a question, and wait until its answer is drawn."""
    before = page.locator(".atm-share").count()
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".atm-share")).to_have_count(before + 1)


def test_the_start_and_every_kind_of_answer(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    expect(page.get_by_role("heading", name=words.EXAMPLES)).to_be_visible()
    assert barriers(page) == []
    for question in (WHEN, SEVERAL, OFF_TOPIC, "footbridge"):
        _ask(page, question)
    assert barriers(page) == []


def test_what_opens_over_the_page(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    _ask(page, WHEN)
    page.get_by_role("link", name="[1]", exact=True).click()
    expect(page.get_by_role("dialog").locator(".atm-passage mark").first).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name=words.COPY_OR_SAVE).click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name=words.LIMIT).click()
    kind = page.get_by_role("combobox", name=words.KIND)
    kind.fill("Minutes")
    kind.press("Enter")
    expect(page.get_by_role("button", name=words.KINDS["minutes"])).to_be_visible()
    assert barriers(page) == []


def test_the_pages_of_documents(watched: Watched, documents: dict[str, ClearedDocument]) -> None:
    page = watched.page
    for name in ("2024-05-14.md", "pagely.pdf"):
        page.goto(f"{watched.address}/source?document={documents[name].id}&start=3&end=20")
        expect(page.locator("mark.quote").first).to_be_visible()
        assert barriers(page) == []
    page.goto(f"{watched.address}/source?document=nonesuch")
    expect(page.get_by_role("alert")).to_be_visible()
    assert barriers(page) == []


def test_the_list_of_documents_with_what_a_keeper_can_do(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/documents")
    expect(page.get_by_role("button", name=words_of_library.SAVE_LIST)).to_be_visible()
    page.locator("summary", has_text=words_of_keeping.ADD).click()
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_be_visible()
    assert barriers(page) == []


def test_what_a_keeper_does_to_one_document(
    watched: Watched, documents: dict[str, ClearedDocument]
) -> None:
    page = watched.page
    page.goto(f"{watched.address}/source?document={documents['2024-05-14.md'].id}")
    dialog = page.get_by_role("dialog")
    for name in (words_of_keeping.CORRECT, words_of_keeping.REMOVE):
        page.locator(".st-key-atm-by-hand").get_by_role("button", name=name).click()
        expect(dialog.locator(".atm-note")).to_be_visible()
        assert barriers(page) == []
        if name == words_of_keeping.CORRECT:
            dialog.get_by_role("textbox", name=words_of_keeping.DATE).fill("31 June 2031")
            dialog.get_by_role("button", name=words_of_keeping.SAVE).click()
            expect(dialog.get_by_role("alert")).to_be_visible()
            assert barriers(page) == []
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_a_document_that_was_chosen_and_a_folder_that_was_read_again(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/documents")
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    expect(page.locator(".st-key-atm-chosen")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name=words_of_keeping.READ_AGAIN).first.click()
    expect(page.locator(".st-key-atm-errand")).to_be_visible()
    assert barriers(page) == []
    page.locator(".st-key-atm-errand").get_by_role("button", name=words_of_keeping.CLOSE).click()
    expect(page.locator(".st-key-atm-errand")).to_have_count(0)


def test_the_questions_that_were_asked(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.address)
    for question in (WHEN, OFF_TOPIC):
        _ask(page, question)
    page.get_by_role("radio", name="Thumbs down").last.click()
    page.get_by_role("link", name=words_of_review.REVIEW).first.click()
    for view in words_of_review.COLUMNS:
        page.get_by_role("radio", name=view, exact=True).click()
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        assert barriers(page) == []
    page.get_by_label(words_of_review.FIND).fill("nonesuch")
    page.get_by_label(words_of_review.FIND).press("Enter")
    expect(page.get_by_text(words_of_review.NONE_FITS)).to_be_visible()
    assert barriers(page) == []


@pytest.mark.parametrize("where", ["about", "accessibility"])
def test_what_is_owed_to_readers(watched: Watched, where: str) -> None:
    page = watched.page
    page.goto(f"{watched.address}/{where}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert barriers(page) == []


def test_what_is_enlarged_goes_on_downwards_alone(watched: Watched) -> None:
    page = watched.page
    for place in ("", "documents", "about"):
        page.goto(f"{watched.address}/{place}")
        ready = {"": ".atm-holdings", "documents": ".stDataFrame"}.get(place, "h1")
        expect(page.locator(ready).first).to_be_visible()
        for width in (700, 350, 320):  # 200% and 400% of 1400 pixels, 400% of 1280
            page.set_viewport_size({"width": width, "height": 700})
            page.wait_for_function(
                """() => ["html", ".stMain"].map(one => document.querySelector(one)).every(
                    one => one.scrollWidth <= one.clientWidth)""",
            )
    page.goto(watched.address)
    _ask(page, WHEN)
    page.get_by_role("link", name="[1]", exact=True).click()
    expect(page.get_by_role("link", name=words_of_answers.OPEN_DOCUMENT)).to_be_in_viewport(ratio=1)


def test_nothing_moves_for_who_wants_it_still(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(watched.address)
    expect(page.locator(".atm-holdings")).to_be_visible()
    moving = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(one => {
            const how = getComputedStyle(one);
            return [how.transitionDuration, how.animationDuration].some(
                all => all.split(",").some(each => parseFloat(each) > 0.001));
        }).map(one => one.className)"""
    )
    assert moving == []


def test_an_answer_that_is_being_written_and_one_that_was(
    watched_writing: Watched, model_server: ModelServer
) -> None:
    reply = "The windmill is to be painted by 9 July 2031 [1]. It will cost £9,000 [1]."
    model_server.gives(Reply(reply, drip=3))
    page = watched_writing.page
    page.goto(watched_writing.address)
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(WHEN)
    box.press("Enter")
    expect(page.locator(".atm-written")).to_be_visible()
    assert barriers(page, settled=False) == []
    model_server.gives(Reply(reply))
    page.get_by_role("button", name=words.STOP).click()
    expect(page.get_by_text(words.STOPPED)).to_be_visible()
    page.get_by_role("button", name=words.ASK_AGAIN).click()
    expect(page.locator(".atm-claim del")).to_be_visible()
    assert barriers(page) == []


def test_getting_ready_a_trouble_and_an_empty_archive(
    browser: BrowserContext, tmp_path: Path
) -> None:
    said, app = tmp_path / "said", str(Path(__file__).with_name("opened_later.py"))
    environment = {
        SAID_BY: str(said),
        "PYTHONPATH": str(ROOT),
        "MINUTES_STORE": str(tmp_path / "store"),
    }
    with (
        served(tmp_path, app, cold=False, **environment) as server,
        _watched(browser, server.address) as watched,
    ):
        page = watched.page
        page.goto(watched.address)
        expect(page.get_by_text(words.GETTING_READY)).to_be_visible()
        assert barriers(page, settled=False) == []
        said.write_text("broken")
        expect(page.get_by_role("alert")).to_contain_text(words.NO_STORE[0])
        assert barriers(page) == []
        said.write_text("empty")
        page.get_by_role("button", name=words.TRY_AGAIN).click()
        expect(page.get_by_role("alert")).to_contain_text(words.EMPTY[0])
        assert barriers(page) == []
