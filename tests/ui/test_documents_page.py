"""The page of documents: what is held, found by its words, and saved."""

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from answering import Answerer
from tests.cleared import altered
from tests.ui.conftest import Serve
from tests.ui.drawing import SECONDS, FakeAnswerer, text_of, when_ready
from ui import documents_page, tables
from words import library as said


def open_library() -> AppTest:
    def script() -> None:
        import streamlit as st

        from ui import documents_page

        def ask() -> None:
            pass

        def show() -> None:
            documents_page.draw(ask_page, ask_page)

        ask_page = st.Page(ask, title="Ask", url_path="ask")
        st.navigation([st.Page(show, title="Documents", default=True), ask_page]).run()

    return when_ready(AppTest.from_function(script, default_timeout=SECONDS).run())


@pytest.fixture
def page(tiny: Answerer, serve: Serve) -> AppTest:
    serve(tiny)
    return open_library()


def listed(page: AppTest) -> list[str]:
    table = page.dataframe[0]
    return [str(name) for name in table.value["File"]]


def test_every_public_document_is_listed_with_its_facts(page: AppTest, tiny: Answerer) -> None:
    held = tiny.documents()
    assert sorted(listed(page)) == sorted(document.source for document, _ in held)
    table = page.dataframe[0]
    assert list(table.value.columns) == list(said.COLUMNS)
    assert "Minutes" in set(table.value["Kind"])
    assert sum(table.value["Passages"]) == sum(count for _, count in held)


def test_documents_are_found_by_words_of_their_facts(page: AppTest, tiny: Answerer) -> None:
    one = tiny.documents()[0][0]
    page.text_input[0].set_value(one.source.upper()).run()
    assert listed(page) == [one.source]
    page.text_input[0].set_value("no such words").run()
    assert said.NONE_FITS in [info.value for info in page.info]
    assert not page.dataframe


def test_the_newest_meeting_comes_first_and_what_has_no_date_last(tiny: Answerer) -> None:
    held = tiny.documents()
    undated = (altered(held[0][0], date=None), 1)
    dates = [one.date for one, _ in documents_page.newest_first([undated, *held])]
    assert dates[-1] is None
    known = [day for day in dates if day]
    assert known == sorted(known, reverse=True)


def test_an_empty_archive_says_so(serve: Serve) -> None:
    serve(Empty())
    assert said.NOTHING_YET in [info.value for info in open_library().info]


def test_the_list_is_saved_and_no_cell_is_a_formula(tiny: Answerer) -> None:
    document, count = tiny.documents()[0]
    made = altered(document, title='=HYPERLINK("x")', source="@sum.txt")
    written = tables.as_csv(said.COLUMNS, documents_page.rows([(made, count)]))
    (read,) = csv.DictReader(io.StringIO(written[1:]))
    assert read["Title"] == '\'=HYPERLINK("x")'
    assert read["File"] == "'@sum.txt"


def test_meetings_and_gaps_are_told(page: AppTest) -> None:
    shown = text_of(page)
    assert said.OVER_TIME in shown
    assert said.NO_GAPS in shown


class Empty(FakeAnswerer):
    def documents(self) -> list[documents_page.Held]:
        return []
