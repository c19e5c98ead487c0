"""Answer "what was decided at the last meeting?", which names no subject but a meeting.

Search cannot find what such a question means: every set of minutes decides. It is answered
from the newest minutes, by what they record as carried.
"""

import re
from collections.abc import Iterator, Sequence

from answering.choose import MAX_QUOTES, MAX_WORDS, choose, words_of
from answering.cite import cite, write
from answering.evidence import Evidence
from answering.outcome import sentence_of
from answering.question import Question
from answering.record import is_title, moves_alone, settles_alone
from english.persons import MEMBER
from english.text import words_in
from english.words import ARTICLES, JOINING
from schema import (
    Answer,
    ClearedDocument,
    Document,
    Filters,
    Passage,
    SearchResult,
    Sentence,
    date_in_words,
)
from vectorstore import Archive
from words import remarks as said

_SAID = (
    rf"(?:(?:been|get|got|they|we|it|the|all|{MEMBER}|council|committee|decided?|"
    r"agreed?|resolved?|approved?|settled?|passed|happened|done|decisions?|made|taken)\s+)*"
)
_ASKED = re.compile(
    r"\W*(?:and\s+|so\s+)?what(?:['’]s)?\s+(?:(?:was|were|did|has|have|got)\s+)?"
    rf"{_SAID}(?:at|in|by|from|during)\s+"
    r"(?:the|our|their|its|your)\s+(?:very\s+)?(?:last|latest|most\s+recent|newest)\s+"
    r"(?P<of>[^?]*?)\bmeeting(?:\s+of\s+(?P<body>[^?]+?))?\s*\??\W*",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\bminutes\b.*\b(?:approv|adopt|confirm|sign|correct|accept|agree|true|taken as read)",
    re.IGNORECASE | re.DOTALL,
)
"""What every meeting resolves first, and nobody asks about."""
_ARRANGED = re.compile(
    r"\b(?:standing orders|adjourn\w*|reconvene\w*|dates? of (?:the )?(?:next )?meetings?|"
    r"item\b.{0,40}\bbe taken|vote of (?:sympathy|thanks))\b",
    re.IGNORECASE | re.DOTALL,
)
"""What is resolved about the meeting itself."""
_IDLE = ARTICLES | JOINING | set("council committee meeting public full ordinary monthly".split())


def asked_meeting(question: Question) -> str | None:
    """Return the words for the body whose last meeting is asked about as a whole.

    Empty if none is named; None if anything else is asked.
    """
    asked = _ASKED.fullmatch(question.query)
    return f"{asked['of']} {asked['body'] or ''}".strip() if asked else None


def decided_last(
    asked: str, question: Question, body: str, archive: Archive, filters: Filters
) -> Answer:
    """Answer with what the newest minutes record as carried, or say that they record nothing.

    Args:
        asked: the question as it was put, never altered.
        question: as it was read.
        body: the words for the body whose meeting is meant, empty for any.
        archive: where the minutes are.
        filters: what to limit it to.

    Raises:
        StoreError: the archive cannot be read.
    """
    catalogue = archive.catalogue
    document = _newest(archive, body, filters)
    made = list(_decisions(archive, document)) if document else []
    shown = cite(_fitting(made))
    remarks: tuple[str, ...] = ()
    if document and document.date:
        day = date_in_words(document.date)
        remarks = (said.last_meeting(day, len(made)),)
    return Answer(
        question=asked,
        status="answered" if shown else "not_in_minutes",
        text=write(shown),
        citations=shown,
        scope=catalogue.scope(filters),
        passages=tuple(one.result for one in made),
        remarks=remarks,
        understood=question.understood,
        form="last meeting" if shown else "",
    )


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
            words = words_of(one)
            aside = words.startswith("(") or settles_alone(words) or is_title(words)
            aside = aside or moves_alone("", ("decision",), words)
            if not (aside or _MINUTES.search(words) or _ARRANGED.search(words)):
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
        words = sum(len(words_of(part).split()) for part in whole)
        if shown and (len(whole) > MAX_QUOTES or words > MAX_WORDS):
            break
        shown = whole
    return shown


def _words(text: str) -> set[str]:
    return set(words_in(text)) - _IDLE
