"""What is found among some documents is what comparing with all of theirs finds."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stores import bring, paper
from vectorstore import Archive, EmbeddingModel
from vectorstore.check import check, repair
from vectorstore.dense import FolderIndex
from vectorstore.dense.rows import Rows
from vectorstore.encoder import Vectors

PASSAGES, DOCUMENTS, DIMENSIONS = 300, 12, 8


def units(count: int, seed: int = 0) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSIONS))
    made: Vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return made


VECTORS = units(PASSAGES)
IDS = [f"p{n}" for n in range(PASSAGES)]
OWNERS = [f"d{n * DOCUMENTS // PASSAGES}" for n in range(PASSAGES)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vectors")
    with closing(FolderIndex(lambda: folder)) as index:
        index.add(IDS, VECTORS, OWNERS)
    return folder


def test_rows_that_are_added_or_deleted_are_chosen_and_no_longer(tmp_path: Path) -> None:
    rows = Rows(tmp_path / "rows")
    rows.add(IDS[:2], VECTORS[:2], ["d1", "d2"])
    assert rows.among(IDS, rows.choose({"d1"})) == IDS[:1]
    rows.add(IDS[2:4], VECTORS[2:4], ["d1", "d3"])
    assert rows.among(IDS, rows.choose({"d1"})) == [IDS[0], IDS[2]]
    rows.delete(IDS[:1])
    assert rows.among(IDS, rows.choose({"d1"})) == [IDS[2]]


@pytest.fixture
def opened(filled: Path, tmp_path: Path) -> Iterator[Callable[[], FolderIndex]]:
    """Open a copy of the filled folder, again and again."""
    copy = shutil.copytree(filled, tmp_path / "copy")
    indexes: list[FolderIndex] = []

    def another() -> FolderIndex:
        indexes.append(FolderIndex(lambda: copy))
        return indexes[-1]

    yield another
    for index in indexes:
        index.close()


def nearest(question: Vectors, documents: set[str], count: int) -> list[str]:
    """Find the nearest by comparing with each."""
    among = [n for n in range(PASSAGES) if OWNERS[n] in documents]
    return [IDS[n] for n in sorted(among, key=lambda n: -float(VECTORS[n] @ question))][:count]


@pytest.mark.parametrize("each", [0, PASSAGES])
def test_the_nearest_of_some_documents_are_found_however_they_are_looked_for(
    each: int, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.dense.folder.ROWS_EACH", each)
    with closing(FolderIndex(lambda: filled)) as index:

        @settings(max_examples=60)
        @given(st.integers(1, 10**6), st.sets(st.sampled_from(OWNERS)), st.integers(1, 40))
        def same(seed: int, documents: set[str], count: int) -> None:
            question = units(1, seed)[0]
            found = index.search(question, count=count, documents={*documents, "unknown"})
            assert list(found) == nearest(question, documents, count)
            for one, cosine in found.items():
                own = float(VECTORS[int(one[1:])] @ question)
                assert cosine == pytest.approx(own, abs=1e-4)

        same()


def test_where_most_that_is_near_is_of_others_what_is_left_is_found(
    opened: Callable[[], FolderIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.dense.folder.ROWS_EACH", 0)
    index = opened()
    close = np.tile(units(1, 5)[0], (400, 1))
    index.add([f"q{n}" for n in range(400)], close, ["others"] * 400)
    found = index.search(close[0], count=9, documents=set(OWNERS))
    assert list(found) == nearest(close[0], set(OWNERS), 9)


def spoil_nothing(rows: Path) -> None:
    """Leave all as it is."""


def spoil_lost(rows: Path) -> None:
    """An archive of an earlier version has none."""
    shutil.rmtree(rows)


def spoil_cut(rows: Path) -> None:
    """A disk that was full."""
    path = rows / "vectors.f32"
    path.write_bytes(path.read_bytes()[:-1000])


def spoil_shorter(rows: Path) -> None:
    path = rows / "ids.txt"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))


def spoil_others(rows: Path) -> None:
    """Of so many passages, but others."""
    (rows / "vectors.f32").write_bytes(units(PASSAGES, 9).tobytes())


@pytest.mark.parametrize(
    "spoil", [spoil_nothing, spoil_lost, spoil_cut, spoil_shorter, spoil_others]
)
def test_rows_that_are_not_there_or_not_these_are_done_without_and_made_again(
    spoil: Callable[[Path], None], opened: Callable[[], FolderIndex], tmp_path: Path
) -> None:
    spoil(tmp_path / "copy" / "rows")
    question, some = units(1, 3)[0], {"d1", "d4"}
    index = opened()
    assert list(index.search(question, count=5, documents=some)) == nearest(question, some, 5)
    index.add(["new"], question[None], ["d4"])
    index.delete([IDS[0]])
    index.close()
    rows = Rows(tmp_path / "copy" / "rows")
    assert len(rows) == PASSAGES
    expected = ["new", *nearest(question, some, 4)]
    assert list(rows.nearest(question, rows.choose(some), 5)) == expected


def test_a_row_that_was_altered_is_told_and_mended(archive: Archive, model: EmbeddingModel) -> None:
    bring(archive, [paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken.")])
    archive.close()
    path = next(archive.folder.glob("vectors-*/rows/vectors.f32"))
    held = np.fromfile(path, np.float32).reshape(-1, 384)
    held[1] = -held[1]
    held.tofile(path)
    with closing(Archive(archive.folder, model)) as again:
        assert [found.kind for found in check(again)] == ["vector wrong"]
        repair(again)
        assert check(again) == []
