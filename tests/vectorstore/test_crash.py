"""A store survives being killed, a full disk and lost permissions."""

import contextlib
import os
import resource
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from errors import StoreError
from settings import ChromaServer
from tests.finding import search
from tests.running import run_warm
from tests.stores import bring, contents, paper
from vectorstore import Archive, EmbeddingModel

LAMPS = paper("lamps", "The lamps of Fen Lane were lit.")
HEDGES = paper("hedges", "The hedge was cut.")
NOBODY = 65534
"""The user who owns nothing, on Linux."""


@pytest.fixture(scope="module")
def made(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with one document, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "store"
    with contextlib.closing(Archive(folder, model)) as archive:
        bring(archive, [LAMPS])
    return folder


@pytest.fixture
def lit(made: Path, model: EmbeddingModel, tmp_path: Path) -> Iterator[Archive]:
    shutil.copytree(made, tmp_path / "store")
    with contextlib.closing(Archive(tmp_path / "store", model)) as archive:
        yield archive


@contextlib.contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let this process write no file past a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_killed_after_any_write_it_becomes_the_same_store(
    tmp_path: Path, chroma: ChromaServer | None
) -> None:
    at = [chroma.address] if chroma else []
    done = run_warm("-m", "tests.vectorstore.crashing", tmp_path, *at)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert int(line.removesuffix(" writes")) > 15


@pytest.mark.parametrize("size", [100, 20_000, 60_000, 120_000, 165_000])
def test_a_full_disk_is_told_and_leaves_the_store_whole(size: int, lit: Archive) -> None:
    before = contents(lit)
    with files_no_larger_than(size), pytest.raises(StoreError, match=str(lit.folder)):
        bring(lit, [LAMPS, HEDGES])
    assert search(lit, "lamps of Fen Lane")[0].document.id == "lamps"
    bring(lit, [LAMPS])
    assert contents(lit) == before


def test_what_fails_half_way_is_made_good_by_the_next_run(
    lit: Archive, model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(Archive(tmp_path / "whole", model)) as whole:
        bring(whole, [HEDGES])
        expected = contents(whole)
    with monkeypatch.context() as broken:
        broken.setattr("vectorstore.archive.LexicalIndex.add", _refuse)
        with pytest.raises(StoreError, match="no more"):
            bring(lit, [HEDGES])
    bring(lit, [HEDGES])
    assert contents(lit) == expected


def _refuse(*_: object) -> None:
    raise StoreError("no more")


@contextlib.contextmanager
def _without_permission(folder: Path) -> Iterator[None]:
    """Take away the right to write to a folder; root, who may do all, is nobody meanwhile."""
    folder.chmod(0o500)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are other things here")
def test_lost_permission_is_told(lit: Archive) -> None:
    with _without_permission(lit.folder), pytest.raises(StoreError, match=str(lit.folder)):
        bring(lit, [LAMPS, HEDGES])
    bring(lit, [LAMPS, HEDGES])
    assert search(lit, "the hedge")[0].document.id == "hedges"
