"""An archive keeps in step with its folders: added, changed, moved, gone, and what is amiss."""

import os
import sys
import time
from pathlib import Path

import pytest

from errors import SettingError
from ingest import Report, ingest
from ingest.files import reading
from tests.finding import search
from tests.making import half_scanned_pdf, minutes, no_access, scanned_pdf, write
from vectorstore import Archive

LONG_AGO = 1_600_000_000


def says(archive: Archive, words: str) -> bool:
    return any(words in " ".join(r.passage.text.split()) for r in search(archive, words, count=50))


def sources(archive: Archive) -> list[str]:
    return [document.source for document, _ in archive.catalogue.documents()]


def states(archive: Archive) -> dict[str, str]:
    return {record.source: record.state for record in archive.catalogue.sources().values()}


def age(folder: Path, *, seconds: int = LONG_AGO) -> None:
    """Make files look as if they had not been touched for long."""
    for path in folder.rglob("*"):
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def counts(report: Report) -> tuple[int, int, int, int, int]:
    """Added, changed, moved, unchanged, removed."""
    return report.added, report.changed, report.moved, report.unchanged, report.removed


@pytest.fixture
def kept(archive: Archive, folder: Path) -> Archive:
    """An archive of a folder with four documents."""
    (folder / "2023").mkdir()
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    write(folder / "2023", c=minutes("the hedge be cut"), d=minutes("the pond be cleared"))
    age(folder)
    assert counts(ingest([folder], archive)) == (4, 0, 0, 0, 0)
    return archive


def test_what_is_gone_is_removed(kept: Archive, folder: Path) -> None:
    (folder / "a.txt").unlink()
    assert counts(ingest([folder], kept)) == (0, 0, 0, 3, 1)
    assert not says(kept, "the lamps be lit")
    assert says(kept, "the lane be closed")
    assert states(kept).keys() == {"b.txt", "2023/c.txt", "2023/d.txt"}


def test_what_is_gone_is_kept_where_that_is_wanted(kept: Archive, folder: Path) -> None:
    (folder / "a.txt").unlink()
    assert counts(ingest([folder], kept, keep_missing=True)) == (0, 0, 0, 3, 0)
    assert says(kept, "the lamps be lit")


def test_what_moved_is_known_again_by_its_contents(kept: Archive, folder: Path) -> None:
    (folder / "2024").mkdir()
    (folder / "a.txt").rename(folder / "2024" / "renamed.txt")
    report = ingest([folder], kept)
    assert counts(report) == (0, 0, 1, 3, 0)
    assert report.encoded == 0
    assert sorted(sources(kept)) == ["2023/c.txt", "2023/d.txt", "2024/renamed.txt", "b.txt"]
    assert says(kept, "the lamps be lit")


