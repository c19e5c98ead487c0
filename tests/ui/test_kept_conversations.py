"""Conversations outlive their session, for the browser that they belong to."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from answering import Answerer
from conversations import Kept
from errors import QuoteError
from schema import Answer, Filters
from tests.ui.conftest import Serve
from tests.ui.drawing import (
    APP,
    SECONDS,
    FakeAnswerer,
    ask,
    open_chat,
    open_panel,
    panel_of,
    text_of,
    when_ready,
)
from tests.ui.test_chat_page import WHEN, answer_of, citation
from ui import kept_conversations, limits, reader_cookie
from words import answers as words_of_answers
from words import pages as words


class Recalling(FakeAnswerer):
    """Takes its one answer up again, if it still stands."""

    stands = True
    changes = 1

    def generation(self) -> int:
        return self.changes

    def recall(self, kept: dict[str, Any], filters: Filters = Filters()) -> Answer:
        if not self.stands or not isinstance(self.gives, Answer):
            raise QuoteError("It was withheld.")
        return replace(self.gives, question=kept["question"])


@pytest.fixture
def one_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all sessions be of the same browser."""
    monkeypatch.setattr(reader_cookie, "owner", lambda: "ann" * 12)


def at(**address: str) -> AppTest:
    """Open the chat at an address, in a session of its own, after the server was started anew."""
    kept_conversations._live.clear()
    page = AppTest.from_file(APP, default_timeout=SECONDS)
    page.query_params.update(address)
    return when_ready(page.run())


def address_of(page: AppTest) -> dict[str, str]:
    """Return what the page's address names."""
    return {name: str(given) for name, given in page.query_params.items()}


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.sidebar.button]


