import contextlib
import datetime
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from errors import StoreBusy, StoreError
from schema import Document, Filters, Mark, Meeting, Passage, Scope, Sentence, Span, Statement
from schema.clearing import Withheld, clear_document, clear_passage
from settings import CatalogueServer
from vectorstore.catalogue import CATALOGUE, Catalogue
from vectorstore.records import Entry, SourceRecord, hash_of

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
    adopted=datetime.date(2024, 5, 14),
    standing="confirmed with changes",
    meetings=(
        Meeting(0, "Pennick Parish Council", "Lighting Committee", datetime.date(2024, 4, 9)),
        Meeting(22, "Sallow Parish Council", None, datetime.date(2023, 1, 31)),
    ),
    restricted=(Span(29, 34),),
    ocr_pages=(2,),
    notes=("the file's name has another date",),
    marks=(Mark(29, 34, "Confidential", "margin", sure=False),),
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
    statements=(
        Statement(
            "resolution",
            2,
            21,
            "carried",
            (("proposer", "Cllr O'Moule"), ("against", "Cllr Tench")),
            (3, 1, None),
            datetime.date(2024, 6, 28),
        ),
    ),
    joins=(5, 9),
    ocr=True,
)
SECRET = replace(
    PASSAGE,
    id="v1-00001",
    start=29,
    end=34,
    text="paid.",
    access="restricted",
    item="2. The exempt item",
    sentences=(),
)
ALL_OF_IT = (Mark(0, len(DOCUMENT.text), "Confidential", "head"),)


@pytest.fixture
def catalogue(place: Path | CatalogueServer) -> Iterator[Catalogue]:
    with contextlib.closing(Catalogue(place, model="m")) as catalogue:
        yield catalogue


@pytest.fixture
def filled(catalogue: Catalogue) -> Catalogue:
    catalogue.begin([(DOCUMENT, [PASSAGE])])
    catalogue.publish([DOCUMENT])
    return catalogue


def test_a_document_comes_back_as_it_was_put_in(filled: Catalogue) -> None:
    assert filled.stored_documents(["d1", "d2"]) == {"d1": DOCUMENT}
    assert filled.document("d1") == clear_document(DOCUMENT)
    assert filled.document("d1", restricted=True) == clear_document(DOCUMENT, restricted=True)
    assert filled.document("d2") is None
    assert filled.documents() == [(clear_document(DOCUMENT, with_text=False), 1)]


def test_a_passage_comes_back_as_it_was_put_in(filled: Catalogue) -> None:
    both = ["v1-00000", "unknown"]
    assert filled.stored_passages(both) == {"v1-00000": PASSAGE}
    assert filled.passages(both) == {"v1-00000": clear_passage(PASSAGE, Withheld(DOCUMENT))}


def test_unknown_facts_stay_unknown(catalogue: Catalogue) -> None:
    bare = replace(
        DOCUMENT,
        council=None,
        committee=None,
        date=None,
        url=None,
        page_starts=(),
        adopted=None,
        standing=None,
        meetings=(),
    )
    catalogue.begin([(bare, [])])
    catalogue.publish([bare])
    assert catalogue.stored_documents(["d1"]) == {"d1": bare}


def test_what_is_being_written_is_not_there_yet(catalogue: Catalogue) -> None:
    catalogue.begin([(DOCUMENT, [PASSAGE])])
    assert catalogue.document("d1") is None
    assert catalogue.documents() == []
    assert catalogue.passages(["v1-00000"]) == {}
    assert catalogue.counts() == (0, 0)
    assert catalogue.matching(Filters()) == set()
    assert catalogue.unfinished() == ["v1-00000"]


def test_a_new_version_takes_the_place_of_the_last(filled: Catalogue) -> None:
    new = replace(DOCUMENT, version="v2", text="Nothing of the kind.", restricted=(), marks=())
    filled.begin([(new, [replace(PASSAGE, id="v2-00000")])])
    assert filled.stored_documents(["d1"]) == {"d1": DOCUMENT}
    filled.publish([new])
    assert filled.stored_documents(["d1"]) == {"d1": new}
    assert filled.unfinished() == ["v1-00000"]
    filled.forget_unfinished()
    assert (filled.unfinished(), filled.counts()) == ([], (1, 1))


def test_more_ids_than_one_query_takes_are_found(filled: Catalogue) -> None:
    ids = [f"unknown {n}" for n in range(2500)]
    assert set(filled.passages([*ids, "v1-00000"])) == {"v1-00000"}


