"""The packaged model runs without PyTorch, and its vectors are what PyTorch makes of it."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tests.running import run
from vectorstore import EmbeddingModel
from vectorstore.embedding import default_model_folder
from vectorstore.encoder import GRAPH, _batches

NEAR = 1e-5


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Texts of every length, in many scripts, shuffled."""
    drawn = random.Random(11)
    signs = "lamp the of Éire ŵyth 1,234.50 £ – “quoted” 橋梁 мост 🚧 \n\t".split(" ")
    made = [" ".join(drawn.choices(signs, k=drawn.randrange(400))) for _ in range(20)]
    return ["", "x", " ", "the lamps were lit", *made, "word " * 4000]


def test_vectors_are_those_of_sentence_transformers(
    model: EmbeddingModel, texts: list[str]
) -> None:
    # Imported here: every process of a run imports every test, and PyTorch takes it seconds.
    from sentence_transformers import SentenceTransformer

    published = SentenceTransformer(str(default_model_folder()), local_files_only=True)
    expected = published.encode(texts, normalize_embeddings=True)
    vectors = model.encode(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == expected.shape
    assert np.abs(vectors - expected).max() < NEAR


def test_what_is_embedded_beside_a_text_does_not_count(
    model: EmbeddingModel, texts: list[str]
) -> None:
    together = model.encode(texts)
    with ThreadPoolExecutor(4) as threads:
        alone = list(threads.map(lambda text: model.encode([text])[0], texts))
    assert np.abs(together - np.array(alone)).max() < NEAR


def test_texts_are_read_together_within_a_bound_and_each_once() -> None:
    ids = [[0] * length for length in (3, 256, 90, 90, 256, 256, 256, 256, 2, 700, 2000)]
    batches = list(_batches(ids))
    assert sorted(n for batch in batches for n in batch) == list(range(len(ids)))
    for batch in batches:
        longest = max(len(ids[n]) for n in batch)
        assert len(batch) == 1 or longest * len(batch) <= 1024
    assert list(_batches([])) == []


def test_nothing_of_pytorch_is_loaded_to_embed() -> None:
    code = (
        "import sys; from vectorstore import EmbeddingModel; "
        "print(EmbeddingModel().encode(['the lamp was lit']).shape, "
        "{'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )
    assert run("-c", code).stdout == "(1, 384) set()\n"


def test_the_graph_is_what_the_export_makes_and_holds_no_weights(tmp_path: Path) -> None:
    import onnx

    from training.export_encoder import export

    export(tmp_path / "made.onnx")
    made, kept = (
        onnx.load(str(path), load_external_data=False).graph
        for path in (tmp_path / "made.onnx", GRAPH)
    )
    assert [node.op_type for node in made.node] == [node.op_type for node in kept.node]
    assert {one.name for one in made.initializer} == {one.name for one in kept.initializer}
    assert GRAPH.stat().st_size < 200_000
    assert sys.getsizeof(GRAPH.read_bytes()) > 10_000
