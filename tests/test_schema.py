import datetime

import pytest

from schema import (
    KINDS,
    Document,
    Filters,
    Passage,
)

DOCUMENT = Document(
    "d", "v", "/", "a.pdf", "T", "minutes", None, None, None, "public", "x" * 90, (0, 30, 30, 60)
)


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (29, 1), (30, 3), (59, 3), (60, 4), (89, 4)])
def test_a_page_begins_where_its_text_does(offset: int, page: int) -> None:
    assert DOCUMENT.page_at(offset) == page


def test_a_document_without_pages_has_no_page() -> None:
    bare = Document("d", "v", "/", "a.txt", "T", "minutes", None, None, None, "public", "x")
    assert bare.page_at(0) is None


def test_what_is_embedded_is_context_and_text() -> None:
    assert Passage("p", "d", 0, 4, "text", "context").embedded_text == "context\ntext"
    assert Passage("p", "d", 0, 4, "text", "").embedded_text == "text"


def test_filters_that_limit_nothing_are_none() -> None:
    assert not Filters()
    assert Filters(kind="news")
    assert Filters(date_to=datetime.date(2024, 1, 1))


def test_kinds_are_those_of_the_contract() -> None:
    assert KINDS == ("minutes", "decision", "agenda", "report", "news", "other")
