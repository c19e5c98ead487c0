"""The reader: marks the words of a passage that answer a question; the only user of transformers.

A span head on the embedding model's encoder, trained by `training/`, where its model card is. It
knows neither where passages come from nor what is done with the marks.
"""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from errors import ModelError

FOLDER = Path(__file__).resolve().parent / "weights"
MAX_TOKENS = 384
"""Question and passage; what is longer loses its end."""
QUESTION_TOKENS = 128
"""Of a question; a longer one would leave no room for the passage."""
LONGEST = 40
"""Tokens of an answer."""
BATCH = 4
"""Texts read at once; with more, filling up the shorter ones costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that may answer, as offsets in the text that was read.

    `margin` says by how much they are likelier than that the text does not answer, in
    logits: below 0, the reader holds that it does not.
    """

    start: int
    end: int
    margin: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one text: for each token where it stands and its two scores.

    `places` has a row of start and end offsets a token of the text; `starts` and `ends` are
    logits that the answer starts or ends there; `nowhere` the score of no answer.
    """

    places: NDArray[np.int64]
    starts: NDArray[np.float32]
    ends: NDArray[np.float32]
    nowhere: float

    def best(self, start: int, end: int) -> Mark | None:
        """Return the likeliest answer within text[start:end], None if it was not read."""
        held = (self.places[:, 0] >= start) & (self.places[:, 1] <= end)
        held &= self.places[:, 1] > self.places[:, 0]
        if not held.any():
            return None
        places, starts, ends = self.places[held], self.starts[held], self.ends[held]
        sums = starts[:, None] + ends[None, :]
        sums[np.tril_indices(len(sums), -1)] = -np.inf
        sums[np.triu_indices(len(sums), LONGEST)] = -np.inf
        first, last = divmod(int(sums.argmax()), len(sums))
        score = float(sums[first, last]) - self.nowhere
        return Mark(int(places[first, 0]), int(places[last, 1]), score)


class Reader:
    """An extractive reader, loaded once.

    Args:
        folder: of a transformers question-answering model with its tokenizer.

    Raises:
        ModelError: the model cannot be loaded.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
        # Imported here: it takes seconds, and the page must draw before the model is ready.
        import torch
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
            model: Any = AutoModelForQuestionAnswering.from_pretrained(
                str(folder), local_files_only=True, dtype=torch.float32
            )
        except Exception as error:  # the library raises whatever its parts raise
            raise ModelError(
                f"The reader in {folder} cannot be loaded ({error}). Its files are part of this "
                "program: fetch them again."
            ) from error
        self._model = model.eval()
        self._reading = threading.Lock()

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """Read texts for what answers a question."""
        question = self._cut(question)
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        read: dict[int, Reading] = {}
        for low in range(0, len(order), BATCH):
            part = order[low : low + BATCH]
            for n, reading in zip(
                part, self._read(question, [texts[n] for n in part]), strict=True
            ):
                read[n] = reading
        return [read[n] for n in range(len(texts))]

    def _cut(self, question: str) -> str:
        encoded = self._tokenizer(
            question, add_special_tokens=False, return_offsets_mapping=True, verbose=False
        )
        places = encoded["offset_mapping"]
        return (
            question[: places[QUESTION_TOKENS - 1][1]]
            if len(places) > QUESTION_TOKENS
            else question
        )

    def _read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        import torch

        encoded = self._tokenizer(
            [question] * len(texts),
            list(texts),
            truncation="only_second",
            max_length=MAX_TOKENS,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        places = encoded.pop("offset_mapping").numpy()
        with self._reading, torch.inference_mode():
            scored = self._model(**encoded)
        starts, ends = scored.start_logits.numpy(), scored.end_logits.numpy()
        return [
            self._reading_of(encoded.sequence_ids(n), places[n], starts[n], ends[n])
            for n in range(len(texts))
        ]

    def _reading_of(self, of: Sequence[int | None], places: Any, starts: Any, ends: Any) -> Reading:
        own = np.array([text == 1 for text in of])
        return Reading(places[own], starts[own], ends[own], float(starts[0] + ends[0]))
