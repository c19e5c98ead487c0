"""A server cannot send the question on to another one, nor fill the memory with its reply."""

import gzip
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from answering.writing.language_model_bounds import MAX_BYTES, bound
from errors import LanguageModelError
from tests.answering.conftest import Open
from tests.answering.model_server import EVENTS, JSON, ModelServer, Reply, whole

PATHS = {"openai": "/v1/chat/completions", "anthropic": "/v1/messages"}
BOTH = pytest.mark.parametrize("provider", PATHS)

ASKED = [("system", "Rules."), ("human", "Question?")]


def sent_on(to: str, status: int = 307) -> Reply:
    return Reply(status=status, body="", headers=(("Location", to),))


@pytest.fixture
def other() -> Iterator[ModelServer]:
    """Another server, on a port of its own."""
    server = ModelServer()
    yield server
    server.close()


@BOTH
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_is_not_followed(
    provider: str, status: int, server: ModelServer, other: ModelServer, open_model: Open
) -> None:
    server.gives(sent_on(other.address + PATHS[provider], status))
    with pytest.raises(
        LanguageModelError, match=r"sends on to http://127\.0\.0\.1:.*MINUTES_LLM_URL"
    ):
        list(open_model(provider).stream(ASKED))
    assert other.requests == []


@BOTH
@pytest.mark.parametrize(
    "to",
    [
        "//other.example/v1",
        "https://user:word@other.example/v1",
        "http://localhost.other.example/",
        "http://127.1:9/",
        "ftp://127.0.0.1/",
        "file:///etc/hostname",
        "http://[::1",
        "javascript:alert(1)",
    ],
)
def test_no_way_of_writing_it_leads_elsewhere(
    provider: str, to: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(sent_on(to))
    with pytest.raises(LanguageModelError, match=r"sends (on )?to|cannot be"):
        list(open_model(provider).stream(ASKED))
    assert len(server.requests) == 1


@BOTH
def test_a_redirect_within_the_server_is_followed(
    provider: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(sent_on(PATHS[provider]), Reply("Yes [1]."))
    assert "".join(open_model(provider).stream(ASKED)) == "Yes [1]."
    assert len(server.requests) == 2


@BOTH
def test_redirects_in_a_circle_end(provider: str, server: ModelServer, open_model: Open) -> None:
    server.gives(sent_on(PATHS[provider]))
    with pytest.raises(LanguageModelError):
        list(open_model(provider).stream(ASKED))
    assert len(server.requests) <= 4


def bomb(text: str, kind: str = EVENTS, status: int = 200, to: str = "") -> Reply:
    """Make a reply of kilobytes that unpacks to sixteen times the limit."""
    body = gzip.compress((text * (16 * MAX_BYTES // len(text))).encode())
    headers = (("Location", to),) if to else ()
    return Reply(body=body, kind=kind, status=status, headers=headers, packed="gzip")


BOMBS: dict[str, Callable[[], Reply]] = {
    "a page": lambda: bomb(" ", "text/html"),
    "events": lambda: bomb(": a\n\n" * 1000),
    "events of nothing": lambda: bomb("data: {}\n\n" * 1000),
    "one event": lambda: bomb("data: a"),
    "an error": lambda: bomb(" ", JSON, 400),
    "a fault": lambda: bomb("[", JSON, 500),
    "a redirect": lambda: bomb(" ", status=307, to="/v1/messages"),
    "nothing packed": lambda: Reply(body=b": a\n\n" * MAX_BYTES, kind=EVENTS),
    "a long error": lambda: Reply(body=b"a" * (6 * MAX_BYTES), status=400),
}


@BOTH
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_reply_is_bounded_before_it_is_read_whole(
    provider: str, bomb: str, server: ModelServer, open_model: Open
) -> None:
    model = open_model(provider)
    list(model.stream(ASKED))  # what the libraries load is no part of it
    server.gives(BOMBS[bomb]())
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    with pytest.raises(LanguageModelError):
        list(model.stream(ASKED))
    taken = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert taken < 6 * MAX_BYTES


@BOTH
def test_events_without_end_are_left_off(
    provider: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(Reply(" ", comments=1e-9))
    with pytest.raises(LanguageModelError, match="too long"):
        list(open_model(provider).stream(ASKED))
    assert server.hung_up.wait(20)


@BOTH
def test_a_packed_reply_is_read(provider: str, server: ModelServer, open_model: Open) -> None:
    body = whole("The bridge is shut [1].", PATHS[provider])
    server.gives(Reply(body=gzip.compress(body.encode()), kind=EVENTS, packed="gzip"))
    said = "".join(open_model(provider).stream(ASKED))
    assert said == "The bridge is shut [1]."


@BOTH
@pytest.mark.parametrize("packed", ["br", "zstd", "gzip, gzip", "nonesuch", "deflate"])
def test_a_packing_that_is_not_known_is_refused(
    provider: str, packed: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(Reply(body="not packed at all", kind=EVENTS, packed=packed))
    with pytest.raises(LanguageModelError, match=r"packed|cannot be read"):
        list(open_model(provider).stream(ASKED))


@BOTH
@pytest.mark.parametrize("headers", [(("X-Long", "a" * 1_000_000),), (("X-Many", "a"),) * 20_000])
def test_headers_are_bounded(
    provider: str, headers: tuple[tuple[str, str], ...], server: ModelServer, open_model: Open
) -> None:
    server.gives(Reply("Yes [1].", headers=headers))
    with pytest.raises(LanguageModelError):
        list(open_model(provider).stream(ASKED))


def test_a_model_without_a_client_of_a_known_kind_is_told() -> None:
    assert not bound(object())
