"""Bounds on what a language model's server may do: where it sends us, and how much it sends.

The libraries' own HTTP clients follow a redirect to any host, with the question and the passages,
and unpack a reply however large it becomes. Their hooks are used, so that what else they are set
up with (proxies, certificates) stays. Knows HTTP; knows no provider and nothing of answers.
"""

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

from errors import LanguageModelError
from words import models as said

MAX_BYTES = 4_000_000
"""What a reply may have, unpacked: 2,000 tokens, each an event of its own, are a quarter of it."""
MAX_LINES = 25_000
"""What a reply may have of lines: 2,000 tokens, each an event of three lines, are a quarter of it.
Each event becomes an object of the client's library, however little it says."""
PIECE_BYTES = 65_536
"""What is unpacked at once."""
MAX_REDIRECTS = 3
MOST_SHOWN = 100
"""Characters of another server's address that are repeated."""
_CLIENTS = ("root_async_client", "_async_client", "async_client")
"""Where LangChain's models keep their providers' clients."""
_ANY_HEADER = 32 + zlib.MAX_WBITS
_PACKED = {"gzip": _ANY_HEADER, "x-gzip": _ANY_HEADER, "deflate": _ANY_HEADER}


def bound(chat: object) -> bool:
    """Bound the requests of a chat model; tell whether its HTTP client could be found.

    That of OpenAI, Anthropic and of those that are built alike can be. Of the rest, the time
    that a reply takes and the text that is taken from it are bounded all the same.
    """
    client = _http_client(chat)
    if client is None:
        return False
    if _look_at not in client.event_hooks["response"]:  # LangChain shares clients between models
        client.event_hooks = {
            "request": client.event_hooks["request"],
            "response": [_look_at, *client.event_hooks["response"]],
        }
    client.max_redirects = MAX_REDIRECTS
    client.headers["accept-encoding"] = "identity"
    return True


def _http_client(chat: object) -> Any:
    """Return the HTTP client under a chat model, however many clients stand upon it."""
    for name in _CLIENTS:
        client: Any = getattr(chat, name, None)
        for _ in range(4):
            if client is None or hasattr(client, "event_hooks"):
                break
            client = getattr(client, "_client", None)
        if client is not None and hasattr(client, "event_hooks"):
            return client
    return None


async def _look_at(response: Any) -> None:
    """Refuse a response that leads elsewhere, and bound what can be read of any other.

    Raises:
        LanguageModelError: it leads to another server, or is packed in an unknown way.
    """
    if response.has_redirect_location:
        _check_same_server(response)
    packed = response.headers.pop("content-encoding", "").strip().lower()
    if packed not in ("", "identity", *_PACKED):
        raise LanguageModelError(said.PACKED)
    response.headers.pop("content-length", None)  # that of what is packed
    stream = response.stream
    family = next(one for one in type(stream).__mro__ if one.__name__ == "AsyncByteStream")
    response.stream = type("Bounded", (_Bounded, family), {})(stream, _PACKED.get(packed))


def _check_same_server(response: Any) -> None:
    """Let a redirect pass that stays with the server, or goes over to encryption there.

    Raises:
        LanguageModelError: it does not.
    """
    try:
        here, there = response.url, response.url.join(response.headers["location"])
    except Exception as error:  # the library's errors about addresses are no single family
        raise LanguageModelError(said.BAD_REDIRECT) from error
    same = (there.scheme, there.host, there.port) == (here.scheme, here.host, here.port)
    safer = (here.scheme, there.scheme) == ("http", "https") and here.port is there.port is None
    if not same and not (safer and here.host == there.host):
        where = f"{there.scheme}://{there.netloc.decode('ascii', 'replace')}"[:MOST_SHOWN]
        raise LanguageModelError(said.sends_on(where))


class _Bounded:
    """The bytes of a reply, unpacked, as they come and no more of them than the limit."""

    def __init__(self, stream: Any, packed: int | None) -> None:
        self._stream = stream
        self._unpack = zlib.decompressobj(packed) if packed else None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        taken = lines = 0
        async for raw in self._stream:
            for piece in self._unpacked(raw):
                taken += len(piece)
                lines += piece.count(b"\n")
                if taken > MAX_BYTES or lines > MAX_LINES:
                    raise LanguageModelError(said.TOO_LONG)
                yield piece
        if self._unpack:
            yield self._unpack.flush()

    def _unpacked(self, raw: bytes) -> Iterator[bytes]:
        if self._unpack is None:
            yield raw
            return
        try:
            while raw:
                yield self._unpack.decompress(raw, PIECE_BYTES)
                raw = self._unpack.unconsumed_tail
        except zlib.error as error:
            raise LanguageModelError(said.UNREADABLE) from error

    async def aclose(self) -> None:
        """Hang up."""
        await self._stream.aclose()
