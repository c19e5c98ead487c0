"""A word is known again that is spelt otherwise, or written as one."""

import random
import string

import pytest

from answering.signals.respelt import is_respelt


def respelt(word: str, text: str) -> bool:
    return is_respelt(word, text.casefold().split(), text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("offsted", "due to Ofsted by March"),
        ("ofstde", "due to Ofsted by March"),
        ("ofstad", "due to Ofsted by March"),
        ("20mph", "a limit of 20 mph"),
        ("callin", "the call-in was heard"),
        ("drivethrough", "a Drive-Through lane"),
    ],
)
def test_what_is_spelt_otherwise_or_as_one_is_known_again(word: str, text: str) -> None:
    assert respelt(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("monorail", "the memorial hall"),
        ("casino", "the council decision"),
        ("cat", "the cats and carts"),
        ("elephants", "all relevant"),
    ],
)
def test_another_word_is_not(word: str, text: str) -> None:
    assert not respelt(word, text)


def test_any_one_letter_may_be_wrong_and_no_two() -> None:
    chance = random.Random(4)
    for _ in range(200):
        word = "".join(chance.choices(string.ascii_lowercase[:13], k=chance.randrange(6, 12)))
        place = chance.randrange(len(word))
        for wrong in ("", "z", word[place] + "z"):
            assert respelt(word[:place] + wrong + word[place + 1 :], word)
        assert not respelt("zz" + word[::-1] + "zz", word)
