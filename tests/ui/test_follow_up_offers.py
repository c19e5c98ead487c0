"""What can be asked further stands under the last answer, and is asked with a click."""

import pytest

from tests.ui.conftest import Serve
from tests.ui.drawing import FakeAnswerer, ask, open_chat, text_of
from tests.ui.test_chat_page import answer_of, citation
from ui import markup
from words import pages as words

SECONDED = "Who seconded it?"


@pytest.fixture
def answerer(serve: Serve) -> FakeAnswerer:
    answerer = FakeAnswerer(answer_of(citation()))
    answerer.goes_on = [SECONDED]
    serve(answerer)
    return answerer


def test_a_question_that_goes_on_is_offered_and_asked_after_the_one_before(
    answerer: FakeAnswerer,
) -> None:
    page = ask(open_chat(), "How much?")
    assert words.GO_ON in text_of(page)
    next(button for button in page.button if button.label == markup.label(SECONDED)).click().run()
    assert [(question, history) for question, history, _ in answerer.asked] == [
        ("How much?", ()),
        (SECONDED, ("How much?",)),
    ]


def test_where_nothing_goes_on_nothing_is_said_of_it(answerer: FakeAnswerer) -> None:
    answerer.goes_on = []
    assert words.GO_ON not in text_of(ask(open_chat(), "How much?"))


def test_an_answer_stands_though_what_goes_on_cannot_be_found(
    answerer: FakeAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answerer, "follow_ups", lambda *_, **__: 1 / 0)
    shown = text_of(ask(open_chat(), "How much?"))
    assert "It cost £5." in shown
    assert words.GO_ON not in shown
