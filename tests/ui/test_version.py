"""The product says which version it is, whether it is a clone or was installed."""

import importlib.metadata
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from ui import version


def test_a_clone_is_of_the_version_that_its_project_says() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert version.product() == told["project"]["version"]


@pytest.mark.parametrize("beside", [None, "[tool]\n", "not toml ["])
def test_without_a_project_it_is_that_of_what_is_installed(
    beside: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if beside is not None:
        (tmp_path / "pyproject.toml").write_text(beside, "utf-8")
    monkeypatch.setattr(importlib.metadata, "version", lambda name: f"{name} 9")
    assert version.product(tmp_path / "pyproject.toml") == "ask-the-minutes 9"


def test_where_neither_is_known_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert version.product(tmp_path / "none.toml") == "unknown"
