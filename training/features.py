"""Examples as the numbers that a model is trained on: tokens, and where the answer stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import torch

from training.examples import NOWHERE, Example

MAX_TOKENS = 320
"""Question and context; a passage with its trail has 256 at most."""
SORTED = 20
"""Batches that are sorted by length together, so that little is padded."""


@dataclass(frozen=True, slots=True)
class Features:
    """Token ids, which text each is of (0 question, 1 context), and the answer's tokens.

    `first` is the first token of the context; an answer at 0 is none.
    """

    ids: list[int]
    types: list[int]
    first: int
    start: int
    end: int


def features(examples: Sequence[Example], tokenizer: Any) -> Iterator[Features]:
    """Yield the features of each example whose answer was not cut off."""
    for example in examples:
        encoded = tokenizer(
            example.question,
            example.context,
            truncation="only_second",
            max_length=MAX_TOKENS,
            return_offsets_mapping=True,
        )
        place = _place(example, encoded) if example.start != NOWHERE else (0, 0)
        if place:
            first = encoded.sequence_ids().index(1)
            yield Features(encoded["input_ids"], encoded["token_type_ids"], first, *place)


def _place(example: Example, encoded: Any) -> tuple[int, int] | None:
    """Return the first and last token of the answer."""
    of_context = [n for n, text in enumerate(encoded.sequence_ids()) if text == 1]
    offsets = encoded["offset_mapping"]
    inside = [
        n for n in of_context if offsets[n][0] < example.end and offsets[n][1] > example.start
    ]
    if not inside or offsets[of_context[-1]][1] < example.end:
        return None
    return inside[0], inside[-1]


def batches(
    made: Sequence[Sequence[Features]], size: int, chance: Random
) -> list[list[Sequence[Features]]]:
    """Return batches of questions whose passages are of like length, in a random order.

    Args:
        made: the passages of each question.
        size: questions in a batch.
        chance: what draws the order.
    """
    mixed = list(made)
    chance.shuffle(mixed)
    found = []
    for low in range(0, len(mixed), size * SORTED):
        part = sorted(
            mixed[low : low + size * SORTED], key=lambda group: max(len(one.ids) for one in group)
        )
        found += [part[at : at + size] for at in range(0, len(part), size)]
    chance.shuffle(found)
    return found


def tensors(rows: Sequence[Features]) -> dict[str, torch.Tensor]:
    """Return passages as the model's inputs, a row each."""
    longest = max(len(one.ids) for one in rows)
    padded = {
        "input_ids": [one.ids + [0] * (longest - len(one.ids)) for one in rows],
        "token_type_ids": [one.types + [0] * (longest - len(one.ids)) for one in rows],
        "attention_mask": [[1] * len(one.ids) + [0] * (longest - len(one.ids)) for one in rows],
    }
    return {name: torch.tensor(values) for name, values in padded.items()}
