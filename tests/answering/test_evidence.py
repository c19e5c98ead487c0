import datetime

import pytest

from answering.evidence import weigh
from answering.question import read_question
from schema import SearchResult, Statement
from tests.answering.making import found, reading, stem

SAID = [
    "The lamps of Fen Lane were talked about.",
    "The lamps of Fen Lane will be mended by 28 June 2024.",
    "The bridge was painted in 2019.",
    "Nobody came.",
]
RESULT = found(*SAID)
TEXT = RESULT.document.text


def rarities(question: str) -> dict[str, float]:
    return {word: 1.0 for word in stem(question) if len(word) > 3 and word != "when"}


def weighed(
    question: str, result: SearchResult = RESULT, read: tuple[str, float] | None = None
) -> list[str]:
    """Return the sentences in the order in which they are held to answer."""
    readings = [reading(result, *read) if read else None]
    evidence = weigh(read_question(question), [result], readings, rarities(question), stem=stem)
    text = result.document.text
    return [text[one.sentence.start : one.sentence.end] for one in evidence]


def test_the_sentence_that_has_what_is_wanted_comes_first() -> None:
    assert weighed("When will the lamps of Fen Lane be mended?")[0] == SAID[1]


def test_a_question_for_a_date_takes_only_sentences_that_hold_one() -> None:
    assert SAID[3] not in weighed("When will the lamps be mended?")


def test_a_question_that_may_be_answered_otherwise_takes_others_too() -> None:
    assert SAID[3] in weighed("What was decided about the lamps, and when?")


def test_a_question_for_a_person_takes_sentences_that_name_one_if_there_are_any() -> None:
    said = ("The lamps were mended.", "Mr Moule mended the lamps.")
    assert weighed("Who mended the lamps?", found(*said)) == [said[1]]
    assert weighed("Who mended the lamps?", found(said[0])) == [said[0]]


def test_what_the_reader_is_sure_of_comes_first() -> None:
    assert weighed("What happened?", read=("Nobody", 12.0))[0] == SAID[3]


def test_the_words_that_the_reader_marks_are_shown() -> None:
    question = read_question("When will the lamps of Fen Lane be mended?")
    read = reading(RESULT, "28 June", 9.0)
    best = weigh(question, [RESULT], [read], rarities(question.text), stem=stem)[0]
    assert [TEXT[mark.start : mark.end] for mark in best.marks] == ["28 June"]
    assert best.margin == pytest.approx(9.0)


def test_where_the_reader_doubts_the_wanted_words_are_shown() -> None:
    question = read_question("When will the lamps of Fen Lane be mended?")
    read = reading(RESULT, "lamps", -3.0)
    best = weigh(question, [RESULT], [read], rarities(question.text), stem=stem)[0]
    assert [TEXT[mark.start : mark.end] for mark in best.marks] == ["28 June 2024"]


def test_nothing_found_is_no_evidence() -> None:
    assert weigh(read_question("Who came?"), [], [], {}, stem=stem) == []


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


def test_what_speaks_of_other_years_gives_way_to_what_speaks_of_the_one_asked() -> None:
    question = read_question("How much did the lamps cost in 2021?")
    other = found("The lamps cost £5.", score=1.5)
    asked = found("The lamps cost £7 in 2021.", name="d2")
    evidence = weigh(question, [other, asked], [None, None], {"lamps": 1.0}, stem=stem)
    assert [one.result for one in evidence] == [asked]


def test_what_speaks_of_another_month_gives_way_to_what_speaks_of_the_one_asked() -> None:
    question = read_question("How much did the lamps cost in May 2024?")
    other = found("The lamps cost £5.", score=1.5, day=datetime.date(2024, 4, 9))
    asked = found("The lamps cost £7.", name="d2", day=datetime.date(2024, 5, 14))
    evidence = weigh(question, [other, asked], [None, None], {"lamps": 1.0}, stem=stem)
    assert [one.result for one in evidence] == [asked]
    assert weigh(question, [other], [None], {"lamps": 1.0}, stem=stem)
