"""Means and the bounds that chance leaves them, on answers made by hand."""

from dataclasses import replace

import pytest

from evaluation.gold import GoldQuestion
from evaluation.intervals import intervals_of, means_of
from evaluation.metrics import Verdict, judge, score
from tests.evaluation.test_metrics import DECLINED, GOLD, NONE, RIGHT, TEXT, result


def verdicts(right: int, wrong: int, declined: int = 0) -> list[Verdict]:
    """Return so many questions answered rightly, declined wrongly, and declined rightly."""
    kinds = [(GOLD, RIGHT)] * right + [(GOLD, DECLINED)] * wrong + [(NONE, DECLINED)] * declined
    named = [(gold.model_copy(update={"id": str(n)}), got) for n, (gold, got) in enumerate(kinds)]
    given = {gold.id: got for gold, got in named}
    return judge([gold for gold, _ in named], lambda gold: given[gold.id])


def test_bounds_lie_about_the_share_and_narrow_with_more_questions() -> None:
    few, many = verdicts(6, 4), verdicts(600, 400)
    for asked in (few, many):
        low, high = intervals_of([asked])["answer_accuracy"] or (1.0, 0.0)
        assert low < 0.6 < high
    width = {
        len(asked): (bounds[1] - bounds[0])
        for asked in (few, many)
        if (bounds := intervals_of([asked])["answer_accuracy"])
    }
    # Of a share p of n questions the standard error is the root of p (1 - p) / n.
    assert width[1000] == pytest.approx(2 * 1.96 * (0.24 / 1000) ** 0.5, rel=0.1)
    assert width[10] > 5 * width[1000]


def test_a_mean_counts_every_archive_alike() -> None:
    small, large = verdicts(1, 1), verdicts(90, 10)
    assert means_of([small, large])["answer_accuracy"] == 0.7
    low, high = intervals_of([small, large])["answer_accuracy"] or (1.0, 0.0)
    assert low < 0.7 < high


def test_what_nothing_was_asked_about_has_neither() -> None:
    asked = verdicts(3, 1)
    assert means_of([asked])["declined_right"] is None
    assert intervals_of([asked])["two_turn_accuracy"] is None
    assert means_of([asked, verdicts(1, 1, 1)])["declined_right"] is None


def test_means_of_one_archive_are_its_scores() -> None:
    asked = verdicts(5, 2, 3)
    scores = score(asked, lambda _: TEXT)
    means = means_of([asked])
    assert means["answer_accuracy"] == scores.answer_accuracy
    assert means["declined_right"] == scores.declined_right
    assert means["declined_wrong"] == scores.declined_wrong
    assert means["citation_precision"] == scores.citation_precision


def test_recall_counts_what_stands_high_enough() -> None:
    def found(gold: GoldQuestion) -> Verdict:
        return Verdict(gold, replace(RIGHT, passages=(result("a.txt", 3),)), True)

    means = means_of([[found(GOLD)]])
    assert (means["recall_1"], means["recall_5"]) == (0.0, 1.0)
