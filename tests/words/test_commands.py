"""Messages name a command as the product was called."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from words import archive, by_hand, contents, files, ingest, keeping, models, pages
from words.commands import CALLED, called_as, command

FOLDER = Path("/srv/minutes")
ADVICE: dict[str, Callable[[], str]] = {
    "ingest FOLDER --store /srv/minutes": lambda: archive.missing(FOLDER),
    "upgrade --store /srv/minutes": lambda: archive.earlier_format(FOLDER, "2", "4"),
    "ingest --repair": lambda: archive.word_index_fails(FOLDER, "it broke"),
    "ingest --review": files.held_back,
    "ingest --by-hand": lambda: by_hand.not_removed("a.txt"),
    "documents --include-restricted": lambda: by_hand.unknown_file("a.txt"),
    "ingest FOLDER": keeping.no_folders,
}


@pytest.fixture(autouse=True)
def as_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CALLED, raising=False)


@pytest.mark.parametrize("advised", ADVICE)
def test_a_command_is_advised_as_the_product_was_called(advised: str) -> None:
    module = "vectorstore " if advised.startswith(("documents", "upgrade")) else ""
    assert f"“python -m {module}{advised}”" in ADVICE[advised]()
    with called_as("ask-the-minutes"):
        assert f"“ask-the-minutes {advised}”" in ADVICE[advised]()
    assert "ask-the-minutes" not in ADVICE[advised]()


def test_what_is_started_meanwhile_names_commands_alike() -> None:
    code = "from words.commands import command; print(command('search', 'QUERY'))"
    with called_as("ask-the-minutes"):
        told = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
        ).stdout.decode()
    assert told.strip() == "“ask-the-minutes search QUERY”"
    assert CALLED not in os.environ


def test_a_call_within_another_leaves_the_first_as_it_was() -> None:
    with called_as("one"):
        with called_as("two"):
            assert command("ask") == "“two ask”"
        assert command("ask") == "“one ask”"


def test_a_path_with_spaces_can_be_typed_as_it_is_advised() -> None:
    assert '--store "/srv/our minutes"”' in pages.fill(Path("/srv/our minutes"))


def test_what_a_run_did_is_counted_in_words() -> None:
    counts = {"added": 1200, "changed": 0, "needs_ocr": 2, "kept_out": 1}
    assert ingest.counted(counts) == ("1,200 added, 2 in need of OCR, 1 kept out (removed by hand)")
    assert ingest.counted({"added": 0}) == ingest.NOTHING_TO_DO


def test_what_is_installed_anew_is_told_as_it_was_installed() -> None:
    assert "make setup" in models.embedding_missing("a-package")
    with called_as("ask-the-minutes"):
        assert "make" not in models.embedding_missing("a-package")


@pytest.mark.parametrize("trouble", ["missing", "slow", "failed", ""])
def test_pages_that_are_pictures_are_told_of_in_the_right_number(trouble: str) -> None:
    assert contents.pictures(1, trouble).startswith("its only page is a picture ")
    assert contents.pictures(2, trouble).startswith("its 2 pages are pictures ")
