"""The pipeline of the usual tutorial, on the same documents, to compare the product with.

LangChain's RecursiveCharacterTextSplitter (1000 characters, 200 of them shared), the same
embedding model, LangChain's Chroma, the four nearest passages, the nearest of them as the
answer. It reads no conversation and never declines, as the tutorial doesn't. Its vectors are
kept in a folder of their own between runs. It is given only what the public may read.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from errors import MinutesError, SettingError, StoreError
from evaluation.gold import GoldQuestion
from evaluation.scoring_rules import MAX_WORDS, first_words
from ingest import Progress
from schema import Answer, Citation, ClearedDocument, Scope, SearchResult
from schema.clearing import cut_passage
from vectorstore import EmbeddingModel
from words import evaluation as said

SIZE, OVERLAP = 1000, 200
SHOWN = 4
"""Passages that a language model would be given."""
RETRIEVED = 10
"""Passages searched for, so that recall can be told at that depth; the first SHOWN are the same."""
BATCH = 256
"""Passages embedded and written at a time; a run that is stopped loses no more than that."""
MADE = "made.json"


class TutorialPipeline:
    """Answers with the nearest passage of a fixed size.

    Args:
        folder: where its vectors are kept; made on first use, and brought in step with the
            documents ever after.
        model: the embedding model, the same as the product's.
        documents: public documents with their texts.
        progress: is told how far the embedding is.

    Raises:
        SettingError: its libraries are not installed, there are no documents, or the folder
            was made with another model.
        StoreError: the folder cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        model: EmbeddingModel,
        documents: Iterable[ClearedDocument],
        *,
        progress: Callable[[Progress], None],
    ) -> None:
        self._documents = {_key(document): document for document in documents}
        if not self._documents:
            raise SettingError(said.NO_DOCUMENTS)
        self._folder = folder
        with self._wrapped():
            folder.mkdir(parents=True, exist_ok=True)
            held = _read_made(folder / MADE, model.name)
            self._store = _open_store(folder, model)
            self._forget_what_is_gone()
        self._embed_what_is_new(held & self._documents.keys(), model.name, progress)

    def answer(self, question: GoldQuestion) -> Answer:
        """Answer a question, by itself, with what is read of the nearest passage."""
        started = time.perf_counter()
        found = self._search(question.question)
        citation = _citation(found[0])
        return Answer(
            question=question.question,
            status="answered",
            text=f"{' '.join(citation.quote.split())} [1]",
            citations=(citation,),
            scope=Scope(len(self._documents), 0, (), (), None, None),
            passages=tuple(found),
            seconds=round(time.perf_counter() - started, 4),
        )

    def _search(self, query: str) -> list[SearchResult]:
        with self._wrapped():
            found = self._store.similarity_search_with_score(query, k=RETRIEVED)
        return [
            self._result(piece, rank, distance) for rank, (piece, distance) in enumerate(found, 1)
        ]

    def _result(self, piece: Any, rank: int, distance: float) -> SearchResult:
        document = self._documents[piece.metadata["key"]]
        start = piece.metadata["start_index"]
        passage = cut_passage(document, piece.id, start, start + len(piece.page_content))
        similarity = 1 - distance / 2  # Chroma's own measure: the squared distance of unit vectors
        return SearchResult(passage, document, rank, similarity, similarity, word_score=0.0)

    def _forget_what_is_gone(self) -> None:
        kept = {one["key"] for one in self._store.get(include=["metadatas"])["metadatas"]}
        if gone := sorted(kept - self._documents.keys()):
            self._store.delete(where={"key": {"$in": gone}})

    def _embed_what_is_new(
        self, held: set[str], model: str, progress: Callable[[Progress], None]
    ) -> None:
        """Write documents that are not held whole, and keep account of those that are."""
        new = {key: one for key, one in self._documents.items() if key not in held}
        passages = 0
        progress(Progress(len(held), len(self._documents)))
        for done, pieces in _batches(new):
            with self._wrapped():
                if pieces:
                    self._store.add_documents(pieces, ids=[piece.id for piece in pieces])
                _write_made(self._folder / MADE, model, held | done)
            passages += len(pieces)
            held = held | done
            if done:
                progress(Progress(len(held), len(self._documents), passages))

    @contextlib.contextmanager
    def _wrapped(self) -> Iterator[None]:
        try:
            yield
        except MinutesError:
            raise
        except Exception as error:  # Chroma raises its own, sqlite's and Rust's errors
            raise StoreError(said.tutorial_fails(self._folder, error)) from error


def _batches(documents: dict[str, ClearedDocument]) -> Iterator[tuple[set[str], list[Any]]]:
    """Yield pieces to be written together, with the keys of the documents that they complete."""
    splitter = _splitter()
    pieces: list[Any] = []
    complete: set[str] = set()
    for key, document in documents.items():
        split = splitter.create_documents([document.text], [{"key": key}])
        for number, piece in enumerate(split):
            piece.id = f"{key}-{number}"
            pieces.append(piece)
            if len(pieces) == BATCH:
                yield complete, pieces
                pieces, complete = [], set()
        complete.add(key)
    yield complete, pieces


def _citation(result: SearchResult) -> Citation:
    passage = result.passage
    quote = first_words(passage.text, MAX_WORDS)
    end = passage.start + len(quote)
    return Citation(1, result.document, passage, passage.start, end, quote)


def _key(document: ClearedDocument) -> str:
    """Name a document by what it says and where it is from, however it was read."""
    told = f"{document.source}\0{document.text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:24]


def _splitter() -> Any:
    with _installed():
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    return RecursiveCharacterTextSplitter(
        chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True
    )


def _open_store(folder: Path, model: EmbeddingModel) -> Any:
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")  # Chroma reads it when it is opened
    with _installed():
        from langchain_chroma import Chroma
    return Chroma("tutorial", embedding_function=model, persist_directory=str(folder))


@contextlib.contextmanager
def _installed() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise SettingError(said.package_missing("--compare", error)) from error


def _read_made(made: Path, model: str) -> set[str]:
    """Return the keys of the documents that are held whole."""
    if not made.exists():
        return set()
    told = json.loads(made.read_text("utf-8"))
    if told["model"] != model:
        raise SettingError(said.other_model(made.parent, told["model"], model))
    return set(told["documents"])


def _write_made(made: Path, model: str, keys: set[str]) -> None:
    """Record the documents that are held whole, in one step."""
    new = made.with_suffix(".new")
    new.write_text(json.dumps({"model": model, "documents": sorted(keys)}), "utf-8")
    new.replace(made)
