import re

import pytest

from answering.kinds.counts import (
    COUNTS_IT,
    COUNTS_OTHER,
    TELLS_NOT,
    counted,
    counting,
    worth_of_count,
)
from answering.kinds.decisive import decisive_words
from schema import Span


def stem(text: str) -> list[str]:
    return [word.removesuffix("s") for word in re.findall(r"\w+", text.lower())]


def counts_of(sentence: str) -> list[str]:
    numbers = [Span(*match.span()) for match in re.finditer(r"\d+", sentence)]
    return [sentence[one.start : one.end] for one in counting(sentence, 0, len(sentence), numbers)]


def worth(query: str, sentence: str) -> float:
    numbers = decisive_words(sentence, 0, len(sentence), "count")
    return worth_of_count(query, sentence, 0, len(sentence), numbers, stem)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("There were 12 lamps on 4 poles.", ["12", "4"]),
        ("The reply to Question 10 was read.", []),
        ("Section 11 of the Act binds 3 landowners.", ["3"]),
        ("Phase 1 will hold 11 houses.", ["11"]),
        ("3. The lane has 14 lamps.", ["14"]),
        ("5.2 Clerk's report", []),
        ("It began at 10.30 am on 4 May 2024 in room 6 of 7.", ["6", "7"]),
        ("(iv) There are 125 on the list.", ["125"]),
        ("Route N21 is shut at 2 places.", ["2"]),
        ("carried over --- 26 to the next page", []),
        ("157 no. houses were lagged.", ["157"]),
    ],
)
def test_numbers_that_point_or_date_are_no_counts(sentence: str, numbers: list[str]) -> None:
    assert counts_of(sentence) == numbers


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("How many street lamps are out?", "street lamps"),
        ("how many of the houses were lagged", "houses"),
        ("number of complaints about the mill", "complaints"),
        ("How many new health, care and school plans were made?", "health, care and school plans"),
        ("How much did it cost?", ""),
    ],
)
def test_what_is_counted_is_read_from_the_question(query: str, what: str) -> None:
    assert counted(query) == what


@pytest.mark.parametrize(
    ("query", "sentence", "expected"),
    [
        ("How many lamps are out?", "There are 12 lamps out.", COUNTS_IT),
        ("How many lamps are out?", "**12**\n\nLamps out in Fen Lane", COUNTS_IT),
        ("How many lamps are out?", "The number of lamps out stands at 12.", COUNTS_IT),
        ("How many people came?", "About 40 residents came.", COUNTS_IT),
        ("How many lamps are out?", "Of the lamps, 12 are out.", TELLS_NOT),
        ("How many lamps are out?", "Lamps were talked of by 12 members.", COUNTS_OTHER),
        ("How many councillors voted for it?", "Cllrs Ash, Beck, Crow. (3)", COUNTS_IT),
    ],
)
def test_a_count_is_worth_what_it_counts(query: str, sentence: str, expected: float) -> None:
    assert worth(query, sentence) == expected
