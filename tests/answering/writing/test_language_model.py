"""Both providers through LangChain, on a server that speaks their protocols and misbehaves."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk

from answering.writing.language_model import MAX_CHARACTERS, LanguageModel
from answering.writing.language_model_errors import explain, without_keys
from errors import LanguageModelError, SettingError
from settings import Settings
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer, Reply, refusal
from tests.running import run

BOTH = pytest.mark.parametrize("provider", ["openai", "anthropic"])
KEY = "sk-test-0123456789abcdef"
PAGE = "<!doctype html><html><body>Please log in</body></html>"

ASKED = [("system", "Rules."), ("human", "Question?")]


@BOTH
def test_a_reply_comes_in_pieces(provider: str, server: ModelServer, open_model: Open) -> None:
    server.gives("The bridge will be repaired by 28 June 2024 [1].")
    pieces = list(open_model(provider).stream(ASKED))
    assert len(pieces) > 3
    assert "".join(pieces) == "The bridge will be repaired by 28 June 2024 [1]."


@BOTH
def test_rules_and_question_are_sent_apart(
    provider: str, server: ModelServer, open_model: Open
) -> None:
    list(open_model(provider).stream(ASKED))
    (request,) = server.requests
    assert request.messages == {"system": "Rules.", "user": "Question?"}
    assert request.body["stream"] is True
    assert request.body.get("max_tokens") or request.body.get("max_completion_tokens")


@BOTH
def test_a_model_is_asked_again_and_again(provider: str, open_model: Open) -> None:
    model = open_model(provider)
    for _ in range(3):
        assert "".join(model.stream(ASKED)) == "Yes [1]."


@BOTH
@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (refusal(401, f"Incorrect API key provided: {KEY}"), "refused the key"),
        (refusal(403, "no"), "refused the key"),
        (refusal(429, "slow down", retry_after="1"), "too often"),
        (refusal(500, "oops"), "fault"),
        (refusal(529, "overloaded"), "fault"),
        (refusal(404, "model 'test' not found"), r"refused the request \(404\): model 'test' not"),
        (refusal(400, f"bad {KEY} key"), r"refused the request \(400\): bad … key"),
        (Reply(status=502, body=PAGE, kind="text/html"), "fault"),
        (Reply(body=PAGE, kind="text/html"), "cannot be read|broke off"),
        (Reply(body='{"choices": []}'), "cannot be read|broke off"),
        (Reply(body=""), "cannot be read|broke off"),
        (Reply("The bridge", broken=True), "cannot be read"),
        (Reply("The bridge", cut=True), "broke off"),
        (Reply("The bridge", unfinished=True), "broke off"),
        (Reply("The bridge", stop="length"), "too long"),
        (Reply("The bridge", stop="content_filter"), "declined"),
        (Reply("The bridge was shut. " * 20, endless=True), "too long"),
        (Reply("The bridge. " * (MAX_CHARACTERS // 10)), "too long"),
    ],
)
def test_whatever_goes_wrong_is_said_in_words_and_without_a_key(
    provider: str,
    reply: Reply,
    said: str,
    server: ModelServer,
    open_model: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = open_model(provider)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    server.gives(reply)
    with pytest.raises(LanguageModelError, match=said) as caught:
        list(model.stream(ASKED))
    assert KEY not in str(caught.value)
    assert caught.value.__cause__ is not None or caught.value.args


@BOTH
@pytest.mark.parametrize(
    "reply",
    [
        Reply("The bridge", silence=30),
        Reply("The bridge", drip=30),
        Reply("The bridge " * 100, drip=0.3),
        Reply(comments=0.1),
        Reply(endless=True, text=" ", drip=0.1),
    ],
    ids=["hangs", "stalls", "drips", "only comments", "only spaces"],
)
def test_nobody_waits_longer_than_the_time_out_allows(
    provider: str, reply: Reply, server: ModelServer, open_model: Open
) -> None:
    model = open_model(provider, language_model_timeout=0.5)
    server.gives(reply)
    started = time.monotonic()
    with pytest.raises(LanguageModelError, match=r"took too long: more than 0\.5 seconds"):
        list(model.stream(ASKED))
    assert time.monotonic() - started < 10


class Dripping(GenericFakeChatModel):
    """Writes without end, and passes over that it is to leave off."""

    async def _astream(self, *given: Any, **more: Any) -> AsyncIterator[ChatGenerationChunk]:
        while True:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(0.1)
            yield ChatGenerationChunk(message=AIMessageChunk(content="so "))


def test_nobody_waits_for_one_that_passes_over_the_time_out() -> None:
    chat = Dripping(messages=iter(()))
    model = LanguageModel(chat, "other", "test", Settings(language_model_timeout=0.5))
    pieces: list[str] = []
    with pytest.raises(LanguageModelError, match=r"took too long: more than 0\.5 seconds"):
        pieces.extend(model.stream(ASKED))
    assert len(pieces) < 12


@BOTH
def test_a_server_that_is_not_there_is_soon_known(provider: str, open_model: Open) -> None:
    model = open_model(provider, language_model_url="http://127.0.0.1:9")
    started = time.monotonic()
    with pytest.raises(LanguageModelError, match="cannot be reached"):
        list(model.stream(ASKED))
    assert time.monotonic() - started < 20


@BOTH
@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_a_server_that_asks_for_patience_is_not_waited_for(
    provider: str, status: int, server: ModelServer, open_model: Open
) -> None:
    server.gives(refusal(status, "later", retry_after="30"))
    started = time.monotonic()
    with pytest.raises(LanguageModelError, match=str(status)):
        list(open_model(provider, language_model_timeout=60).stream(ASKED))
    assert time.monotonic() - started < 10
    assert len(server.requests) == 1


@BOTH
def test_a_model_recovers_from_every_fault(
    provider: str, server: ModelServer, open_model: Open
) -> None:
    model = open_model(provider, language_model_timeout=4)
    for reply in (Reply("x", silence=30), Reply("x", cut=True), refusal(401, "no")):
        server.gives(reply)
        with pytest.raises(LanguageModelError):
            list(model.stream(ASKED))
    server.gives("Yes [1].")
    assert "".join(model.stream(ASKED)) == "Yes [1]."


@BOTH
def test_who_leaves_off_reading_hangs_up(
    provider: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(Reply("The bridge. ", endless=True, drip=0.01))
    stream = open_model(provider).stream(ASKED)
    next(iter(stream))
    stream.close()
    assert server.hung_up.wait(20)


@BOTH
def test_the_key_of_the_environment_is_used_and_never_told(
    provider: str,
    server: ModelServer,
    open_model: Open,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    open_model  # noqa: B018  its fixture takes the caller's keys away
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    model = open_model(provider)
    list(model.stream(ASKED))
    server.gives(refusal(401, f"Incorrect API key provided: {KEY}"))
    with pytest.raises(LanguageModelError) as caught:
        list(model.stream(ASKED))
    assert all(KEY in str(request.headers) for request in server.requests)
    assert all(KEY not in request.raw for request in server.requests)
    assert KEY not in caplog.text
    assert KEY not in "".join(capfd.readouterr())
    assert KEY not in str(caught.value) + repr(model) + repr(vars(model))


def test_a_server_of_one_s_own_needs_no_key(server: ModelServer, open_model: Open) -> None:
    list(open_model("openai").stream(ASKED))
    assert server.requests[0].headers["authorization"] == "Bearer none"


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_a_provider_s_own_server_needs_a_key(provider: str, open_model: Open) -> None:
    with pytest.raises(SettingError, match=f"{provider.upper()}_API_KEY is not set"):
        open_model(provider, language_model_url="")


def test_no_model_is_none() -> None:
    assert LanguageModel.open(Settings()) is None


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("ollama:llama3.2", "pip install langchain-ollama"),
        ("google-genai:gemini", "pip install langchain-google-genai"),
        ("nonesuch:model", "not known; openai and anthropic are installed"),
    ],
)
def test_a_provider_that_is_not_at_hand_is_named_with_what_to_do(
    named: str, said: str, open_model: Open
) -> None:
    with pytest.raises(SettingError, match=said) as caught:
        open_model(language_model=named)
    assert "MINUTES_LLM" in str(caught.value)


def test_a_model_that_cannot_be_set_up_names_the_setting(
    open_model: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
    monkeypatch.delenv("OPENAI_API_VERSION", raising=False)
    with pytest.raises(
        SettingError, match=r"MINUTES_LLM=azure_openai:test.*OPENAI_API_VER"
    ) as told:
        open_model(language_model="azure_openai:test", language_model_url="https://a.example")
    assert KEY not in str(told.value)
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    model = open_model(
        language_model="azure_openai:test", language_model_url="https://council.example"
    )
    assert model.where == "council.example"


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("http://localhost:11434/v1", None),
        ("http://LOCALHOST/v1", None),
        ("http://127.0.0.1:8080/v1", None),
        ("http://127.9.9.9/v1", None),
        ("http://[::1]:8080/v1", None),
        ("http://localhost.example/v1", "localhost.example"),
        ("http://my-localhost/v1", "my-localhost"),
        ("http://127.0.0.1.example/v1", "127.0.0.1.example"),
        ("http://192.168.0.7:11434/v1", "192.168.0.7"),
        ("http://0.0.0.0:11434/v1", "0.0.0.0"),
        ("https://models.example/v1", "models.example"),
    ],
)
@BOTH
def test_where_texts_go_is_known(
    provider: str, url: str, where: str | None, open_model: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    assert open_model(provider, language_model_url=url).where == where


@BOTH
def test_a_provider_s_own_server_is_not_this_machine(
    provider: str, open_model: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    assert open_model(provider, language_model_url="").where == f"api.{provider}.com"


@pytest.mark.parametrize(
    ("provider", "variable"),
    [
        ("openai", "OPENAI_BASE_URL"),
        ("openai", "OPENAI_API_BASE"),
        ("anthropic", "ANTHROPIC_BASE_URL"),
        ("openai", "LANGSMITH_GATEWAY"),
        ("anthropic", "LANGSMITH_GATEWAY"),
    ],
)
def test_an_address_that_a_library_reads_for_itself_is_told_too(
    provider: str, variable: str, open_model: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    monkeypatch.setenv(variable, "https://elsewhere.example/v1")
    assert open_model(provider, language_model_url="").where == "elsewhere.example"


@BOTH
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_on_the_way_is_told(
    provider: str, variable: str, open_model: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv(variable, "http://proxy.example:3128")
    assert open_model(provider).where == "proxy.example"
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    assert open_model(provider).where is None


@BOTH
def test_nothing_is_traced(
    provider: str, server: ModelServer, open_model: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", KEY)
    monkeypatch.setenv("LANGSMITH_ENDPOINT", server.address)
    list(open_model(provider).stream(ASKED))
    time.sleep(0.5)
    assert len(server.requests) == 1


def test_a_key_is_struck_out_of_any_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "verysecretvalue")
    text = f"verysecretvalue, {KEY} and Bearer abcdef0123456; the rest stays"
    assert without_keys(text) == "…, … and …; the rest stays"


def test_an_error_that_nobody_knows_cannot_be_read() -> None:
    assert (
        explain(ZeroDivisionError("x"), 5, begun=False)
        == "The language model's reply cannot be read."
    )


def test_the_libraries_are_not_loaded_before_they_are_needed() -> None:
    code = (
        "import sys; import answering, answering.writing, answering.writing.language_model; "
        "heavy = {'langchain', 'langchain_openai', 'langchain_anthropic', 'openai', 'anthropic'} "
        "& set(sys.modules); assert not heavy, heavy"
    )
    done = run("-c", code)
    assert (done.returncode, done.stderr) == (0, "")
