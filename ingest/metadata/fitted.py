"""Weigh signals by fitted weights: a linear model that is read from a file and explains itself.

`training/papers.py` fits the weights; each file names the papers that it was fitted on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checked import Weight, read_weights

FOLDER = Path(__file__).parent / "weights"
Signals = Mapping[str, float]
"""What speaks for or against, by name: 0 is silence."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of each choice's signals, and what each has before any is heard."""

    intercepts: Mapping[str, Weight]
    weights: Mapping[str, Mapping[str, Weight]]

    def probabilities(self, signals: Signals) -> dict[str, float]:
        """Return how likely each choice is by these signals; together they make 1."""
        sums = {
            choice: start + sum(self.weights[choice].get(k, 0.0) * v for k, v in signals.items())
            for choice, start in self.intercepts.items()
        }
        most = max(sums.values())
        powers = {choice: math.exp(total - most) for choice, total in sums.items()}
        return {choice: power / sum(powers.values()) for choice, power in powers.items()}


@cache
def load_weights(name: str) -> Weights:
    """Return the weights that are kept under a name.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(FOLDER / f"{name}.json", Weights)
