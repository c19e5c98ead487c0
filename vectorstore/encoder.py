"""The packaged model in ONNX Runtime: text to unit vectors.

The graph is the published model's, its mean over tokens and its norm included, as
`training.export_encoder` writes it; the weights are read from the package's own file. The vectors
are those of sentence-transformers to six decimal places, for less than half of the computing.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference import open_session
from vectorstore.tokens import TokenCounter

GRAPH = Path(__file__).resolve().parent / "weights" / "encoder.onnx"
WEIGHTS = "model.safetensors"
UNUSED = ("pooler.", "embeddings.position_ids")
"""What else the file holds: the vectors are not made with it."""
BATCH_TOKENS = 1024
"""Tokens read at once, with what the shorter texts are filled up with; more is not faster."""

Vectors = NDArray[np.float32]


class Encoder:
    """An encoder of texts, loaded once, for as many threads as ask.

    Args:
        folder: of the model, whose weights the graph names.
        tokens: its tokenizer.
        threads: batches that are read at the same time.

    Raises:
        OSError: the weights cannot be read.
        Exception: whatever ONNX Runtime and safetensors make of damaged ones.
    """

    def __init__(self, folder: Path, tokens: TokenCounter, threads: int) -> None:
        from safetensors.numpy import load_file  # with the weights: see open_session

        held = load_file(folder / WEIGHTS)
        weights = {name: rows for name, rows in held.items() if not name.startswith(UNUSED)}
        # One text is one thread's: several would wait for each other longer than they compute.
        self._model: Any = open_session(GRAPH, threads=1, weights=weights)
        self._tokens, self._threads = tokens, threads
        self.dimensions = int(self._model.get_outputs()[0].shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: unit vectors, (len(texts), dimensions)."""
        ids = self._tokens.encode(texts)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        batches = list(_batches(ids))
        read = partial(self._read, ids)
        if self._threads == 1 or len(batches) == 1:
            self._put(vectors, batches, map(read, batches))
        else:
            with ThreadPoolExecutor(self._threads) as threads:
                self._put(vectors, batches, threads.map(read, batches))
        return vectors

    @staticmethod
    def _put(vectors: Vectors, batches: Sequence[list[int]], read: Iterable[Vectors]) -> None:
        for batch, rows in zip(batches, read, strict=True):
            vectors[batch] = rows

    def _read(self, all_ids: Sequence[Sequence[int]], batch: Sequence[int]) -> Vectors:
        ids = [all_ids[n] for n in batch]
        given = np.zeros((len(ids), max(map(len, ids))), dtype=np.int64)
        mask = np.zeros_like(given)
        for row, one in enumerate(ids):
            given[row, : len(one)] = one
            mask[row, : len(one)] = 1
        vectors: Vectors = self._model.run(None, {"ids": given, "mask": mask})[0]
        return vectors


def _batches(ids: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of texts that are read at once, the longest first."""
    batch: list[int] = []
    for n in sorted(range(len(ids)), key=lambda n: -len(ids[n])):
        if batch and (len(batch) + 1) * len(ids[batch[0]]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch
