"""Back up, restore or upgrade, killed after each of its writes in turn; print what is wrong then.

    python -m tests.vectorstore.killing FOLDER backup|restore|upgrade

Of several writes of one kind that follow each other, after the first and after the last. A
process of its own for every attempt, as in `tests.vectorstore.crashing`.
"""

import contextlib
import functools
import importlib
import os
import pathlib
import pickle
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from errors import StoreError
from tests.stores import bring, contents, paper
from tests.vectorstore.crashing import apart
from tests.vectorstore.earlier import make_earlier
from vectorstore import Archive, EmbeddingModel, dense, lexical
from vectorstore.backups import make, restore
from vectorstore.catalogue import CATALOGUE
from vectorstore.format import SCHEMA_VERSION
from vectorstore.sqlite_files import read_about
from vectorstore.upgrades import from_2, from_3, run

PAPERS = [
    paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken."),
    paper("hedges", "The hedge was cut."),
]
WRITES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (make, ("copy_database", "make_one_file", "copy_at_rest", "_pack", "_put")),
    (restore, ("_take_out", "make_indexes")),
    (run, ("copy_database", "make_one_file", "copy_at_rest", "make_indexes")),
    (from_2, ("_keep_vectors",)),
    (from_3, ("_marks",)),
    (shutil, ("copytree", "rmtree")),
    (pathlib.Path, ("rename", "replace")),
    (dense.DenseIndex, ("add",)),
    (lexical.LexicalIndex, ("replace_all",)),
)


def kill_after(writes: int, told: Path) -> None:
    """Let this process tell the name of each write, and kill itself after so many."""
    done = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def write(*given: Any, **options: Any) -> Any:
            nonlocal done
            result = real(*given, **options)
            done += 1
            with told.open("a") as names:
                names.write(f"{real.__qualname__}\n")
            if done == writes:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return write

    for owner, names in WRITES:
        for name in names:
            setattr(owner, name, counted(getattr(owner, name)))


def told(store: Path, model: EmbeddingModel) -> bytes:
    """Tell all that an archive holds; its folders of vectors may have other numbers."""
    with contextlib.closing(Archive(store, model, create=False)) as archive:
        held = contents(archive)
    assert held["differences"] == [], held["differences"]
    return pickle.dumps(held)


class Backup:
    """Over an earlier backup of the same name."""

    def __init__(self, here: Path, model: EmbeddingModel) -> None:
        self.here, self.model = here, model

    def begin(self) -> None:
        """Make an archive, its backup and another state of it."""
        with contextlib.closing(Archive(self.here / "store", self.model)) as archive:
            bring(archive, PAPERS[:1])
        make.back_up(self.here / "store", self.here / "b.zip", model=self.model.name)
        before = told(self.here / "store", self.model)
        with contextlib.closing(Archive(self.here / "store", self.model)) as archive:
            bring(archive, PAPERS)
        (self.here / "expected").write_bytes(
            pickle.dumps({before, told(self.here / "store", self.model)})
        )

    def work(self) -> None:
        """Do what is killed."""
        file = self.here / "b.zip"
        make.back_up(self.here / "store", file, model=self.model.name, replace=True)

    def look(self) -> None:
        """Make sure that the file is whole: the earlier one or this one."""
        expected = pickle.loads((self.here / "expected").read_bytes())
        for n in range(2):
            restore.restore(self.here / "b.zip", self.here / f"back {n}", self.model)
            assert told(self.here / f"back {n}", self.model) in expected
            self.work()
        left = {path.name for path in self.here.iterdir()}
        assert left == {"store", "b.zip", "expected", "back 0", "back 1"}, left


class Restore:
    """From a backup with its indexes left out, so that they are made."""

    def __init__(self, here: Path, model: EmbeddingModel) -> None:
        self.here, self.model = here, model

    def begin(self) -> None:
        """Make a backup."""
        store = self.here / "store"
        with contextlib.closing(Archive(store, self.model)) as archive:
            bring(archive, PAPERS)
            (store / "uploads").mkdir()
            (store / "uploads" / "a.txt").write_text("sent")
            with archive.held():
                make.back_up(store, self.here / "b.zip", model=self.model.name, wait=0)
        (self.here / "expected").write_bytes(told(store, self.model))

    def work(self) -> None:
        """Do what is killed."""
        restore.restore(self.here / "b.zip", self.here / "back", self.model)

    def look(self) -> None:
        """Make sure that there is all of the archive, or none and it can be restored."""
        back = self.here / "back"
        if not (back / CATALOGUE).exists():
            with contextlib.suppress(StoreError):
                Archive(back, self.model, create=False)
                raise AssertionError("half an archive was opened")
            self.work()
        assert told(back, self.model) == (self.here / "expected").read_bytes()
        assert (back / "uploads" / "a.txt").read_text() == "sent"


class Upgrade:
    """Of an archive of format 2."""

    def __init__(self, here: Path, model: EmbeddingModel) -> None:
        self.here, self.model = here, model

    def begin(self) -> None:
        """Make the archive, and what it comes to."""
        make_earlier(self.here / "store", self.model, "2")
        shutil.copytree(self.here / "store", self.here / "whole")
        run.upgrade(self.here / "whole", self.model, copy=False)
        (self.here / "expected").write_bytes(told(self.here / "whole", self.model))
        shutil.rmtree(self.here / "whole")

    def work(self) -> None:
        """Do what is killed."""
        run.upgrade(self.here / "store", self.model)

    def look(self) -> None:
        """Make sure that it is of the one format or the other, and comes to the same."""
        expected = (self.here / "expected").read_bytes()
        store = self.here / "store"
        if read_about(store / CATALOGUE)["schema"] == SCHEMA_VERSION:
            assert told(store, self.model) == expected
        self.work()
        assert told(store, self.model) == expected
        assert not (store / "vectors").exists()
        assert not (store / run.WORK).exists()
        assert (self.here / "store-format-2").is_dir()
        for kept in self.here.glob("store-format-2*"):
            assert read_about(kept / CATALOGUE) == {"schema": "2", "model": self.model.name}
            assert {path.name for path in kept.iterdir()} == {CATALOGUE, "vectors", "words"}


def main(here: Path, what: str) -> None:
    """Try every write."""
    trials: dict[str, type[Backup] | type[Restore] | type[Upgrade]]
    trials = {"backup": Backup, "restore": Restore, "upgrade": Upgrade}
    trial = trials[what]
    model = EmbeddingModel()
    model.load()
    importlib.import_module("chromadb")
    (here / "now").mkdir()
    apart(trial(here / "now", model).begin)
    shutil.copytree(here / "now", here / "before")

    def broken(writes: int) -> bool:
        def work() -> None:
            kill_after(writes, here / "writes")
            trial(here / "now", model).work()

        shutil.rmtree(here / "now")
        shutil.copytree(here / "before", here / "now")
        ended = apart(work)
        apart(trial(here / "now", model).look)
        return not ended

    if broken(0):
        sys.exit("killed too soon")
    tried = first_and_last((here / "writes").read_text().splitlines())
    if not all(broken(writes) for writes in tried):
        sys.exit("not killed")
    print(f"{len(tried)} writes")


def first_and_last(names: list[str]) -> list[int]:
    """Return the numbers of the writes, without those between two of their own name."""
    around = zip(["", *names], names, [*names[1:], ""], strict=False)
    return [n for n, (one, name, other) in enumerate(around, 1) if not one == name == other]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
