import json
import pickle
import random
import shutil
from pathlib import Path

import pytest

from errors import ModelError
from vectorstore.embedding import default_model_folder
from vectorstore.tokens import TokenCounter

SIGNS = "abcXYZ ÉÈéİıßŵŷ’“”–—…🕯£½ﬁ漢\u200b\u00ad\u0301\x00\x0c\n\t-_[]<>/.,0123456789"


@pytest.fixture
def counter() -> TokenCounter:
    return TokenCounter(default_model_folder())


def test_it_counts_what_the_model_reads(counter: TokenCounter) -> None:
    # Imported here: every process of a run imports every test, and PyTorch takes it seconds.
    from sentence_transformers import SentenceTransformer

    drawn = random.Random(7)
    texts = ["".join(drawn.choices(SIGNS, k=drawn.randrange(400))) for _ in range(300)]
    texts += ["", "[CLS] the [MASK] [SEP]", "UPPER lower", "lamp " * 900]
    loaded = SentenceTransformer(str(default_model_folder()), local_files_only=True)
    read = loaded.tokenizer(texts, add_special_tokens=False, truncation=False)["input_ids"]
    assert counter.count_tokens(texts) == [len(ids) for ids in read]
    assert counter.max_tokens == loaded.max_seq_length
    whole = loaded.tokenizer(texts, truncation=True, max_length=256)["input_ids"]
    assert counter.encode(texts) == whole
    assert counter.count_tokens([]) == []


def test_it_travels_to_other_processes(counter: TokenCounter) -> None:
    other = pickle.loads(pickle.dumps(counter))
    assert other.max_tokens == counter.max_tokens
    assert other.count_tokens(["The lamps were lit."]) == counter.count_tokens(
        ["The lamps were lit."]
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"sentence_bert_config.json": {"max_seq_length": 128}}, 128),
        ({"tokenizer_config.json": {"model_max_length": 300}}, 300),
        (
            {
                "tokenizer_config.json": {"model_max_length": 10**30},
                "config.json": {"max_position_embeddings": 514},
            },
            514,
        ),
        ({}, 512),
    ],
)
def test_how_much_a_model_reads_is_in_its_files(
    settings: dict[str, object], expected: int, tmp_path: Path
) -> None:
    shutil.copy(default_model_folder() / "tokenizer.json", tmp_path)
    for name, held in settings.items():
        (tmp_path / name).write_text(json.dumps(held), "utf-8")
    assert TokenCounter(tmp_path).max_tokens == expected


def test_a_tokenizer_can_lie_in_a_folder_of_the_model(tmp_path: Path) -> None:
    (tmp_path / "0_Transformer").mkdir()
    shutil.copy(default_model_folder() / "tokenizer.json", tmp_path / "0_Transformer")
    (tmp_path / "modules.json").write_text('[{"path": "0_Transformer"}]', "utf-8")
    assert TokenCounter(tmp_path).count_tokens(["The lamp"]) == [2]


@pytest.mark.parametrize("held", [{}, {"tokenizer.json": "{"}, {"modules.json": "[]"}])
def test_a_folder_without_a_tokenizer_is_named(held: dict[str, str], tmp_path: Path) -> None:
    for name, text in held.items():
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ModelError, match="MINUTES_EMBEDDING_MODEL") as raised:
        TokenCounter(tmp_path)
    assert str(tmp_path) in str(raised.value)
