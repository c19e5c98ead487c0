import stat
from pathlib import Path

import pytest
from PIL import Image

from ingest.parse import ocr
from tests.ingest.parse.test_pdf_scans import SAID, photographed, with_tesseract

PICTURE = Image.new("L", (60, 60), 255)


def pretend(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named tesseract on the path, and nothing else."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


@with_tesseract
def test_words_come_with_their_places_and_lines() -> None:
    words = ocr.read_picture(photographed(SAID, "It leaked."))
    assert words
    assert [text for text, _, line in words if line == 0] == SAID.split()
    lefts = [box[0] for _, box, line in words if line == 0]
    assert lefts == sorted(lefts)
    assert len({line for _, _, line in words}) == 2


@with_tesseract
def test_an_empty_picture_has_no_words() -> None:
    assert ocr.read_picture(Image.new("L", (400, 400), 255)) == []


def test_a_picture_that_takes_too_long_is_left_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "while :; do :; done", monkeypatch)
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 0.2)
    assert ocr.read_picture(PICTURE) is None


def test_a_program_that_fails_leaves_the_picture_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "exit 3", monkeypatch)
    assert ocr.available()
    assert ocr.read_picture(PICTURE) is None


def test_without_the_program_there_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not ocr.available()
    assert ocr.read_picture(PICTURE) is None
