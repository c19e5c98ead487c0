import shutil
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from errors import ModelError
from tests.running import run
from vectorstore import EmbeddingModel, embedding


def test_it_is_an_embeddings_of_langchain(model: EmbeddingModel) -> None:
    assert isinstance(model, Embeddings)
    (vector,) = model.embed_documents(["The lamps were lit."])
    assert vector == pytest.approx(model.embed_query("The lamps were lit."), abs=1e-5)
    assert len(vector) == model.dimensions == 384
    assert all(isinstance(value, float) for value in vector)


def test_vectors_have_length_one(model: EmbeddingModel) -> None:
    vectors = model.encode(["The lamps were lit.", "x", "", "🚧", "word " * 4000])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1] * 5, abs=1e-5)


def test_no_texts_have_no_vectors(model: EmbeddingModel) -> None:
    assert model.encode([]).shape == (0, 384)
    assert model.count_tokens([]) == []


def test_like_meanings_are_near(model: EmbeddingModel) -> None:
    lamps, lights, fish = model.encode(
        ["The street lamps were mended.", "Repairs to lights in the road.", "A recipe for trout."]
    )
    assert lamps @ lights > lamps @ fish


def test_tokens_are_counted_as_the_model_reads_them(model: EmbeddingModel) -> None:
    assert model.max_tokens == 256
    assert model.count_tokens(["lamp", "the lamp was lit", "", "-----"]) == [1, 4, 0, 5]


def test_a_model_that_is_not_there_is_named_with_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="MINUTES_EMBEDDING_MODEL") as raised:
        EmbeddingModel(str(tmp_path / "no-model"))
    assert "no-model" in str(raised.value)


def test_other_weights_than_the_published_ones_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embedding, "DEFAULT_SHA256", "0" * 64)
    model = EmbeddingModel()
    with pytest.raises(ModelError, match="not the published ones"):
        model.encode(["The lamps were lit."])


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "DEFAULT_PACKAGE", "no_such_package_of_ours")
    with pytest.raises(ModelError, match="no-such-package-of-ours"):
        EmbeddingModel()


def test_a_model_of_ones_own_can_be_named_by_its_folder() -> None:
    own = EmbeddingModel(str(embedding.default_model_folder()))
    assert own.encode(["The lamps were lit."]).shape == (1, 384)


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    for name in ("tokenizer.json", "sentence_bert_config.json"):
        shutil.copy(embedding.default_model_folder() / name, tmp_path)
    model = EmbeddingModel(str(tmp_path))
    with pytest.raises(ModelError, match="MINUTES_EMBEDDING_MODEL"):
        model.encode(["The lamps were lit."])


def test_tokens_are_counted_without_the_weights(tmp_path: Path) -> None:
    code = (
        "import sys; from vectorstore import EmbeddingModel; "
        "print(EmbeddingModel().count_tokens(['the lamp was lit']), 'torch' in sys.modules)"
    )
    assert run("-c", code).stdout == "[4] False\n"
