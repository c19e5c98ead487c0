"""What readers think of answers is kept for them, and noted where questions are."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from conversations import Asked, Log, Verdict
from errors import StoreBusy
from schema import Answer, Citation, Status
from tests.ui.conftest import Serve
from tests.ui.drawing import APP, SECONDS, FakeAnswerer, ask, open_chat, text_of, when_ready
from tests.ui.test_chat_page import answer_of, citation
from tests.ui.test_kept_conversations import Recalling, address_of, at
from ui import kept_conversations, reader_cookie
from words import feedback as said


@pytest.fixture
def one_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all sessions be of the same browser."""
    monkeypatch.setattr(reader_cookie, "owner", lambda: "ann" * 12)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """The log, switched on."""
    monkeypatch.setenv("MINUTES_REVIEW_DAYS", "30")
    return Log(tmp_path, days=30)


def noted(log: Log) -> list[Asked]:
    return log.asked(days=30)


def thumb(page: AppTest, chosen: int | None, *, which: int = 0) -> AppTest:
    return page.feedback[which].set_value(chosen).run()


def thumbs(page: AppTest) -> list[int | None]:
    return [one.value for one in page.feedback]


def reasons(page: AppTest) -> list[str | None]:
    return [one.value for one in page.main.radio]


def say_why(page: AppTest, reason: str, remark: str) -> AppTest:
    page.main.radio[0].set_value(reason).run()
    return page.main.text_area[0].set_value(remark).run()


@pytest.mark.parametrize("status", ["answered", "not_in_minutes", "passages_only"])
def test_it_is_asked_once_under_each_kind_of_answer(serve: Serve, status: Status) -> None:
    cited: list[Citation] = [] if status == "not_in_minutes" else [citation()]
    serve(FakeAnswerer(replace(answer_of(*cited), status=status)))
    page = ask(open_chat(), "How much?")
    assert text_of(page).count(said.HELPFUL) == 1
    assert thumbs(page) == [None]
    assert reasons(page) == []


@pytest.mark.parametrize("gives", [StoreBusy("busy"), None], ids=["an error", "small talk"])
def test_it_is_not_asked_of_what_is_no_answer(serve: Serve, gives: Exception | None) -> None:
    serve(FakeAnswerer(gives))
    page = ask(open_chat(), "How much?" if gives else "hello")
    assert said.HELPFUL not in text_of(page)


