import pytest

from training.bodies import is_body
from training.decisive import decisive_words


def bodies(sentence: str) -> list[str]:
    found = decisive_words(sentence, 0, len(sentence), "organisation")
    return [sentence[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The work went to Fenland Builders Ltd in May.", ["Fenland Builders Ltd"]),
        ("Messrs. A. Pike and Partners were asked.", ["A. Pike and Partners"]),
        ("It was drawn up by Arup.", ["Arup"]),
        ("Councillor Umeh asked the Senior Engineer.", []),
        ("It meets Fen Lane and the N21 in March.", []),
        ("Bidding closes soon.", []),
        ("RB spoke to a contractor.", []),
        ("The price was £707 plus VAT.", []),
        ("It is in the Lighting Strategy of Barrow County Council.", []),
    ],
)
def test_bodies_are_told_from_places_people_and_plans(sentence: str, names: list[str]) -> None:
    assert bodies(sentence) == names


def test_a_word_that_opens_a_sentence_has_its_capital_from_there() -> None:
    assert not is_body("Arup", opens=True)
    assert is_body("Arup", opens=False)
