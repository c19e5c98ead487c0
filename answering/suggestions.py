"""Offer questions that an archive answers, each of them asked before it is offered."""

import threading
from collections.abc import Callable, Sequence

from answering import suggest
from schema import Answer, Filters
from vectorstore import Archive

Ask = Callable[[str, Sequence[str], Filters], Answer]
"""Answers a question after those before it, within limits."""


class Suggestions:
    """Questions to begin with, and to go on with, of one archive.

    Args:
        archive: whose documents suggest them.
        ask: answers one, when nobody waits for an answer of their own.
    """

    def __init__(self, archive: Archive, ask: Ask) -> None:
        self._catalogue = archive.catalogue
        self._ask = ask
        self._making = threading.Lock()
        self._made: tuple[object, list[str]] = (None, [])

    def to_begin(self, count: int, filters: Filters) -> list[str]:
        """Return questions that the documents suggest; kept until the archive changes."""
        key = (self._catalogue.scope(filters), count)
        with self._making:  # who comes while they are made waits, and does not make them again
            if self._made[0] != key:
                made = suggest.to_begin(self._catalogue.decided(filters))
                asked = suggest.answered(made, lambda one: self._ask(one, (), filters), count)
                self._made = key, asked
            return self._made[1]

    def to_go_on(self, answer: Answer, history: Sequence[str], count: int) -> list[str]:
        """Return questions that go on from an answer, and are answered from the item it cites."""
        if answer.status != "answered":
            return []
        first = answer.citations[0]
        ids = self._catalogue.ids_of(first.document.version)
        held = self._catalogue.passages(ids)
        item = [held[i] for i in ids if i in held and held[i].item == first.passage.item]
        before, filters = [*history, answer.question], answer.scope.filters
        made = suggest.to_go_on(answer, item)
        return suggest.answered(made, lambda one: self._ask(one, before, filters), count)
