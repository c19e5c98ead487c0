import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from answering.evidence import Evidence, readable, weigh
from answering.question.read import read_question
from answering.reader import Reader, Reading
from schema import SearchResult, Statement
from tests.answering.making import found, read, reading, stem

SAID = [
    "The lamps of Fen Lane were talked about.",
    "The lamps of Fen Lane will be mended by 28 June 2024.",
    "The bridge was painted in 2019.",
    "Nobody came.",
]
RESULT = found(*SAID)
TEXT = RESULT.document.text


def idf(question: str) -> dict[str, float]:
    return {word: 1.0 for word in stem(question) if len(word) > 3 and word != "when"}


def evidence(
    asked: str, results: Sequence[SearchResult], readings: Sequence[Reading | None]
) -> list[Evidence]:
    question = read_question(asked)
    return weigh(question, read(question, results, readings, idf(asked)))


def weighed(
    question: str, result: SearchResult = RESULT, read: tuple[str, float] | None = None
) -> list[str]:
    """Return the sentences in the order in which they are held to answer."""
    text = result.document.text
    found = evidence(question, [result], [reading(result, *read) if read else None])
    return [text[one.sentence.start : one.sentence.end] for one in found]


@pytest.mark.parametrize(
    ("asked", "said", "other"),
    [
        ("When will the lamps of Fen Lane be mended?", SAID[1], SAID[0]),
        ("Who mended the lamps?", "Mr Moule mended the lamps.", "The lamps were mended."),
        ("How many lamps are out?", "There are 12 lamps out.", "Section 4 was on the lamps."),
        ("Why was the toll raised?", "It was raised to pay for the deck.", "The toll was raised."),
    ],
)
def test_the_sentence_that_has_what_is_wanted_comes_first(
    asked: str, said: str, other: str, reader: Reader
) -> None:
    result = found(other, said, "Nobody came.")
    read = reader.read(asked, [readable(result.passage)])
    best = evidence(asked, [result], read)[0].sentence
    assert result.document.text[best.start : best.end] == said


def test_what_the_reader_is_sure_of_comes_first() -> None:
    assert weighed("What happened?", read=("Nobody", 12.0))[0] == SAID[3]


WHEN = "When will the lamps of Fen Lane be mended?"


def test_the_words_that_the_reader_marks_are_shown() -> None:
    best = evidence(WHEN, [RESULT], [reading(RESULT, "28 June", 9.0)])[0]
    assert [TEXT[mark.start : mark.end] for mark in best.marks] == ["28 June"]
    assert best.margin == pytest.approx(9.0)


def test_words_that_are_most_of_a_sentence_are_not_marked() -> None:
    long = "They will be mended " + "as soon as the frost is over and the new poles are in " * 2
    best = evidence(WHEN, [found(long)], [reading(found(long), long.strip(), 9.0)])[0]
    assert best.marks == ()


def test_nothing_found_is_no_evidence() -> None:
    assert evidence("Who came?", [], []) == []


def test_a_decision_is_preferred_where_one_is_asked_for() -> None:
    said = ["The lamps were discussed.", "The lamps are to be mended."]
    start = len(said[0]) + 1
    carried = Statement("resolution", start, start + len(said[1]), outcome="carried")
    result = found(*said, statements=[carried])
    assert weighed("What was decided about the lamps?", result)[0] == said[1]


def test_a_question_that_was_put_is_no_answer_unless_it_is_asked_for() -> None:
    said = ["I will ask what the lamps of Fen Lane cost.", "They cost more than was thought."]
    result = found(*said, statements=[Statement("question", 0, len(said[0]))])
    assert weighed("Tell me about the cost of the lamps of Fen Lane", result)[0] == said[1]
    assert weighed("What did they ask about the lamps of Fen Lane?", result)[0] == said[0]


def test_who_became_a_deputy_is_no_evidence_of_who_came_into_the_office() -> None:
    mayor, deputy = (
        "Mr Abney was elected Mayor.",
        "The Mayor declared Ms Oakes elected Deputy Mayor.",
    )
    assert weighed("Who was elected Mayor?", found(deputy, mayor)) == [mayor]
    assert weighed("Who was elected Deputy Mayor?", found(deputy, mayor)) == [deputy]


@pytest.mark.parametrize("asked", ["How much did the lamps cost in 2021?", "in May 2021?"])
def test_what_speaks_of_the_time_asked_about_comes_first(asked: str) -> None:
    other = found("The lamps cost £5.", score=1.1)
    then = found("The lamps cost £7.", name="d2", day=datetime.date(2021, 5, 14))
    assert evidence(f"How much did the lamps cost {asked}", [other, then], [None, None])[
        0
    ].result is (then)


def test_what_another_council_did_is_no_evidence() -> None:
    asked = "What did Glazewick Town Council decide about the lamps?"
    other = found("The lamps cost £5.")
    other = replace(other, document=replace(other.document, council="Pennick Parish Council"))
    assert evidence(asked, [other], [None]) == []
    assert evidence(asked.replace("Glazewick Town", "Pennick Parish"), [other], [None])
