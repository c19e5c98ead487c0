"""Answer "what was decided at the last meeting?", which names no subject but a meeting.

Search cannot find what such a question means: every set of minutes decides. It is answered
from the newest minutes, by what they record as carried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.evidence import Evidence
from answering.forms.form import MAX_QUOTES, MAX_WORDS, Found, Shown
from answering.forms.outcome import sentence_of
from answering.forms.sentence import choose
from answering.question.read import Question
from answering.signals.arranging import is_of_the_meeting_itself
from answering.signals.record import is_title, moves_alone, settles_alone
from english.common_words import ARTICLES, JOINING
from english.text import words_in
from schema import (
    ClearedDocument,
    Document,
    Filters,
    Form,
    Passage,
    SearchResult,
    Sentence,
    date_in_words,
)
from vectorstore import Archive
from words import remarks as said

NAME: Form = "last meeting"
_IDLE = ARTICLES | JOINING | set("council committee meeting public full ordinary monthly".split())


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest minutes, and the sentences that tell what they record as carried."""

    minutes: ClearedDocument
    decisions: Sequence[Evidence]


def applies(question: Question) -> bool:
    """Tell whether a meeting is asked about as a whole."""
    return question.meeting is not None


def gather(found: Found) -> Decided | None:
    """Return what the newest minutes of the body that is named record as carried.

    Raises:
        StoreError: the archive cannot be read.
    """
    minutes = _newest(found.archive, found.question.meeting or "", found.filters)
    return Decided(minutes, list(_decisions(found.archive, minutes))) if minutes else None


def quote(found: Found, gathered: Decided) -> Shown:
    """Quote the first decisions, and say how many there are and of which day."""
    made, day = gathered.decisions, gathered.minutes.date
    shown = _fitting(made)
    remarks: tuple[str, ...] = ()
    if day:
        remarks = (said.last_meeting(date_in_words(day), len(made)),)
    passages = tuple(one.result for one in made)
    return Shown(shown, remarks, "answered" if shown else "not_in_minutes", passages)


def _newest(archive: Archive, body: str, filters: Filters) -> ClearedDocument | None:
    """Return the newest minutes of the body that is named, None if there are none."""
    named = _words(body)
    ids = archive.catalogue.newest(filters, 1)
    documents = [
        one
        for one in archive.catalogue.documents_by_id(ids).values()
        if one.date and one.access == "public"
        if named <= _words(f"{one.council or ''} {one.committee or ''} {one.title}")
    ]
    return max(documents, key=lambda one: (one.date, one.source), default=None)


def _decisions(archive: Archive, document: ClearedDocument) -> Iterator[Evidence]:
    """Yield the first sentence of each decision that minutes record, in order.

    Left out are what is resolved about the meeting itself and about the minutes of the last
    one, and what says little alone ("All agreed.").
    """
    ids = archive.catalogue.ids_of(document.version)
    passages = archive.catalogue.passages(ids)
    rank = 0
    for passage in (passages[i] for i in ids if i in passages):
        for sentence in _carried(document, passage):
            result = SearchResult(passage, document, rank + 1, 0.0, 0.0, 0.0)
            one = Evidence(result, sentence, (), 1.0, 0.0, 0.0)
            words = one.words
            aside = words.startswith("(") or settles_alone(words) or is_title(words)
            aside = aside or moves_alone("", ("decision",), words)
            if not (aside or is_of_the_meeting_itself(words)):
                rank += 1
                yield one


def _carried(document: Document, passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences that tell what was carried, each once."""
    told = (
        sentence_of(document.text, passage, statement)
        for statement in passage.statements
        if statement.kind in ("resolution", "motion") and statement.outcome == "carried"
    )
    yield from dict.fromkeys(one for one in told if one)


def _fitting(made: Sequence[Evidence]) -> list[Evidence]:
    """Return the first decisions that an answer has room for, with what they lean on."""
    shown: list[Evidence] = []
    for one in made:
        said = {part.sentence for part in shown}
        whole = [*shown, *(part for part in choose([one]) if part.sentence not in said)]
        words = sum(len(part.words.split()) for part in whole)
        if shown and (len(whole) > MAX_QUOTES or words > MAX_WORDS):
            break
        shown = whole
    return shown


def _words(text: str) -> set[str]:
    return set(words_in(text)) - _IDLE
