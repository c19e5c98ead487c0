"""What a change of an archive takes: a document added, and the same deleted."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial

from benchmarks.figures import Figure, Times, megabytes
from benchmarks.papers import Paper
from benchmarks.stores import Store, disk
from benchmarks.vectors import KnownVectors
from vectorstore import Archive


def measure_changes(store: Store, *, rounds: int) -> Iterator[Figure]:
    """Add a document to a store and delete it again, and tell what the store takes of the disk.

    Args:
        store: holds afterwards what it held before.
        rounds: how often.
    """
    paper, vectors = store.spare()
    model = KnownVectors()
    model.know(vectors)
    added, deleted = Times(), Times()
    with closing(Archive(store.folder, model, create=False)) as archive:
        for _ in range(rounds):
            added.take(partial(_add, archive, paper))
            deleted.take(partial(_delete, archive, paper))
    yield added.figure("add", store.passages, tail=False)
    yield deleted.figure("delete", store.passages, tail=False)
    for part, size in disk(store.folder).items():
        yield Figure(f"disk: {part}", store.passages, megabytes(size), unit="MB")


def _add(archive: Archive, paper: Paper) -> None:
    with archive.writing():
        archive.add([paper])


def _delete(archive: Archive, paper: Paper) -> None:
    with archive.writing():
        archive.remove([paper[0].id])
