"""A backup, a restore and an upgrade that are killed lose nothing and leave nothing half done."""

import os
from pathlib import Path

import pytest

from tests.running import run_warm


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
@pytest.mark.parametrize("what", ["backup", "restore", "upgrade"])
def test_killed_after_any_write_nothing_is_lost_or_half_there(what: str, tmp_path: Path) -> None:
    done = run_warm("-m", "tests.vectorstore.killing", tmp_path, what)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout.removesuffix(" writes\n")) > 10
