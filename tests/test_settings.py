from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from errors import SettingError
from settings import Settings
from tests.conftest import ROOT


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.store == ROOT / "data"
    assert settings.embedding_model == ""


def test_settings_are_read_from_the_environment() -> None:
    settings = Settings.from_environment(
        {"MINUTES_STORE": " /archive ", "MINUTES_EMBEDDING_MODEL": "some/model"}
    )
    assert settings.store == Path("/archive")
    assert settings.embedding_model == "some/model"


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_setting_is_none(blank: str) -> None:
    given = {"MINUTES_STORE": blank, "MINUTES_EMBEDDING_MODEL": blank}
    assert Settings.from_environment(given) == Settings()


def test_the_home_folder_can_be_written_short() -> None:
    assert Settings.from_environment({"MINUTES_STORE": "~/minutes"}).store == (
        Path.home() / "minutes"
    )


def test_a_value_that_cannot_be_used_is_named() -> None:
    with pytest.raises(SettingError, match="MINUTES_STORE"):
        Settings.from_environment({"MINUTES_STORE": "a\0b"})


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_STORE", "/elsewhere")
    assert Settings.from_environment().store == Path("/elsewhere")


def test_a_command_can_name_another_store() -> None:
    settings = Settings(store=Path("/one"), embedding_model="m")
    assert settings.with_store(None) == settings
    assert settings.with_store(Path("/two")) == Settings(Path("/two"), "m")


def test_settings_are_few_frozen_and_explained() -> None:
    assert len(fields(Settings)) < 20
    assert all(f"{field.name}:" in (Settings.__doc__ or "") for field in fields(Settings))
    with pytest.raises(FrozenInstanceError):
        Settings().store = Path("/other")  # type: ignore[misc]
