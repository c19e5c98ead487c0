"""What the tests of the measure share: a few gold questions, asked once of the samples."""

import json
from pathlib import Path

import pytest

from answering import Answerer
from evaluation.gold import GoldQuestion, read_gold
from evaluation.measure import Measurement, measure
from evaluation.tutorial import TutorialPipeline
from vectorstore import EmbeddingModel

SOURCE = "council/2024-09-18-council.txt"
GOLD = [
    {
        "id": "g1",
        "question": "How many valid signatures did the petition on Ostley Baths carry?",
        "kind": "number",
        "must": ["3,612"],
        "docs": [SOURCE],
    },
    {
        "id": "g2",
        "question": "And who presented it?",
        "history": ["How many valid signatures did the petition on Ostley Baths carry?"],
        "kind": "person",
        "must": ["no such words | $x$ <b>"],
        "docs": [SOURCE],
    },
    {
        "id": "g3",
        "question": "What is the capital of France?",
        "unanswerable": True,
    },
]


@pytest.fixture(scope="session")
def gold_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of three questions: one that is answered, one that can't be right, and nonsense."""
    path = tmp_path_factory.mktemp("gold") / "three.jsonl"
    path.write_text("\n".join(json.dumps(question) for question in GOLD), "utf-8")
    return path


@pytest.fixture(scope="session")
def questions(gold_file: Path) -> list[GoldQuestion]:
    """The three questions, read."""
    return read_gold(gold_file)


@pytest.fixture(scope="session")
def measurement(questions: list[GoldQuestion], samples_answerer: Answerer) -> Measurement:
    """What the three questions get of the product alone."""
    return measure("three", questions, samples_answerer)


@pytest.fixture(scope="session")
def compared(
    questions: list[GoldQuestion],
    samples_answerer: Answerer,
    model: EmbeddingModel,
    tmp_path_factory: pytest.TempPathFactory,
) -> Measurement:
    """What they get of the product and of the tutorial's pipeline, on one document."""
    listed = [samples_answerer.document(one.id) for one, _ in samples_answerer.documents()]
    tutorial = TutorialPipeline(
        tmp_path_factory.mktemp("tutorial"),
        model,
        [one for one in listed if one and one.source == SOURCE],
        progress=lambda _: None,
    )
    return measure("three", questions, samples_answerer, tutorial)
