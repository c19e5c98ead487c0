from pathlib import Path

import pytest

from ingest.files.load import SourceFile
from ingest.files.reading import AGAIN, Job, read_file
from ingest.metadata import fitted
from tests.hostile import Counting

MINUTES = """Minutes of the Lock Committee
Held on 4 March 2025
1. The gate was painted."""


def test_a_program_that_is_not_whole_reads_the_file_again_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(MINUTES, "utf-8")
    job = Job(SourceFile(str(tmp_path), "a.txt"), "reader")
    fitted.load_weights.cache_clear()
    with monkeypatch.context() as broken:
        broken.setattr(fitted, "FOLDER", tmp_path)
        failed = read_file(Counting(), job)
    assert (failed.state, failed.stamp) == ("failed", AGAIN)
    assert "fetch it again" in failed.message
    assert read_file(Counting(), job).state == "ingested"