@pytest.mark.parametrize("read", [Catalogue.passages, Catalogue.entries])
def test_many_passages_are_each_looked_up_by_their_id(
    tmp_path: Path, read: Callable[[Catalogue, list[str]], object]
) -> None:
    asked: list[str] = []
    with contextlib.closing(Catalogue(tmp_path / CATALOGUE, model="m")) as catalogue:
        with contextlib.closing(catalogue._place.engine.raw_connection()) as db:
            own: Any = db.driver_connection  # the one that is used next, too
        own.set_trace_callback(asked.append)
        read(catalogue, [f"no-{n}" for n in range(300)])
        own.set_trace_callback(None)
        (statement,) = (sql for sql in asked if "passages" in sql)
        plan = [row[3] for row in own.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert re.match(r"SEARCH passages USING .*\(id=\?\)", plan[0])


def test_a_restricted_document_is_no_part_of_a_search(catalogue: Catalogue) -> None:
    secret = replace(DOCUMENT, access="restricted", marks=ALL_OF_IT)
    catalogue.begin([(secret, [PASSAGE])])
    catalogue.publish([secret])
    assert catalogue.passages(["v1-00000"]) == {}
    assert catalogue.matching(Filters()) == set()
    assert catalogue.scope(Filters()) == Scope(0, 0, (), (), None, None)
    assert catalogue.decided(Filters()) == []
    assert catalogue.documents() == []
    assert catalogue.counts() == (0, 0)


def test_a_restricted_document_is_found_where_it_is_asked_for(catalogue: Catalogue) -> None:
    secret = replace(DOCUMENT, access="restricted", marks=ALL_OF_IT)
    catalogue.begin([(secret, [PASSAGE])])
    catalogue.publish([secret])
    assert set(catalogue.passages(["v1-00000"], restricted=True)) == {"v1-00000"}
    assert catalogue.matching(Filters(restricted=True)) == {"d1"}
    assert catalogue.scope(Filters(restricted=True)).passages == 1
    assert [document.id for document, _ in catalogue.documents(restricted=True)] == ["d1"]
    assert catalogue.counts(restricted=True) == (1, 1)


def test_a_restricted_passage_is_no_part_of_its_public_document(catalogue: Catalogue) -> None:
    catalogue.begin([(DOCUMENT, [PASSAGE, SECRET])])
    catalogue.publish([DOCUMENT])
    both = [PASSAGE.id, SECRET.id]
    assert set(catalogue.passages(both)) == {PASSAGE.id}
    assert set(catalogue.passages(both, restricted=True)) == set(both)
    assert catalogue.scope(Filters()).passages == 1
    assert catalogue.scope(Filters(restricted=True)).passages == 2
    assert [size for _, size in catalogue.documents()] == [1]
    assert catalogue.counts() == (1, 1)
    assert [one.id for one in catalogue.decided(Filters())] == [PASSAGE.id]
    assert [one.id for one in catalogue.decided(Filters(kind=DOCUMENT.kind))] == [PASSAGE.id]
    assert catalogue.decided(Filters(council="Nobody's")) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(council="Sallow Parish Council"), True),
        (Filters(committee="Lighting Committee"), True),
        (Filters(council="Sallow Parish Council", committee="Lighting Committee"), False),
        (Filters(date_to=datetime.date(2023, 12, 31)), True),
        (Filters(date_from=datetime.date(2023, 2, 1), date_to=datetime.date(2024, 1, 1)), False),
        (Filters(kind="news"), False),
    ],
)
def test_a_document_is_found_by_any_of_its_meetings(
    filters: Filters, found: bool, filled: Catalogue
) -> None:
    assert filled.matching(filters) == ({"d1"} if found else set())
    assert filled.scope(filters).documents == int(found)


def test_the_scope_follows_what_is_written_here_and_by_others(
    filled: Catalogue, place: Path | CatalogueServer
) -> None:
    assert filled.scope(Filters()).documents == 1
    with contextlib.closing(Catalogue(place, model="m")) as other:
        another = replace(DOCUMENT, id="d2", version="v2", source="b.txt")
        other.begin([(another, [])])
        other.publish([another])
    assert filled.scope(Filters()).documents == 2
    filled.retire(["d1"])
    assert filled.scope(Filters()).documents == 1


