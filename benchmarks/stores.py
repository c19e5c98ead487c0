"""Build a store of a given size, once, and take it again as long as its recipe is the same.

All is written as an ingest writes it: catalogue, Chroma and word index are the real ones.
"""

import hashlib
import json
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import chain, count, islice
from pathlib import Path

import numpy as np

from benchmarks.copies import CHANGED, COUNCIL_PAPERS, YEARS, Copies
from benchmarks.papers import SEED, Origin, Paper, Papers, embed_papers
from benchmarks.vectors import Drawing, KnownVectors, closeness_of
from ingest.files.pipeline import BATCH
from vectorstore import Archive
from vectorstore.encoder import Vectors
from words import benchmarks as said

MADE = "made.json"
SPARE = "spare.pickle"
MEASURED = 64
"""Passages of copies that are embedded to tell how near they are to what they are copies of."""
PART_LEAST = 20_000
"""Passages that are kept, at the least, when the making of a store is stopped."""
FORMAT = 1
"""Changes with the way in which copies are made."""

Tell = Callable[[str], object]
Known = tuple[Paper, dict[str, Vectors]]
"""A document with the vectors of its texts, as far as they are known."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a store is made of: two that are made alike hold the same.

    `real` says that every vector is the model's own.
    """

    passages: int
    origin: str
    real: bool
    seed: int = SEED
    made: tuple[float, ...] = (FORMAT, CHANGED, COUNCIL_PAPERS, YEARS)

    @property
    def folder(self) -> str:
        """Return the name of the store's folder."""
        told = json.dumps(asdict(self), sort_keys=True)
        return f"{self.passages}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Store:
    """A store that was made, with a document that is not in it."""

    folder: Path
    recipe: Recipe
    passages: int
    documents: int
    again: bool
    """Whether it was there already."""

    def spare(self) -> Known:
        """Return a document that the store does not hold, and the vectors of its texts."""
        held: Known = pickle.loads((self.folder / SPARE).read_bytes())
        return held


class StoreMaker:
    """Makes stores of the documents of one origin.

    Args:
        origin: where the real documents are.
        keep: the folder that stores are kept in.
        tell: is told what is being done.
    """

    def __init__(self, origin: Origin, keep: Path, tell: Tell) -> None:
        self._origin = origin
        self._mark = origin.mark()
        self._keep = keep
        self._tell = tell
        self._model = KnownVectors()
        self._papers: Papers | None = None

    def store(self, passages: int, *, real: bool) -> Store:
        """Return a store of so many passages, made or taken again.

        Args:
            passages: how many at the least; the last document is whole.
            real: whether all vectors are the model's, which takes hours for many.
        """
        recipe = Recipe(passages, self._mark, real)
        folder = self._keep / recipe.folder
        if not (folder / MADE).exists():
            self._tell(said.making(passages, folder))
            self._make(recipe, folder)
            (folder / MADE).write_text(json.dumps(asdict(recipe), indent=1), "utf-8")
            return self._made(recipe, folder, again=False)
        self._tell(said.taken_again(folder))
        return self._made(recipe, folder, again=True)

    def _made(self, recipe: Recipe, folder: Path, *, again: bool) -> Store:
        with closing(Archive(folder, self._model, create=False)) as archive:
            documents, passages = archive.catalogue.counts()
        return Store(folder, recipe, passages, documents, again)

    def _make(self, recipe: Recipe, folder: Path) -> None:
        papers = self._read()
        vectors = _Vectors(papers, Copies(papers.papers), self._model, real=recipe.real)
        wanted = _wanted(vectors, recipe.passages)
        part = max(PART_LEAST, recipe.passages // 4)
        with closing(Archive(folder, self._model)) as archive:
            held, passages = archive.catalogue.versions(), archive.catalogue.counts()[1]
            left = (one for one in wanted if one[0][0].id not in held)
            batches = _batches(left)
            for first in batches:
                with archive.writing():
                    for batch in chain([first], islice(batches, part // BATCH)):
                        passages += self._add(archive, batch)
                        self._tell(said.made(passages, recipe.passages))
        spare = vectors.paper(len(papers.papers) + recipe.passages)
        (folder / SPARE).write_bytes(pickle.dumps((spare[0], spare[1])))

    def _add(self, archive: Archive, batch: Sequence[Known]) -> int:
        self._model.know({text: row for _, known in batch for text, row in known.items()})
        return archive.add([paper for paper, _ in batch]).passages

    def _read(self) -> Papers:
        if self._papers is None:
            self._tell(said.READING)
            self._papers = embed_papers(self._origin.read(self._model), self._model, self._tell)
        return self._papers


class _Vectors:
    """The documents of a store by their numbers: first the real ones, then copies."""

    def __init__(self, papers: Papers, copies: Copies, model: KnownVectors, *, real: bool) -> None:
        self._papers = papers
        self._copies = copies
        self._drawing = None if real else Drawing(papers.vectors, self._closeness(model))

    def paper(self, number: int) -> Known:
        """Return a document with the vectors of its texts, as far as they are known."""
        first = len(self._papers.papers)
        if number < first:
            own = self._papers.papers[number]
            return own, {
                one.embedded_text: self._papers.vectors[one.embedded_text] for one in own[1]
            }
        copied, base = self._copies.copy(number - first)
        if self._drawing is None:
            return copied, {}
        drawn = {
            one.embedded_text: self._drawing.draw(one.embedded_text, other.embedded_text)
            for one, other in zip(copied[1], base[1], strict=True)
        }
        return copied, drawn

    def _closeness(self, model: KnownVectors) -> float:
        """Embed some copies to tell how near they are to what they are copies of."""
        pairs: list[tuple[str, str]] = []
        for number in count(0, 7):
            copied, base = self._copies.copy(number)
            for one, other in zip(copied[1], base[1], strict=True):
                pairs.append((one.embedded_text, other.embedded_text))
            if len(pairs) >= MEASURED:
                break
        pairs = pairs[:MEASURED]
        made = model.encode([one for one, _ in pairs])
        return closeness_of(made, np.stack([self._papers.vectors[other] for _, other in pairs]))


def _wanted(vectors: _Vectors, passages: int) -> Iterator[Known]:
    held = 0
    for number in count():
        if held >= passages:
            return
        paper, known = vectors.paper(number)
        held += len(paper[1])
        yield paper, known


def _batches(
    papers: Iterator[Known],
) -> Iterator[list[Known]]:
    batch: list[Known] = []
    for paper in papers:
        batch.append(paper)
        if sum(len(passages) for (_, passages), _ in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def disk(folder: Path) -> dict[str, int]:
    """Return the bytes of a store's files by what they are: catalogue, vectors, words."""
    sizes = {"catalogue": 0, "vectors": 0, "words": 0}
    for path in folder.rglob("*"):
        place = path.relative_to(folder).parts[0]
        for kind in sizes:
            if place.startswith(kind) and path.is_file():
                sizes[kind] += path.stat().st_size
    return sizes


def forget(folder: Path) -> None:
    """Delete a folder."""
    shutil.rmtree(folder, ignore_errors=True)
