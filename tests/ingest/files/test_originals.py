"""The file that a document was read from, as long as it is the one that was read."""

import os
from pathlib import Path

import pytest

from errors import SourceError
from ingest import ingest
from ingest.files import originals
from ingest.files.reading import identity
from schema import ClearedDocument, Span
from tests.cleared import altered
from tests.making import pdf, write
from vectorstore import Archive
from vectorstore.records import SourceRecord

PAGES = (
    ("Pennick Parish Council", "Minutes of the meeting held on 4 June 2024", "1. Apologies"),
    ("2. Weir", "RESOLVED: That the weir be mended by 3 May 2025.", "The weir is old."),
)


@pytest.fixture
def held(archive: Archive, folder: Path) -> tuple[ClearedDocument, SourceRecord]:
    """A PDF that was ingested, with what the catalogue knows of its file."""
    path = folder / "weir.pdf"
    path.write_bytes(pdf(PAGES))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert ingest([folder], archive).complete
    return _held(archive, path)


def _held(archive: Archive, path: Path) -> tuple[ClearedDocument, SourceRecord]:
    record = archive.catalogue.source(str(path))
    assert record
    document = archive.catalogue.document(identity(str(path)))
    assert document
    return document, record


def test_a_page_is_drawn_with_its_quotation_boxed(
    held: tuple[ClearedDocument, SourceRecord],
) -> None:
    document, record = held
    start = document.text.index("RESOLVED")
    span = Span(start, document.text.index("2025.") + 5)
    original = originals.find_original(document, record)
    picture = originals.draw(original, document, 2, (span, Span(0, 7)))
    assert picture.data[8:12] == b"WEBP"
    assert picture.pages == 2
    ((box,),) = picture.boxes
    left, top, width, height = box
    assert 60 / 595 - 0.01 < left < 60 / 595 + 0.01
    assert 1 - 754 / 842 - 0.02 < top + height / 2 < 1 - 754 / 842 + 0.01
    assert 0.3 < width < 0.5
    assert 0.005 < height < 0.03


@pytest.mark.parametrize("page", [0, -1, 3, 10**9])
def test_a_page_that_is_not_there_is_not_drawn(
    held: tuple[ClearedDocument, SourceRecord], page: int
) -> None:
    document, record = held
    original = originals.find_original(document, record)
    with pytest.raises(SourceError, match="pages"):
        originals.draw(original, document, page, ())


@pytest.mark.parametrize("changes", [{"restricted": (Span(0, 3),)}, {"access": "restricted"}])
def test_nothing_is_shown_of_a_document_with_parts_that_are_withheld(
    held: tuple[ClearedDocument, SourceRecord], changes: dict[str, object]
) -> None:
    document, record = held
    with pytest.raises(SourceError, match="not for publication"):
        originals.find_original(altered(document, **changes), record)


def test_a_file_that_has_changed_or_is_gone_is_said_to_be(
    held: tuple[ClearedDocument, SourceRecord], folder: Path
) -> None:
    document, record = held
    original = originals.find_original(document, record)
    path = folder / "weir.pdf"
    path.write_bytes(pdf([*PAGES, ("3. Lamps",)]))
    with pytest.raises(SourceError, match="changed"):
        original.read()
    with pytest.raises(SourceError, match="changed"):
        originals.draw(original, document, 1, ())
    path.unlink()
    with pytest.raises(SourceError, match="no longer"):
        original.read()
    with pytest.raises(SourceError, match="no longer"):
        originals.draw(original, document, 1, ())


def test_no_file_is_opened_that_the_catalogue_does_not_know_as_this_document(
    held: tuple[ClearedDocument, SourceRecord], archive: Archive, folder: Path
) -> None:
    document, record = held
    write(folder, keys="Pennick Parish Council\n\nMinutes of 5 June 2024\n\n1. Keys\n\nNone.")
    assert ingest([folder], archive).complete
    other, other_record = _held(archive, folder / "keys.txt")
    for wrong_document, wrong_record in (
        (document, None),
        (document, other_record),
        (other, record),
        (altered(document, source="../../etc/passwd"), record),
        (altered(document, source="keys.txt"), other_record),
        (altered(document, version="0"), record),
    ):
        with pytest.raises(SourceError):
            originals.find_original(wrong_document, wrong_record)


def test_a_file_that_breaks_what_draws_it_costs_the_picture_alone(
    held: tuple[ClearedDocument, SourceRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    document, record = held
    original = originals.find_original(document, record)
    monkeypatch.setattr(originals, "SECONDS", 0.2)
    monkeypatch.setattr(originals, "_draw", _hang)
    with pytest.raises(SourceError, match="cannot be drawn"):
        originals.draw(original, document, 1, ())
    monkeypatch.undo()
    assert originals.draw(original, document, 1, ()).pages == 2


def _hang(_: None, job: object) -> None:
    while True:
        pass


def test_what_is_no_pdf_has_no_pages(archive: Archive, folder: Path) -> None:
    write(folder, lamps="Pennick Parish Council\n\nMinutes of 5 June 2024\n\n1. Lamps\n\nLit.")
    assert ingest([folder], archive).complete
    document, record = _held(archive, folder / "lamps.txt")
    with pytest.raises(SourceError, match="no pages"):
        originals.draw(originals.find_original(document, record), document, 1, ())
