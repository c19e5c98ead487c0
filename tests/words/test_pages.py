"""What the pages say of their own accord."""

import datetime

import pytest

from schema import Filters, Scope, Statement
from words import answers as words_of_answers
from words import search as words_of_search

APRIL, MAY = datetime.date(2024, 4, 9), datetime.date(2024, 5, 14)


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (
            Scope(1, 2, ("A",), ("B",), APRIL, APRIL),
            "Searched: 1 document of A, of 9 April 2024. Committees: B.",
        ),
        (
            Scope(1200, 2, ("A", "B"), ("C", "D", "E"), APRIL, MAY),
            "Searched: 1,200 documents of A and B, from 9 April 2024 to 14 May 2024. "
            "Committees: C, D and E.",
        ),
        (Scope(3, 9, (), (), None, None), "Searched: 3 documents."),
        (
            Scope(9, 9, ("A", "B", "C", "D", "E"), (), None, None),
            "Searched: 9 documents of A, B and 3 others.",
        ),
        (
            Scope(2, 9, (), (), None, None, Filters(kind="news", date_to=MAY)),
            "Searched: 2 documents. Limited to: news; meetings to 14 May 2024.",
        ),
        (
            Scope(3, 9, (), (), None, None, Filters(kind="news"), withheld=1),
            "Searched: 3 documents. 1 document has parts that are withheld, as they are not for "
            "publication. Limited to: news.",
        ),
        (
            Scope(9, 9, (), (), None, None, withheld=2),
            "Searched: 9 documents. 2 documents have parts that are withheld, as they are not "
            "for publication.",
        ),
        (
            Scope(0, 0, (), (), None, None, Filters(council="A")),
            "Nothing was searched: no document fits the limits you set (A).",
        ),
        (Scope(0, 0, (), (), None, None), "Nothing was searched: there are no minutes here yet."),
    ],
)
def test_what_was_searched_is_said_in_words(scope: Scope, said: str) -> None:
    assert words_of_search.searched(scope) == said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (None, ""),
        (Statement("answer", 0, 9), ""),
        (Statement("resolution", 0, 9, "carried"), ""),
        (Statement("recommendation", 0, 9, "carried"), "A recommendation, not a decision"),
        (Statement("recommendation", 0, 9, "proposed"), "Proposed, not decided"),
        (Statement("motion", 0, 9, "proposed"), "Proposed, not decided"),
        (Statement("motion", 0, 9, "lost"), "Lost in the vote"),
        (Statement("motion", 0, 9, "withdrawn"), "Withdrawn"),
        (Statement("resolution", 0, 9, "deferred"), "Deferred, not decided"),
    ],
)
def test_what_is_no_decision_is_said_to_be_none(statement: Statement | None, said: str) -> None:
    assert words_of_answers.record(statement) == said
