"""What may differ in words that are the same is folded, whatever the words."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from english.text import (
    as_misread,
    digits_as_letters,
    fold,
    like_latin,
    only_letters,
    only_words,
    without_accents,
    words_in,
)

plain_words = st.text(string.ascii_lowercase, min_size=1, max_size=9)
anything = st.text(max_size=60)


@given(st.lists(plain_words, min_size=1), st.sampled_from([" ", "\n", "\t ", "\N{NO-BREAK SPACE}"]))
def test_case_and_white_space_make_no_difference(words: list[str], gap: str) -> None:
    assert fold(gap.join(word.upper() for word in words)) == " ".join(words)


@pytest.mark.parametrize("dash", "-‐‑‒–—−")
@pytest.mark.parametrize("quote", "'‘’‛`´")
def test_dashes_and_apostrophes_make_no_difference(dash: str, quote: str) -> None:
    assert fold(f"O{quote}Quillan{dash}Tarse") == "o'quillan-tarse"


@given(anything)
def test_what_is_folded_is_not_folded_further(text: str) -> None:
    for folding in (fold, only_words, only_letters, without_accents, digits_as_letters):
        assert folding(folding(text)) == folding(text)


@given(anything)
def test_plain_letters_keep_their_places(text: str) -> None:
    assert len(like_latin(text)) == len(text)


def test_a_letter_that_only_looks_like_one_is_taken_for_it() -> None:
    assert like_latin("\N{LATIN SMALL LETTER LONG S}\N{KELVIN SIGN}") == "sk"


@given(st.lists(plain_words), st.sampled_from([", ", " - ", "\n", ": ", " (", "; "]))
def test_the_words_of_a_text_are_found_between_any_marks(words: list[str], mark: str) -> None:
    text = mark.join(word.title() for word in words)
    assert words_in(text) == words
    assert only_words(text) == " ".join(words)
    assert only_letters(text) == "".join(words)


@given(plain_words, st.sampled_from("\u0301\u0300\u0302\u0308\u0303"))
def test_a_word_with_accents_is_that_without(word: str, accent: str) -> None:
    accented = unicodedata.normalize("NFC", "".join(f"{letter}{accent}" for letter in word))
    assert without_accents(accented) == word


@pytest.mark.parametrize(("one", "other"), [("l", "1"), ("o", "0"), ("s", "5"), ("e", "3")])
@given(start=plain_words, end=plain_words)
def test_a_letter_that_a_scan_takes_for_a_digit_is_one(
    one: str, other: str, start: str, end: str
) -> None:
    assert as_misread(f"{start}{one}{end}") == as_misread(f"{start}{other}{end}")


@given(st.text("acdegkpxyz", min_size=1), st.text("acdegkpxyz", min_size=1))
def test_words_of_other_letters_stay_apart(one: str, other: str) -> None:
    assert (as_misread(one) == as_misread(other)) == (one == other)


def test_rn_is_m() -> None:
    assert as_misread("burnel") == as_misread("bumel") == as_misread("burne1")
