"""What a reader says of an answer reaches whoever looks after the archive, and nobody else."""

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Watched
from words import feedback as said
from words import pages as words
from words import review as words_of_review

WHEN = "By when must the windmill be painted?"


def test_what_does_not_help_is_said_kept_and_reviewed(
    watched: Watched, browser: BrowserContext
) -> None:
    page = watched.page
    page.goto(watched.address)
    expect(page.locator(".atm-holdings")).to_be_visible()
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(WHEN)
    box.press("Enter")
    page.get_by_role("radio", name="Thumbs down").click()
    page.locator("summary").filter(has_text=said.SAY_WHY).press("Enter")
    page.get_by_role("radio", name=said.REASONS["missed"]).press("Space")
    remark = page.get_by_label(said.MORE)
    remark.fill("=The mill was painted")
    page.get_by_role("button", name=said.SEND, exact=True).press("Enter")
    expect(page.get_by_text(said.THANKS)).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="Thumbs down")).to_be_checked()
    page.locator("summary").filter(has_text=said.REASONS["missed"]).press("Enter")
    expect(remark).to_have_value("=The mill was painted")

    page.get_by_role("link", name=words_of_review.REVIEW).click()
    expect(page.get_by_role("heading", name=words_of_review.REVIEW)).to_be_visible()
    # What is pressed while the page is still being drawn may be forgotten.
    expect(page.get_by_role("region", name=words_of_review.QUESTIONS)).to_be_visible()
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.get_by_text(words_of_review.UNHELPFUL, exact=True).last.click()
    # The table of the view before has a button of the same name, which goes with it.
    expect(page.get_by_role("region", name=words_of_review.UNHELPFUL)).to_be_visible()
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name=words_of_review.SAVE).click()
    written = Path(saved.value.path()).read_text("utf-8-sig")
    assert WHEN in written
    assert "'=The mill was painted" in written

    browser.clear_cookies()
    other = browser.new_page()
    other.goto(watched.address)
    expect(other.locator(".atm-holdings")).to_be_visible()
    expect(other.get_by_text(WHEN)).to_have_count(0)
    other.close()
