from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from errors import SettingError
from settings import CatalogueServer, ChromaServer, Settings


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.embedding_model == ""


def test_an_archive_that_is_not_named_lies_where_a_command_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment({}).store.resolve() == tmp_path / "data"


def test_settings_are_read_from_the_environment() -> None:
    settings = Settings.from_environment(
        {"MINUTES_STORE": " /archive ", "MINUTES_EMBEDDING_MODEL": "some/model"}
    )
    assert settings.store == Path("/archive")
    assert settings.embedding_model == "some/model"


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_setting_is_none(blank: str) -> None:
    names = "STORE EMBEDDING_MODEL LLM LLM_URL LLM_TIMEOUT UNSUPPORTED LOG METRICS".split()
    given = {f"MINUTES_{name}": blank for name in names}
    assert Settings.from_environment(given) == Settings()


def test_a_language_model_is_named_with_its_server() -> None:
    settings = Settings.from_environment(
        {
            "MINUTES_LLM": " openai:llama3.2:3b ",
            "MINUTES_LLM_URL": "http://[::1]:11434/v1",
            "MINUTES_LLM_TIMEOUT": "2.5",
            "MINUTES_UNSUPPORTED": "drop",
        }
    )
    assert settings.language_model == "openai:llama3.2:3b"
    assert settings.language_model_url == "http://[::1]:11434/v1"
    assert settings.language_model_timeout == 2.5
    assert settings.unsupported == "drop"


@pytest.mark.parametrize("value", ["off", "on", "network"])
def test_who_may_read_what_is_counted_is_set(value: str) -> None:
    assert Settings.from_environment({"MINUTES_METRICS": f" {value} "}).metrics == value
    assert Settings.from_environment({"MINUTES_LOG": "json"}).log_form == "json"
    assert (Settings().metrics, Settings().log_form) == ("off", "lines")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MINUTES_LLM", "llama3.2"),
        ("MINUTES_LLM", ":llama3.2"),
        ("MINUTES_LLM", "openai:"),
        ("MINUTES_LLM", "openai: llama"),
        ("MINUTES_LLM_URL", "localhost:11434"),
        ("MINUTES_LLM_URL", "ftp://localhost"),
        ("MINUTES_LLM_URL", "http://me:secret@localhost/v1"),
        ("MINUTES_LLM_URL", "http://localhost/v1?key=secret"),
        ("MINUTES_LLM_URL", "http://localhost\\@elsewhere.example"),
        ("MINUTES_LLM_TIMEOUT", "soon"),
        ("MINUTES_LLM_TIMEOUT", "0"),
        ("MINUTES_LLM_TIMEOUT", "-1"),
        ("MINUTES_LLM_TIMEOUT", "nan"),
        ("MINUTES_LLM_TIMEOUT", "inf"),
        ("MINUTES_UNSUPPORTED", "hide"),
        ("MINUTES_LOG", "JSON"),
        ("MINUTES_LOG", "xml"),
        ("MINUTES_METRICS", "1"),
        ("MINUTES_METRICS", "everywhere"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=rf"{name}\b") as caught:
        Settings.from_environment({name: value})
    assert "secret" not in str(caught.value)


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


def test_the_keepers_password_is_long_and_never_repeated() -> None:
    settings = Settings.from_environment({"MINUTES_KEEPER_PASSWORD": " stoat and sallow "})
    assert settings.keeper_password == "stoat and sallow"
    assert "stoat" not in repr(settings)
    with pytest.raises(SettingError, match="MINUTES_KEEPER_PASSWORD") as raised:
        Settings.from_environment({"MINUTES_KEEPER_PASSWORD": "stoat"})
    assert "stoat" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "field", "default"),
    [("MINUTES_KEEP_DAYS", "keep_days", 90), ("MINUTES_REVIEW_DAYS", "review_days", 0)],
)
def test_days_are_whole_numbers_and_questions_are_kept_for_none_unless_told(
    name: str, field: str, default: int
) -> None:
    assert getattr(Settings.from_environment({name: " "}), field) == default
    assert getattr(Settings.from_environment({name: " 30 "}), field) == 30
    assert getattr(Settings.from_environment({name: "0"}), field) == 0
    for wrong in ("-1", "1.5", "a month", "10000", "٣"):
        with pytest.raises(SettingError, match=name):
            Settings.from_environment({name: wrong})


