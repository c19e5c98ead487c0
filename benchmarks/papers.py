"""The real documents that a benchmark's stores are made of: read from files, or from an archive.

What was embedded before is taken from the archive with them. Only documents that are public as a
whole are taken, so that nothing withheld is copied.
"""

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import numpy as np

from errors import SettingError
from ingest.files.load import SourceFile, find_files
from ingest.files.reading import Job, read_file, reader_here
from ingest.files.workers import Lost, Workers
from schema import Document, Passage
from vectorstore import Archive, EmbeddingModel
from vectorstore.catalogue import CATALOGUE
from vectorstore.encoder import Vectors
from words import benchmarks as said

Paper = tuple[Document, Sequence[Passage]]
T = TypeVar("T")
SEED = 20240229


@dataclass(frozen=True, slots=True)
class Papers:
    """Documents with their passages, and the vectors of their texts as far as they are known."""

    papers: Sequence[Paper]
    vectors: Mapping[str, Vectors] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """Return what is embedded of the passages, each text once."""
        return list(
            dict.fromkeys(one.embedded_text for _, passages in self.papers for one in passages)
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the real documents are: files, or an archive that holds them already.

    Args:
        places: files and folders.
        archive: an archive's folder, whose documents are taken in place of files.
        most: documents that are taken, drawn at random where there are more.
        passages: of documents that must be embedded, those from which on no more are taken.
    """

    places: tuple[Path, ...]
    archive: Path | None = None
    most: int = 400
    passages: int = 6000

    def files(self) -> list[SourceFile]:
        """Return the files that are taken, in the order of their paths.

        Raises:
            SettingError: a place does not exist.
        """
        found = find_files(self.places).files
        readable = [file for _, file in sorted(found.items()) if file.readable]
        return _drawn(readable, self.most)

    def mark(self) -> str:
        """Return what changes whenever other documents would be taken, without reading them.

        Raises:
            SettingError: a place does not exist.
            StoreError: there is no such archive.
        """
        told = [f"{self.most} {self.passages}"]
        if self.archive is not None:
            with closing(_opened(self.archive)) as archive:
                told += [f"{one} {v}" for one, v in sorted(archive.catalogue.versions().items())]
        else:
            told += [f"{file.path} {file.stamp()}" for file in self.files()]
        return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()

    def read(self, model: EmbeddingModel) -> Papers:
        """Read the documents.

        Raises:
            SettingError: there are none.
            StoreError: the archive cannot be read.
        """
        read = self._from_files(model) if self.archive is None else self._from_archive()
        papers = [
            (document, passages)
            for document, passages in read.papers
            if passages and document.access == "public" and not document.restricted
        ]
        if not papers:
            raise SettingError(said.NO_PAPERS)
        return Papers(papers, read.vectors)

    def _from_files(self, model: EmbeddingModel) -> Papers:
        reader = reader_here()
        jobs = [Job(file, reader, size=_size(file)) for file in self.files()]
        with Workers(read_file, model.tokens) as workers:
            done = [one for _, one in workers.map(jobs, weigh=lambda job: job.size)]
        written = [one.written for one in done if not isinstance(one, Lost) and one.written]
        held = accumulate((len(passages) for _, passages in written), initial=0)
        return Papers([one for one, n in zip(written, held, strict=False) if n < self.passages])

    def _from_archive(self) -> Papers:
        assert self.archive is not None
        with closing(_opened(self.archive)) as archive:
            catalogue = archive.catalogue
            documents = catalogue.stored_documents(
                _drawn(sorted(catalogue.versions()), self.most)
            ).values()
            papers, vectors = [], {}
            for document in documents:
                ids = catalogue.ids_of(document.version)
                held = catalogue.stored_passages(ids)
                papers.append((document, [held[i] for i in ids]))
                for entry in catalogue.entries(ids):
                    if entry.vector is not None:
                        vectors[entry.text] = np.frombuffer(entry.vector, np.float32)
        return Papers(papers, vectors)


def embed_papers(
    read: Papers, model: EmbeddingModel, told: Callable[[str], object] = lambda words: None
) -> Papers:
    """Return the same documents with the vectors of all their texts."""
    lacking = [text for text in read.texts if text not in read.vectors]
    if lacking:
        told(said.embedding(len(lacking)))
    made = dict(zip(lacking, model.encode(lacking), strict=True)) if lacking else {}
    return Papers(read.papers, {**read.vectors, **made})


def _opened(folder: Path) -> Archive:
    if not (folder / CATALOGUE).exists():
        raise SettingError(said.no_archive(folder))
    return Archive(folder, EmbeddingModel(), create=False)


def _size(file: SourceFile) -> int:
    stamp = file.stamp()
    return stamp.size if stamp else 0


def _drawn(things: list[T], most: int) -> list[T]:
    """Return things at random, the same in every run, in the order that they had."""
    if len(things) <= most:
        return things
    places = sorted(random.Random(SEED).sample(range(len(things)), most))
    return [things[place] for place in places]
