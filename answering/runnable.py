"""The answerer as a LangChain Runnable, for the rest of the LangChain world."""

import contextvars
import queue
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig

from answering.answerer import Answerer
from errors import LeftOff
from schema import Answer, Filters
from words.models import UNCHECKED

Asked = str | Mapping[str, Any]
"""A question; or what `Answerer.answer` takes, by name."""


class AnswererRunnable(Runnable[Asked, Answer]):
    """Answers questions from one archive.

    What is streamed before the last answer is a language model's text so far, without citations
    and with UNCHECKED as its notice; the last one is the answer. An answerer that only quotes
    streams that alone.
    """

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def invoke(self, input: Asked, config: RunnableConfig | None = None, **_: Any) -> Answer:
        """Answer a question.

        Raises:
            MinutesError: see `Answerer.answer`.
        """
        return self._call_with_config(self._answer, input, config)

    def _answer(self, asked: Asked) -> Answer:
        return self._answerer.answer(**_named(asked))

    def stream(
        self, input: Asked, config: RunnableConfig | None = None, **_: Any
    ) -> Iterator[Answer]:
        """Answer a question, and yield what is written of it as it comes.

        Raises:
            MinutesError: see `Answerer.answer`.
        """
        written: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        ended: list[Answer | Exception] = []
        left = threading.Event()

        def tell(text: str) -> None:
            if left.is_set():
                raise LeftOff
            written.put(text)

        def answer() -> None:
            try:
                ended.append(self.invoke({**_named(input), "on_text": tell}, config))
            except Exception as error:
                ended.append(error)
            finally:
                written.put(None)

        context = contextvars.copy_context()  # what the log knows of who asks
        threading.Thread(target=context.run, args=(answer,), daemon=True).start()
        asked = _named(input)
        scope = self._answerer.scope(asked.get("filters", Filters()))
        try:
            while (text := written.get()) is not None:
                question = asked["question"]
                yield Answer(question, "passages_only", text, (), scope, notice=UNCHECKED)
        finally:
            left.set()
        if isinstance(ended[0], Exception):
            raise ended[0]
        yield ended[0]


def _named(given: Asked) -> dict[str, Any]:
    return {"question": given} if isinstance(given, str) else dict(given)
