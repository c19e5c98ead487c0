"""What the tests of the benchmarks share: documents without a parser, and a model that is quick."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from benchmarks.papers import Paper, Papers
from benchmarks.stores import StoreMaker
from benchmarks.vectors import KnownVectors
from tests.stores import paper
from vectorstore.encoder import Vectors

LINES = (
    "Councillor Hesketh asked when the lamps of Fen Lane would be mended by the contractor.",
    "The surveyor, Mr Pym, reported that 1,450 slates of the market roof were broken in 2019.",
    "It was resolved that the ferry at Sallow Reach be painted before Thursday 4 April 2019.",
    "Members regretted that the library in Orchard Street had closed on two afternoons a week.",
    "The treasurer estimated that repairs of the harbour wall would cost £23,500 altogether.",
)


def papers(count: int = 6) -> list[Paper]:
    """Return minutes of an invented council."""
    made: list[Paper] = []
    for n in range(count):
        document, passages = paper(f"m{n}", *(f"{line} Minute {n}." for line in LINES))
        about = {
            "council": "Pennick Parish Council",
            "committee": ("Lighting Committee", "Harbour Committee")[n % 2],
            "date": date(2019, 2, 28) + timedelta(days=30 * n),
            "title": f"Minutes of Pennick Parish Council, {n}",
        }
        made.append((replace(document, **about), passages))  # type: ignore[arg-type]
    return made


class Quick(KnownVectors):
    """The model's stand-in: a text's vector is drawn from its words."""

    encoded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts."""
        Quick.encoded += len(texts)
        return np.stack([vector(text) for text in texts])


def vector(text: str) -> Vectors:
    """Return a unit vector, near those of texts with the same words."""
    rows = [np.random.default_rng(abs(hash_of(word))).normal(size=384) for word in text.split()]
    total = np.sum(rows, axis=0)
    unit: Vectors = (total / np.linalg.norm(total)).astype(np.float32)
    return unit


def hash_of(word: str) -> int:
    return int.from_bytes(word.encode()[:8], "big")


class Invented:
    """The origin of invented documents."""

    def __init__(self, count: int = 6) -> None:
        self._count = count

    def mark(self) -> str:
        return f"invented {self._count}"

    def read(self, model: KnownVectors) -> Papers:
        return Papers(papers(self._count))


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoreMaker:
    """Makes stores of invented documents, with a quick model."""
    monkeypatch.setattr("benchmarks.stores.KnownVectors", Quick)
    Quick.encoded = 0
    return StoreMaker(Invented(), tmp_path / "keep", lambda words: None)  # type: ignore[arg-type]
