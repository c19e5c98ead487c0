"""Bring a store in step, killed after each of its writes in turn; print what differs then.

    python -m tests.vectorstore.crashing FOLDER [ADDRESS]

The vectors are in the store's folder, or at the Chroma server of an address, which goes on.
A process of its own for every attempt, forked once the model is loaded and before any part
of a store is open.
"""

import functools
import importlib
import os
import pickle
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from settings import ChromaServer
from tests.stores import bring, contents, paper
from vectorstore import Archive, EmbeddingModel, archive, at_server, dense, lexical, vector_drafts
from vectorstore.catalogue import Catalogue

BEFORE = [
    paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken."),
    paper("hedges", "The hedge was cut.", "The hedge of plot 4 was not."),
    paper("drains", "The drains of Mill Lane were cleared."),
]
AFTER = [
    paper("lamps", "The lamps of Fen Lane were lit.", "Two lamps were broken."),
    paper("bridges", "The hedge was cut.", "The footbridge was closed."),
    paper("drains", "The drains of Mill Lane were cleared."),
]
WRITES: tuple[tuple[type, tuple[str, ...]], ...] = (
    (Catalogue, ("begin", "publish", "retire", "forget_unfinished", "index", "forget_vectors")),
    (Catalogue, ("tidy",)),
    (dense.DenseIndex, ("add", "delete")),
    (lexical.LexicalIndex, ("add", "delete", "replace_all")),
    (vector_drafts.VectorFolders, ("_copy", "sweep")),
    (dense.ServedIndex, ("create",)),
    (at_server.VectorCollections, ("sweep",)),
)


def kill_after(writes: int) -> None:
    """Let this process kill itself after so many writes to the store."""
    done = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def write(*given: Any, **options: Any) -> Any:
            nonlocal done
            result = real(*given, **options)
            done += 1
            if done == writes:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return write

    for owner, names in WRITES:
        for name in names:
            setattr(owner, name, counted(getattr(owner, name)))


def apart(work: Callable[[], object]) -> bool:
    """Do work in a process of its own; tell whether it lived to its end."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended not in (0, -signal.SIGKILL):
        sys.exit(f"an attempt ended with {ended}")
    return ended == 0


def main(here: Path, address: str = "") -> None:
    """Try every write."""
    chroma = ChromaServer(address) if address else None
    archive.SPARE_AT_LEAST = 0  # so that the indexes are made afresh, too
    model = EmbeddingModel()
    model.load()
    importlib.import_module("chromadb")

    def brought(store: Path, wanted: list[Any]) -> None:
        with closing(Archive(store, model, chroma=chroma)) as opened:
            bring(opened, wanted)

    def broken(store: Path, writes: int) -> None:
        kill_after(writes)
        brought(store, AFTER)

    def whole() -> None:
        brought(here / "whole", AFTER)
        with closing(Archive(here / "whole", model, chroma=chroma)) as opened:
            (here / "contents").write_bytes(pickle.dumps(contents(opened)))

    def compared(store: Path) -> None:
        with closing(Archive(store, model, chroma=chroma)) as opened:
            bring(opened, AFTER)
            held = contents(opened)
        for part, expected in pickle.loads((here / "contents").read_bytes()).items():
            if held[part] != expected:
                print(f"after write {writes}: {part}: {held[part]} is not {expected}")

    def begun(store: Path) -> None:
        """Make a store to be brought in step: at a server, two copies would share a collection."""
        if chroma or not (here / "before").exists():
            apart(lambda: brought(store if chroma else here / "before", BEFORE))
        if not chroma:
            shutil.copytree(here / "before", store)

    begun(here / "whole")
    apart(whole)
    ended, writes = False, 0
    while not ended:
        writes += 1
        store = here / f"store {writes}"
        begun(store)
        ended = apart(functools.partial(broken, store, writes))
        apart(functools.partial(compared, store))
        shutil.rmtree(store)
    print(f"{writes - 1} writes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
