"""Each signal tells what its name says, of sentences that it was not written from."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answering.evidence import field_of
from answering.question.read import read_question
from answering.reader import Reading
from answering.signals import SIGNALS, UNREAD, Seen
from schema import SearchResult, Statement
from tests.answering.making import found, reading, stem
from tests.answering.making import read as read_all


def seen(
    question: str,
    *said: str,
    statements: Sequence[Statement] = (),
    read: tuple[str, float] | None = None,
) -> list[Seen]:
    result = found(*said, statements=statements)
    return _seen(question, [result], [reading(result, *read) if read else None])


def _seen(
    question: str, results: Sequence[SearchResult], readings: Sequence[Reading | None]
) -> list[Seen]:
    idf = {word: 1.0 for word in stem(question) if len(word) > 3}
    asked = read_question(question)
    return [one for one, _ in read_all(asked, results, readings, idf)]


def told(signal: str, sentences: Sequence[Seen]) -> list[float]:
    field = field_of(sentences)
    return [SIGNALS[signal](one, field) for one in sentences]


def test_without_a_reader_nothing_is_doubted_and_what_it_did_not_reach_is() -> None:
    assert told("margin", seen("Who?", "Nobody came.")) == [0.0]
    result = found("Nobody came.", "It rained.")
    cut = reading(result, "Nobody", 1.0)
    cut = replace(cut, places=cut.places[:2], starts=cut.starts[:2], ends=cut.ends[:2])
    assert told("margin", _seen("Who?", [result], [cut]))[1] == UNREAD


def test_the_readers_margins_are_told_beside_those_of_the_passage_and_of_all() -> None:
    one = found("The lamps were lit by Ash.", "It rained.")
    other = found("Birch lit the stove.", name="d2")
    both = _seen("Who lit it?", [one, other], [reading(one, "Ash", 3.0), reading(other, "B", 1.0)])
    assert told("behind_best", both) == pytest.approx([0.0, 0.0, -2.0], abs=0.1)
    assert told("behind_passage", both)[1] < told("behind_passage", both)[0] == 0.0


@pytest.mark.parametrize(
    ("question", "words", "signal"),
    [
        ("Who seconded the motion?", "Seconded by Cllr Wren.", "movers"),
        ("What of the ferry?", "Will the ferry run on Sundays?", "only_puts"),
        ("What of the ferry?", "All agreed.", "only_settles"),
    ],
)
def test_what_is_there_is_told(question: str, words: str, signal: str) -> None:
    other = "The ferry of Quay Street carries forty people each day of the week in summer"
    both = seen(question, words, other)
    assert told(signal, both) == [1.0, 0.0]


def test_a_decision_is_told_where_one_is_asked_for() -> None:
    said = "That the ferry be painted."
    carried = [Statement("resolution", 0, len(said), "carried")]
    assert told("decision", seen("What was decided on the ferry?", said, statements=carried)) == [1]
    assert told("decision", seen("Who paints the ferry?", said, statements=carried)) == [0]


def test_names_with_their_number_are_a_vote_where_one_is_asked_for() -> None:
    names = "Councillors Ash, Birch, Cole, Dunn and Elder (5)"
    assert told("vote", seen("How did they vote on the ferry?", names)) == [1]
    assert told("vote", seen("When does the ferry run?", names)) == [0]


def test_words_and_names_and_times_are_held_against_the_question() -> None:
    said = ("The ferry at Quay Street was painted in March 2021.", "It rained.")
    both = seen("When was the ferry at Quay Street painted in 2021?", *said)
    assert told("names", both) == [1.0, 1.0]
    assert told("years", both) == [1.0, 1.0]
    assert told("years", seen("Who painted it in 1999?", *said)) == [0.0, 0.0]
    assert told("score", both) == [1.0, 1.0]
    assert told("behind_top", both) == [0.0, 0.0]


def test_every_signal_is_silent_or_speaks_without_a_reader() -> None:
    for one in seen("What of the ferry?", "The ferry was painted."):
        field = field_of([one])
        assert all(isinstance(signal(one, field), float | int) for signal in SIGNALS.values())
