"""The wheel, installed in a fresh environment and run from an empty folder without a network."""

import json
import signal
import socket
import subprocess
import time
import tomllib
import urllib.request
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.installed import SECONDS, Installed, build, install
from tests.making import minutes, write

CODE = (".py", ".css", ".js", ".svg", ".txt", ".json", ".onnx", ".typed")
ROOMS = ("answering", "commands", "conversations", "english", "evaluation", "ingest", "prompts")
MORE_ROOMS = ("connectors", "schema", "training", "ui", "vectorstore", "words")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(wheel, tmp_path_factory.mktemp("installed"))


def test_the_wheel_holds_every_file_that_runs(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for room in (*ROOMS, *MORE_ROOMS)
        for path in (ROOT / room).rglob("*")
        if path.suffix in CODE and "training/weights" not in path.as_posix()
    }
    wanted |= {f"{room}/py.typed" for room in (*ROOMS, *MORE_ROOMS)}
    wanted |= {p.relative_to(ROOT).as_posix() for p in ROOT.glob("samples/minutes/*/*")}
    wanted |= {f"{name}.py" for name in ("app", "ask_the_minutes", "branding", "settings")}
    assert wanted - held == set()
    assert not any(name.startswith(("tests/", "docs/", "training/weights")) for name in held)


def test_streamlit_finds_the_settings_beside_the_app(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        packed = held.read(".streamlit/config.toml")
    assert packed == (ROOT / ".streamlit" / "config.toml").read_bytes()


def test_the_wheel_requires_what_the_requirements_say(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        (name,) = (name for name in held.namelist() if name.endswith("/METADATA"))
        told = message_from_string(held.read(name).decode())
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    required = [one for one in told.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert required == [one for one in lines if not one.startswith("#")]
    assert told.get_all("Provides-Extra") == ["ray"]
    assert set(str(told["Requires-Python"]).split(",")) == {">=3.11", "<3.14"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (told["Name"], told["Version"]) == ("ask-the-minutes", project["version"])


def test_the_code_that_runs_is_that_of_the_wheel(installed: Installed) -> None:
    code = "import answering, ingest, settings, ui; print(settings.__file__, ingest.__file__)"
    python = installed.environment / "bin" / "python"
    done = subprocess.run(
        [python, "-c", code],
        cwd=installed.folder,
        env=installed.variables(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(Path(one).is_relative_to(installed.packages) for one in done.stdout.split())


def test_help_names_the_commands(installed: Installed) -> None:
    done = installed.run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "evaluate" in done.stdout


def test_minutes_are_read_and_answered_from_where_one_stands(installed: Installed) -> None:
    (installed.folder / "mine").mkdir()
    write(installed.folder / "mine", a=minutes("the lamps of Fen Lane be mended by 28 June 2024"))
    done = installed.run("ingest", "mine", "--json", "--store", "my archive")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["added"] == 1
    store = ("--store", "my archive")
    answer = installed.run("ask", "When shall the lamps of Fen Lane be mended?", *store)
    assert answer.returncode == 0, answer.stderr
    assert "28 June 2024" in answer.stdout
    assert not any(word in answer.stderr for word in ("Traceback", "Warning", "\r"))
    assert installed.run("check", *store).returncode == 0
    assert not installed.tried.exists()


def test_run_reads_the_samples_into_an_empty_folder_and_serves_them(installed: Installed) -> None:
    assert not (installed.folder / "data").exists()
    left = _leave_a_sample_of_each_format(installed.packages / "samples" / "minutes")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = installed.start("run", "--port", port)
    try:
        page = _page_of(server, f"http://127.0.0.1:{port}")
        assert "<html" in page
    finally:
        server.send_signal(signal.SIGINT)
        out, told = server.communicate(timeout=60)
    assert "Traceback" not in out + told
    assert (installed.folder / "data").is_dir()
    done = installed.run("search", "Ofsted and the councillors", "-k", 100, "--json")
    rows = json.loads(done.stdout)
    assert any("Ofsted" in row["text"] for row in rows)
    assert {Path(row["source"]).suffix for row in rows} == left
    assert {path.name for path in installed.folder.iterdir()} <= {"data", "mine", "my archive"}
    assert not installed.tried.exists()


def _leave_a_sample_of_each_format(samples: Path) -> set[str]:
    """Remove the other samples, whose reading takes half a minute; return the formats' endings."""
    left: set[str] = set()
    for path in sorted(one for one in samples.rglob("*") if one.is_file()):
        if path.suffix in left:
            path.unlink()
        left.add(path.suffix)
    assert len(left) > 3
    return left


def _page_of(server: subprocess.Popen[str], address: str) -> str:
    """Return the page once the server is healthy."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, server.communicate()
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health") as healthy:
                assert healthy.status == 200
            with urllib.request.urlopen(address) as page:
                return str(page.read().decode())
        except OSError:
            time.sleep(0.3)
    raise AssertionError("the app did not come up")