@pytest.mark.usefixtures("one_browser")
def test_a_reload_and_a_restart_keep_the_conversation(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = ask(ask(open_chat(), WHEN), "hello")
    before = text_of(page)
    again = at(**address_of(page))
    assert text_of(again) == before
    assert "30 September 2024" in before
    ask(again, "And who proposed it?")
    assert text_of(at(**address_of(page))).count("And who proposed it?") >= 1


@pytest.mark.usefixtures("one_browser")
def test_an_answer_that_no_longer_stands_is_not_shown_again(serve: Serve) -> None:
    answerer = Recalling(answer_of(citation()))
    serve(answerer)
    page = ask(open_chat(), "How much?")
    assert "£5" in text_of(page)
    answerer.stands = False
    shown = text_of(at(**address_of(page)))
    assert "\n".join(words.FALLEN) in shown
    assert "How much?" in shown
    assert "£5" not in shown
    assert answerer.asked == [("How much?", (), Filters())]


@pytest.mark.parametrize("days", ["90", "0"])
def test_an_answer_that_falls_goes_from_a_page_that_is_still_open(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, days: str
) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", days)
    answerer = Recalling(answer_of(citation()))
    serve(answerer)
    page = ask(open_chat(), "How much?")
    answerer.stands = False
    answerer.changes += 1
    shown = text_of(page.run())
    assert words.FALLEN[0] in shown
    assert "£5" not in shown


@pytest.mark.usefixtures("one_browser")
def test_a_new_tab_lists_what_was_asked_in_another(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    ask(open_chat(), "How much?")
    page = at()
    assert buttons(page) == [words.NEW_CONVERSATION, "How much\\?"]
    assert words.EXAMPLES not in text_of(page)
    next(b for b in page.sidebar.button if b.label == "How much\\?").click().run()
    assert "It cost £5." in text_of(page)


def test_another_browser_finds_nothing_but_an_answer_that_was_sent_to_it(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    page = ask(ask(open_chat(), "How much?"), "And the secret one?")
    assert buttons(at()) == [words.NEW_CONVERSATION]
    other = at(conversation=address_of(page)["conversation"])
    assert words.UNKNOWN_CONVERSATION[0] in text_of(other)
    assert "How much?" not in text_of(other)

    link = next(part.value for part in page.main.html if "./?answer=" in part.value)
    sent = at(answer=link.split("?answer=")[1].split('"')[0])
    assert words.SENT in text_of(sent)
    assert "It cost £5." in text_of(sent)
    assert "secret" not in text_of(sent)
    ask(sent, "Mine?")
    assert "Mine?" in text_of(sent)
    assert "How much?" not in text_of(sent)


def test_an_answer_that_is_not_kept_is_said_not_to_be(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    assert words.UNKNOWN_ANSWER[0] in text_of(at(answer="nonesuch"))


@pytest.mark.usefixtures("one_browser")
def test_a_question_that_waited_when_the_server_stopped_is_answered(serve: Serve) -> None:
    answerer = Recalling(answer_of(citation()))
    serve(answerer)
    kept_conversations.store().put("ann" * 12, "c", 0, Kept("t", "How much?"))
    assert "It cost £5." in text_of(at(conversation="c"))
    assert answerer.asked == [("How much?", (), Filters())]


def test_where_none_are_kept_it_is_said(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "0")
    serve(FakeAnswerer(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    assert "It cost £5." in text_of(page)
    assert [words.NOT_KEPT in part.value for part in page.sidebar.html] == [True]
    assert address_of(page) == {}
    assert words.LINK_TO_ANSWER not in text_of(page)


def test_how_long_they_are_kept_is_said(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "7")
    serve(FakeAnswerer(answer_of(citation())))
    assert "for 7 days after" in "".join(part.value for part in open_chat().sidebar.html)


def test_what_cannot_be_kept_is_answered_all_the_same(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = open_chat()
    (kept_conversations.store().folder / "conversations.sqlite").write_bytes(b"damaged" * 1000)
    assert "It cost £5." in text_of(ask(page, "How much?"))
    assert "conversations.sqlite" in caplog.text


def test_the_limits_stand_in_the_address_and_are_taken_from_it(
    serve: Serve, tiny: Answerer
) -> None:
    serve(tiny)
    given = {"council": "Pennick Parish Council", "kind": "minutes", "date_from": "2024-05-01"}
    page = at(**given)
    shown = text_of(page)
    assert "1 document of Pennick Parish Council, of 14 May 2024." in shown
    assert address_of(page) == given
    ask(page, WHEN)
    assert "Searched within limits: Pennick Parish Council; minutes; meetings from 1 May 2024." in (
        text_of(page)
    )
    page.button(key="without-limits").click().run()
    assert set(address_of(page)) == {"conversation"}


@pytest.mark.parametrize(
    "given",
    [
        {"council": "Nowhere"},
        {"kind": "secrets"},
        {"date_from": "yesterday"},
        {"date_to": "99999-01-01"},
        {"committee": "x" * 5000},
    ],
)
def test_limits_that_are_none_limit_nothing(
    serve: Serve, tiny: Answerer, given: dict[str, str]
) -> None:
    serve(tiny)
    page = at(**given)
    assert "4 documents of Pennick Parish Council" in text_of(page)
    assert not page.exception


def test_examples_and_holdings_are_from_within_the_limits(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = open_chat()
    everything = [b.label for b in page.button if b.key and b.key.startswith("example-")]
    assert everything
    page.selectbox(key="filter_kind").select("news").run()
    assert not [b for b in page.button if b.key and b.key.startswith("example-")]
    assert words.EXAMPLES not in text_of(page)
    page.button(key="without-kind").click().run()
    assert [b.label for b in page.button if b.key and b.key.startswith("example-")] == everything
    page.date_input(key="filter_date_to").set_value(datetime.date(2024, 4, 30)).run()
    assert "1 document of Pennick Parish Council, of 9 April 2024." in text_of(page)


def test_limits_are_read_as_they_were_written() -> None:
    filters = Filters("A", "B", "news", datetime.date(2024, 1, 2), datetime.date(2025, 3, 4))
    assert limits.from_text(limits.as_text(filters)) == filters
    assert limits.from_text("") == Filters()


def test_an_answer_that_fell_stands_again_when_its_source_is_back(serve: Serve) -> None:
    answerer = Recalling(answer_of(citation()))
    serve(answerer)
    page = ask(open_chat(), "How much?")
    answerer.stands, answerer.changes = False, 2
    assert words.FALLEN[0] in text_of(page.run())
    answerer.stands, answerer.changes = True, 3
    shown = text_of(page.run())
    assert words.FALLEN[0] not in shown
    assert "It cost £5." in shown


def test_an_answer_on_the_page_follows_what_was_corrected(serve: Serve) -> None:
    answerer = Recalling(answer_of(citation()))
    serve(answerer)
    page = ask(open_chat(), "How much?")
    moved = replace(citation().document, committee="Kettle Committee")
    answerer.gives, answerer.changes = answer_of(replace(citation(), document=moved)), 2
    assert "Kettle Committee" in text_of(page.run())


def test_a_panel_shows_nothing_more_of_what_was_removed(serve: Serve) -> None:
    answerer = Recalling(answer_of(citation(), citation(marker=2)))
    serve(answerer)
    page = open_panel(ask(open_chat(), "How much?"))
    assert "It cost" in text_of(panel_of(page))
    answerer.stands, answerer.changes = False, 2
    buttons = [one for one in panel_of(page).get("button") if isinstance(one, Button)]
    (after,) = [one for one in buttons if one.label == words_of_answers.AFTER]
    after.click().run()
    assert not panel_of(page).get("html")
    assert words.FALLEN[0] in text_of(page)
