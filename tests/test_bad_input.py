"""Whatever is handed in gets a clear word; the rest goes on and nothing stored is lost."""

import contextlib
import io
import json
import os
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import answering.__main__
import ingest
import ingest.__main__
import vectorstore.__main__
from tests.finding import search
from tests.making import encrypted, minutes, pdf, scanned_pdf, word_of, write
from vectorstore import Archive, EmbeddingModel


def bomb() -> bytes:
    """Make a Word file of kilobytes that unpacks to hundreds of megabytes."""
    held = io.BytesIO(word_of("Minutes"))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        old = archive.read("word/document.xml")
        with (
            warnings.catch_warnings(action="ignore"),
            archive.open("word/document.xml", "w", force_zip64=True) as part,
        ):
            part.write(old.removesuffix(b"</w:body></w:document>"))
            for _ in range(200):
                part.write(b"<w:p/>" * 170_000)
            part.write(b"</w:body></w:document>")
    return held.getvalue()


WHOLE = pdf([["Minutes of the meeting of the parish council", "The lamps were mended."]] * 3)
DEEP = "<html><body>" + "<div>" * 10_000 + "<p>The hedgehogs of the lane were counted.</p>"
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "empty"),
    "blank.docx": (lambda: word_of(" "), "no words"),
    "truncated.pdf": (lambda: WHOLE[:700], "cut short"),
    "truncated.docx": (lambda: word_of("Minutes")[:900], "damaged"),
    "encrypted.pdf": (lambda: encrypted(WHOLE), "password"),
    "scanned.pdf": (scanned_pdf, "OCR"),
    "binary.txt": (lambda: bytes(range(256)) * 20, "only the program that made it"),
    "binary.html": (lambda: bytes(range(256)) * 20, "only the program that made it"),
    "bomb.docx": (bomb, "unpacks to more than"),
}


