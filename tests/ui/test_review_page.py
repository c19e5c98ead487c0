"""The page of questions: for keepers alone, and only where it is switched on."""

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import PageLink

from answering import Answerer
from conversations import Asked, Cited, Log, Verdict
from tests.cleared import altered
from tests.ui.conftest import Serve
from tests.ui.drawing import SECONDS, FakeAnswerer, open_chat, text_of, when_ready
from tests.ui.test_chat_page import answer_of, citation
from ui import keeper_sign_in, review_tables, tables
from words import keeper as words_of_keeper
from words import review as said
from words.feedback import REASONS
from words.library import DOCUMENTS


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """The log, switched on."""
    monkeypatch.setenv("MINUTES_REVIEW_DAYS", "30")
    return Log(tmp_path, days=30)


@pytest.fixture
def _at_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: True)


def open_review() -> AppTest:
    def script() -> None:
        import streamlit as st

        from ui import review_page

        def ask() -> None:
            pass

        def show() -> None:
            review_page.draw(ask_page, ask_page)

        ask_page = st.Page(ask, title="Ask", url_path="ask")
        st.navigation([st.Page(show, title="Review", default=True), ask_page]).run()

    return when_ready(AppTest.from_function(script, default_timeout=SECONDS).run())


def note_some(log: Log, documents: list[str]) -> None:
    first, second = documents
    log.note(
        "t1", Asked("Who mends the bridge?", "answered", "", "", (Cited(first, 4), Cited(first, 9)))
    )
    log.note("t2", Asked("Where is the otter?", "declined", '{"kind": "news"}'))
    log.note(
        "t3", Asked("What of the ford?", "answered", "", "llama3.2", (Cited(second), Cited(first)))
    )
    log.note("t4", Asked("=HYPERLINK(1)", "stopped"))
    log.note("t5", Asked("Weirs", "passages", "", "", (Cited("removed", 1, "2020-01-01"),)))
    log.judge("t1", Verdict(True))
    log.judge("t3", Verdict(False, "place", "The ford is @Sallow."))


@pytest.fixture
def page(log: Log, tiny: Answerer, serve: Serve, _at_the_server: None) -> AppTest:
    serve(tiny)
    note_some(log, [document.id for document, _ in tiny.documents()[:2]])
    return open_review()


def table(page: AppTest, view: str = "") -> list[dict[str, object]]:
    if view:
        page.segmented_control[0].set_value(view).run()
    (shown,) = page.dataframe
    return [dict(row) for row in shown.value.to_dict("records")]


def test_all_questions_are_listed_the_newest_first(page: AppTest, tiny: Answerer) -> None:
    first = tiny.documents()[0][0].title
    listed = table(page)
    assert list(listed[0]) == list(said.COLUMNS[said.QUESTIONS])
    assert [row["Question"] for row in listed] == [
        "Weirs",
        "'=HYPERLINK(1)",
        "What of the ford?",
        "Where is the otter?",
        "Who mends the bridge?",
    ]
    assert [row["Outcome"] for row in listed] == [
        "Passages only",
        "Stopped",
        "Answered",
        "Declined",
        "Answered",
    ]
    assert [row["Helpful"] for row in listed] == ["", "", "No", "", "Yes"]
    assert listed[4]["Cited"] == f"{first}, page 4; {first}, page 9"
    assert listed[3]["Limits"] == "news"
    assert listed[2]["Written by"] == "llama3.2"


def test_what_was_declined_and_what_did_not_help_stand_apart(page: AppTest) -> None:
    assert [row["Question"] for row in table(page, said.DECLINED)] == ["Where is the otter?"]
    (row,) = table(page, said.UNHELPFUL)
    assert row["Why"] == REASONS["place"]
    assert row["In the reader's words"] == "The ford is @Sallow."


def test_the_most_cited_documents_are_counted_by_question(page: AppTest, tiny: Answerer) -> None:
    listed = table(page, said.CITED)
    assert [row["Questions"] for row in listed] == [2, 1, 1]
    document = tiny.documents()[0][0]
    assert (listed[0]["Document"], listed[0]["File"]) == (document.title, document.source)
    assert listed[0]["Pages"] == "4, 9"
    assert said.HOW_TO_OPEN in text_of(page)


def test_a_document_that_is_not_shown_any_more_is_not_named(page: AppTest) -> None:
    assert table(page)[0]["Cited"] == said.GONE
    assert said.GONE in [row["Document"] for row in table(page, said.CITED)]
    assert "2020" not in str(table(page, said.CITED))


