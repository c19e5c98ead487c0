"""Weigh sentences against each other, and against the chance that nothing here answers.

A conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974):
every sentence, and "none of them", has a sum of weighed signals, and is as likely as the power of
its sum makes it. One model so both chooses and declines. `training/decision.py` fits the weights
and the bound below which is declined.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answering.question.read import Question
from answering.signals import OF_THE_PASSAGE, OF_THE_READER, SIGNALS, Field, Seen
from checked import Weight, read_weights

WEIGHTS = Path(__file__).parent / "weights" / "decision.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the signals, those that speak for no answer, and the bound of declining.

    `bound` is how likely, 0 to 1, it must be that something answers.
    """

    weights: Mapping[str, Weight]
    none: Mapping[str, Weight]
    bound: Weight


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Return the fitted weights.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(path, Weights)


def speaks_for_none(question: Question) -> dict[str, float]:
    """Return what a question itself tells of how likely nothing answers it."""
    wanted = question.wanted
    return {
        "always": 1.0,
        "asks for a fact": float(wanted == "fact"),
        "asks for a figure": float(wanted == "figure"),
        "asks for a name": float(wanted == "name"),
    }


def weigh_against_none(question: Question, seen: Sequence[Seen], field: Field) -> list[float]:
    """Return, for each sentence, the logarithm of how many times likelier it is than none."""
    unread = weigh_unread(question, seen, field)
    return [sum_ + weigh_reading(one, field) for sum_, one in zip(unread, seen, strict=True)]


def weigh_unread(question: Question, seen: Sequence[Seen], field: Field) -> list[float]:
    """Return the same without what the reader makes of it, which is known before it reads."""
    held = load_weights()
    none = sum(held.none[name] * value for name, value in speaks_for_none(question).items())
    own = held.weights.keys() - OF_THE_READER - OF_THE_PASSAGE
    passages: dict[str, float] = {}
    sums = []
    for one in seen:
        passage = one.result.passage.id
        if passage not in passages:
            passages[passage] = _sum(one, field, OF_THE_PASSAGE)
        sums.append(passages[passage] + _sum(one, field, own) - none)
    return sums


def weigh_reading(seen: Seen, field: Field) -> float:
    """Return what the reader adds to a sentence's sum."""
    return _sum(seen, field, OF_THE_READER)


def contributions(seen: Seen, field: Field) -> dict[str, float]:
    """Return what each signal adds to a sentence's sum."""
    return {
        name: weight * SIGNALS[name](seen, field) for name, weight in load_weights().weights.items()
    }


def _sum(seen: Seen, field: Field, names: Iterable[str]) -> float:
    weights = load_weights().weights
    return sum(weights[name] * SIGNALS[name](seen, field) for name in names if name in weights)


def likelihood(scores: Sequence[float]) -> float:
    """Return how likely, 0 to 1, it is that a sentence of these answers, by what each weighs."""
    shift = max(0.0, *scores) if scores else 0.0
    powers = sum(math.exp(score - shift) for score in scores)
    return powers / (math.exp(-shift) + powers)
