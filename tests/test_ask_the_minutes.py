"""The one command under which the product's commands are known once it is installed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ask_the_minutes import main
from tests.conftest import ROOT
from tests.running import run
from words.archive import missing
from words.commands import called_as

COMMANDS = (
    *("run", "ingest", "check", "search", "documents", "ask", "evaluate", "train"),
    *("backup", "restore", "upgrade", "moderngov"),
)
HEAVY = ("torch", "chromadb", "transformers", "sentence_transformers", "streamlit")


@pytest.mark.parametrize("given", [[], ["-h"], ["--help"]], ids=str)
def test_without_a_command_all_of_them_are_named(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(given) == 0
    told = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n  {command} " in told


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_helps_under_its_own_name(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    assert f"usage: ask-the-minutes {command} [OPTIONS]" in capsys.readouterr().out


@pytest.mark.parametrize(
    "given", ["nothing", "search", "ask", "evaluate", "run --port", "run x", "backup"]
)
def test_wrong_usage_ends_with_two(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(given.split())
    assert ended.value.code == 2
    assert "usage: ask-the-minutes" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", ["search lamps", "ask lamps?", "check", "backup b.zip", "upgrade"]
)
def test_a_store_that_is_not_there_is_named(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    assert main([*given.split(), "--store", str(folder)]) == 2
    with called_as("ask-the-minutes"):
        assert missing(folder) in capsys.readouterr().err


HELPED = (
    "ask_the_minutes",
    "ingest",
    "vectorstore search",
    "vectorstore backup",
    "answering",
    "evaluation",
    "training",
)
HELPS = """
import contextlib, importlib, io, json, sys
heavy, *helped = (one.split() for one in sys.argv[1:])
loaded = {}
for module, *more in helped:
    where = module if module == "ask_the_minutes" else f"{module}.__main__"
    with contextlib.redirect_stdout(io.StringIO()):
        importlib.import_module(where).main([*more, "--help"])
    loaded[" ".join([module, *more])] = sorted(set(heavy) & set(sys.modules))
print(json.dumps(loaded))
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """What is heavy and was loaded once each command had told of its options, one by one."""
    done = run("-c", HELPS, " ".join(HEAVY), *HELPED)
    assert (done.returncode, done.stderr) == (0, "")
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("given", HELPED)
def test_help_loads_nothing_heavy(given: str, loaded: dict[str, list[str]]) -> None:
    assert loaded[given] == []


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Keep what would take the place of this process."""
    became: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _, command: became.append(command))
    monkeypatch.setattr("subprocess.call", lambda _: 0)

    def last() -> list[str]:
        return became[-1] if became else []

    return last


def test_an_archive_with_documents_is_served_as_it_is(
    archive_folder: Path, served: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("MINUTES_STORE", "STREAMLIT_SERVER_PORT", "STREAMLIT_SERVER_ADDRESS")
    for name in names:
        monkeypatch.setenv(name, "before")
    assert main(["run", "--store", str(archive_folder), "--port", "8600"]) == 0
    assert served()[-2:] == ["run", str(ROOT / "app.py")]
    environment = [os.environ[name] for name in names]
    assert environment == [str(archive_folder), "8600", "before"]


def test_without_the_samples_an_archive_is_served_that_is_not_there_yet(
    tmp_path: Path, served: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_STORE", "before")
    store = tmp_path / "store"
    assert main(["run", "--no-samples", "--store", str(store)]) == 0
    assert served()[-2:] == ["run", str(ROOT / "app.py")]
    assert os.environ["MINUTES_STORE"] == str(store)
    assert not store.exists()


def test_what_cannot_be_served_is_not(
    tmp_path: Path, served: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["run", "--store", str(tmp_path / "file" / "store")]) == 2
    assert "store" in capsys.readouterr().err
    assert served() == []