def test_counts_are_told(page: AppTest) -> None:
    assert {one.label: one.value for one in page.metric} == {
        "Asked": "5",
        "Answered": "2",
        "Passages only": "1",
        "Declined": "1",
        "Stopped": "1",
        "Helpful": "1",
        "Not helpful": "1",
    }


def test_questions_are_found_by_their_words(page: AppTest) -> None:
    page.text_input[0].set_value("FORD answered").run()
    assert [row["Question"] for row in table(page)] == ["What of the ford?"]
    page.text_input[0].set_value("no such words").run()
    assert [one.value for one in page.info] == [said.NONE_FITS]


def test_a_time_can_be_chosen(page: AppTest) -> None:
    assert page.selectbox[0].options == [
        "The last 1 day",
        "The last 7 days",
        "All 30 days that are kept",
    ]
    page.selectbox[0].set_value(7).run()
    assert len(table(page)) == 5


@pytest.mark.usefixtures("_at_the_server")
def test_where_nothing_was_asked_it_is_said(log: Log, tiny: Answerer, serve: Serve) -> None:
    serve(tiny)
    assert [one.value for one in open_review().info] == [said.NOTHING_YET]
    log.note("t1", Asked("Who mends the bridge?", "stopped"))
    page = open_review()
    for view in (said.DECLINED, said.UNHELPFUL, said.CITED):
        page.segmented_control[0].set_value(view).run()
        assert [one.value for one in page.info] == [said.NONE[view]]


@pytest.mark.usefixtures("_at_the_server")
def test_where_it_is_off_it_says_how_to_switch_it_on(tiny: Answerer, serve: Serve) -> None:
    serve(tiny)
    shown = text_of(open_review())
    assert "\n".join(said.OFF) in shown
    assert "MINUTES_REVIEW_DAYS" in shown


@pytest.mark.usefixtures("_at_the_server")
def test_a_log_that_cannot_be_read_is_named(
    log: Log, tiny: Answerer, serve: Serve, tmp_path: Path
) -> None:
    serve(tiny)
    assert log.keeps
    (tmp_path / "review.sqlite").write_bytes(b"damaged" * 1000)
    shown = text_of(open_review())
    assert said.UNREADABLE in shown
    assert "review.sqlite" in shown


@pytest.mark.parametrize("password", ["", "stoat and sallow"])
def test_nobody_but_a_keeper_sees_anything(
    log: Log, tiny: Answerer, serve: Serve, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("MINUTES_KEEPER_PASSWORD", password)
    monkeypatch.setattr(keeper_sign_in, "_at_the_server", lambda: False)
    serve(tiny)
    note_some(log, [document.id for document, _ in tiny.documents()[:2]])
    page = open_review()
    assert not page.dataframe
    assert not page.metric
    assert "bridge" not in text_of(page)
    assert (words_of_keeper.CLOSED in text_of(page)) is not bool(password)
    assert [one.label for one in page.text_input] == (
        [words_of_keeper.PASSWORD] if password else []
    )


@pytest.mark.parametrize(("may", "days"), [(True, "30"), (True, "0"), (False, "30")])
def test_the_way_to_it_is_shown_to_keepers_alone_where_it_is_on(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, may: bool, days: str
) -> None:
    monkeypatch.setenv("MINUTES_REVIEW_DAYS", days)
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: may)
    serve(FakeAnswerer(answer_of(citation())))
    links = open_chat().main.get("page_link")
    named = [link.label for link in links if isinstance(link, PageLink)]
    assert DOCUMENTS in named
    assert (said.REVIEW in named) is (may and days != "0")


def test_each_table_is_saved_without_formulas(tiny: Answerer) -> None:
    held = {document.id: altered(document, title="=1+1") for document, _ in tiny.documents()}
    one = next(iter(held))
    asked = [Asked("@sum", "answered", cited=(Cited(one),), verdict=Verdict(False, None, "+1"))]
    for view in (said.QUESTIONS, said.UNHELPFUL):
        (row,) = csv.DictReader(
            io.StringIO(
                tables.as_csv(said.COLUMNS[view], review_tables.rows(view, asked, held))[1:]
            )
        )
        assert (row["Question"], row["Cited"]) == ("'@sum", "'=1+1")
    counted = review_tables.most_cited(asked)
    (row,) = csv.DictReader(
        io.StringIO(
            tables.as_csv(
                said.COLUMNS[said.CITED], review_tables.rows_of_cited(counted, asked, held)
            )[1:]
        )
    )
    assert row["Document"] == "'=1+1"
