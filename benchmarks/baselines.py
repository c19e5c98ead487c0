"""What else one could build of the same documents and the same model, to compare with.

Each is put together as its own documentation does, with what it does unasked; where a package is
missing, that is said. The tutorial's pipeline, which is ingested too, stands in `evaluation`.
"""

import contextlib
import importlib.util
import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from errors import MinutesError, SettingError
from vectorstore import EmbeddingModel
from vectorstore.encoder import Vectors
from words import benchmarks as said

RESULTS = 12
"""Passages that are searched for: as many as the product searches for an answer."""
BATCH = 256
SIZE, OVERLAP = 1000, 200
"""Characters of a passage, and those that two share, where a library does not split by itself."""
WEIGHTS = (0.5, 0.5)
"""What words and meaning count in LangChain's ensemble, as its documentation has them."""


class Baseline(ABC):
    """Something that indexes texts with an embedding model, and searches them.

    Args:
        folder: an empty one, for what it keeps.
        model: the embedding model.

    Raises:
        SettingError: a package is missing.
    """

    name: ClassVar[str]
    packages: ClassVar[tuple[str, ...]] = ()
    splits: ClassVar[bool] = False
    """Whether it is given whole documents."""

    def __init__(self, folder: Path, model: EmbeddingModel) -> None:
        missing = [package for package in self.packages if not _there(package)]
        if missing:
            raise SettingError(said.extra_missing(self.name, missing[0]))
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")  # Chroma reads it when it is opened
        self.folder = folder
        self.model = model

    @abstractmethod
    def index(self, texts: Sequence[str]) -> None:
        """Index passages; where it `splits`, documents."""

    @abstractmethod
    def search(self, query: str, count: int = RESULTS) -> int:
        """Search, and return how many passages were found."""

    def ingest(self, documents: Sequence[str]) -> None:
        """Split documents, and index them."""
        self.index(documents if self.splits else split(documents))


class Tutorial(Baseline):
    """LangChain's Chroma, as most tutorials use it."""

    name = "tutorial pipeline (LangChain, Chroma)"
    packages: ClassVar[tuple[str, ...]] = ("langchain_chroma", "langchain_text_splitters")

    def index(self, texts: Sequence[str]) -> None:
        """Index passages."""
        from langchain_chroma import Chroma

        self._store = Chroma(
            "tutorial", embedding_function=self.model, persist_directory=str(self.folder)
        )
        for low in range(0, len(texts), BATCH):
            part = list(texts[low : low + BATCH])
            self._store.add_texts(part, ids=[str(low + n) for n in range(len(part))])

    def search(self, query: str, count: int = RESULTS) -> int:
        """Search by meaning."""
        return len(self._store.similarity_search(query, k=count))


class Ensemble(Tutorial):
    """LangChain's EnsembleRetriever of Chroma and its BM25."""

    name = "EnsembleRetriever (LangChain, Chroma and BM25)"
    packages = (*Tutorial.packages, "langchain_classic", "langchain_community", "rank_bm25")

    def index(self, texts: Sequence[str]) -> None:
        """Index passages by meaning and by words."""
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever

        super().index(texts)
        words = BM25Retriever.from_texts(list(texts), k=RESULTS)
        meaning = self._store.as_retriever(search_kwargs={"k": RESULTS})
        self._both = EnsembleRetriever(retrievers=[words, meaning], weights=list(WEIGHTS))

    def search(self, query: str, count: int = RESULTS) -> int:
        """Search by meaning and by words."""
        return len(self._both.invoke(query)[:count])


class LlamaIndex(Baseline):
    """LlamaIndex's VectorStoreIndex, which splits documents itself."""

    name = "LlamaIndex (VectorStoreIndex)"
    packages = ("llama_index.core",)
    splits = True

    def index(self, texts: Sequence[str]) -> None:
        """Index texts."""
        from llama_index.core import Document as Text
        from llama_index.core import VectorStoreIndex

        self._index = VectorStoreIndex.from_documents(
            [Text(text=text) for text in texts], embed_model=_for_llama_index(self.model)
        )
        self._index.storage_context.persist(str(self.folder))

    def search(self, query: str, count: int = RESULTS) -> int:
        """Search by meaning."""
        return len(self._index.as_retriever(similarity_top_k=count).retrieve(query))


class Txtai(Baseline):
    """txtai's hybrid index: Faiss, and a BM25 of its own."""

    name = "txtai (hybrid)"
    packages = ("txtai", "faiss")

    def index(self, texts: Sequence[str]) -> None:
        """Index passages by meaning and by words."""
        from txtai import Embeddings

        def embed(given: Sequence[str]) -> Vectors:  # a method of something it would call alone
            return self.model.encode(list(given))

        self._index = Embeddings(method="external", transform=embed, hybrid=True, content=True)
        self._index.index(texts)
        self._index.save(str(self.folder))

    def search(self, query: str, count: int = RESULTS) -> int:
        """Search by meaning and by words."""
        return len(self._index.search(query, count))


BASELINES: tuple[type[Baseline], ...] = (Tutorial, Ensemble, LlamaIndex, Txtai)


@contextlib.contextmanager
def wrapped(name: str) -> Iterator[None]:
    """Let a baseline that fails be passed over: the hours of a run are not to be lost by it.

    Raises:
        SettingError: its libraries raised something.
    """
    try:
        yield
    except MinutesError:
        raise
    except Exception as error:  # whatever its libraries raise
        raise SettingError(said.extra_fails(name, error)) from error


def split(documents: Sequence[str]) -> list[str]:
    """Split documents as the tutorial does."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    return [piece for document in documents for piece in splitter.split_text(document)]


def _there(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except ModuleNotFoundError:
        return False


def _for_llama_index(model: EmbeddingModel) -> Any:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    class Embedding(BaseEmbedding):  # type: ignore[misc, unused-ignore]
        """The product's model behind LlamaIndex's own interface."""

        def _get_text_embedding(self, text: str) -> list[float]:
            return model.embed_query(text)

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return model.embed_documents(texts)

        def _get_query_embedding(self, query: str) -> list[float]:
            return model.embed_query(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return model.embed_query(query)

    return Embedding(embed_batch_size=BATCH)
