"""What the tests of answering share: a server of language models, and models on it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from answering.writing.language_model import LanguageModel
from settings import Settings
from tests.answering.model_server import ModelServer

Open = Callable[..., LanguageModel]


@pytest.fixture(scope="session")
def _one_server() -> Iterator[ModelServer]:
    server = ModelServer()
    yield server
    server.close()


@pytest.fixture
def server(_one_server: ModelServer) -> ModelServer:
    """A server of language models that has not been asked anything."""
    _one_server.gives("Yes [1].")
    return _one_server


@pytest.fixture
def open_model(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a model on the server, of either provider."""
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)

    def opened(provider: str = "openai", **changes: object) -> LanguageModel:
        path = "/v1" if provider == "openai" else ""
        settings = Settings(
            language_model=f"{provider}:test",
            language_model_url=server.address + path,
            language_model_timeout=30,
        )
        model = LanguageModel.open(replace(settings, **changes))  # type: ignore[arg-type]
        assert model is not None
        return model

    return opened
