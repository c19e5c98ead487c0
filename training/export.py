"""`python -m training.export FOLDER --out DIR`: make the reader that the product runs.

Of the model that was trained it keeps the graph, in ONNX, with weights of eight bits, each output
of a layer on a scale of its own (dynamic quantization, https://onnxruntime.ai/docs/performance/
model-optimizations/quantization.html): half the size, and read in less than half the time.
"""

import shutil
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Annotated, Any

from commands import Command, argument, option

TRAINED = Path(__file__).parent / "weights"
"""The reader as it was trained last, to go on from."""
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("start_logits", "end_logits")
OPSET = 17
"""The version of ONNX's operators."""


Folder = Annotated[Path, argument("FOLDER", "what `python -m training` saved", Path)]
Out = Annotated[Path, option("--out", "DIR", "a folder for what is run", Path)]


def make(folder: Folder, out: Out) -> int:
    """Export a trained reader."""
    export(folder, out)
    return 0


def export(folder: Path, out: Path) -> None:
    """Write `reader.onnx` and `tokenizer.json` of a trained reader into a folder.

    Args:
        folder: of a transformers question-answering model with its tokenizer.
        out: where to write; it may be the same folder.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        whole = Path(made) / "whole.onnx"
        _write_graph(folder, whole)
        quantize_dynamic(whole, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True)
    if out != folder:
        shutil.copyfile(folder / "tokenizer.json", out / "tokenizer.json")


def _write_graph(folder: Path, path: Path) -> None:
    import torch
    from transformers import AutoTokenizer, BertForQuestionAnswering

    tokenizer: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    model: Any = BertForQuestionAnswering.from_pretrained(
        str(folder), local_files_only=True, dtype=torch.float32, attn_implementation="eager"
    )
    example = tokenizer(["Why?"] * 2, ["It rained.", "Frost."], padding=True, return_tensors="pt")

    class Logits(torch.nn.Module):
        """The model with its outputs by their places."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model.eval()

        def forward(self, *given: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            scored = self.model(**dict(zip(INPUTS, given, strict=True)))
            return scored.start_logits, scored.end_logits

    with warnings.catch_warnings():  # of the newer exporter, which quantizes no better
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Logits(),
            tuple(example[name] for name in INPUTS),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in (*INPUTS, *OUTPUTS)},
            opset_version=OPSET,
            dynamo=False,
        )


main = Command("python -m training.export", make)

if __name__ == "__main__":
    sys.exit(main())
