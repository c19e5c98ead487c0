import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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
    words = ocr.read_picture(photographed(SAID, "It leaked.")).words
    assert [text for text, _, line in words if line == 0] == SAID.split()
    lefts = [box[0] for _, box, line in words if line == 0]
    assert lefts == sorted(lefts)
    assert len({line for _, _, line in words}) == 2


@with_tesseract
def test_an_empty_picture_has_no_words() -> None:
    assert ocr.read_picture(Image.new("L", (400, 400), 255)) == ocr.Reading()


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a processor's time limited")
def test_a_picture_that_takes_too_much_of_a_processor_is_said_to_be_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "while :; do :; done", monkeypatch)
    monkeypatch.setattr(ocr, "CPU_SECONDS", 1)
    assert ocr.read_picture(PICTURE).trouble == "slow"


def test_a_program_that_does_nothing_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "read nothing; exec /bin/sleep 600", monkeypatch)
    monkeypatch.setattr(ocr, "WAIT_SECONDS", 0.3)
    assert ocr.read_picture(PICTURE).trouble == "slow"


def test_a_program_that_fails_leaves_the_picture_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, "exit 3", monkeypatch)
    assert ocr.available()
    assert ocr.read_picture(PICTURE).trouble == "failed"


def test_without_the_program_there_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not ocr.available()
    assert ocr.read_picture(PICTURE).trouble == "failed"


@pytest.fixture
def busy() -> Iterator[None]:
    """Keep the machine busy with twice as many programs as it has processors."""
    loops = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(2 * (os.cpu_count() or 1))
    ]
    yield
    for loop in loops:
        loop.kill()
        loop.wait()


@with_tesseract
def test_a_page_is_read_on_a_machine_that_has_much_to_do(busy: None) -> None:
    words = ocr.read_picture(photographed(SAID)).words
    assert [text for text, _, _ in words] == SAID.split()


def test_no_more_pages_are_read_at_once_than_there_are_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(ocr, "CORES", 2)
    ocr._languages()
    # Each notes how many are at work beside it, and stays for a while.
    script = (
        f'cd {tmp_path}/here; echo > "$$"; set -- *; echo $# >> ../counts; '
        '/bin/cat > /dev/null; /bin/sleep 0.1; /bin/rm "$$"; echo text'
    )
    pretend(tmp_path, script, monkeypatch)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(ocr.read_picture, [PICTURE] * 8))
    counts = [int(line) for line in (tmp_path / "counts").read_text().split()]
    assert len(counts) >= 8
    assert max(counts) == 2
