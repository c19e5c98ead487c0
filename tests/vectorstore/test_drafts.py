"""A folder of vectors is copied whole, whatever another process does to it meanwhile."""

import threading
import time
from pathlib import Path

import pytest

from errors import StoreError
from vectorstore import drafts
from vectorstore.drafts import copy_at_rest


class Restless(threading.Thread):
    """Writes to a folder, as a process does that opens it, until it is told to rest."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder = folder
        self.rests = threading.Event()
        self.writes = threading.Event()

    def run(self) -> None:
        while not self.rests.is_set():
            journal = self.folder / "vectors.sqlite3-journal"
            journal.write_text("half")
            time.sleep(0.005)
            with (self.folder / "vectors.sqlite3").open("a") as file:
                file.write("more ")
            journal.unlink()
            self.writes.set()


@pytest.fixture
def live(tmp_path: Path) -> Path:
    folder = tmp_path / "live"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n}.bin").write_bytes(bytes([n]) * 100_000)
    return folder


def test_a_folder_is_copied_when_it_rests(live: Path, tmp_path: Path) -> None:
    restless = Restless(live)
    restless.start()
    restless.writes.wait()
    threading.Timer(2.5 * drafts.PAUSE, restless.rests.set).start()
    copy_at_rest(live, tmp_path / "draft")
    restless.join()
    copied = {path.name: path.read_bytes() for path in (tmp_path / "draft").iterdir()}
    assert copied == {path.name: path.read_bytes() for path in live.iterdir()}
    assert len(copied) == 21


def test_one_that_never_rests_is_named(
    live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "TRIES", 2)
    (live / "vectors.sqlite3-journal").write_text("half")  # somebody is in the midst of writing
    with pytest.raises(StoreError, match="keeps writing"):
        copy_at_rest(live, tmp_path / "draft")
    assert not (tmp_path / "draft").exists()
