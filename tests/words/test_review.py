"""What questions and answers can come to has words, each of it."""

from typing import get_args

from conversations import Came, Reason
from words import feedback, review


def test_all_that_a_question_can_come_to_has_words() -> None:
    assert set(review.CAME) == set(get_args(Came))


def test_every_reason_against_an_answer_has_words() -> None:
    assert set(feedback.REASONS) == set(get_args(Reason))