def test_the_scope_has_the_meetings_that_match(filled: Catalogue) -> None:
    scope = filled.scope(Filters(council="Sallow Parish Council"))
    assert scope.councils == ("Sallow Parish Council",)
    assert (scope.committees, scope.earliest) == ((), datetime.date(2023, 1, 31))
    assert (scope.documents, scope.passages) == (1, 1)


def test_what_is_retired_is_gone_at_once(filled: Catalogue) -> None:
    assert filled.retire(["d1", "unknown"]) == 1
    assert filled.document("d1") is None
    assert filled.unfinished() == ["v1-00000"]


def test_source_files_are_kept_by_path(catalogue: Catalogue) -> None:
    def record(path: str, size: int = 1) -> SourceRecord:
        return SourceRecord(path, "/m", path, size, 2, "abc", "failed", "too large")

    paths = ["/m/a.txt", "/m/b%_\udcff.txt", "/m/b/c.txt", "/mm/d.txt"]
    catalogue.record_sources(record(path) for path in paths)
    assert catalogue.sources() == {path: record(path) for path in paths}
    assert set(catalogue.sources("/m")) == set(paths[:3])
    assert set(catalogue.sources("/m/b/")) == {"/m/b/c.txt"}
    assert set(catalogue.sources("/m/a.txt")) == {"/m/a.txt"}
    catalogue.record_sources([record("/m/a.txt", 9)])
    assert catalogue.sources()["/m/a.txt"].size == 9
    catalogue.forget_sources([*paths[:2], "/unknown"])
    assert set(catalogue.sources()) == set(paths[2:])


def test_vectors_are_kept_while_a_passage_has_their_text(filled: Catalogue) -> None:
    own = hash_of(PASSAGE.embedded_text)
    filled.keep_vectors({own: b"one", "another": b"two"})
    filled.forget_vectors()
    assert filled.vectors([own, "another"]) == {own: b"one"}
    assert filled.entries([PASSAGE.id]) == [
        Entry(PASSAGE.id, "d1", PASSAGE.embedded_text, own, b"one")
    ]


@pytest.mark.parametrize(
    ("found", "made_by", "advised"),
    [
        ("1", "an earlier version", "upgrade --store"),
        ("2", "an earlier version", "upgrade --store"),
        ("5", "a later version", "Install that version"),
        ("12", "a later version", "Install that version"),
        ("", "another version", "ingest again"),
        ("4b", "another version", "ingest again"),
    ],
)
def test_a_catalogue_of_another_format_says_what_to_do(
    found: str, made_by: str, advised: str, tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / CATALOGUE)) as db, db:
        db.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.execute("INSERT INTO about VALUES ('schema', ?), ('model', 'm')", (found,))
        db.execute("CREATE TABLE passages (id TEXT PRIMARY KEY)")
    with pytest.raises(StoreError, match=f"made by {made_by}.*format is {found};.*{advised}"):
        Catalogue(tmp_path / CATALOGUE, model="m")


def test_the_scope_says_how_much_whose_and_when(filled: Catalogue) -> None:
    other = replace(
        DOCUMENT,
        id="d2",
        version="v9",
        source="b.txt",
        date=datetime.date(2025, 1, 2),
        council=None,
        meetings=(),
    )
    filled.begin([(other, [])])
    filled.publish([other])
    scope = filled.scope(Filters())
    assert (scope.documents, scope.passages) == (2, 1)
    assert scope.councils == ("Pennick Parish Council", "Sallow Parish Council")
    assert scope.committees == ("Lighting Committee",)
    assert (scope.earliest, scope.latest) == (DOCUMENT.meetings[1].date, other.date)
    limited = Filters(date_to=DOCUMENT.date)
    assert filled.scope(limited).documents == 1
    assert filled.scope(limited).filters == limited


def test_another_connections_writing_changes_the_generation(
    filled: Catalogue, place: Path | CatalogueServer
) -> None:
    before = filled.generation()
    assert filled.generation() == before
    with contextlib.closing(Catalogue(place, model="m")) as other:
        other.begin([(replace(DOCUMENT, id="d2", version="v2"), [])])
    assert filled.generation() != before


def test_a_locked_file_is_said_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.places.file.SECONDS", 0.05)
    with (
        contextlib.closing(Catalogue(tmp_path / CATALOGUE, model="m")) as catalogue,
        contextlib.closing(sqlite3.connect(tmp_path / CATALOGUE)) as other,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="in use"):
            catalogue.publish([DOCUMENT])
