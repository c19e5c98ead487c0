"""Files end up in the archive once, whole, and whatever happens to their neighbours."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import metrics
from errors import SettingError, StoreBusy
from ingest import Progress, ingest
from ingest.files import pipeline, reading
from schema import Filters
from tests.finding import search
from tests.making import encrypted, minutes, pdf, scanned_pdf, word_of, write
from vectorstore import Archive, EmbeddingModel
from vectorstore.check import check


def found(archive: Archive, query: str) -> list[str]:
    """Return the texts that a search finds, white space folded."""
    return [" ".join(r.passage.text.split()) for r in search(archive, query, count=50)]


def says(archive: Archive, words: str) -> bool:
    """Tell whether something is found that holds these words."""
    return any(words in text for text in found(archive, words))


def state(archive: Archive) -> tuple[object, ...]:
    """Return everything that an archive holds, apart from the order of its files."""
    held = archive.catalogue.documents()
    texts = sorted(found(archive, "lamps lane bridge council resolved"))
    return (
        archive.catalogue.versions(),
        sorted((document.source, passages) for document, passages in held),
        archive.catalogue.counts(),
        archive.dense.count(),
        archive.lexical.count(),
        archive.catalogue.unfinished(),
        texts,
    )


def test_every_format_is_read(archive: Archive, folder: Path) -> None:
    said = "The lamps of Fen Lane were lit again in April."
    (folder / "a.txt").write_text(said)
    (folder / "b.md").write_text(f"# Lamps\n\n{said}")
    (folder / "c.html").write_text(f"<html><body><p>{said}</p></body></html>")
    (folder / "d.HTM").write_text(f"<html><body><p>{said}</p></body></html>")
    (folder / "e.docx").write_bytes(word_of(said))
    (folder / "f.PDF").write_bytes(pdf([[said]]))
    report = ingest([folder], archive)
    assert (report.added, report.documents, report.complete) == (6, 6, True)
    (result,) = search(archive, "lamps of Fen Lane")
    assert len({result.document.source, *result.also}) == 6


def test_a_second_run_passes_everything_over(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    ingest([folder], archive)
    before = state(archive)
    report = ingest([folder], archive)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 2)
    assert state(archive) == before


def test_a_changed_file_replaces_what_it_said(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    ingest([folder], archive)
    write(folder, a=minutes("the bridge be painted green"))
    report = ingest([folder], archive)
    assert (report.added, report.changed, report.unchanged) == (0, 1, 1)
    assert says(archive, "the bridge be painted green")
    assert not says(archive, "the lamps be lit")
    assert archive.dense.count() == archive.lexical.count() == archive.catalogue.counts()[1]


def test_a_new_way_of_reading_reads_everything_anew(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    ingest([folder], archive)
    monkeypatch.setattr(reading, "READER_VERSION", "another")
    assert ingest([folder], archive).changed == 1


def test_broken_files_do_not_stop_the_others(archive: Archive, folder: Path) -> None:
    (folder / "a broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "b protected.pdf").write_bytes(encrypted(pdf([["The lamps be lit."]])))
    (folder / "c scanned.pdf").write_bytes(scanned_pdf())
    (folder / "d empty.txt").touch()
    (folder / "e picture.png").write_bytes(b"\x89PNG")
    (folder / "f binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "g broken.docx").write_bytes(word_of("Minutes")[:900])
    (folder / "h.txt").write_text(minutes("the lamps be lit"))
    report = ingest([folder], archive)
    assert [source for source, _ in report.failed] == [
        "a broken.pdf",
        "b protected.pdf",
        "f binary.txt",
        "g broken.docx",
    ]
    assert report.needs_ocr == ["c scanned.pdf"]
    assert report.empty == ["d empty.txt"]
    assert report.ignored == ["e picture.png"]
    assert (report.added, report.documents, report.complete) == (1, 1, False)
    assert says(archive, "the lamps be lit")


@pytest.mark.parametrize(
    "data", ['{"theme": "dark"}', "[1, 2, 3]", '{"name": "fen", "scripts": {"test": "true"}}']
)
def test_data_that_lie_beside_papers_are_passed_over_unless_they_are_named(
    data: str, archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    (folder / "settings.json").write_text(data)
    for _ in range(2):
        report = ingest([folder], archive)
        assert (report.problems, report.complete, report.documents) == ([], True, 1)
    assert ingest([folder / "settings.json"], archive).empty == ["settings.json"]


def test_data_that_are_damaged_are_told(archive: Archive, folder: Path) -> None:
    (folder / "meeting.json").write_text('{"meetingid": 7, "agendaitems": [{"agendaitemtitle": "L')
    report = ingest([folder], archive)
    assert [one.source for one in report.problems] == ["meeting.json"]


def test_a_file_that_breaks_later_keeps_its_last_good_version(
    archive: Archive, folder: Path
) -> None:
    (folder / "a.pdf").write_bytes(pdf([["The lamps of Fen Lane be lit again in April."]]))
    ingest([folder], archive)
    (folder / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert len(ingest([folder], archive).failed) == 1
    assert says(archive, "lamps of Fen Lane")


def test_an_empty_folder_is_all_well(archive: Archive, folder: Path) -> None:
    report = ingest([folder], archive)
    assert (report.added, report.documents, report.passages, report.complete) == (0, 0, 0, True)


def test_a_path_that_does_not_exist_changes_nothing(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"))
    with pytest.raises(SettingError):
        ingest([folder, folder / "nowhere"], archive)
    assert archive.catalogue.counts() == (0, 0)


def test_a_file_reached_by_two_roots_is_one_document(archive: Archive, folder: Path) -> None:
    (folder / "inner").mkdir()
    write(folder / "inner", a=minutes("the lamps be lit"))
    ingest([folder], archive)
    assert ingest([folder / "inner"], archive).documents == 1
    assert ingest([folder / "inner" / "a.txt", folder], archive).documents == 1
    assert archive.dense.count() == archive.catalogue.counts()[1]


def test_equal_files_are_two_documents(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lamps be lit"))
    assert ingest([folder], archive).documents == 2
    (first, *_) = search(archive, "the lamps be lit")
    assert {first.document.source, *first.also} == {"a.txt", "b.txt"}


def test_sources_are_paths_below_the_root(archive: Archive, folder: Path) -> None:
    name = "2024/Cllr O’Neill’s no\xa0break.txt"
    (folder / "2024").mkdir()
    (folder / name).write_text(minutes("the lamps be lit"))
    ingest([folder], archive)
    ((document, _),) = archive.catalogue.documents()
    assert (document.root, document.source) == (str(folder), name)


def test_progress_is_told_after_each_file(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"), b="", c=minutes("the lane be closed"))
    told: list[Progress] = []
    ingest([folder], archive, on_progress=told.append)
    assert [(progress.done, progress.total) for progress in told] == [(0, 3), (1, 3), (3, 3)]
    assert [bool(progress.problem) for progress in told] == [False, True, False]
    assert "b.txt" in told[1].problem
    assert told[-1].passages == archive.catalogue.counts()[1]


def test_the_size_of_a_batch_changes_nothing(
    archive: Archive,
    folder: Path,
    model: EmbeddingModel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(folder, **{f"n{n}": minutes(f"lamp {n} be lit") for n in range(5)})
    ingest([folder], archive)
    monkeypatch.setattr(pipeline, "BATCH", 1)
    with contextlib.closing(Archive(tmp_path / "other", model)) as other:
        ingest([folder], other)
        assert state(other) == state(archive)


def test_a_restricted_document_is_kept_but_never_found(archive: Archive, folder: Path) -> None:
    write(folder, a="NOT FOR PUBLICATION\n\n" + minutes("the secret lamps be lit"))
    report = ingest([folder], archive)
    assert (report.added, report.documents) == (1, 0)
    assert found(archive, "the secret lamps be lit") == []
    assert archive.catalogue.scope(Filters()).documents == 0


class Crash(BaseException):
    """Ends the process as far as the product can tell: nothing catches it."""


POINTS = (
    ("catalogue", "record_sources"),
    ("catalogue", "publish"),
    ("catalogue", "retire"),
    ("catalogue", "forget_sources"),
)


def crash(archive: Archive, part: str, verb: str, patch: pytest.MonkeyPatch) -> None:
    """Make the archive crash after one step of writing."""
    step: Callable[..., Any] = getattr(getattr(archive, part), verb)

    def crashing(*given: Any) -> None:
        step(*given)
        raise Crash

    patch.setattr(getattr(archive, part), verb, crashing)


@pytest.mark.parametrize("point", POINTS, ids=".".join)
def test_a_run_after_a_crash_comes_to_what_an_undisturbed_one_does(
    point: tuple[str, str],
    archive: Archive,
    folder: Path,
    model: EmbeddingModel,
    tmp_path: Path,
) -> None:
    write(folder, a=minutes("the lamps be lit"), gone=minutes("the hedge be cut"), broken="x y z")
    ingest([folder], archive)
    write(folder, a=minutes("the bridge be painted"), b=minutes("the lane be closed"), broken="")
    (folder / "gone.txt").unlink()
    with pytest.MonkeyPatch.context() as patch:
        crash(archive, *point, patch)
        with pytest.raises(Crash):
            ingest([folder], archive)

    with (
        contextlib.closing(Archive(archive.folder, model)) as again,
        contextlib.closing(Archive(tmp_path / "undisturbed", model)) as other,
    ):
        ingest([folder], again)
        (folder / "broken.txt").unlink()
        for each in (again, other):
            report = ingest([folder], each)
            assert (report.documents, report.complete) == (2, True)
        assert state(again) == state(other)
        assert again.catalogue.sources().keys() == other.catalogue.sources().keys()
        assert check(again) == []


def test_runs_are_counted_where_that_is_set_with_those_that_are_refused(
    archive: Archive, folder: Path, model: EmbeddingModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "_board", [])
    metrics.begin("1", "1")
    write(folder, a=minutes("the lamps be lit"))
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 nothing more")
    ingest([folder], archive)
    another = Archive(archive.folder, model)
    with contextlib.closing(another), archive.writing(), pytest.raises(StoreBusy):
        ingest([folder], another)
    written = metrics.written(metrics.State(ready=True))
    assert written is not None
    for line in (
        'minutes_ingest_runs_total{outcome="incomplete"} 1.0',
        'minutes_ingest_files_total{outcome="added"} 1.0',
        'minutes_ingest_files_total{outcome="failed"} 1.0',
        'minutes_failures_total{error="StoreBusy",room="ingest"} 1.0',
    ):
        assert line.encode() in written
