"""What people did by hand, and the folders that were read, as the catalogue keeps them."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from settings import CatalogueServer
from tests.stores import paper
from vectorstore.by_hand import ByHand, Correction, Removal
from vectorstore.catalogue import CATALOGUE, Catalogue

AT = "2031-05-01T10:00:00+00:00"
DONE = ByHand(
    id="d1",
    path="/minutes/a\udcff.txt",  # a name that is no text
    root="/minutes",
    source="a\udcff.txt",
    size=7,
    sha256="abc",
    corrected=(
        Correction("title", "Lamps", "untitled", "Ann", AT),
        Correction("date", None, "2024-04-09", "", AT),
    ),
    removed=Removal("Ann", AT),
)


@pytest.fixture
def catalogue(place: Path | CatalogueServer) -> Iterator[Catalogue]:
    catalogue = Catalogue(place, model="m")
    yield catalogue
    catalogue.close()


def test_what_was_done_is_kept_as_it_was_done(
    catalogue: Catalogue, place: Path | CatalogueServer
) -> None:
    catalogue.keep_by_hand([DONE])
    with contextlib.closing(Catalogue(place, model="m")) as another:
        assert another.by_hand() == {DONE.path: DONE}
    assert DONE.facts() == (("date", None), ("title", "Lamps"))


def test_what_was_taken_back_is_forgotten(catalogue: Catalogue) -> None:
    catalogue.keep_by_hand([DONE])
    restored = replace(DONE, removed=None)
    catalogue.keep_by_hand([restored])
    assert catalogue.by_hand() == {DONE.path: restored}
    catalogue.keep_by_hand([replace(restored, corrected=())])
    assert catalogue.by_hand() == {}


def test_it_follows_and_stays_where_the_document_stays(catalogue: Catalogue) -> None:
    moved = replace(DONE, id="d2", path="/new/a.txt", root="/new", source="a.txt")
    catalogue.keep_by_hand([DONE])
    catalogue.carry({"d1": moved}, kept=["d1"])
    assert set(catalogue.by_hand()) == {DONE.path, moved.path}
    catalogue.carry({"d1": moved}, kept=[])
    assert set(catalogue.by_hand()) == {moved.path}


def test_what_a_document_is_taken_for_is_told_whether_public_or_not(catalogue: Catalogue) -> None:
    document, passages = paper("hidden", "The lamp was lit.")
    catalogue.begin([(replace(document, access="restricted"), passages)])
    assert catalogue.facts_of("hidden") is None
    catalogue.publish([document])
    assert catalogue.held_back() == [("/minutes", "hidden.txt")]
    assert catalogue.facts_of("hidden") == {
        "title": "hidden",
        "kind": "minutes",
        "council": "Pennick Parish Council",
        "committee": None,
        "date": None,
    }


def test_folders_are_remembered_until_they_are_gone(catalogue: Catalogue) -> None:
    catalogue.record_folders(["/a\udcff", "/b"])
    assert list(catalogue.folders()) == ["/a\udcff", "/b"]
    catalogue.record_folders(["/b"], gone=["/a\udcff"])
    assert list(catalogue.folders()) == ["/b"]


def test_a_store_from_before_is_opened(tmp_path: Path) -> None:
    Catalogue(tmp_path / CATALOGUE, model="m").close()
    with contextlib.closing(sqlite3.connect(tmp_path / CATALOGUE)) as db:
        db.execute("DROP TABLE by_hand")
        db.execute("DROP TABLE folders")
    with contextlib.closing(Catalogue(tmp_path / CATALOGUE, model="m")) as opened:
        assert (opened.by_hand(), opened.folders()) == ({}, {})
