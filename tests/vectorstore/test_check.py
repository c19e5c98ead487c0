"""What differs between the parts of a store is told and mended."""

import contextlib
import sqlite3

import numpy as np
import pytest

from errors import StoreBusy
from tests.stores import bring, contents, paper
from vectorstore import Archive, EmbeddingModel
from vectorstore.catalogue import CATALOGUE
from vectorstore.check import check, repair
from vectorstore.records import SourceRecord

LAMPS = paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken.")
HEDGES = paper("hedges", "The hedge was cut.")
LAMP, BROKEN = (passage.id for passage in LAMPS[1])


@pytest.fixture
def filled(archive: Archive) -> Archive:
    bring(archive, [LAMPS, HEDGES])
    archive.catalogue.record_sources(
        SourceRecord(f"/minutes/{name}.txt", "/minutes", f"{name}.txt", 1, 1, "", "ingested")
        for name in ("lamps", "hedges")
    )
    return archive


def kinds(archive: Archive) -> list[tuple[str, str]]:
    return [(found.kind, found.id) for found in check(archive)]


def execute(archive: Archive, sql: str, *values: str) -> None:
    with contextlib.closing(sqlite3.connect(archive.folder / CATALOGUE)) as db, db:
        db.execute(sql, values)


def test_a_whole_store_has_no_differences(filled: Archive) -> None:
    assert check(filled) == []
    assert repair(filled) == []


def test_an_empty_store_has_no_differences(archive: Archive) -> None:
    assert check(archive) == []
    assert repair(archive) == []


def test_what_the_indexes_lack_or_have_too_much_is_mended(filled: Archive) -> None:
    before = contents(filled)
    vector = filled.model.encode(["Otters."])
    filled.dense.delete([LAMP])
    filled.dense.add(["stray"], vector, ["d9"])
    filled.dense.add([BROKEN], vector, ["lamps"])
    filled.lexical.delete([BROKEN])
    filled.lexical.add(["stray"], ["d9"], ["Otters."])
    expected = [
        ("vector missing", LAMP),
        ("vector extra", "stray"),
        ("words missing", BROKEN),
        ("words extra", "stray"),
        ("vector wrong", BROKEN),
    ]
    assert kinds(filled) == expected
    assert [(found.kind, found.id) for found in repair(filled)] == expected
    assert contents(filled) == before


def test_indexes_that_were_deleted_are_made_again(filled: Archive, model: EmbeddingModel) -> None:
    before = contents(filled)
    filled.close()
    for folder in (next(filled.folder.glob("vectors-*")), filled.folder / "words"):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        folder.rmdir()
    with contextlib.closing(Archive(filled.folder, model)) as again:
        assert len(repair(again)) == 6
        assert contents(again) == before


def test_a_vector_that_nothing_keeps_is_embedded_again(filled: Archive) -> None:
    before = filled.dense.vectors([LAMP])[LAMP]
    execute(filled, "DELETE FROM vectors")
    filled.dense.delete([LAMP])
    repair(filled)
    assert kinds(filled) == []
    assert filled.dense.vectors([LAMP])[LAMP] == pytest.approx(before, abs=1e-5)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents SET text = replace(text, 'Fen', 'Hen') WHERE id = 'lamps'",
        "UPDATE documents SET text = 'The' WHERE id = 'lamps'",
        "UPDATE passages SET context = 'Elsewhere' WHERE context = 'Lamps'",
        'UPDATE passages SET "end" = "end" - 1 WHERE context = \'Lamps\'',
        'UPDATE passages SET "start" = 900, "end" = 931 WHERE context = \'Lamps\'',
    ],
)
def test_an_altered_document_is_to_be_read_again(sql: str, filled: Archive) -> None:
    execute(filled, sql)
    assert ("altered", "lamps") in kinds(filled)
    repair(filled)
    assert kinds(filled) == []
    assert set(filled.catalogue.versions()) == {"hedges"}
    assert set(filled.catalogue.sources()) == {"/minutes/hedges.txt"}
    bring(filled, [LAMPS, HEDGES])
    assert kinds(filled) == []


def test_what_was_interrupted_is_told(filled: Archive) -> None:
    bridges = paper("bridges", "The bridge was shut.")
    filled.catalogue.begin([bridges], {"some text": np.ones(384, np.float32).tobytes()})
    assert [kind for kind, _ in kinds(filled)] == ["unfinished"]
    repair(filled)
    assert kinds(filled) == []


def test_nothing_is_compared_while_another_process_writes(
    filled: Archive, model: EmbeddingModel
) -> None:
    with (
        contextlib.closing(Archive(filled.folder, model)) as other,
        other.writing(),
        pytest.raises(StoreBusy),
    ):
        check(filled)
