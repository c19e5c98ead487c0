"""How far chance alone may have moved a figure: intervals by bootstrap.

Questions are drawn again and again with replacement from those that were asked (Efron, "Bootstrap
methods: another look at the jackknife", 1979); between the bounds lie 95 of 100 figures so got. A
mean over several archives draws from each by itself.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.metrics import Verdict
from evaluation.scoring_rules import states

DRAWS = 2000
SEED = 2026
BOUNDS = (2.5, 97.5)
"""Percentiles between which the interval lies."""

Interval = tuple[float, float]
Part = tuple[int, int]  # what one question adds to a share: hits, and of how many
Counts = Mapping[str, NDArray[np.int64]]


def _answerable(part: Callable[[Verdict], Part]) -> Callable[[Verdict], Part]:
    return lambda verdict: (0, 0) if verdict.question.unanswerable else part(verdict)


def _within(depth: int) -> Callable[[Verdict], Part]:
    return _answerable(lambda verdict: (verdict.rank is not None and verdict.rank <= depth, 1))


def _precise(verdict: Verdict) -> Part:
    cited = verdict.answer.citations
    return sum(states(verdict.question, one) for one in cited), len(cited)


SHARES: Mapping[str, Callable[[Verdict], Part]] = {
    "recall_1": _within(1),
    "recall_5": _within(5),
    "answer_accuracy": _answerable(lambda verdict: (verdict.right, 1)),
    "citation_precision": _answerable(_precise),
    "declined_right": lambda one: (one.right, 1) if one.question.unanswerable else (0, 0),
    "declined_wrong": _answerable(lambda one: (one.answer.status == "not_in_minutes", 1)),
    "two_turn_accuracy": _answerable(
        lambda one: (one.right, 1) if one.question.history else (0, 0)
    ),
}
"""Each measure as what a question adds to it."""


def means_of(archives: Sequence[Sequence[Verdict]]) -> dict[str, float | None]:
    """Return each measure's mean over archives, None where an archive has nothing it is about."""
    return {name: _rounded(_mean(_counted(archives, name))) for name in SHARES}


def intervals_of(archives: Sequence[Sequence[Verdict]]) -> dict[str, Interval | None]:
    """Return the bounds of each measure, or of its mean where there are several archives."""
    return {name: _interval(_counted(archives, name)) for name in SHARES}


def _counted(archives: Sequence[Sequence[Verdict]], name: str) -> list[NDArray[np.int64]]:
    """Return, for each archive, a row of hits and of how many for each question."""
    return [
        np.array([SHARES[name](verdict) for verdict in verdicts], np.int64).reshape(-1, 2)
        for verdicts in archives
    ]


def _mean(counted: Sequence[NDArray[np.int64]]) -> float | None:
    sums = [rows.sum(axis=0) for rows in counted]
    if not sums or any(total == 0 for _, total in sums):
        return None
    return float(np.mean([hits / total for hits, total in sums]))


def _interval(counted: Sequence[NDArray[np.int64]]) -> Interval | None:
    if _mean(counted) is None:
        return None
    chance = np.random.default_rng(SEED)
    drawn = [_shares(rows[rows[:, 1] > 0], chance) for rows in counted]
    low, high = np.percentile(np.mean(drawn, axis=0), BOUNDS)
    return round(float(low), 4), round(float(high), 4)


def _shares(rows: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.float64]:
    """Draw as many questions as there are, DRAWS times; return the share of each draw."""
    sums = rows[chance.integers(len(rows), size=(DRAWS, len(rows)))].sum(axis=1)
    shares: NDArray[np.float64] = sums[:, 0] / sums[:, 1]
    return shares


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
