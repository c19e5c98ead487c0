"""What a form of answer is, and what it is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from answering.evidence import Evidence
from answering.passage_reader import telling_words
from answering.question.read import Question
from schema import ClearedPassage, Filters, Form, SearchResult, Status
from vectorstore import Archive

BEHIND = 3.0
"""How far behind the best sentence another may be to count beside it: a twentieth as likely."""
MAX_QUOTES, MAX_WORDS = 3, 80
"""The room of an answer: sentences, and words in all."""

Gathered = TypeVar("Gathered")


@dataclass(frozen=True)
class Found:
    """A question, the sentences that were found for it, best first, and where they were found."""

    question: Question
    evidence: Sequence[Evidence]
    archive: Archive
    filters: Filters

    @cached_property
    def idf(self) -> Mapping[str, float]:
        """The question's word stems that are evidence, with their weights."""
        return telling_words(self.archive, self.question)

    def stem(self, text: str) -> list[str]:
        """Cut a text into word stems."""
        return self.archive.lexical.words(text)

    def following(self, evidence: Evidence, count: int) -> list[ClearedPassage]:
        """Return the passages that stand after that of a sentence, in order."""
        ids = self.archive.catalogue.ids_of(evidence.result.document.version)
        place = ids.index(evidence.result.passage.id) + 1
        held = self.archive.catalogue.passages(ids[place : place + count])
        return [held[i] for i in ids[place : place + count] if i in held]


class Shown(NamedTuple):
    """What is shown of a form: its sentences, and what is said of them.

    `passages` are those of a form that searches by itself.
    """

    sentences: Sequence[Evidence]
    remarks: tuple[str, ...] = ()
    status: Status = "answered"
    passages: tuple[SearchResult, ...] = ()


class FormOfAnswer(Protocol[Gathered]):
    """A form that an answer can take; each is a module of `answering.forms`."""

    NAME: Form

    def applies(self, question: Question) -> bool:
        """Tell by the question alone whether this form may answer it."""

    def gather(self, found: Found) -> Gathered | None:
        """Return what this form is made of, None if that wasn't found: the next form's turn."""

    def quote(self, found: Found, gathered: Gathered) -> Shown | None:
        """Choose the sentences that are shown, None if the minutes don't say what is asked."""
