"""The whole way from examples to a reader that loads, with the real encoder."""

from pathlib import Path
from random import Random

import pytest

from answering.reader import Reader
from training.__main__ import main, train
from training.examples import Example, unanswered
from training.features import batches, features
from vectorstore.embedding import default_model_folder

SAID = "The lamps of Fen Lane will be mended by 28 June."
AT = SAID.index("28 June")
EXAMPLES = [
    Example("When will the lamps be mended?", SAID, AT, AT + 7, "minutes date"),
    unanswered("Who won the cup?", SAID, "minutes elsewhere"),
]


def test_what_is_trained_can_be_read_with(tmp_path: Path) -> None:
    train(EXAMPLES * 4, default_model_folder(), tmp_path, epochs=1, chance=Random(1))
    (reading,) = Reader(tmp_path).read(EXAMPLES[0].question, [SAID])
    assert reading.best(0, len(SAID)) is not None
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 60_000_000


def test_each_epoch_is_kept_and_can_be_begun_with(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    train(EXAMPLES * 2, default_model_folder(), first, epochs=2, chance=Random(1))
    assert {path.name for path in tmp_path.iterdir()} == {"first", "first-1", "first-2"}
    train(EXAMPLES, first, second, epochs=1, chance=Random(1), rate=0.0)
    question = EXAMPLES[0].question
    ((before,), (after,)) = (Reader(one).read(question, [SAID]) for one in (first, second))
    assert before.best(0, len(SAID)) == after.best(0, len(SAID))


def test_an_answer_that_is_cut_off_is_no_feature() -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)
    long = "word " * 400
    late = Example("When?", long + SAID, len(long) + AT, len(long) + AT + 7, "qed")
    (kept,) = features([EXAMPLES[0], late], tokenizer)
    assert tokenizer.decode(kept.ids[kept.start : kept.end + 1]) == "28 june"


def test_batches_hold_everything_once() -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)
    made = list(features(EXAMPLES * 5, tokenizer))
    found = batches(made, 4, Random(1))
    assert sorted(len(batch) for batch in found) == [2, 4, 4]
    assert len({id(one) for batch in found for one in batch}) == len(made)


def test_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--questions", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "SettingError" in capsys.readouterr().err
