"""A folder of vectors is copied whole, whatever another process does to it meanwhile."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from errors import StoreError
from vectorstore import vector_drafts
from vectorstore.vector_drafts import copy_at_rest


@pytest.fixture
def live(tmp_path: Path) -> Path:
    folder = tmp_path / "live"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n}.bin").write_bytes(bytes([n]) * 1000)
    (folder / "vectors.sqlite3").write_text("whole")
    return folder


def _pauses(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[int], None]) -> list[int]:
    """Call `meanwhile` with the pause's number in each pause between two tries, and count them.

    The other process is played within the pauses and the copying themselves: one that runs
    beside the test could write once more between the copy and the comparison.
    """
    counted: list[int] = []

    def pause(_seconds: float) -> None:
        counted.append(len(counted) + 1)
        meanwhile(counted[-1])

    monkeypatch.setattr("vectorstore.vector_drafts.time", SimpleNamespace(sleep=pause))
    return counted


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_copied_when_its_journal_is_gone(
    live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = live / "vectors.sqlite3-journal"
    journal.write_text("half")  # somebody is in the midst of writing

    def write(pause: int) -> None:
        if pause == 2:
            (live / "vectors.sqlite3").write_text("whole again")
            journal.unlink()

    pauses = _pauses(monkeypatch, write)
    copy_at_rest(live, tmp_path / "draft")
    assert len(pauses) == 2
    assert _contents(tmp_path / "draft") == _contents(live)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "vectors.sqlite3").write_text("whole again"),
        lambda folder: (folder / "new.bin").write_text("new"),
        lambda folder: (folder / "3.bin").unlink(),
    ],
    ids=["written", "added", "deleted"],
)
def test_a_folder_that_changes_while_it_is_copied_is_copied_again(
    live: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], object],
) -> None:
    copies = []

    def copy_and_change(source: Path, target: Path) -> None:
        shutil.copytree(source, target)
        copies.append(target)
        if len(copies) == 1:
            change(live)

    changing = SimpleNamespace(copytree=copy_and_change, rmtree=shutil.rmtree)
    monkeypatch.setattr("vectorstore.vector_drafts.shutil", changing)
    pauses = _pauses(monkeypatch, lambda _pause: None)
    copy_at_rest(live, tmp_path / "draft")
    assert len(pauses) == 1
    assert _contents(tmp_path / "draft") == _contents(live)


def test_one_that_never_rests_is_named(
    live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (live / "vectors.sqlite3-journal").write_text("half")
    pauses = _pauses(monkeypatch, lambda _pause: None)
    with pytest.raises(StoreError, match="keeps writing"):
        copy_at_rest(live, tmp_path / "draft")
    assert len(pauses) == vector_drafts.TRIES - 1
    assert not (tmp_path / "draft").exists()
