"""What counts of an answer, and what a passage must be to count as found."""

import pytest

from evaluation.gold import GoldQuestion
from evaluation.scoring_rules import first_right, first_words, is_right, what_counts, words_in
from schema import Answer
from tests.evaluation.test_metrics import GOLD, NONE, SCOPE, answer, citation, result

LONG = " ".join(f"word{number}" for number in range(1, 101))


def quoting(*quotes: str) -> Answer:
    lines = (f"(Table of lamps) {quote} [{n}]" for n, quote in enumerate(quotes, 1))
    cited = [citation("a.txt", quote=quote) for quote in quotes]
    return answer("answered", *cited, text="\n".join(lines))


def test_three_quotations_count_however_long_they_are() -> None:
    given = quoting(LONG, LONG, f"{LONG} 4 May")
    assert what_counts(given) == given.text
    assert is_right(GOLD, given)


def test_a_fourth_quotation_does_not_count() -> None:
    given = quoting("One.", "Two.", "Three.", "It was 4 May.")
    assert "4 May" not in what_counts(given)
    assert not is_right(GOLD, given)


def test_a_quotation_counts_across_line_ends_and_bold_type() -> None:
    given = answer(
        "answered",
        citation("a.txt", quote=f"**{LONG}**\n  on 4 May"),
        text=f"**{LONG}** on 4 May [1]",
    )
    assert is_right(GOLD, given)


def test_of_other_words_the_first_eighty_count() -> None:
    told = answer("answered", citation("a.txt"), text=f"{LONG} 4 May [1]")
    assert what_counts(told).split()[-1] == "word80"
    assert not is_right(GOLD, told)
    short = answer("answered", citation("a.txt"), text=" ".join([*LONG.split()[:78], "4 May [1]"]))
    assert is_right(GOLD, short)


def test_markers_are_no_words() -> None:
    assert words_in("It was [1] on 4 May. [12]") == 5
    assert first_words("It was [1] on 4 May. [12]", 5) == "It was [1] on 4 May. [12]"
    assert first_words("It was [1] on\n 4 May. [12]", 3) == "It was [1] on"
    assert (words_in(""), first_words("", 5)) == (0, "")


@pytest.mark.parametrize("status", ["failed", "passages_only"])
def test_neither_an_error_nor_passages_alone_are_ever_right(status: str) -> None:
    given = Answer("?", status, "4 May", (citation("a.txt"),), SCOPE)  # type: ignore[arg-type]
    assert not is_right(GOLD, given)
    assert not is_right(NONE, given)


def test_a_right_passage_says_all_by_itself_and_is_of_a_right_document() -> None:
    gold = GoldQuestion(id="q", question="?", must=("4 May", "bridge"), docs=("a.txt",))
    whole = "The bridge was shut on **4\n May**."
    assert first_right(gold, [result("a.txt", 1, "4 May"), result("z.txt", 2, whole)]) is None
    assert first_right(gold, [result("z.txt", 1, whole), result("a.txt", 2, whole)]) == 2
    assert first_right(gold, [result("z.txt", 1, whole, "a.txt")]) == 1
    assert first_right(gold, []) is None
