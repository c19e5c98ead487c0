"""Suggest questions that the archive answers: to begin with, and to go on with.

Each is made of what minutes put on record under an item, and asked before it is suggested: only
what is answered from that item is left.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from answering.question.read import Question, read_question
from answering.signals.record import ASKS_MOVERS
from answering.signals.titles import subject_of, within_sentence
from schema import Answer, Citation, ClearedPassage, Statement
from words import questions

About = Literal["decision", "vote", "proposer", "deadline"]
ABOUT: tuple[About, ...] = ("decision", "vote", "proposer", "deadline")
TRIED = 3
"""Questions that are asked for each that is wanted: each takes as long as an answer."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and the item of a document that ought to answer it."""

    question: str
    about: About
    document: str
    item: str

    def is_answered(self, answer: Answer) -> bool:
        """Tell whether an answer quotes what was asked, of the item that the question is of."""
        return answer.status == "answered" and any(
            (one.document.id, one.passage.item) == (self.document, self.item)
            and self.about in _told(_quoted(one))
            for one in answer.citations
        )


def to_begin(passages: Iterable[ClearedPassage]) -> list[Suggestion]:
    """Make questions of what was decided, of each kind in turn and one a document.

    Args:
        passages: of decisions, the most recent meetings' first.
    """
    made: dict[About, list[Suggestion]] = {about: [] for about in ABOUT}
    taken: set[tuple[About, str]] = set()
    for passage in passages:
        subject = within_sentence(subject_of(passage.item or ""), passage.text)
        for about in _told(passage.statements) if subject else ():
            if (about, passage.document_id) not in taken:
                taken.add((about, passage.document_id))
                question = questions.to_begin(about, subject)
                made[about].append(
                    Suggestion(question, about, passage.document_id, passage.item or "")
                )
    turns = zip_longest(*made.values())
    ordered = [one for turn in turns for one in turn if one]
    first: dict[tuple[str, str], Suggestion] = {}
    for one in ordered:
        first.setdefault((one.document, one.item), one)
    return list(first.values())


def to_go_on(answer: Answer, passages: Sequence[ClearedPassage]) -> Iterator[Suggestion]:
    """Yield what else can be asked about the item that an answer cites first.

    Args:
        answer: which was given.
        passages: of that item.
    """
    first = answer.citations[0]
    asked = read_question(answer.understood or answer.question)
    told = {about for passage in passages for about in _told(passage.statements)}
    for about in ABOUT:
        if about in told and not _asks(asked, about):
            question = questions.TO_GO_ON[about]
            yield Suggestion(question, about, first.document.id, first.passage.item or "")


def answered(
    suggestions: Iterable[Suggestion], ask: Callable[[str], Answer], count: int
) -> list[str]:
    """Return the questions of the first suggestions that are answered from their own item."""
    found: list[str] = []
    for tried, one in enumerate(suggestions):
        if len(found) == count or tried == TRIED * count:
            break
        if one.question not in found and one.is_answered(ask(one.question)):
            found.append(one.question)
    return found


def _quoted(citation: Citation) -> list[Statement]:
    """Return what is put on record in the words that are quoted."""
    return [
        one
        for one in citation.passage.statements
        if one.start < citation.end and citation.start < one.end
    ]


def _told(statements: Iterable[Statement]) -> list[About]:
    """Return what is put on record that can be asked for."""
    told: set[About] = set()
    for one in statements:
        if one.kind == "resolution" and one.outcome == "carried":
            told.add("decision")
        if one.is_vote and not one.doubt:
            told.add("vote")
        if any(role == "proposer" for role, _ in one.people):
            told.add("proposer")
        if one.due:
            told.add("deadline")
    return [about for about in ABOUT if about in told]


def _asks(question: Question, about: About) -> bool:
    """Tell whether a question asks for this already."""
    if about == "proposer":
        return bool(ASKS_MOVERS.search(question.query))
    if about == "deadline":
        return "figure" in question.wants
    return about in question.wants
