"""How long searches and answers take, plain and with each filter, beside the baselines."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from answering import Answerer
from answering.reader import Reader
from benchmarks.baselines import BASELINES, Baseline, wrapped
from benchmarks.figures import Figure, Times
from benchmarks.questions import FILTERS, PLAIN, Asked
from benchmarks.stores import Store
from benchmarks.vectors import KnownVectors
from errors import SettingError
from vectorstore import Archive
from vectorstore.encoder import Vectors

WARM = 5
"""Questions that are asked before anything is counted."""
MANY = 500
"""Passages that are read of the catalogue at a time."""

Known = dict[str, Vectors]


def measure_asking(
    store: Store,
    asked: Sequence[Asked],
    *,
    answers: int,
    compare: bool,
    tell: Callable[[str], object],
) -> Iterator[Figure]:
    """Measure searches, answers and the embedding of questions in one store.

    Args:
        store: where to search.
        asked: what is searched for.
        answers: how many of them are answered with each filter; without one, all are.
        compare: search with the baselines too, in turn with the product.
        tell: is told of baselines that are missing.
    """
    model = KnownVectors()
    with closing(Answerer(Archive(store.folder, model, create=False), Reader())) as answerer:
        yield embedding(model, asked, store.passages)
        questions = _embedded(answerer, model, asked)
        model.know(questions)
        yield from _searches(answerer, asked, store.passages)
        if compare:
            passages = _texts(answerer.archive)
            model.know({**passages, **questions})
            for kind in BASELINES:
                with tempfile.TemporaryDirectory() as folder:
                    try:
                        other = kind(Path(folder), model)
                        with wrapped(kind.name):
                            other.index(list(passages))
                            found = list(_in_turn(answerer, other, asked, store.passages))
                    except SettingError as error:
                        tell(str(error))
                    else:
                        yield from found
        model.know({})
        yield from _answers(answerer, asked, store.passages, answers)


def embedding(model: KnownVectors, asked: Sequence[Asked], size: int) -> Figure:
    """Return how long the embedding of a question takes."""
    times = Times()
    model.encode([asked[0].question])
    for one in asked:
        times.take(partial(model.encode, [one.question]))
    return times.figure("embed", size)


def _embedded(answerer: Answerer, model: KnownVectors, asked: Sequence[Asked]) -> Known:
    """Return the vectors of what is searched for, so that a search is counted without them."""
    retriever = answerer.retriever()
    read = [retriever.read(one.question).text for one in asked]
    texts = list(dict.fromkeys([*read, *(one.question for one in asked)]))
    return dict(zip(texts, model.encode(texts), strict=True))


def _searches(answerer: Answerer, asked: Sequence[Asked], size: int) -> Iterator[Figure]:
    """Search with each filter in turn, so that what else the machine does meets all alike."""
    times = {name: Times() for name in FILTERS}
    for counted in (False, True):
        for one in asked if counted else asked[-WARM:]:
            for name, filters in one.filters.items():
                taken = times[name] if counted else Times()
                taken.take(partial(answerer.search, one.question, filters=filters))
    for name in FILTERS:
        yield times[name].figure("search", size, filters=name)


def _answers(
    answerer: Answerer, asked: Sequence[Asked], size: int, filtered: int
) -> Iterator[Figure]:
    times = {name: Times() for name in FILTERS}
    for one in asked[-WARM:]:
        answerer.answer(one.question)
    for number, one in enumerate(asked):
        for name, filters in one.filters.items():
            if name == PLAIN or number < filtered:
                times[name].take(partial(answerer.answer, one.question, filters=filters))
    for name in FILTERS:
        if times[name].wall:
            yield times[name].figure("answer", size, filters=name)


def _in_turn(
    answerer: Answerer, other: Baseline, asked: Sequence[Asked], size: int
) -> Iterator[Figure]:
    """Search the same passages by the same vectors, in turn with the product."""
    own, others = Times(), Times()
    for one in asked:
        own.take(partial(answerer.search, one.question))
        others.take(partial(other.search, one.question))
    yield others.figure("search", size, way=other.name, filters=PLAIN)
    yield own.figure("search beside", size, way=other.name, filters=PLAIN)


def _texts(archive: Archive) -> Known:
    """Return all passages of an archive, with their vectors."""
    ids = archive.catalogue.passage_ids()
    return {
        entry.text: np.frombuffer(entry.vector, np.float32)
        for low in range(0, len(ids), MANY)
        for entry in archive.catalogue.entries(ids[low : low + MANY])
        if entry.vector is not None
    }
