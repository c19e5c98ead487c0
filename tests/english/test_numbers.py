"""Numbers in words are read as the numbers that they are, whichever they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from english.numbers import (
    BELOW_HUNDRED,
    FIGURES,
    IN_WORDS,
    NOUGHT,
    ORDINAL,
    ordinal_of,
    value_of,
)
from english.votes.words import N, number

SMALL = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelt(n: int, join: str = "-") -> str:
    """Spell a number as people do."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f"{join}{SMALL[n % 10]}" if n % 10 else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            gap = " and " if rest < 100 else " "
            return f"{spelt(n // size)} {name}" + (f"{gap}{spelt(rest)}" if rest else "")
    raise AssertionError(n)


@given(st.integers(1, 999_999_999))
def test_a_number_in_words_has_its_value(n: int) -> None:
    assert re.fullmatch(IN_WORDS, spelt(n))
    assert value_of(spelt(n)) == n


@given(st.integers(0, 999_999_999))
def test_a_number_in_figures_has_its_value(n: int) -> None:
    assert re.fullmatch(FIGURES, f"{n:,}")
    assert value_of(f"{n:,}") == value_of(str(n)) == n


@pytest.mark.parametrize("join", ["-", " "])
@given(n=st.integers(1, 99))
def test_a_count_of_members_is_read_in_words(n: int, join: str) -> None:
    words = spelt(n, join)
    assert re.fullmatch(BELOW_HUNDRED, words)
    assert re.fullmatch(N, words)
    assert number(words) == number(str(n)) == n


@pytest.mark.parametrize("words", ["none", "Nobody", "no one", "no-one", "nil", "zero", "nought"])
def test_nobody_is_nought(words: str) -> None:
    assert re.fullmatch(NOUGHT, words, re.IGNORECASE)
    assert number(words) == 0


@given(st.integers(1, 39))
def test_an_ordinal_names_which_one(n: int) -> None:
    ending = "th" if n in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    assert re.fullmatch(ORDINAL, f"{n}{ending}")
    assert ordinal_of(f"{n}{ending}") == n


@given(st.from_regex(r"[a-z]{3,9}", fullmatch=True))
def test_another_word_is_no_number(word: str) -> None:
    known = {spelt(n) for n in range(1, 100)}
    assert bool(re.fullmatch(BELOW_HUNDRED, word)) == (word in known)
