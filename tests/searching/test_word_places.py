"""Words are found by their stems as they are when all of a text is stemmed."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from searching.word_places import WordPlaces
from vectorstore.lexical import LexicalIndex

MINUTES = Path(__file__).parents[2] / "samples" / "minutes"
OTHERS = (
    "skies dying lying tying idly gently ugly early singly abilities possibly relational policies "
    "hoping hopped cried cries geologically usefulness sensitivities news innings proceed exceeded"
).split()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    return LexicalIndex(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return real texts, a few lines each, with the words that English stems least plainly."""
    whole = "\n".join(path.read_text("utf-8", "replace") for path in sorted(MINUTES.rglob("*.txt")))
    lines = [line for line in whole.splitlines() if line.strip()]
    return [" ".join(OTHERS), *("\n".join(lines[n : n + 4]) for n in range(0, len(lines), 4))]


def test_all_words_with_a_stem_are_found_and_no_others(
    index: LexicalIndex, texts: list[str]
) -> None:
    every = sorted({stem for text in texts for stem in index.words(text)})
    chance = random.Random(2)
    for text in texts:
        asked = {*chance.sample(every, 30), *chance.sample(index.words(text), 1)}
        found = WordPlaces(asked, index.words).of(text)
        held = Counter(stem for stem in index.words(text) if stem in asked)
        assert {stem: len(places) for stem, places in found.items()} == held


def test_each_stem_begins_like_its_words(index: LexicalIndex, texts: list[str]) -> None:
    for word in {*OTHERS, *re.findall("[a-z]+", " ".join(texts))}:
        for stem in index.words(word):
            assert WordPlaces([stem], index.words).of(f"the {word}") == {stem: [1]}


@pytest.mark.parametrize("text", ["the old café\nof Fen Lane", "the old cafe of Fen Lane’s end"])
def test_places_are_counted_in_words_whatever_their_letters(text: str, index: LexicalIndex) -> None:
    found = WordPlaces(index.words("cafés lanes"), index.words).of(text)
    assert list(found.values()) == [[2], [5]]


def test_without_a_word_nothing_is_found(index: LexicalIndex) -> None:
    assert WordPlaces([], index.words).of("The lamps of Fen Lane") == {}
