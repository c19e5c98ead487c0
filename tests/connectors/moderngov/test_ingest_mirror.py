"""The archive is brought in step with a mirror wherever it is: in its folder, or at servers."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from connectors.moderngov.ingest_mirror import ingest_mirror, mark_of, take_out_at_once
from settings import ChromaServer, Settings
from tests.making import minutes, write
from tests.postgres import PostgresRun
from vectorstore import Archive, EmbeddingModel


@pytest.fixture(params=["folder", "servers"])
def settings(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings of an empty archive, which what is run here is told by the environment too."""
    if request.param == "servers":
        chroma: ChromaServer = request.getfixturevalue("chroma_shared")
        postgres: PostgresRun = request.getfixturevalue("postgres_shared")
        monkeypatch.setenv("MINUTES_CHROMA", chroma.address)
        monkeypatch.setenv("MINUTES_CATALOGUE", postgres.database().address)
    return Settings.from_environment(os.environ).with_store(tmp_path / "store")


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    write(folder, lamps=minutes("the lamps be mended"), ferry=minutes("the ferry be painted"))
    (folder / ".origin.json").write_text(json.dumps({}), "utf-8")
    return folder


def held(settings: Settings, model: EmbeddingModel) -> set[str]:
    with closing(Archive.open(settings, model)) as archive:
        return {one.source for one, _ in archive.catalogue.documents(restricted=True)}


def test_what_becomes_restricted_leaves_the_archive_and_a_new_mirror_is_read(
    settings: Settings, mirror: Path, model: EmbeddingModel
) -> None:
    empty = mark_of(settings, mirror)
    told = ingest_mirror(settings, mirror, keep_missing=False, allow_removal=False)
    assert (told["code"], told["added"]) == (0, 2)
    full = mark_of(settings, mirror)
    assert full == mark_of(settings, mirror) != empty

    os.utime(mirror / ".origin.json", ns=(1, 1))
    assert mark_of(settings, mirror) not in (empty, full)

    assert take_out_at_once(settings, mirror, ["lamps.txt"])
    assert held(settings, model) == {"ferry.txt"}
    assert take_out_at_once(settings, mirror, ["ferry.txt"])
    assert mark_of(settings, mirror) != full


def test_a_server_that_is_gone_is_no_archive_and_takes_nothing_out(
    tmp_path: Path, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_CHROMA", "http://127.0.0.1:9")
    monkeypatch.setenv("MINUTES_CATALOGUE", "postgresql://minutes@127.0.0.1:9/minutes")
    settings = Settings.from_environment(os.environ).with_store(tmp_path / "store")
    assert mark_of(settings, mirror).startswith("no archive")
    assert not take_out_at_once(settings, mirror, ["lamps.txt"])
