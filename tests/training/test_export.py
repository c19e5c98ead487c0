"""What is exported reads as what was trained does."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np

from answering.reader import FOLDER, Reader
from training.export import TRAINED, main

QUESTION = "When will the lamps of Fen Lane be mended?"
TEXTS = [
    "Pennick Parish Council › 4. Lamps\nThe lamps of Fen Lane will be mended by 28 June 2024.",
    "The baths were cleaned. Nobody came to swim in them, as it rained.",
    "RESOLVED that the quotation of £4,850 be accepted. It was proposed by Cllr Moule.",
]


def read_with_pytorch(folder: Path) -> list[tuple[str, float]]:
    """Return the likeliest answer in each text, and its margin."""
    import torch  # takes seconds, which those are spared who only list the tests
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    model: Any = AutoModelForQuestionAnswering.from_pretrained(
        str(folder), local_files_only=True, dtype=torch.float32
    )
    found = []
    for text in TEXTS:
        given = tokenizer(QUESTION, text, return_tensors="pt", return_offsets_mapping=True)
        (places,) = given.pop("offset_mapping").tolist()
        own = np.array([of == 1 for of in given.sequence_ids(0)])
        with torch.inference_mode():
            scored = model.eval()(**given)
        starts, ends = scored.start_logits[0].numpy(), scored.end_logits[0].numpy()
        sums = np.triu(starts[own][:, None] + ends[own][None, :], 0)
        sums[np.tril_indices(len(sums), -1)] = -np.inf
        first, last = divmod(int(sums.argmax()), len(sums))
        where = np.array(places)[own]
        margin = float(sums[first, last] - starts[0] - ends[0])
        found.append((text[where[first, 0] : where[last, 1]], margin))
    return found


def read_with_what_runs(folder: Path) -> list[tuple[str, float]]:
    found = []
    for text, reading in zip(TEXTS, Reader(folder).read(QUESTION, TEXTS), strict=True):
        mark = reading.best(0, len(text))
        assert mark
        found.append((text[mark.start : mark.end], mark.margin))
    return found


def test_what_runs_was_made_of_what_was_trained() -> None:
    trained, runs = read_with_pytorch(TRAINED), read_with_what_runs(FOLDER)
    assert trained[0][0] == runs[0][0] == "28 June 2024"
    for (_, margin), (_, told) in zip(trained, runs, strict=True):
        assert abs(margin - told) < 2  # eight bits: of some 20 that lie between yes and no


def test_an_export_needs_only_the_trained_folder(tmp_path: Path) -> None:
    trained, out = tmp_path / "trained", tmp_path / "out"
    shutil.copytree(TRAINED, trained)
    assert main([str(trained), "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {"reader.onnx", "tokenizer.json"}
    assert read_with_what_runs(out) == read_with_what_runs(FOLDER)
