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
    """Token ids, which text each is of (0 question, 1 context), and the answer's tokens."""

    ids: list[int]
    types: list[int]
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
            yield Features(encoded["input_ids"], encoded["token_type_ids"], *place)


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


def batches(made: Sequence[Features], size: int, chance: Random) -> list[list[Features]]:
    """Return batches of like length, in a random order."""
    mixed = list(made)
    chance.shuffle(mixed)
    found = []
    for low in range(0, len(mixed), size * SORTED):
        part = sorted(mixed[low : low + size * SORTED], key=lambda one: len(one.ids))
        found += [part[at : at + size] for at in range(0, len(part), size)]
    chance.shuffle(found)
    return found


def tensors(
    batch: Sequence[Features],
) -> tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor]:
    """Return a batch as the model's inputs, and the answers' first and last tokens."""
    longest = max(len(one.ids) for one in batch)
    padded = {
        "input_ids": [one.ids + [0] * (longest - len(one.ids)) for one in batch],
        "token_type_ids": [one.types + [0] * (longest - len(one.ids)) for one in batch],
        "attention_mask": [[1] * len(one.ids) + [0] * (longest - len(one.ids)) for one in batch],
    }
    given = {name: torch.tensor(rows) for name, rows in padded.items()}
    return given, torch.tensor([o.start for o in batch]), torch.tensor([o.end for o in batch])
