"""The language model that writes answers: LangChain's chat models, whatever server speaks.

Knows nothing of minutes, prompts or answers: text goes in, pieces of text come out, or an
error that says in a reader's words why not.
"""

import asyncio
import contextlib
import functools
import os
import queue
import threading
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

from answering.writing.language_model_bounds import bound
from answering.writing.language_model_errors import explain, without_keys
from answering.writing.language_model_host import addresses, host_of
from errors import LanguageModelError, MinutesError, SettingError
from settings import Settings
from words import models as said

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import MessageLikeRepresentation

RETRIES = 0
"""The libraries wait up to a minute before they try again; the quoted answer is there at once."""
MAX_TOKENS = 2_000
"""What a reply may cost; a model that thinks first spends most of it on that."""
MAX_CHARACTERS = 8_000
"""A reply that grows longer is cut off: no answer of a few sentences needs it."""

_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_NO_KEY = "none"
"""Sent to servers of one's own, because the libraries insist on a key."""
_OPENAI = ("openai", "azure_openai")
_ENDINGS = ("finish_reason", "stop_reason", "status", "done_reason")
"""Where the libraries put why a reply ended."""
_TOO_LONG = {"length", "max_tokens", "incomplete"}
_REFUSED = {"content_filter", "refusal", "safety"}


class LanguageModel:
    """A chat model of any provider, asked for one reply at a time.

    `name` is the model's. `where` is the host that texts go to, None if that is this
    machine.
    """

    def __init__(self, chat: "BaseChatModel", provider: str, name: str, settings: Settings) -> None:
        self.name = name
        self.where = host_of(chat, provider)
        bound(chat)
        self._chat = chat
        self._timeout = settings.language_model_timeout
        self._says_when_done = provider in (*_OPENAI, "anthropic")

    @classmethod
    def open(cls, settings: Settings) -> "LanguageModel | None":
        """Set up the model that the settings name, None if they name none; asks it nothing.

        Raises:
            SettingError: it cannot be set up: an unknown provider, a package or a key missing.
        """
        if not settings.language_model:
            return None
        provider, _, name = settings.language_model.partition(":")
        provider = provider.lower().replace("-", "_")
        chat = _chat_model(provider, name, settings)
        if settings.language_model_url and settings.language_model_url not in addresses(chat):
            raise SettingError(said.no_base_address(provider))
        return cls(chat, provider, name, settings)

    def stream(self, messages: "Sequence[MessageLikeRepresentation]") -> Generator[str, None, None]:
        """Ask for a reply and yield it in pieces as they come; leaving off ends the request.

        Args:
            messages: what the model is told to do, and what it is given to do it with.

        Raises:
            LanguageModelError: there is no reply, or it breaks off, stalls or never ends.
        """
        pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        writing = asyncio.run_coroutine_threadsafe(self._write(messages, pieces), _loop())
        begun = False
        try:
            while (piece := pieces.get(timeout=2 * self._timeout + 10)) is not None:
                begun = True
                yield piece
            writing.result()
        except MinutesError:
            raise
        except Exception as error:
            raise LanguageModelError(explain(error, self._timeout, begun=begun)) from error
        finally:
            writing.cancel()

    async def _write(
        self,
        messages: "Sequence[MessageLikeRepresentation]",
        pieces: "queue.SimpleQueue[str | None]",
    ) -> None:
        """Put the reply's pieces into a queue, and None when there is no more to come."""
        from langsmith import tracing_context

        try:
            # However the environment is set, no text goes to LangSmith beside the model.
            with tracing_context(enabled=False):
                async with (
                    asyncio.timeout(2 * self._timeout),
                    contextlib.aclosing(self._chat.astream(list(messages))) as stream,  # type: ignore[type-var]
                ):
                    await self._pass_on(stream, pieces)
        finally:
            pieces.put(None)

    async def _pass_on(self, stream: Any, pieces: "queue.SimpleQueue[str | None]") -> None:
        """Pass on what is streamed, within its bounds of time and length.

        The library's own time-out starts anew with every byte, even of a comment, so the
        wait for each piece is bounded here.
        """
        length, ended = 0, ""
        now = asyncio.get_running_loop().time
        until = now() + 2 * self._timeout
        while True:
            if now() > until:  # where a piece came just as time was up, that is swallowed
                raise TimeoutError
            async with asyncio.timeout(self._timeout):
                chunk = await anext(stream, None)
            if chunk is None:
                break
            length += len(chunk.text)
            if length > MAX_CHARACTERS:
                raise LanguageModelError(said.TOO_LONG)
            if chunk.text:
                pieces.put(str(chunk.text))
            told = (chunk.response_metadata.get(key) for key in _ENDINGS)
            ended = next((str(why).lower() for why in told if why), ended)
        if ended in _TOO_LONG:
            raise LanguageModelError(said.TOO_LONG)
        if ended in _REFUSED:
            raise LanguageModelError(said.REFUSED)
        if not ended and self._says_when_done:
            raise LanguageModelError(said.BROKE_OFF)


@functools.cache
def _loop() -> asyncio.AbstractEventLoop:
    """Start the one loop that all requests run in.

    A request in a loop can be ended from outside, whatever it waits for; and the libraries
    keep their connections from one request to the next, bound to the loop that made them.
    """
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language model", daemon=True).start()
    return loop


def _chat_model(provider: str, name: str, settings: Settings) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model  # here, because it alone takes seconds

    try:
        chat: BaseChatModel = init_chat_model(
            name, model_provider=provider, **_options(provider, settings)
        )
    except ImportError as error:
        package = str(error).rpartition("pip install ")[2].strip("` .") or f"langchain-{provider}"
        raise SettingError(said.package_missing(provider, package)) from error
    except Exception as error:
        if "Unsupported provider" in str(error):
            why = said.UNKNOWN_PROVIDER
        else:
            why = without_keys(str(error).partition(", input_value=")[0])
        raise SettingError(said.cannot_be_used(provider, name, why)) from error
    return chat


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    """Return what the library is to be set up with.

    Raises:
        SettingError: a key is missing.
    """
    timeout, url = settings.language_model_timeout, settings.language_model_url
    options: dict[str, Any] = {
        "timeout": timeout,
        "max_retries": RETRIES,
        "max_tokens": MAX_TOKENS,
    }
    if provider in _OPENAI:
        options |= {"stream_usage": False, "stream_chunk_timeout": timeout}
    if url:
        options["azure_endpoint" if provider == "azure_openai" else "base_url"] = url
    if url and provider == "openai":
        options["use_responses_api"] = False  # servers other than OpenAI's rarely speak it
    variable = _KEYS.get(provider)
    if variable and not os.environ.get(variable):
        if not url:
            raise SettingError(said.key_missing(provider, variable))
        options["api_key"] = _NO_KEY
    return options