def test_a_copy_is_no_move(kept: Archive, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    report = ingest([folder], kept)
    assert counts(report) == (1, 0, 0, 4, 0)
    assert report.encoded == 0


def test_what_comes_back_is_added_again(kept: Archive, folder: Path) -> None:
    text = (folder / "a.txt").read_bytes()
    (folder / "a.txt").unlink()
    ingest([folder], kept)
    (folder / "a.txt").write_bytes(text)
    assert counts(ingest([folder], kept)) == (1, 0, 0, 3, 0)
    assert says(kept, "the lamps be lit")


def test_other_folders_are_left_alone(kept: Archive, folder: Path, tmp_path: Path) -> None:
    beside = tmp_path / f"{folder.name} too"  # its path begins with the other's
    beside.mkdir()
    write(beside, e=minutes("the clock be wound"))
    ingest([beside], kept)
    (beside / "e.txt").unlink()
    (folder / "a.txt").unlink()
    assert counts(ingest([folder / "2023"], kept))[4] == 0
    assert counts(ingest([folder], kept))[4] == 1
    assert "e.txt" in sources(kept)


def test_a_file_named_alone_removes_nothing(kept: Archive, folder: Path) -> None:
    (folder / "a.txt").unlink()
    assert ingest([folder / "b.txt"], kept).removed == 0
    assert says(kept, "the lamps be lit")


@pytest.mark.parametrize("left", [0, 1])
def test_most_of_a_folder_gone_stops_before_anything_is_changed(
    left: int, kept: Archive, folder: Path
) -> None:
    for name in ("a.txt", "b.txt", "2023/c.txt", "2023/d.txt")[left:]:
        (folder / name).unlink()
    write(folder, new=minutes("the well be dug"))
    with pytest.raises(SettingError, match=r"--allow-removal") as stopped:
        ingest([folder], kept)
    assert f"{4 - left} of the 4" in str(stopped.value)
    assert len(sources(kept)) == 4
    assert counts(ingest([folder], kept, allow_removal=True)) == (1, 0, 0, left, 4 - left)


def test_half_of_a_folder_may_go(kept: Archive, folder: Path) -> None:
    for name in ("c.txt", "d.txt"):
        (folder / "2023" / name).unlink()
    assert ingest([folder], kept).removed == 2


def test_a_renamed_folder_is_no_loss(kept: Archive, folder: Path) -> None:
    (folder / "minutes").mkdir()
    for name in ("a.txt", "b.txt", "2023"):
        (folder / name).rename(folder / "minutes" / name)
    report = ingest([folder], kept)
    assert counts(report) == (0, 0, 4, 0, 0)
    assert len(sources(kept)) == 4


def test_a_missing_folder_stops_unless_removal_is_allowed(
    kept: Archive, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(SettingError, match=r"no such file or folder.*--allow-removal"):
        ingest([folder], kept)
    assert len(sources(kept)) == 4
    assert ingest([folder], kept, allow_removal=True).removed == 4
    assert states(kept) == {}


def test_a_touched_file_is_unchanged_and_looked_at_once(kept: Archive, folder: Path) -> None:
    age(folder, seconds=LONG_AGO + 9)
    assert counts(ingest([folder], kept)) == (0, 0, 0, 4, 0)
    times = {record.mtime_ns for record in kept.catalogue.sources().values()}
    assert times == {(LONG_AGO + 9) * 1_000_000_000}


def test_a_change_within_the_tick_of_a_clock_is_seen(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"))
    age(folder, seconds=int(time.time()) + 60)  # as if it had just been written
    ingest([folder], archive)
    seen = (folder / "a.txt").stat()
    write(folder, a=minutes("the lamps be dim"))
    os.utime(folder / "a.txt", ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert (folder / "a.txt").stat().st_size == seen.st_size
    assert ingest([folder], archive).changed == 1


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads a file from here on fails: no process can be started for it."""
    monkeypatch.setattr(sys, "executable", "/bin/false")


def test_what_is_unchanged_is_not_read(kept: Archive, folder: Path, unread: None) -> None:
    assert counts(ingest([folder], kept)) == (0, 0, 0, 4, 0)


@pytest.fixture
def troubled(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """What is said of a folder with something of every kind in it, without OCR."""
    monkeypatch.setattr(reading, "can_ocr", lambda: False)
    monkeypatch.setenv("PATH", "")
    write(folder, a=minutes("the lamps be lit"), empty="")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "scan.pdf").write_bytes(scanned_pdf())
    (folder / "sums.xlsx").write_bytes(b"PK")
    age(folder)
    return ingest([folder], archive)


def test_what_came_of_every_file_is_kept_with_the_reason(
    troubled: Report, archive: Archive, folder: Path
) -> None:
    assert states(archive) == {
        "a.txt": "ingested",
        "broken.pdf": "failed",
        "empty.txt": "empty",
        "scan.pdf": "needs_ocr",
        "sums.xlsx": "ignored",
    }
    assert {problem.source: bool(problem.reason) for problem in troubled.problems} == dict.fromkeys(
        ("broken.pdf", "empty.txt", "scan.pdf", "sums.xlsx"), True
    )


def test_what_failed_is_reported_again_without_being_read_again(
    troubled: Report, archive: Archive, folder: Path, unread: None
) -> None:
    again = ingest([folder], archive)
    assert again.problems == troubled.problems
    assert (again.unchanged, again.complete) == (1, False)


def test_scans_are_tried_again_when_there_is_something_to_read_them_with(
    troubled: Report, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "can_ocr", lambda: True)
    before = archive.catalogue.sources()[str(folder / "scan.pdf")]
    ingest([folder], archive)
    after = archive.catalogue.sources()[str(folder / "scan.pdf")]
    assert ("+ocr" in before.sha256, "+ocr" in after.sha256) == (False, True)
    assert archive.catalogue.sources()[str(folder / "a.txt")].sha256.count("+ocr") == 0


def tesseract(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named tesseract before all others."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


TOO_LONG = "kill -XCPU $$"
SAYS = "cat > /dev/null; printf '" + (
    "level\\tblock_num\\tpar_num\\tline_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
    "5\\t1\\t1\\t1\\t100\\t1000\\t300\\t40\\t96\\tHedgehogs\\n'"
)


@pytest.mark.parametrize("worded", [True, False])
def test_pages_that_took_too_long_are_said_to_have_and_are_tried_again(
    archive: Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worded: bool
) -> None:
    (folder / "scan.pdf").write_bytes(half_scanned_pdf() if worded else scanned_pdf())
    age(folder)
    tesseract(tmp_path, TOO_LONG, monkeypatch)
    slow = ingest([folder], archive)
    assert (slow.needs_ocr, slow.complete) == ([], False)
    assert (slow.partly if worded else [one for one, _ in slow.failed]) == ["scan.pdf"]
    assert "took too long" in slow.problems[0].reason
    assert "install" not in slow.problems[0].reason
    tesseract(tmp_path, SAYS, monkeypatch)
    quick = ingest([folder], archive)
    assert counts(quick) == ((0, 1, 0, 0, 0) if worded else (1, 0, 0, 0, 0))
    assert quick.complete
    assert says(archive, "Hedgehogs")
    assert counts(ingest([folder], archive)) == (0, 0, 0, 1, 0)


@pytest.mark.parametrize("contents", [b"", b"%PDF-1.7 and no more"], ids=["emptied", "broken"])
def test_what_can_be_read_no_more_keeps_its_last_version(
    contents: bytes, kept: Archive, folder: Path
) -> None:
    good = (folder / "a.txt").read_bytes()
    (folder / "a.txt").write_bytes(contents)
    for _ in range(2):
        report = ingest([folder], kept)
        (problem,) = report.problems
        assert problem.source == "a.txt"
        assert "said before stays" in problem.reason
        assert says(kept, "the lamps be lit")
    (folder / "a.txt").write_bytes(good)
    assert counts(ingest([folder], kept)) == (0, 0, 0, 4, 0)
    assert states(kept)["a.txt"] == "ingested"


def test_a_file_without_access_keeps_its_last_version_until_it_has_access_again(
    kept: Archive, folder: Path, tmp_path: Path
) -> None:
    (folder / "a.txt").rename(tmp_path / "a.txt")
    (folder / "a.txt").symlink_to("/proc/self/mem")  # there, a file, and not to be read
    for _ in range(2):
        report = ingest([folder], kept)
        ((source, reason),) = report.failed
        assert source == "a.txt"
        assert "take it away" in reason
        assert says(kept, "the lamps be lit")
    (folder / "a.txt").unlink()
    (tmp_path / "a.txt").rename(folder / "a.txt")
    assert counts(ingest([folder], kept)) == (0, 0, 0, 4, 0)


def test_what_is_below_a_folder_without_access_is_not_gone(kept: Archive, folder: Path) -> None:
    with no_access(folder / "2023"):
        report = ingest([folder], kept)
    ((source, reason),) = report.failed
    assert source == "2023/"
    assert "Permission denied" in reason
    assert counts(report) == (0, 0, 0, 2, 0)
    assert says(kept, "the hedge be cut")


def test_odd_files_are_named_and_the_others_go_on(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"))
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    odd = os.fsdecode(os.fsencode(folder) + b"/\xff.txt")
    Path(odd).write_text(minutes("the lane be closed"))
    for _ in range(2):
        report = ingest([folder], archive)
        assert [source for source, _ in report.failed] == ["loop.txt", "pipe.txt", "\udcff.txt"]
        assert report.ignored == ["round"]
        assert (report.documents, says(archive, "the lamps be lit")) == (1, True)


def test_a_link_to_the_systems_own_files_is_named_and_not_read(
    archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    (folder / "growing.txt").symlink_to("/proc/self/status")
    ((source, reason),) = ingest([folder], archive).failed
    assert source == "growing.txt"
    assert "the system's own" in reason
    assert sources(archive) == ["a.txt"]


def test_two_archives_of_one_folder_are_the_same(
    kept: Archive, folder: Path, tmp_path: Path
) -> None:
    with_more = Archive(tmp_path / "other", kept.model)
    ingest([folder / "2023" / "d.txt"], with_more)
    ingest([folder], with_more)
    assert with_more.catalogue.versions() == kept.catalogue.versions()
    assert with_more.catalogue.sources() == kept.catalogue.sources()
    with_more.close()
