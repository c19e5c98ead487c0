"""How fast documents are ingested, beside the tutorial's pipeline and the model alone.

All are given the same documents and the same model, loaded before; each round goes through all of
them in turn. The baselines are given the documents' texts, and spared the reading of files; they
embed as their documentation has it, in sentence-transformers.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.baselines import BASELINES, Tutorial, wrapped
from benchmarks.figures import PRODUCT, Figure, Times
from benchmarks.papers import Origin
from errors import SettingError
from ingest import ingest
from vectorstore import Archive, EmbeddingModel
from vectorstore.embedding import default_model_folder
from words import benchmarks as said

MODEL = "the model alone"
USUAL = "the model alone, in sentence-transformers"
ENOUGH = (Tutorial.name, PRODUCT)
"""What goes through every round; the rest once."""


def measure_ingest(
    origin: Origin, *, rounds: int, tell: Callable[[str], object]
) -> Iterator[Figure]:
    """Measure ingests of an origin's files.

    Args:
        origin: whose files are ingested.
        rounds: how often.
        tell: is told of baselines that are missing.
    """
    paths = [file.path for file in origin.files()]
    model, usual = EmbeddingModel(), EmbeddingModel(str(default_model_folder()))
    for each in (model, usual):
        each.encode([said.WARMING] * 64)
    times: dict[str, Times] = {name: Times() for name in (PRODUCT, MODEL, USUAL, "again")}
    documents: list[str] = []
    passages = 0
    for turn in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(Path(folder, "store"), model)
            with closing(archive):
                ingest_all = partial(ingest, paths, archive)
                passages = times[PRODUCT].take(ingest_all, with_children=True).passages
                times["again"].take(ingest_all, with_children=True)
                distinct = list(dict.fromkeys(archive.catalogue.embedded_texts()))
                documents = _texts(archive)
            times[MODEL].take(partial(model.encode, distinct))
            times[USUAL].take(partial(usual.encode, distinct))
            for kind in BASELINES:
                if turn and kind.name not in ENOUGH:
                    continue
                try:
                    other = kind(Path(folder, kind.__name__), usual)
                    tell(said.ingesting(kind.name))
                    taken = times.get(kind.name, Times())
                    with wrapped(kind.name):
                        taken.take(partial(other.ingest, documents), with_children=True)
                    times[kind.name] = taken
                except SettingError as error:
                    tell(str(error))
    yield from _figures(times, passages, len(documents))


def _figures(times: dict[str, Times], passages: int, documents: int) -> Iterator[Figure]:
    for name, taken in times.items():
        if name == "again":
            yield taken.figure("ingest again", passages, tail=False)
        else:
            yield taken.figure("ingest", passages, way=name, tail=False)
    yield Figure("documents", passages, documents, unit="")


def _texts(archive: Archive) -> list[str]:
    """Return the texts of an archive's documents, as the public may read them."""
    listed = archive.catalogue.documents()
    found = archive.catalogue.documents_by_id(document.id for document, _ in listed)
    return [document.text for document in found.values()]
