"""Fit a conditional logit: what makes the right one of several the likeliest.

McFadden, "Conditional logit analysis of qualitative choice behavior", 1974, with a penalty on the
squares of the weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

COUNTS = 20.0
"""What an archive's questions count together is this times the root of their number."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """What there was to choose from: a row of signals each, and which of them were right."""

    signals: Matrix
    right: NDArray[np.bool_]


def fit_logit(archives: Sequence[Sequence[Choice]], *, strength: float) -> Matrix:
    """Return the weight of each signal.

    Args:
        archives: the choices of each; one of many questions does not drown the others.
        strength: how much a weight of 1, in units of its signal's spread, is punished.
    """
    told = [
        (choice, COUNTS / max(1, len(choices)) ** 0.5)
        for choices in archives
        for choice in choices
        if choice.right.any() and not choice.right.all()
    ]
    spread = np.concatenate([choice.signals for choice, _ in told]).std(axis=0) + 1e-9
    rows = [(choice.signals / spread, choice.right, counts) for choice, counts in told]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = strength * float(weights @ weights) / 2, strength * weights
        for signals, right, counts in rows:
            sums = signals @ weights
            powers = np.exp(sums - sums.max())
            held = powers * right
            total -= counts * float(np.log(held.sum() / powers.sum() + 1e-12))
            slope = (
                slope - counts * (held / (held.sum() + 1e-300) - powers / powers.sum()) @ signals
            )
        return total, slope

    start = np.zeros(spread.size)
    found: Matrix = minimize(loss, start, jac=True, method="L-BFGS-B").x / spread
    return found
