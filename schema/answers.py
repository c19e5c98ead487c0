"""What is asked of an archive, what was found in it, and what is answered."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from schema.clearing import ClearedDocument, ClearedPassage
from schema.documents import Kind, Meeting, Span, Statement

Status = Literal["answered", "not_in_minutes", "passages_only", "failed"]
"""What came of a question; only the scorer, which goes on after an error, says "failed"."""
Form = Literal["", "keywords", "last meeting", "vote", "office", "differing", "sentence", "written"]
"""How it was answered; empty where it was not."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to, dates inclusive; `restricted` lets what is not public in."""

    council: str | None = None
    committee: str | None = None
    kind: Kind | None = None
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    restricted: bool = False

    def __bool__(self) -> bool:
        return self != Filters()

    def let_through(self, meeting: Meeting) -> bool:
        """Tell whether a meeting is one that is asked for."""
        day = meeting.date
        return (
            self.council in (None, meeting.council)
            and self.committee in (None, meeting.committee)
            and (self.date_from is None or (day is not None and day >= self.date_from))
            and (self.date_to is None or (day is not None and day <= self.date_to))
        )


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A passage found, with its document. `rank` counts from 1.

    `similarity` is the cosine of query and passage; `word_score` the share of the query's
    word weight that the passage carries, above 1 where it repeats rare words; `score` what
    they were fused to. `also` names the sources of passages that say the same.
    """

    passage: ClearedPassage
    document: ClearedDocument
    rank: int
    score: float
    similarity: float
    word_score: float
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and the place that it comes from.

    `start` and `end` are offsets in the document; `quote` is the text between them.
    `marks` are the decisive words, as offsets in the document; `record` is what the quoted
    words put on record, so that a proposal is never taken for a decision. `lead` is the list's
    lead-in, the vote's label or the table's header row that they stand under, on one line.
    """

    marker: int
    document: ClearedDocument
    passage: ClearedPassage
    start: int
    end: int
    quote: str
    marks: tuple[Span, ...] = ()
    also: tuple[str, ...] = ()
    record: Statement | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that a language model wrote, as it was checked.

    `text` holds no markers; `markers` are those of the citations it rests on. `unsupported`
    is what was not found in the passages that it cites, empty if it stands.
    """

    text: str
    markers: tuple[int, ...]
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What was searched: how much, whose, and between which meeting dates.

    `withheld` counts the documents of which a part is not for publication.
    """

    documents: int
    passages: int
    councils: tuple[str, ...]
    committees: tuple[str, ...]
    earliest: datetime.date | None
    latest: datetime.date | None
    filters: Filters = Filters()
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question: quotations, passages only, or "not in the minutes".

    Only an answer with status "answered" or "passages_only" has citations; one that is
    not in the minutes may offer the `nearest` passage, as such. `remarks` are the product's
    own words about the sources: that they differ, that one changed the other, as of when.

    `written_by` names the language model that answered or declined; `claims` are its
    sentences, of which `text` holds those that stand. `notice` says why quotations stand in
    for them. `understood` is what a question that leans on those before it was taken to ask.
    `form` is how it was answered; `confidence` how likely, 0 to 1, it was held that anything found
    answers, None where nothing was weighed.
    """

    question: str
    status: Status
    text: str
    citations: tuple[Citation, ...]
    scope: Scope
    nearest: Citation | None = None
    passages: tuple[SearchResult, ...] = field(default=(), repr=False)
    seconds: float = 0.0
    remarks: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    written_by: str | None = None
    notice: str = ""
    understood: str = ""
    form: Form = ""
    confidence: float | None = None
