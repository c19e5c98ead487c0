import pytest

from answering import Answerer
from answering.examples import example_questions


def test_questions_are_made_of_the_items_that_were_decided() -> None:
    items = [("d1", "12. Repair of the footbridge"), ("d2", "BUS SHELTER AND LAMPS")]
    asked = example_questions(items, 4)
    assert len(asked) == 2
    assert "Repair of the footbridge" in asked[0]
    assert "Bus shelter and lamps" in asked[1]


def test_each_document_gives_one_question_and_no_more_are_made_than_wanted() -> None:
    items = [(f"d{n // 2}", f"{n}. Lamps of lane {n}") for n in range(20)]
    assert len(example_questions(items, 4)) == 4


@pytest.mark.parametrize(
    "item", ["1. Apologies for absence", "Declarations of interest", "Minutes", "X", "9. Bus"]
)
def test_routine_items_are_not_worth_asking_about(item: str) -> None:
    assert example_questions([("d1", item)], 4) == []


def test_an_empty_archive_suggests_nothing() -> None:
    assert example_questions([], 4) == []


def test_suggestions_from_the_samples_are_answered(samples_answerer: Answerer) -> None:
    asked = samples_answerer.examples()
    assert len(set(asked)) == 4
    assert {samples_answerer.answer(question).status for question in asked} == {"answered"}
