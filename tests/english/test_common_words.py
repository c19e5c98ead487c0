"""Common words are told from those that a sentence is about, whatever it is about."""

import random

import pytest

from english import common_words
from english.common_words import FUNCTION_WORDS, MEETING_WORDS

FRAMES = (
    "the {} and the {} were not to be {} by any of those who {} it",
    "when each {} has been {} without a {} there may still be some other {}",
    "which {} did they {} before this one was {} under the {}",
    "both of its {} had {} from him to her although neither would {} again",
    "if you {} with us then our {} cannot be {} until your {} is {}",
)


def made_up(rng: random.Random) -> str:
    """Make a word that no list holds."""
    return "".join(rng.choice("bdfgklmprtvz") + rng.choice("aeiou") for _ in range(3)) + "sk"


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("seed", range(5))
def test_what_is_left_of_a_sentence_is_what_it_is_about(frame: str, seed: int) -> None:
    rng = random.Random(seed)
    subjects = [made_up(rng) for _ in range(frame.count("{}"))]
    sentence = frame.format(*subjects)
    assert [word for word in sentence.split() if word not in FUNCTION_WORDS] == subjects


@pytest.mark.parametrize(
    "telling",
    "against approve bridge chair drain elm grant lease motion oppose parish quarry refuse".split(),
)
def test_a_word_that_a_matter_can_be_known_by_is_none(telling: str) -> None:
    assert telling not in FUNCTION_WORDS | MEETING_WORDS


def test_each_kind_of_common_word_is_one() -> None:
    kinds = [name for name in vars(common_words) if name.isupper() and name != "MEETING_WORDS"]
    assert len(kinds) > 8
    assert all(getattr(common_words, kind) <= FUNCTION_WORDS for kind in kinds)
