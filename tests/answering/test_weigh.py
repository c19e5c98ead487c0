"""Sentences are weighed against each other and against none of them."""

import pytest

from answering.evidence import field_of
from answering.question.read import read_question
from answering.signals import SIGNALS
from answering.weigh import (
    contributions,
    likelihood,
    load_weights,
    speaks_for_none,
    weigh_against_none,
)
from tests.answering.making import found, read, reading


def test_nothing_found_answers_with_no_likelihood() -> None:
    assert likelihood([]) == 0.0


@pytest.mark.parametrize("score", [-50.0, -1.0, 0.0, 2.0, 900.0])
def test_one_is_as_likely_as_its_score_makes_it_against_none(score: float) -> None:
    told = likelihood([score])
    assert 0 <= told <= 1
    assert (told > 0.5) is (score > 0)


def test_several_that_may_answer_are_likelier_than_one() -> None:
    assert likelihood([0.0] * 3) > likelihood([0.0])


def test_every_weight_is_of_a_signal_there_is() -> None:
    held = load_weights()
    assert set(held.weights) <= set(SIGNALS)
    assert set(held.none) == set(speaks_for_none(read_question("Who?")))
    assert 0 < held.bound < 1


def test_a_score_is_what_its_signals_add_less_what_speaks_for_none() -> None:
    question = read_question("When will the lamps be mended?")
    result = found("The lamps will be mended on 3 May.", "It rained.")
    made = reading(result, "3 May", 6.0)
    seen = [one for one, _ in read(question, [result], [made], {"lamps": 1.0})]
    field = field_of(seen)
    scores = weigh_against_none(question, seen, field)
    none = sum(
        load_weights().none[name] * value for name, value in speaks_for_none(question).items()
    )
    assert scores[0] == pytest.approx(sum(contributions(seen[0], field).values()) - none)
    assert scores[0] > scores[1]