@pytest.mark.usefixtures("one_browser")
def test_what_was_said_is_there_after_a_reload_and_can_be_changed(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    page = ask(ask(open_chat(), "How much?"), "And who paid?")
    thumb(page, 1, which=1)
    assert reasons(thumb(page, 0)) == [None]
    say_why(page, "place", " It is on the next page. ")
    again = at(**address_of(page))
    assert thumbs(again) == [0, 1]
    assert reasons(again) == ["place"]
    assert again.main.text_area[0].value == "It is on the next page."
    thumb(again, 1)
    assert reasons(again) == []
    thumb(thumb(again, None), None, which=1)
    assert thumbs(at(**address_of(page))) == [None, None]


@pytest.mark.usefixtures("one_browser")
def test_two_tabs_show_the_same(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    tab = AppTest.from_file(APP, default_timeout=SECONDS)
    tab.query_params.update(address_of(page))
    when_ready(tab.run())
    thumb(tab, 0)
    assert thumbs(page.run()) == [0]


def test_whoever_opens_a_sent_answer_is_not_asked_and_sees_nothing(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    page = say_why(thumb(ask(open_chat(), "How much?"), 0), "other", "Ann's own words.")
    link = next(part.value for part in page.main.html if "./?answer=" in part.value)
    sent = at(answer=link.split("?answer=")[1].split('"')[0])
    assert "It cost £5." in text_of(sent)
    assert not sent.feedback
    assert not sent.main.radio
    assert "Ann" not in text_of(sent)


@pytest.mark.usefixtures("one_browser")
def test_its_owner_is_asked_in_the_conversation_alone(serve: Serve) -> None:
    serve(Recalling(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    link = next(part.value for part in page.main.html if "./?answer=" in part.value)
    assert not at(answer=link.split("?answer=")[1].split('"')[0]).feedback


def test_it_is_not_asked_where_nothing_is_kept(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "0")
    serve(FakeAnswerer(answer_of(citation())))
    assert not ask(open_chat(), "How much?").feedback


def test_it_is_asked_and_noted_where_questions_alone_are_kept(
    serve: Serve, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "0")
    serve(FakeAnswerer(answer_of(citation())))
    page = thumb(ask(open_chat(), "How much?"), 0)
    assert said.READ in text_of(page)
    say_why(page, "outdated", "There is a new kettle.")
    (one,) = noted(log)
    assert one.verdict == Verdict(False, "outdated", "There is a new kettle.")
    assert thumbs(page.run()) == [0]


def test_nothing_is_noted_unless_it_is_switched_on(serve: Serve, tmp_path: Path) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = thumb(ask(open_chat(), "How much?"), 0)
    assert said.NOT_READ in text_of(page)
    assert [path.name for path in tmp_path.iterdir()] == ["conversations.sqlite"]
    assert "without who asked" not in "".join(part.value for part in page.sidebar.html)


def test_each_question_is_noted_with_what_came_of_it(serve: Serve, log: Log) -> None:
    answerer = FakeAnswerer(answer_of(citation(), citation(marker=2)))
    serve(answerer)
    page = open_chat()
    page.selectbox(key="filter_kind").select("minutes").run()
    ask(ask(page, "How much?"), "thank you")
    assert isinstance(answerer.gives, Answer)
    answerer.gives = replace(answerer.gives, status="not_in_minutes", citations=())
    ask(page, "Who won?")
    answerer.gives = StoreBusy("busy")
    ask(page, "And now?")
    last, second, first = noted(log)
    assert (first.question, first.came, first.limits) == (
        "How much?",
        "answered",
        '{"kind": "minutes"}',
    )
    assert [(one.document, one.page, one.date) for one in first.cited] == [
        ("kettle", 2, "2024-03-12")
    ]
    assert (second.question, second.came, second.cited) == ("Who won?", "declined", ())
    assert (last.question, last.came) == ("And now?", "error")


def test_how_long_questions_are_kept_is_said(serve: Serve, log: Log) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    assert log.keeps
    shown = "".join(part.value for part in open_chat().sidebar.html)
    assert said.noted_for(30, kept=True) in shown


@pytest.mark.usefixtures("one_browser")
def test_what_is_deleted_is_taken_back_and_brought_back(serve: Serve, log: Log) -> None:
    serve(Recalling(answer_of(citation())))
    page = thumb(ask(open_chat(), "How much?"), 1)
    talk = address_of(page)["conversation"]
    page.sidebar.button(key=f"delete-{talk}").click().run()
    assert noted(log) == []
    next(one for one in page.sidebar.button if one.label == "Bring it back").click().run()
    assert [one.verdict for one in noted(log)] == [Verdict(True)]


@pytest.mark.usefixtures("one_browser")
def test_an_answer_that_comes_after_its_conversation_was_deleted_is_not_noted(
    serve: Serve, log: Log
) -> None:
    answerer = FakeAnswerer(answer_of(citation()))
    answerer.writes = ["It cost"]

    def delete() -> None:
        (talk,) = kept_conversations.store().named(owner)
        kept_conversations.store().delete(owner, talk.id)

    owner = "ann" * 12
    answerer.while_it_writes = delete
    serve(answerer)
    ask(open_chat(), "How much?")
    assert noted(log) == []


def test_a_log_that_cannot_be_written_breaks_no_answer(
    serve: Serve, log: Log, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = open_chat()
    assert log.keeps
    (tmp_path / "review.sqlite").write_bytes(b"damaged" * 1000)
    page = thumb(ask(page, "How much?"), 0)
    assert "It cost £5." in text_of(page)
    assert thumbs(page) == [0]
    assert "review.sqlite" in caplog.text
