import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from errors import StoreError
from settings import ChromaServer
from vectorstore.dense import READING, Connection, DenseIndex, FolderIndex, ServedIndex
from vectorstore.encoder import Vectors


def unit(*values: float) -> Vectors:
    vector = np.asarray(values, dtype=np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


EAST, NORTH, BETWEEN = unit(1, 0, 0), unit(0, 1, 0), unit(1, 1, 0)


Open = Callable[[], DenseIndex]


@pytest.fixture
def opening(tmp_path: Path, chroma: ChromaServer | None) -> Iterator[Open]:
    """Open what is to be tested, again and again; the first time it is made."""
    name, opened = f"test-{uuid.uuid4().hex}", []

    def at_server(server: ChromaServer) -> DenseIndex:
        index = ServedIndex(Connection(server, READING), lambda: name, "a-model")
        index.create()
        return index

    def another() -> DenseIndex:
        folder = tmp_path / "vectors"
        opened.append(at_server(chroma) if chroma else FolderIndex(lambda: folder))
        return opened[-1]

    yield another
    for index in opened:
        index.close()


@pytest.fixture
def index(opening: Open) -> DenseIndex:
    index = opening()
    owners = ["d1", "d1", "d2"]
    index.add(["p1", "p2", "p3"], np.stack([EAST, NORTH, BETWEEN]), owners)
    return index


def test_the_nearest_come_first_with_their_cosines(index: DenseIndex) -> None:
    found = index.search(EAST, count=9)
    assert list(found) == ["p1", "p3", "p2"]
    assert list(found.values()) == pytest.approx([1, 0.7071, 0], abs=1e-3)
    assert list(index.search(EAST, count=1)) == ["p1"]


def test_a_search_can_be_limited_to_documents(index: DenseIndex) -> None:
    assert list(index.search(EAST, count=9, documents=["d2"])) == ["p3"]


def test_given_passages_are_compared_whatever_their_rank(index: DenseIndex) -> None:
    assert index.similarities(EAST, ["p2", "p3", "unknown"]) == pytest.approx(
        {"p2": 0, "p3": 0.7071}, abs=1e-3
    )
    assert index.similarities(EAST, []) == {}


def test_adding_again_replaces(index: DenseIndex) -> None:
    index.add(["p1"], np.stack([NORTH]), ["d1"])
    assert index.count() == 3
    assert index.similarities(NORTH, ["p1"])["p1"] == pytest.approx(1, abs=1e-3)


def test_deleting_takes_away_what_is_named_and_no_more(index: DenseIndex) -> None:
    index.delete(["p1", "unknown"])
    assert list(index.search(EAST, count=9)) == ["p3", "p2"]


def test_more_than_one_write_holds_is_written_in_parts(
    index: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.dense.index.WRITE_BATCH", 2)
    ids = [f"q{n}" for n in range(5)]
    index.add(ids, np.stack([EAST] * 5), ["d3"] * 5)
    assert index.count() == 8
    index.delete(ids)
    assert index.count() == 3


def test_what_another_opening_writes_is_seen_after_reopening(
    index: DenseIndex, opening: Open
) -> None:
    other = opening()
    index.add(["p4"], np.stack([unit(0, 0, 1)]), ["d3"])
    other.reopen()
    assert list(other.search(unit(0, 0, 1), count=1)) == ["p4"]


def test_vectors_of_another_length_are_refused_with_a_word(index: DenseIndex) -> None:
    with pytest.raises(StoreError, match="vectors"):
        index.add(["p4"], np.stack([unit(1, 0)]), ["d3"])


def test_a_closed_index_says_so_in_words(index: DenseIndex) -> None:
    index.close()
    with pytest.raises(StoreError):
        index.search(EAST, count=1)
