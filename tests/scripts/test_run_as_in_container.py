"""The service, run bare as its container runs it: it lives without a place to write or rights."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scripts.run_as_in_container import (
    command_of,
    environment_of,
    instructions,
    read_image,
    shut_in,
)
from tests.conftest import ROOT

PATIENCE = 180
"""Seconds, only to end a test that hangs."""
DOCKERFILE = """
# FROM nothing
FROM one:1.0 AS made
ENV LOST=1
CMD ["lost"]
FROM two:2.0
ENV ONE=1 \\
    TWO="a b"
    # in between
ENV ONE=3
USER 7:7
CMD ["a-program", "run"]
"""


def test_the_last_stage_is_what_runs() -> None:
    image = read_image(DOCKERFILE)
    assert image.command == ["a-program", "run"]
    assert image.environment == {"ONE": "3", "TWO": "a b"}
    assert [word for word, _ in instructions(DOCKERFILE)].count("FROM") == 2


def test_only_settings_and_keys_are_handed_on(tmp_path: Path) -> None:
    caller = {"MINUTES_COUNCIL": "Oddly", "OPENAI_API_KEY": "k", "PYTHONPATH": "/x", "EDITOR": "e"}
    found = environment_of(read_image(DOCKERFILE), caller | {"HOME": "/root"}, tmp_path)
    assert found["MINUTES_COUNCIL"] == "Oddly"
    assert found["OPENAI_API_KEY"] == "k"
    assert found["HOME"] == found["TMPDIR"] == str(tmp_path)
    assert not {"PYTHONPATH", "EDITOR"} & set(found)


def test_the_command_is_that_of_the_clone() -> None:
    image = read_image((ROOT / "Dockerfile").read_text("utf-8"))
    python, module, *given = command_of(image)
    assert python == sys.executable
    assert Path(module).is_file()
    assert given == ["run", "--no-samples"]


def test_a_system_that_shuts_nothing_in_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert shut_in(Path("/tmp")) == []


def test_what_is_shut_in_writes_where_it_may_and_nowhere_else(tmp_path: Path) -> None:
    mine, other = tmp_path / "it's mine", tmp_path / "other"
    mine.mkdir()
    other.mkdir()
    behind = shut_in(mine)
    if not behind:
        pytest.skip("this system lets no file system be made read-only")
    write = f"echo 1 > '{other}/x' || echo 2 > \"{mine}/y\"; grep CapEff /proc/self/status"
    done = subprocess.run([*behind, "sh", "-c", write], capture_output=True, text=True, check=True)
    assert [path.name for path in tmp_path.rglob("?")] == ["y"]
    assert int(done.stdout.split()[1], 16) == 0


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()
    except OSError:
        return 0, ""


def test_it_is_well_and_ready_and_ends_when_it_is_told_to(
    archive_folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(archive_folder, store)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    script = ROOT / "scripts" / "run_as_in_container.py"
    command = [sys.executable, str(script), "--store", str(store), "--port", port]
    with (tmp_path / "log").open("w") as log:
        running = subprocess.Popen(
            command, env=os.environ | {"MINUTES_METRICS": "on"}, stdout=log, stderr=log
        )
    try:
        address, ends = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
        while get(f"{address}/ready")[0] != 200:
            assert running.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < ends, (tmp_path / "log").read_text()
            time.sleep(0.2)
        assert get(f"{address}/health") == (200, '{"status":"alive"}')
        assert "minutes_archive_documents 4.0" in get(f"{address}/metrics")[1]
        (check,) = re.findall(r'HEALTHCHECK.*\n\s*CMD \["python", "-c", "(.*)"\]', dockerfile())
        asked = [sys.executable, "-c", check.replace("8501", port)]
        assert subprocess.run(asked, check=False).returncode == 0
        running.terminate()
        running.wait(PATIENCE)
        assert subprocess.run(asked, capture_output=True, check=False).returncode != 0
    finally:
        running.kill()
        running.wait()


def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text("utf-8")
