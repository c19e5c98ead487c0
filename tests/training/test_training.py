"""The whole way from examples to a reader that loads, with the real encoder."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from answering.reader import Reader
from training.__main__ import main, train
from training.examples import Example, unanswered
from vectorstore.embedding import default_model_folder

if TYPE_CHECKING:  # every process of a run imports every test; PyTorch takes it seconds
    import torch

    from training.features import Features

SAID = "The lamps of Fen Lane will be mended by 28 June."
AT = SAID.index("28 June")
EXAMPLES = [
    Example("When will the lamps be mended?", SAID, AT, AT + 7, "minutes date"),
    unanswered("Who won the cup?", SAID, "minutes elsewhere"),
]


def test_what_is_trained_can_be_read_with(tmp_path: Path) -> None:
    train([EXAMPLES] * 4, default_model_folder(), tmp_path, epochs=1, chance=Random(1))
    (reading,) = Reader(tmp_path).read(EXAMPLES[0].question, [SAID])
    assert reading.best(0, len(SAID)) is not None
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 80_000_000


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An encoder with a fiftieth of the real one's weights: what it learns does not matter."""
    from transformers import AutoTokenizer, BertConfig, BertModel

    real, folder = str(default_model_folder()), tmp_path / "small"
    sizes: dict[str, Any] = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 4}
    config = BertConfig.from_pretrained(real, **sizes, intermediate_size=64)
    BertModel(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(real, local_files_only=True).save_pretrained(folder)
    return folder


def test_each_epoch_is_kept_and_can_be_begun_with(small: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    first, second = made / "first", made / "second"
    train([EXAMPLES] * 2, small, first, epochs=2, chance=Random(1))
    assert {path.name for path in made.iterdir()} == {"first", "first-1", "first-2"}
    train([EXAMPLES], first, second, epochs=1, chance=Random(1), rate=0.0)
    question = EXAMPLES[0].question
    ((before,), (after,)) = (Reader(one).read(question, [SAID]) for one in (first, second))
    assert before.best(0, len(SAID)) == after.best(0, len(SAID))


def test_an_answer_that_is_cut_off_is_no_feature() -> None:
    from transformers import AutoTokenizer

    from training.features import features

    tokenizer = AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)
    long = "word " * 400
    late = Example("When?", long + SAID, len(long) + AT, len(long) + AT + 7, "qed")
    (kept,) = features([EXAMPLES[0], late], tokenizer)
    assert tokenizer.decode(kept.ids[kept.start : kept.end + 1]) == "28 june"


def made() -> "list[list[Features]]":
    """Return the features of five questions, each with a passage that answers and one that not."""
    from transformers import AutoTokenizer

    from training.features import features

    tokenizer = AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)
    both = [EXAMPLES[0], unanswered(EXAMPLES[0].question, "The bridge was painted.", "other")]
    return [list(features(both, tokenizer)) for _ in range(5)]


def test_batches_hold_every_question_once_and_whole() -> None:
    from training.features import batches

    groups = made()
    found = batches(groups, 2, Random(1))
    assert sorted(len(batch) for batch in found) == [1, 2, 2]
    assert {id(group) for batch in found for group in batch} == {id(group) for group in groups}


@dataclass
class Scored:
    start_logits: "torch.Tensor"
    end_logits: "torch.Tensor"


def test_to_be_sure_of_a_passage_that_does_not_answer_costs() -> None:
    import torch

    from training.losses import loss_of

    group = made()[0]
    right, wrong = group
    length = max(len(one.ids) for one in group)

    def loss(wrongly: float) -> float:
        logits = torch.zeros(2, length)
        logits[0, right.start] = logits[0, right.end] = 3.0
        logits[1, wrong.first] = wrongly
        return float(loss_of(Scored(logits, logits), [group]))

    assert wrong.start == 0
    assert loss(0.0) < loss(3.0) < loss(6.0)


def test_no_answer_is_right_where_nothing_answers() -> None:
    import torch

    from training.losses import loss_of

    group = [made()[0][1]]
    length = len(group[0].ids)
    doubted, sure = torch.zeros(1, length), torch.zeros(1, length)
    doubted[0, 0] = sure[0, group[0].first] = 8.0
    assert loss_of(Scored(doubted, doubted), [group]) < 0.1
    assert loss_of(Scored(sure, sure), [group]) > 5


def test_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--questions", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "SettingError" in capsys.readouterr().err
