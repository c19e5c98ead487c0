import contextlib
import datetime
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from errors import StoreBusy
from schema import Document, Filters, Passage, Scope, Sentence, Span
from vectorstore.catalogue import CATALOGUE, Catalogue

DOCUMENT = Document(
    id="d1",
    version="v1",
    root="/minutes",
    source="2024/a.txt",
    title="Lamps 🕯 of Pennick",
    kind="minutes",
    council="Pennick Parish Council",
    committee="Lighting Committee",
    date=datetime.date(2024, 4, 9),
    access="public",
    text="🕯 The lamps\r\nwere lit.\x0c£5 was paid.",
    page_starts=(0, 22),
    url="https://example.invalid/a",
)
PASSAGE = Passage(
    id="v1-00000",
    document_id="d1",
    start=2,
    end=21,
    text=DOCUMENT.text[2:21],
    context="Pennick › Lamps",
    lead=(Span(0, 1),),
    sentences=(Sentence(2, 11), Sentence(13, 21, Span(0, 1))),
    item="1. Lamps",
    part="Decision",
    page=1,
    kind="decision",
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with contextlib.closing(Catalogue(tmp_path / CATALOGUE, model="m")) as catalogue:
        yield catalogue


@pytest.fixture
def filled(catalogue: Catalogue) -> Catalogue:
    catalogue.begin([(DOCUMENT, [PASSAGE])])
    catalogue.publish([DOCUMENT])
    return catalogue


def test_a_document_comes_back_as_it_was_put_in(filled: Catalogue) -> None:
    assert filled.document("d1") == DOCUMENT
    assert filled.document("d2") is None
    assert filled.documents() == [(replace(DOCUMENT, text="", page_starts=()), 1)]


def test_a_passage_comes_back_as_it_was_put_in(filled: Catalogue) -> None:
    assert filled.passages(["v1-00000", "unknown"]) == {"v1-00000": PASSAGE}


def test_unknown_facts_stay_unknown(catalogue: Catalogue) -> None:
    bare = replace(DOCUMENT, council=None, committee=None, date=None, url=None, page_starts=())
    catalogue.begin([(bare, [])])
    catalogue.publish([bare])
    assert catalogue.document("d1") == bare


def test_what_is_being_written_is_not_there_yet(catalogue: Catalogue) -> None:
    catalogue.begin([(DOCUMENT, [PASSAGE])])
    assert catalogue.document("d1") is None
    assert catalogue.documents() == []
    assert catalogue.passages(["v1-00000"]) == {}
    assert catalogue.counts() == (0, 0)
    assert catalogue.matching(Filters()) == set()
    assert catalogue.unfinished() == ["v1-00000"]


def test_a_new_version_takes_the_place_of_the_last(filled: Catalogue) -> None:
    new = replace(DOCUMENT, version="v2", text="Nothing of the kind.")
    filled.begin([(new, [replace(PASSAGE, id="v2-00000")])])
    assert filled.document("d1") == DOCUMENT
    filled.publish([new])
    assert filled.document("d1") == new
    assert filled.unfinished() == ["v1-00000"]
    filled.forget_unfinished()
    assert (filled.unfinished(), filled.counts()) == ([], (1, 1))


def test_more_ids_than_one_query_takes_are_found(filled: Catalogue) -> None:
    ids = [f"unknown {n}" for n in range(2500)]
    assert set(filled.passages([*ids, "v1-00000"])) == {"v1-00000"}


def test_a_restricted_document_is_no_part_of_a_search(catalogue: Catalogue) -> None:
    secret = replace(DOCUMENT, access="restricted")
    catalogue.begin([(secret, [PASSAGE])])
    catalogue.publish([secret])
    assert catalogue.passages(["v1-00000"]) == {}
    assert catalogue.matching(Filters()) == set()
    assert catalogue.scope(Filters()) == Scope(0, 0, (), (), None, None)
    assert catalogue.decided_items() == []


def test_the_scope_says_how_much_whose_and_when(filled: Catalogue) -> None:
    other = replace(
        DOCUMENT,
        id="d2",
        version="v9",
        source="b.txt",
        date=datetime.date(2025, 1, 2),
        council=None,
    )
    filled.begin([(other, [])])
    filled.publish([other])
    scope = filled.scope(Filters())
    assert (scope.documents, scope.passages) == (2, 1)
    assert scope.councils == ("Pennick Parish Council",)
    assert scope.committees == ("Lighting Committee",)
    assert (scope.earliest, scope.latest) == (DOCUMENT.date, other.date)
    limited = Filters(date_to=DOCUMENT.date)
    assert filled.scope(limited).documents == 1
    assert filled.scope(limited).filters == limited


def test_another_connections_writing_changes_the_generation(
    filled: Catalogue, tmp_path: Path
) -> None:
    before = filled.generation()
    assert filled.generation() == before
    with contextlib.closing(Catalogue(tmp_path / CATALOGUE, model="m")) as other:
        other.begin([(replace(DOCUMENT, id="d2", version="v2"), [])])
    assert filled.generation() != before


def test_a_locked_file_is_said_to_be_in_use(filled: Catalogue, tmp_path: Path) -> None:
    filled._db.execute("PRAGMA busy_timeout = 50")
    with contextlib.closing(sqlite3.connect(tmp_path / CATALOGUE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="in use"):
            filled.publish([DOCUMENT])
