"""Answers that a language model writes, drawn: as they come, and when they are checked."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from schema import Answer, Claim
from tests.ui.conftest import Serve
from tests.ui.drawing import (
    APP,
    SECONDS,
    FakeAnswerer,
    ask,
    markup_of,
    open_chat,
    open_panel,
    panel_of,
    source_links,
    text_of,
)
from tests.ui.test_chat_page import ODD, answer_of, citation
from ui import resources
from words import answers as words_of_answers
from words import pages as words

STANDS = Claim("It cost £5.", (1,), ())
FALLS = Claim("It cost £9, said Quill.", (), ("£9", "Quill"))


def _written(*claims: Claim) -> Answer:
    return replace(answer_of(citation()), claims=claims, written_by="llama3.2")


def test_each_sentence_is_shown_with_its_markers_and_its_source(serve: Serve) -> None:
    serve(FakeAnswerer(_written(STANDS)))
    page = ask(open_chat(), "How much?")
    shown = text_of(page)
    assert words_of_answers.written_by("llama3.2") in shown
    assert "It cost £5.\N{NO-BREAK SPACE}[1]" in shown
    assert words_of_answers.WRITTEN_NOTE in shown
    assert words_of_answers.ANSWERED not in shown
    assert "It cost <strong>£5</strong>." in markup_of(page), "what it rests on stands by it"
    assert len(source_links(page)) == 1
    panel = panel_of(open_panel(page))
    assert "<mark>It cost <strong>£5</strong>.</mark>" in markup_of(panel)


def test_what_is_not_supported_is_struck_through_and_says_why(serve: Serve) -> None:
    serve(FakeAnswerer(_written(STANDS, FALLS)))
    page = ask(open_chat(), "How much?")
    assert "<del>It cost £9, said Quill.</del> " in markup_of(page)
    assert "<del>It cost £5." not in markup_of(page)
    assert "Not supported by the minutes. Not found: £9; Quill." in text_of(page)


def test_nothing_of_a_claim_is_read_as_markup(serve: Serve) -> None:
    serve(FakeAnswerer(_written(Claim(ODD, (1,), ()), Claim(ODD, (), (ODD,)))))
    page = ask(open_chat(), "How much?")
    assert "<img" not in markup_of(page)
    assert text_of(page).count(ODD) == 3
    assert not page.markdown


def test_text_is_shown_as_text_while_it_is_written() -> None:
    def script() -> None:

        import streamlit as st

        from ui.answer_progress import Writing

        writing = Writing().__enter__()  # as it is before it is left
        writing.show(st.query_params["text"])

    page = AppTest.from_function(script, default_timeout=SECONDS)
    page.query_params["text"] = ODD
    page.run()
    assert f"{words.WRITING}\n{ODD}" in text_of(page)
    assert "<img" not in markup_of(page)
    assert not page.markdown


def test_the_checked_answer_takes_the_place_of_what_was_written(serve: Serve) -> None:
    answerer = FakeAnswerer(_written(STANDS))
    answerer.writes = ["It cost £9"]
    serve(answerer)
    shown = text_of(ask(open_chat(), "How much?"))
    assert words.WRITING not in shown
    assert "£9" not in shown
    assert "It cost £5." in shown


def test_a_quoted_answer_that_stands_in_says_why(serve: Serve) -> None:
    notice = "The language model's server cannot be reached."
    serve(FakeAnswerer(replace(answer_of(citation()), notice=notice)))
    shown = text_of(ask(open_chat(), "How much?"))
    assert f"{notice} {words_of_answers.STANDS_IN}" in shown
    assert shown.index(notice) < shown.index(words_of_answers.ANSWERED)
    assert "It cost £5." in shown


def test_so_does_one_that_declines(serve: Serve) -> None:
    notice = "The language model's server cannot be reached."
    declined = replace(answer_of(), status="not_in_minutes", notice=notice)
    serve(FakeAnswerer(declined))
    shown = text_of(ask(open_chat(), "How much?"))
    assert notice in shown
    assert words_of_answers.NOT_IN_MINUTES_NOTE in shown


def test_a_model_that_declines_is_said_to(serve: Serve) -> None:
    declined = replace(answer_of(), status="not_in_minutes", written_by="llama3.2")
    serve(FakeAnswerer(declined))
    shown = text_of(ask(open_chat(), "How much?"))
    assert words_of_answers.NOT_IN_MINUTES in shown
    assert words_of_answers.NOT_WRITTEN_NOTE in shown


def test_a_follow_up_says_how_it_was_understood(serve: Serve) -> None:
    understood = f"What did the kettle cost? {ODD}"
    serve(FakeAnswerer(replace(_written(STANDS), understood=understood)))
    page = ask(open_chat(), "And what did it cost?")
    assert f"Understood as: {understood}" in text_of(page)
    assert "<img" not in markup_of(page)


def test_where_questions_go_is_said_before_the_first(serve: Serve) -> None:
    answerer = FakeAnswerer(_written(STANDS))
    answerer.sends_to = "models.example"
    serve(answerer)
    page = open_chat()
    assert f"{words.LEAVES}\n{words.goes_to('models.example')}" in text_of(page)
    assert 'role="note"' in markup_of(page)


def test_a_model_on_this_machine_is_no_cause_for_a_notice(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_LLM", "openai:llama3.2")
    serve(FakeAnswerer(_written(STANDS)))
    shown = text_of(open_chat())
    assert words.LEAVES not in shown
    assert words.LEAVES_PERHAPS not in shown
    assert words.PROMISE_WRITTEN in shown
    assert words.PROMISE not in shown


def test_it_is_said_before_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_LLM", "openai:llama3.2")
    monkeypatch.setattr(resources, "answerer", lambda: None)
    monkeypatch.setattr(resources, "wait", lambda said: None)
    page = AppTest.from_file(APP, default_timeout=SECONDS).run()
    assert words.may_go_to("openai:llama3.2") in text_of(page)


def test_a_setting_that_cannot_be_used_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_LLM", "llama3.2")
    page = open_chat()
    assert text_of(page).count(words.NO_SETTING[0]) == 1
