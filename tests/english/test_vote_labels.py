"""The labels of a vote's sides are told from other lines."""

import pytest

from english.votes import gives_a_side


@pytest.mark.parametrize(
    ("label", "gives"),
    [
        ("**For**", True),
        ("Those voting against:", True),
        ("IN FAVOUR OF THE AMENDMENT (12)", True),
        ("Abstentions", True),
        ("Name | Cost", False),
        ("for the needs of the people of Quill.", False),
        ("It was agreed that:", False),
    ],
)
def test_the_label_of_a_side_is_told(label: str, gives: bool) -> None:
    assert gives_a_side(label) is gives
