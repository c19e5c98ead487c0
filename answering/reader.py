"""The reader: marks the words of a passage that answer a question.

A span head on the embedding model's encoder, trained by `training/`, where its model card is. It
knows neither where passages come from nor what is done with the marks.
"""

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from errors import ModelError
from inference import open_session
from words import models as said

FOLDER = Path(__file__).resolve().parent / "weights"
MAX_TOKENS = 384
"""Question and passage; what is longer loses its end."""
QUESTION_TOKENS = 128
"""Of a question; a longer one would leave no room for the passage."""
LONGEST = 40
"""Tokens of an answer."""
_LENGTHS = np.arange(MAX_TOKENS)[None, :] - np.arange(MAX_TOKENS)[:, None]
_SPANS = np.where((_LENGTHS >= 0) & (_LENGTHS < LONGEST), np.float32(0), np.float32(-np.inf))
"""0 for each first and last token that an answer may have, else minus infinity."""


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
        sums = starts[:, None] + ends[None, :] + _SPANS[: len(starts), : len(starts)]
        first, last = divmod(int(sums.argmax()), len(sums))
        score = float(sums[first, last]) - self.nowhere
        return Mark(int(places[first, 0]), int(places[last, 1]), score)


class Reader:
    """An extractive reader, loaded once.

    Args:
        folder: of `reader.onnx` and its `tokenizer.json`, as `training.export` writes them.

    Raises:
        ModelError: the model cannot be loaded.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        from tokenizers import Tokenizer  # with the model: see open_session

        try:
            self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._model: Any = open_session(folder / "reader.onnx", threads=1)
        except Exception as error:  # the libraries raise bare exceptions
            raise ModelError(said.reader_not_loaded(folder, error)) from error
        # Of both the longer gives way, which is the passage: a question is cut before.
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
        self._tokenizer.no_padding()
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1)

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """Read texts for what answers a question, each by itself.

        The scale of eight-bit numbers is that of all that is read at once, so that texts read
        together would change each other's scores; and several runs of a thread each are done
        sooner than one whose threads wait for each other.
        """
        return [each.result() for each in self.begin(question, texts)]

    def begin(self, question: str, texts: Sequence[str]) -> list[Future[Reading]]:
        """Begin to read texts, the first first; what proves idle can be cancelled."""
        question = self._cut(question)
        return [self._threads.submit(self._read, question, text) for text in texts]

    def _cut(self, question: str) -> str:
        places = self._tokenizer.encode(question, add_special_tokens=False).offsets
        longer = len(places) > QUESTION_TOKENS
        return question[: places[QUESTION_TOKENS - 1][1]] if longer else question

    def _read(self, question: str, text: str) -> Reading:
        one = self._tokenizer.encode(question, text)
        given = {
            "input_ids": one.ids,
            "attention_mask": one.attention_mask,
            "token_type_ids": one.type_ids,
        }
        (start,), (end,) = self._model.run(
            None, {name: np.array([row], dtype=np.int64) for name, row in given.items()}
        )
        own = np.array([text == 1 for text in one.sequence_ids])
        places = np.array(one.offsets, dtype=np.int64)[own]
        return Reading(places, start[own], end[own], float(start[0] + end[0]))
