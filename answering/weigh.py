"""Weigh sentences against each other, and against the chance that nothing here answers.

A conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974):
every sentence, and "none of them", has a sum of weighed signals, and is as likely as the power of
its sum makes it. One model so both chooses and declines. `training/decision.py` fits the weights
and the bound below which is declined.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from answering.question.read import Question
from answering.question.wanted import MEASURED
from answering.signals import SIGNALS, Field, Seen

WEIGHTS = Path(__file__).parent / "weights" / "decision.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the signals, those that speak for no answer, and the bound of declining.

    `bound` is how likely, 0 to 1, it must be that something answers.
    """

    signals: Mapping[str, float]
    none: Mapping[str, float]
    bound: float


class Scored(Protocol):
    """What has been weighed against none."""

    @property
    def score(self) -> float:
        """The logarithm of how many times likelier it is than none."""


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Return the fitted weights."""
    kept = json.loads(path.read_text("utf-8"))
    return Weights(kept["weights"], kept["none"], kept["bound"])


def speaks_for_none(question: Question) -> dict[str, float]:
    """Return what a question itself tells of how likely nothing answers it."""
    wanted = question.wanted
    return {
        "always": 1.0,
        "asks for a fact": float(wanted == "fact"),
        "asks for a figure": float(wanted in MEASURED),
        "asks for a name": float(wanted in ("person", "organisation", "place")),
    }


def weigh_against_none(question: Question, seen: Sequence[Seen], field: Field) -> list[float]:
    """Return, for each sentence, the logarithm of how many times likelier it is than none."""
    held = load_weights()
    none = sum(held.none[name] * value for name, value in speaks_for_none(question).items())
    return [sum(contributions(one, field).values()) - none for one in seen]


def contributions(seen: Seen, field: Field) -> dict[str, float]:
    """Return what each signal adds to a sentence's sum."""
    return {
        name: weight * SIGNALS[name](seen, field) for name, weight in load_weights().signals.items()
    }


def likelihood(weighed: Sequence[Scored]) -> float:
    """Return how likely, 0 to 1, it is that one of these answers."""
    top = max((one.score for one in weighed), default=0.0)
    shift = max(0.0, top)
    powers = sum(math.exp(one.score - shift) for one in weighed)
    return powers / (math.exp(-shift) + powers)