@pytest.fixture(scope="module")
def kept(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive that holds a document, to which all sorts of things are done."""
    here = tmp_path_factory.mktemp("kept")
    (here / "minutes").mkdir()
    write(here / "minutes", good=minutes("the lamps be lit"))
    archive = Archive(here / "store", model)
    ingest.ingest([here / "minutes"], archive)
    yield archive
    archive.close()


def still_there(archive: Archive) -> bool:
    return any("the lamps be lit" in r.passage.text for r in search(archive, "the lamps be lit"))


@pytest.fixture(scope="module")
def told(kept: Archive) -> tuple[int, dict[str, Any], list[str]]:
    """What the ingest of all the bad files says: its end, its report, its lines of trouble."""
    folder = kept.folder.parent / "minutes"
    for name, (make, _) in FILES.items():
        (folder / name).write_bytes(make())
    (folder / "deep.html").write_text(DEEP)
    with (folder / "large.txt").open("wb") as large:
        large.truncate(100_000_001)
    write(folder, zz=minutes("the hedge be cut"))
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        ended = ingest.__main__.main([str(folder), "--store", str(kept.folder), "--json"])
    return ended, json.loads(out.getvalue()), errors.getvalue().splitlines()


@pytest.mark.parametrize("name", [*FILES, "large.txt"])
def test_a_bad_file_is_named_with_what_is_wrong(
    name: str, told: tuple[int, dict[str, Any], list[str]]
) -> None:
    _, report, lines = told
    (line,) = [line for line in lines if line.startswith(f"{name}:")]
    assert (FILES[name][1] if name in FILES else "larger than 100 MB") in line
    named = {
        "empty": report["empty"],
        "needs_ocr": report["needs_ocr"],
        "failed": [failed["source"] for failed in report["failed"]],
    }
    kind = {"empty.txt": "empty", "blank.docx": "empty", "scanned.pdf": "needs_ocr"}
    assert [where for where, names in named.items() if name in names] == [kind.get(name, "failed")]


def test_bad_files_do_not_stop_the_others(
    told: tuple[int, dict[str, Any], list[str]], kept: Archive
) -> None:
    ended, report, _ = told
    assert (ended, report["added"], report["unchanged"]) == (1, 2, 1)
    assert still_there(kept)
    for words, source in (("the hedge be cut", "zz.txt"), ("hedgehogs counted", "deep.html")):
        assert search(kept, words)[0].document.source == source


def test_a_path_that_does_not_exist_is_named_before_anything_is_done(
    kept: Archive, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, zz=minutes("the hedge be cut"))
    given = [str(folder), str(folder / "nowhere"), "--store", str(kept.folder)]
    assert ingest.__main__.main(given) == 2
    assert "nowhere" in capsys.readouterr().err
    held = {(document.root, document.source) for document, _ in kept.catalogue.documents()}
    assert (str(folder), "zz.txt") not in held


def test_a_store_that_cannot_be_written_is_named_with_its_setting(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    (tmp_path / "file").touch()
    assert ingest.__main__.main([str(folder), "--store", str(tmp_path / "file" / "store")]) == 2
    error = capsys.readouterr().err
    assert str(tmp_path / "file" / "store") in error
    assert "MINUTES_STORE" in error


def test_a_name_that_is_no_text_is_reported_as_json_that_can_be_read(
    kept: Archive, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"\xff lamps.txt")
    (folder / name).write_text("words")
    capsys.readouterr()
    assert ingest.__main__.main([str(folder), "--store", str(kept.folder), "--json"]) == 1
    (failed,) = json.loads(capsys.readouterr().out)["failed"]
    assert os.fsencode(failed["source"]) == b"\xff lamps.txt"


@pytest.mark.parametrize(
    ("question", "said"),
    [("", "question is empty"), (" \n", "question is empty"), ("x" * 10_000, "10,000 characters")],
    ids=["empty", "blank", "long"],
)
def test_a_question_that_is_none_is_told_so(
    question: str, said: str, kept: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answering.__main__.main([question, "--store", str(kept.folder)]) == 2
    error = capsys.readouterr().err
    assert "SettingError" in error
    assert said in error


@pytest.mark.parametrize(
    "question",
    [
        "When 🕯️ were the lamps lit?",
        'lamps AND (lit OR NOT *:*) ~2 ^3 "unclosed',
        "'; DROP TABLE documents; --",
        "<img src=x onerror=alert(1)> lamps?",
        "\x00\x07 lamps?",
        "lamps " + os.fsdecode(b"\xff\xfe") + "?",
        "why? " * 700,
    ],
    ids=["emoji", "query syntax", "SQL", "HTML", "controls", "no UTF-8", "long"],
)
def test_an_odd_question_is_answered_or_declined(
    question: str, kept: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answering.__main__.main([question, "--store", str(kept.folder), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] in ("answered", "not_in_minutes", "passages_only")
    assert still_there(kept)


@pytest.mark.parametrize("query", ["", "🕯️", "'; DROP TABLE passages; --", "x" * 10_000])
def test_an_odd_search_finds_something_or_nothing(
    query: str, kept: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    given = ["search", query, "--council", "' OR ''='", "--store", str(kept.folder), "--json"]
    assert vectorstore.__main__.main(given) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert still_there(kept)


def test_a_batch_that_cannot_be_read_is_named(
    kept: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\x00")
    for path in (tmp_path / "nowhere.jsonl", tmp_path / "binary.jsonl", tmp_path):
        given = ["--batch", str(path), "--store", str(kept.folder)]
        assert answering.__main__.main(given) == 2
        assert str(path) in capsys.readouterr().err


def test_a_damaged_store_is_named_and_left_as_it_is(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.close()
    catalogue = archive.folder / "catalogue.sqlite"
    for extra in ("-wal", "-shm"):
        Path(f"{catalogue}{extra}").unlink(missing_ok=True)
    catalogue.write_bytes(b"no such thing " * 400)
    assert answering.__main__.main(["lamps?", "--store", str(archive.folder)]) == 2
    error = capsys.readouterr().err
    assert "StoreError" in error
    assert str(archive.folder) in error
    assert catalogue.read_bytes() == b"no such thing " * 400
