"""What the reader learns from: a question, a context, and where the context answers it.

Also makes a harder question of an easy one: the same context without the sentence that
answers, which a reader must learn to decline.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from english.text import words_in

NOWHERE = -1
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z(•\"“])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Example:
    """A question put to a context; the answer is context[start:end].

    `start` is NOWHERE where the context does not answer. `source` names the collection.
    """

    question: str
    context: str
    start: int
    end: int
    source: str

    @property
    def answer(self) -> str:
        """Return the words that answer, empty where there are none."""
        return self.context[self.start : self.end] if self.start != NOWHERE else ""


def unanswered(question: str, context: str, source: str) -> Example:
    """Make an example of a context that does not answer."""
    return Example(question, context, NOWHERE, NOWHERE, source)


def without_answer(example: Example) -> Example | None:
    """Take the sentence that answers out of a context; None if what is left may answer too."""
    cuts = [0, *(found.end() for found in SENTENCE_END.finditer(example.context))]
    cuts.append(len(example.context))
    first = max(cut for cut in cuts if cut <= example.start)
    last = min(cut for cut in cuts if cut >= example.end)
    left = example.context[:first] + example.context[last:]
    if len(left.split()) < 20 or says(left, example.answer):
        return None
    return unanswered(example.question, left, f"{example.source} without its answer")


def says(context: str, answer: str) -> bool:
    """Tell whether a context holds an answer's words, or all its figures."""
    held = _words(context)
    words = _words(answer)
    figures = [word for word in words if word.isdigit()]
    return " ".join(words) in " ".join(held) or (bool(figures) and set(figures) <= set(held))


def likest(question: str, contexts: Sequence[str], *, lacking: str) -> str | None:
    """Return the context that shares most words with a question and lacks the answer."""
    asked = _long_words(question)
    near = [context for context in contexts if not says(context, lacking)]
    return max(near, key=lambda context: len(asked & _long_words(context)), default=None)


@functools.lru_cache(maxsize=10_000)
def _words(text: str) -> list[str]:
    return words_in(text)


@functools.lru_cache(maxsize=10_000)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{4,}", text.lower()))


def sample(
    examples: Iterable[Example], limits: dict[str, int], chance: Random
) -> Iterator[Example]:
    """Yield examples in a random order, at most so many of each source."""
    mixed = list(examples)
    chance.shuffle(mixed)
    taken = dict.fromkeys(limits, 0)
    for example in mixed:
        if taken.get(example.source, 0) < limits.get(example.source, 0):
            taken[example.source] += 1
            yield example
