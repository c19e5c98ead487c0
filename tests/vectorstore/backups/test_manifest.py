"""What a backup says of itself, and where its parts may be."""

import tomllib

import pytest

from tests.conftest import ROOT
from vectorstore.backups.manifest import Manifest, leads_astray, program_version, read_manifest


@pytest.mark.parametrize(
    "place",
    [
        "catalogue.sqlite",
        "conversations.sqlite",
        "review.sqlite",
        "words/.managed.json",
        "vectors-12/chroma.sqlite3",
        "vectors-0/0a-1b/data_level0.bin",
        "uploads/a folder/minutes (2).pdf",
        "uploads/..minutes.txt",
        "uploads/Märchen.txt",
    ],
)
def test_what_an_archive_holds_has_its_place(place: str) -> None:
    assert not leads_astray(place)


@pytest.mark.parametrize(
    "place", ["", ".", "..", "words/..", "words/../../a", "words", "~/a", "a/b"]
)
def test_what_it_does_not_hold_has_none(place: str) -> None:
    assert leads_astray(place)


def test_a_manifest_is_read_as_it_was_written() -> None:
    made = Manifest(1, "4", "0.2", "m", ("18+ocr",), "now", "/a b", 1, 2, 3, True)
    assert read_manifest(ROOT, made.as_json()) == made


def test_the_version_is_the_one_that_is_described() -> None:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert program_version() == described["project"]["version"]
