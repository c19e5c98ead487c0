import json
from pathlib import Path
from typing import Any

import pytest

from ingest import ingest
from ingest.__main__ import main
from ingest.files import reading
from tests.finding import search
from tests.making import minutes, write
from vectorstore import Archive, EmbeddingModel
from words.by_hand import STILL_HELD

PLAN = "The plan for the mill is to cost £7,412 and to be built by Messrs Quill."
PAPER = (
    f"{minutes('the lamps be lit')}\n\n8. Confidential: the mill\n\n{PLAN}\n\n"
    "9. Paths\n\nThe path was mended.\n"
)


@pytest.fixture
def archive(archive: Archive, folder: Path) -> Archive:
    """An archive of a paper with a confidential item, and one that is not public as a whole."""
    write(folder, a=PAPER, b="NOT FOR PUBLICATION\n\n" + minutes("the secret lamps be lit"))
    ingest([folder], archive)
    return archive


def told(archive: Archive, capsys: pytest.CaptureFixture[str], *given: str) -> str:
    capsys.readouterr()
    assert main([*given, "--store", str(archive.folder)]) == 0
    return capsys.readouterr().out


def listed(archive: Archive, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """Return what is marked, by the mark's words."""
    rows = json.loads(told(archive, capsys, "--review", "--json"))["marks"]
    return {" ".join(row["words"].split()): row for row in rows}


def finds_the_plan(archive: Archive) -> bool:
    return any(PLAN in one.passage.text for one in search(archive, "the plan for the mill"))


def test_all_that_is_held_back_is_listed(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    part, whole = sorted(listed(archive, capsys).values(), key=lambda row: str(row["source"]))
    assert (part["source"], part["whole"], part["state"]) == ("a.txt", False, "held")
    assert (whole["source"], whole["whole"]) == ("b.txt", True)
    said = told(archive, capsys, "--review")
    for row in (part, whole):
        assert f"{row['id']}  {row['source']}" in said
    assert "--publish ID" in said


def test_an_archive_of_which_nothing_is_held_back_says_so(
    model: EmbeddingModel, tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    archive = Archive(tmp_path / "other", model)
    report = ingest([folder], archive)
    assert report.held_back == []
    assert "Nothing is held back" in told(archive, capsys, "--review")
    archive.close()


def test_the_report_says_what_is_held_back(archive: Archive, folder: Path) -> None:
    report = ingest([folder], archive)
    assert [(one.source, one.whole) for one in report.held_back] == [
        ("a.txt", False),
        ("b.txt", True),
    ]
    assert "Held back as not for publication: 1 whole document and 1 part." in report.summary()
    rows = json.loads(report.as_json())
    assert rows["waiting"] == 0
    assert {"source", "id", "words", "place", "sure"} <= set(rows["held_back"][0])


def test_what_is_published_is_found_by_who_has_the_archive_open(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not finds_the_plan(archive)
    mark = next(row for row in listed(archive, capsys).values() if row["source"] == "a.txt")
    said = told(archive, capsys, "--publish", str(mark["id"]), "--by", "A. Clerk")
    assert "published, in a.txt" in said
    assert finds_the_plan(archive)
    told(archive, capsys, "--undo", str(mark["id"]))
    assert not finds_the_plan(archive)


@pytest.mark.parametrize("how", ["read again", "moved", "moved and read again", "edited"])
def test_a_decision_survives_what_becomes_of_the_file(
    archive: Archive,
    folder: Path,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    mark = next(row for row in listed(archive, capsys).values() if row["source"] == "a.txt")
    told(archive, capsys, "--publish", str(mark["id"]))
    told(archive, capsys, "--withhold", "a.txt", "--part", "9. Paths … mended")
    if "moved" in how:
        (folder / "a.txt").rename(folder / "renamed.txt")
    if "again" in how:
        monkeypatch.setattr(reading, "READER_VERSION", "another")
    if how == "edited":
        (folder / "a.txt").write_text(f"{PAPER}\n10. Close\n\nThe meeting closed.\n", "utf-8")
    report = ingest([folder], archive)
    assert report.changed + report.moved > 0
    assert finds_the_plan(archive)
    assert "The path was mended" not in str(search(archive, "path mended", count=50))


def test_a_whole_document_is_withheld_without_its_file(
    archive: Archive, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").unlink()
    assert "a.txt: withheld, in a.txt" in told(archive, capsys, "--withhold", "a.txt")
    assert search(archive, "lamps and paths", count=50) == []


def test_what_is_still_held_back_is_told(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    told(archive, capsys, "--withhold", "a.txt", "--part", "The path was mended")
    said = told(archive, capsys, "--publish", "b.txt")
    assert STILL_HELD not in said
    said = told(archive, capsys, "--withhold", "a.txt", "--part", "the lamps be lit")
    assert STILL_HELD in said


@pytest.mark.parametrize(
    "given",
    [
        ["--publish", "nonesuch"],
        ["--withhold", "a.txt", "b.txt", "--part", "lamps"],
        ["--withhold", "a.txt", "--part", "words that are not there"],
        ["--undo", "nonesuch"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said(
    archive: Archive, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "--store", str(archive.folder)]) == 2
    assert capsys.readouterr().err.startswith("SettingError: ")


def test_a_review_needs_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--review", "--store", str(tmp_path / "none")]) == 2
    assert "There is no archive" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_review_takes_no_paths(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--review", str(tmp_path)])
