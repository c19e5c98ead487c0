"""`python -m training.export_encoder`: make the graph that the product embeds with.

The graph is what the published model computes, in ONNX, without its weights: it names each as the
model's own file does, where `vectorstore.encoder` reads them from.
"""

import sys
import tempfile
import warnings
from pathlib import Path
from typing import Annotated, Any

from commands import Command, option
from training.export import OPSET
from vectorstore.embedding import default_model_folder
from vectorstore.encoder import GRAPH, WEIGHTS

PREFIX = "model."
Out = Annotated[Path, option("--out", "FILE", "where the graph is written", Path)]


def make(out: Out = GRAPH) -> int:
    """Export the packaged model's graph."""
    export(out)
    return 0


def export(out: Path) -> None:
    """Write the packaged model's graph, which names its weights and holds none."""
    import onnx

    with tempfile.TemporaryDirectory() as made:
        whole = Path(made) / "whole.onnx"
        _write_graph(whole)
        graph = onnx.load(str(whole))
    for weight in graph.graph.initializer:
        if weight.name.startswith(PREFIX):
            _name_only(weight)
    for node in graph.graph.node:
        node.input[:] = [name.removeprefix(PREFIX) for name in node.input]
        node.doc_string = ""
    onnx.save(graph, str(out))


def _name_only(weight: Any) -> None:
    """Let a weight be named and looked for elsewhere."""
    import onnx

    weight.name = weight.name.removeprefix(PREFIX)
    weight.ClearField("raw_data")
    weight.data_location = onnx.TensorProto.EXTERNAL
    entry = weight.external_data.add()
    entry.key, entry.value = "location", WEIGHTS


def _write_graph(path: Path) -> None:
    import torch
    from transformers import BertModel

    model: Any = BertModel.from_pretrained(
        str(default_model_folder()),
        local_files_only=True,
        dtype=torch.float32,
        attn_implementation="eager",
        add_pooling_layer=False,
    )

    class Vectors(torch.nn.Module):
        """The mean of the tokens' last states, of length 1."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model.eval()

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
            held = mask.unsqueeze(-1).to(states.dtype)
            mean = (states * held).sum(1) / held.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1)

    example = torch.ones((2, 12), dtype=torch.long)
    with warnings.catch_warnings():  # of the newer exporter, which writes a larger graph
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Vectors(),
            (example, example),
            str(path),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={
                "ids": {0: "texts", 1: "tokens"},
                "mask": {0: "texts", 1: "tokens"},
                "vectors": {0: "texts"},
            },
            opset_version=OPSET,
            do_constant_folding=False,
            dynamo=False,
        )


main = Command("python -m training.export_encoder", make)

if __name__ == "__main__":
    sys.exit(main())
