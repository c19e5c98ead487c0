"""Models that run in ONNX Runtime; the only module that opens one."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def open_session(
    path: Path, *, threads: int = 0, weights: Mapping[str, NDArray[np.float32]] | None = None
) -> Any:
    """Open a model's graph on the processor.

    Args:
        path: of the graph.
        threads: that one run uses; 0 leaves it to the library, which takes all cores.
        weights: by name, those that the graph names and does not hold.
    """
    # Imported here: it takes a second, and the page must draw before a model is ready.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that wait by spinning starve the others on a busy machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(held) for held in weights.values()]
        options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(
        os.fspath(path), options, providers=["CPUExecutionProvider"]
    )
