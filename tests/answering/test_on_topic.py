"""What shares with a question only the words of asking is about something else."""

from dataclasses import replace

import pytest

from answering.evidence import Evidence, weigh
from answering.on_topic import Words, is_about, likelihood, load_weights, signals_of, words_of
from answering.question.read import Question, read_question
from tests.answering.making import found, read, reading, stem
from vectorstore import Archive

RARITY = {
    "vote": 2.0,
    "put": 2.0,
    "lamps": 6.0,
    "lamms": 9.0,
    "lammps": 9.0,
    "thelamps": 9.0,
    "elephants": 9.0,
}
UNKNOWN = {"lammps", "thelamps", "elephants"}
VOTED = "On being put to the vote the lamps were lost by 3 to 5."
BEFORE = "How did the vote on the lamps go?"


def evidence(question: Question, similarity: float) -> Evidence:
    result = replace(found(VOTED, context="The lamps"), similarity=similarity)
    made = reading(result, "3 to 5", 6.0)
    (one,) = weigh(question, read(question, [result], [made], RARITY))
    return one


def near(words: str, similarity: float, *before: str) -> bool:
    question = read_question(words, before)
    return is_about(question, evidence(question, similarity), asked(words), stem)


def asked(words: str) -> Words:
    """Read a question's words as an archive does that has no elephants."""
    said = [word for word in stem(words) if word in RARITY]
    return Words({word: RARITY[word] for word in said}, frozenset({*said} & UNKNOWN))


def test_what_has_the_questions_words_and_meaning_is_about_it() -> None:
    assert near("How did the vote on the lamps go?", 0.7)


def test_what_has_only_the_words_of_asking_is_about_something_else() -> None:
    assert not near("How did the vote on the elephants go?", 0.2)


def test_other_words_for_the_same_may_still_be_about_it() -> None:
    assert near("How did the elephants vote?", 0.8)


@pytest.mark.parametrize(
    "then",
    [
        "And who was against it?",
        "And on the lamps?",
        "How about the lammps?",
        "And the lamms?",
        "What about 2021?",
        "What about the vote?",
    ],
)
def test_a_question_that_follows_another_is_let_be(then: str) -> None:
    assert read_question(then, [BEFORE]).before
    assert near(then, 0.2, BEFORE)


@pytest.mark.parametrize(
    "then", ["And on elephants?", "And elephants?", "What about the elephants?"]
)
def test_one_that_names_something_else_wants_that(then: str) -> None:
    assert read_question(then, [BEFORE]).before
    assert not near(then, 0.2, BEFORE)


def test_words_count_by_how_rare_they_are() -> None:
    question = read_question("How did the vote on the lamps and the elephants go?")
    told = signals_of(question, evidence(question, 0.5), asked(question.text), stem)
    assert told == {"words": pytest.approx(8 / 17), "names": 1.0, "meaning": 0.5}


def test_what_stands_before_a_vote_tells_what_it_is_about() -> None:
    question = read_question("How did the vote on the elephants go?")
    one = evidence(question, 0.5)
    known = Words({"elephants": 9.0}, frozenset())
    assert signals_of(question, one, known, stem)["words"] == 0
    before = "Councillor Ash moved that elephants be kept."
    assert signals_of(question, one, known, stem, before=before)["words"] == 1


def test_no_word_of_voting_is_one_of_what_was_voted_on(samples_archive: Archive) -> None:
    asked = read_question("How many councillors voted for the motion about drones?")
    assert words_of(samples_archive, asked).rarity.keys() == {"drone"}
    asked = read_question("When was the motion about drones passed?")
    assert words_of(samples_archive, asked).rarity.keys() == {"motion", "drone", "pass"}


@pytest.mark.parametrize("spelt", ["lammps", "thelamps"])
def test_a_word_that_is_spelt_otherwise_is_held_for_the_same(spelt: str) -> None:
    question = read_question(f"How did the vote on {spelt} go?")
    told = signals_of(question, evidence(question, 0.5), asked(question.text), stem)
    assert told["words"] == 1.0


def test_a_word_that_is_spelt_alike_is_another_where_passages_have_it() -> None:
    question = read_question("How did the vote on lammps go?")
    known = Words({"vote": 2.0, "lammps": 9.0}, frozenset())
    told = signals_of(question, evidence(question, 0.5), known, stem)
    assert told["words"] == pytest.approx(2 / 11)


def test_a_question_of_no_words_that_tell_is_about_anything() -> None:
    question = read_question("What?")
    assert signals_of(question, evidence(question, 0.5), asked("What?"), stem)["words"] == 1.0


def test_whatever_is_nearer_is_likelier() -> None:
    held = load_weights()
    assert held.weights.keys() == {"words", "names", "meaning"}
    assert 0 < held.bound < 1
    middle = dict.fromkeys(held.weights, 0.5)
    for name in held.weights:
        more, less = (
            likelihood(middle | {name: value}, held.weights, held.always) for value in (0.9, 0.1)
        )
        assert more > less
