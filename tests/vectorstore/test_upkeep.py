"""The commands that look after an archive as a whole."""

import contextlib
import json
import shutil
from pathlib import Path

import pytest

from tests.running import run_here, run_warm
from tests.stores import bring, contents, paper
from tests.vectorstore.earlier import make_earlier
from vectorstore import Archive, EmbeddingModel


@pytest.fixture(scope="module")
def made(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "store"
    with contextlib.closing(Archive(folder, model)) as archive:
        bring(archive, [paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken.")])
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "store"))


def test_an_archive_goes_into_a_file_and_comes_out_of_it(
    store: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    file, back = tmp_path / "b.zip", tmp_path / "back"
    backed = run_warm("-m", "vectorstore", "backup", file, "--store", store, "--json")
    assert (backed.returncode, backed.stderr) == (0, "")
    told = json.loads(backed.stdout)
    assert (told["file"], told["documents"], told["passages"]) == (str(file), 1, 2)
    assert (told["indexes"], told["conversations"]) == (True, False)
    restored = run_warm("-m", "ask_the_minutes", "restore", file, "--store", back, "--json")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert json.loads(restored.stdout)["store"] == str(back)
    with (
        contextlib.closing(Archive(store, model)) as one,
        contextlib.closing(Archive(back, model)) as other,
    ):
        assert contents(other) == contents(one)


def test_it_is_said_what_was_left_out_and_what_is_in(store: Path, tmp_path: Path) -> None:
    done = run_here("vectorstore", ["backup", tmp_path / "b.zip", "--store", store])
    assert "1 documents" not in done.stdout
    assert "2 passages" in done.stdout
    assert "left out; --conversations" in done.stdout
    (store / "conversations.sqlite").touch()
    given = ["backup", tmp_path / "b.zip", "--force", "--conversations", "--store", store]
    assert "keep it as private" in run_here("vectorstore", given).stdout
    given[1] = tmp_path / "none.zip"
    (store / "conversations.sqlite").unlink()
    assert "There are no readers' conversations" in run_here("vectorstore", given).stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["backup", "{}/b.zip", "--store", "{}/nowhere"], "StoreError: There is no archive"),
        (["backup", "{}/store", "--store", "{}/store"], "SettingError: "),
        (["restore", "{}/none.zip", "--store", "{}/back"], "SettingError: There is no file"),
        (["upgrade", "--store", "{}/nowhere"], "StoreError: There is no archive"),
    ],
)
def test_what_cannot_be_done_is_said(
    given: list[str], said: str, store: Path, tmp_path: Path
) -> None:
    done = run_here("vectorstore", [one.format(tmp_path) for one in given])
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert not (tmp_path / "nowhere").exists()


def test_an_archive_of_an_earlier_format_says_what_to_run_and_then_works(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    store = tmp_path / "our minutes"
    make_earlier(store, model, "2")
    asked = ["search", "lamps of Fen Lane", "--store", store, "--json"]
    refused = run_here("vectorstore", asked)
    assert refused.returncode == 2
    assert f'upgrade --store "{store}"”' in refused.stderr
    upgraded = run_here("vectorstore", ["upgrade", "--store", store])
    assert "from format 2 to 3 to 4: 5 passages, 1 embedded again" in upgraded.stdout
    assert f'"{store}-format-2"' in upgraded.stdout
    assert "needs no upgrade" in upgraded.stdout
    found = json.loads(run_here("vectorstore", asked).stdout)
    assert found[0]["source"] == "lamps.txt"
    again = run_here("vectorstore", ["upgrade", "--store", store, "--json"])
    told = json.loads(again.stdout)
    assert (told["from"], told["to"], told["copy"], told["embedded"]) == ("4", "4", None, 0)
    assert "nothing to do" in run_here("vectorstore", ["upgrade", "--store", store]).stdout