def of_chroma(given: dict[str, str]) -> Settings:
    """Read settings of MINUTES_CHROMA, each under what stands behind that."""
    return Settings.from_environment({f"MINUTES_CHROMA{name}": one for name, one in given.items()})


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        (" https://vectors.example.org/chroma/ ", "https://vectors.example.org/chroma"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_a_chroma_server_is_named_by_its_address(address: str, asked: str) -> None:
    server = of_chroma({"": address}).chroma
    assert server is not None
    assert (server.base, server.cloud, server.headers()) == (asked, False, {})
    assert (server.tenant, server.database) == ("default_tenant", "default_database")


def test_chroma_cloud_is_named_with_its_tenant_database_and_key() -> None:
    server = of_chroma(
        {"": "cloud", "_TENANT": "one-tenant", "_DATABASE": "minutes", "_KEY": "k-123"}
    ).chroma
    assert server is not None
    assert server == ChromaServer("cloud", "one-tenant", "minutes", "k-123")
    assert server.cloud
    assert server.headers() == {"X-Chroma-Token": "k-123"}
    assert server.base.startswith("https://")


def test_without_an_address_there_is_no_chroma_server() -> None:
    assert of_chroma({"": " ", "_KEY": "k-123"}).chroma is None


CLOUD = {"": "cloud", "_TENANT": "t", "_DATABASE": "d", "_KEY": "k-secret"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"": "localhost:8000"}, "MINUTES_CHROMA "),
        ({"": "Cloud"}, "MINUTES_CHROMA "),
        ({"": "ftp://localhost"}, "MINUTES_CHROMA "),
        ({"": "http://me:k-secret@localhost:8000"}, "MINUTES_CHROMA "),
        ({"": "http://localhost:8000?key=k-secret"}, "MINUTES_CHROMA "),
        ({"": "http://localhost:8000\nhttp://elsewhere"}, "MINUTES_CHROMA "),
        (CLOUD | {"_TENANT": ""}, "MINUTES_CHROMA_TENANT"),
        (CLOUD | {"_DATABASE": " "}, "MINUTES_CHROMA_DATABASE"),
        (CLOUD | {"_KEY": ""}, "MINUTES_CHROMA_KEY"),
        (CLOUD | {"_KEY": "k-secret two"}, "MINUTES_CHROMA_KEY"),
        (CLOUD | {"_KEY": "k-secret\nX-Other: 1"}, "MINUTES_CHROMA_KEY"),
        (CLOUD | {"_KEY": "k-secret\u00e9"}, "MINUTES_CHROMA_KEY"),
        (CLOUD | {"_DATABASE": ".."}, "MINUTES_CHROMA_DATABASE"),
        (CLOUD | {"_DATABASE": "../d"}, "MINUTES_CHROMA_DATABASE"),
        ({"": "http://localhost:8000", "_TENANT": "a b"}, "MINUTES_CHROMA_TENANT"),
    ],
)
def test_a_chroma_server_that_cannot_be_is_refused_without_its_key(
    given: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingError, match=named) as raised:
        of_chroma(given)
    assert "k-secret" not in str(raised.value)


def test_the_key_of_a_chroma_server_is_never_shown() -> None:
    settings = of_chroma(CLOUD)
    assert "k-secret" not in repr(settings)
    assert "k-secret" not in str(settings.chroma)


def of_catalogue(address: str, **further: str) -> Settings:
    """Read settings of MINUTES_CATALOGUE beside a Chroma server."""
    given = {"MINUTES_CATALOGUE": address, "MINUTES_CHROMA": "http://localhost:8000"}
    return Settings.from_environment(given | further)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://minutes@localhost/minutes",
        "postgres://minutes@db.example.org:6432/the-minutes",
        "postgresql://localhost/minutes",
        "postgresql://minutes@[::1]:5432/minutes",
        "postgresql:///minutes?host=/run/postgresql",
        "postgresql://a%40b@host/minutes?sslmode=verify-full&sslrootcert=/etc/ca.pem",
    ],
)
def test_a_catalogue_is_named_by_its_address(address: str) -> None:
    assert of_catalogue(f" {address} ").catalogue == CatalogueServer(address)


@pytest.mark.parametrize(
    ("address", "further"),
    [
        ("postgresql://minutes@host/minutes", {"MINUTES_CATALOGUE_PASSWORD": "k@secret:1"}),
        ("postgresql://minutes:k%40secret%3A1@host/minutes", {}),
    ],
)
def test_the_password_of_a_catalogue_is_taken_and_never_shown(
    address: str, further: dict[str, str]
) -> None:
    settings = of_catalogue(address, **further)
    assert settings.catalogue == CatalogueServer("postgresql://minutes@host/minutes", "k@secret:1")
    assert "secret" not in repr(settings) + str(settings.catalogue)


@pytest.mark.parametrize(
    "address",
    [
        "mysql://minutes@host/minutes",
        "host/minutes",
        "postgresql://minutes@host",
        "postgresql://minutes@host/",
        "postgresql://minutes:k-secret@host:many/minutes",
        "postgresql://minutes:k-secret@host/minutes?options=-cfsync=off",
        "postgresql://minutes:k-secret@host/minutes?password=k-secret",
        "postgresql://minutes:k-secret@host/minutes postgresql://elsewhere/minutes",
        "postgresql://minutes:k/secret@host/minutes",
    ],
)
def test_a_catalogue_that_cannot_be_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(SettingError, match=r"^MINUTES_CATALOGUE is not") as raised:
        of_catalogue(address)
    assert "secret" not in str(raised.value)


def test_a_catalogue_at_a_server_needs_vectors_at_a_server() -> None:
    with pytest.raises(SettingError, match="name one in MINUTES_CHROMA"):
        of_catalogue("postgresql://minutes@host/minutes", MINUTES_CHROMA="")
