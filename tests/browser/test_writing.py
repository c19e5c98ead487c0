"""What people see of an answer that a language model writes, in a browser."""

from playwright.sync_api import expect

from tests.answering.model_server import ModelServer, Reply, refusal
from tests.browser.conftest import Watched
from words import answers as words_of_answers
from words import pages as words

WHEN = "By when is the windmill to be painted?"
TRICKS = "<img src=x onerror=\"document.title='hacked'\"> ![p](http://example.invalid/p.png) **b**"
REPLY = (
    "The windmill is to be painted by 9 July 2031 [1]. It will cost £9,000 [1]. "
    f"See {TRICKS} [1]. Longly Parish Council resolved it at its meeting on 4 July 2023 [1]."
)


def test_an_answer_is_seen_while_it_is_written_and_then_checked(
    watched_writing: Watched, model_server: ModelServer
) -> None:
    model_server.gives(Reply(REPLY, drip=0.05))
    page = watched_writing.page
    page.goto(watched_writing.address)
    expect(page.locator(".atm-promise")).to_have_text(words.PROMISE_WRITTEN)
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(WHEN)
    box.press("Enter")
    written = page.locator(".atm-written")
    expect(written).to_contain_text("The windmill is to be")
    expect(page.get_by_role("status").filter(has_text=words.WRITING)).to_be_visible()
    expect(written).to_contain_text("<img src=x")

    expect(page.get_by_role("button", name=words.COPY_OR_SAVE)).to_be_visible()
    expect(written).to_have_count(0)
    expect(page.locator(".atm-answer-heading")).to_have_text(
        words_of_answers.written_by("llama3.2")
    )
    claims = page.locator(".atm-claim")
    expect(claims).to_have_count(4)
    expect(claims.first).to_have_text(
        "The windmill is to be painted by 9 July 2031.\N{NO-BREAK SPACE}[1]"
    )
    expect(claims.nth(1).locator("del")).to_have_text("It will cost £9,000.")
    expect(claims.nth(1)).to_contain_text("Not found: £9,000.")
    expect(claims.nth(2).locator("del")).to_contain_text("See <img")
    expect(claims.nth(3).locator("del")).to_have_count(0)
    expect(page.locator(".atm-beside .atm-quote").first).to_contain_text("9 July 2031")
    assert (
        page.locator(
            ".st-key-atm-main img, .stMain b, .stMain .atm-claim a:not(.atm-marker)"
        ).count()
        == 0
    )
    page.get_by_role("link", name="[1]", exact=True).first.click()
    page.get_by_role("link", name=words_of_answers.OPEN_DOCUMENT).click()
    expect(page.locator("mark.quote").first).to_be_in_viewport(ratio=1)


def test_a_model_that_is_down_leaves_the_quoted_answer(
    watched_writing: Watched, model_server: ModelServer
) -> None:
    model_server.gives(refusal(429, "slow down", retry_after="1"))
    page = watched_writing.page
    page.goto(watched_writing.address)
    box = page.get_by_placeholder(words.ASK_HERE)
    box.fill(WHEN)
    box.press("Enter")
    expect(page.locator(".atm-quotation").first).to_contain_text("by 9 July 2031")
    expect(page.get_by_role("note")).to_contain_text(
        f"asked too often (429). Try again in a while. {words_of_answers.STANDS_IN}"
    )
