"""An embedding model that knows some vectors beforehand: real ones, or drawn around real ones.

A million passages would take a day to embed. A copy's vector is drawn near that of the passage
that it is a copy of, as near as real copies' vectors were found to be.
"""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.papers import SEED
from vectorstore import EmbeddingModel
from vectorstore.encoder import Vectors


class KnownVectors(EmbeddingModel):
    """The packaged model, which looks up the vectors of the texts that it was told of."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Vectors] = {}

    def know(self, vectors: Mapping[str, Vectors]) -> None:
        """Answer with these vectors of texts, and forget those told before."""
        self._known = dict(vectors)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: known vectors as they are, the others by the model."""
        lacking = [text for text in texts if text not in self._known]
        if len(lacking) == len(texts):
            return self.embed(texts)
        made = dict(zip(lacking, self.embed(lacking), strict=True)) if lacking else {}
        return np.stack([made[text] if text in made else self._known[text] for text in texts])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts by the model."""
        return super().encode(texts)


class Drawing:
    """Draws the vectors of copies.

    The difference of two real vectors, at random, is added to that of the passage that was copied:
    vectors fill their space unevenly, and drawn ones must do so too, or they are found too easily.

    Args:
        vectors: of the real passages, by their texts.
        closeness: cosine of a copy and what it is a copy of, on the average.
    """

    def __init__(self, vectors: Mapping[str, Vectors], closeness: float) -> None:
        self._vectors = vectors
        self._rows = np.stack(list(vectors.values()))
        bounded = min(max(closeness, 0.1), 0.999)
        self._strength = float(np.sqrt(1 / bounded**2 - 1))

    def draw(self, copied: str, base: str) -> Vectors:
        """Return a copy's vector, the same whenever it is drawn."""
        seed = hashlib.sha256(f"{SEED}\0{copied}".encode()).digest()[:8]
        chance = np.random.default_rng(int.from_bytes(seed, "big"))
        one, other = chance.integers(len(self._rows), size=2)
        centre = self._vectors[base]
        aside = self._rows[one] - self._rows[other]
        aside = aside - (aside @ centre) * centre
        length = float(np.linalg.norm(aside))
        moved = centre + (self._strength / length) * aside if length else centre
        drawn: Vectors = (moved / np.linalg.norm(moved)).astype(np.float32)
        return drawn


def closeness_of(copies: Vectors, bases: Vectors) -> float:
    """Return the mean cosine of copies and what they are copies of, row by row."""
    return float(np.mean(np.sum(copies * bases, axis=1)))
