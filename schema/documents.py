"""A document, what it puts on record, and the passages that it is split into.

Offsets are code points into a document's stored text, end exclusive.
"""

import bisect
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["minutes", "decision", "agenda", "report", "news", "other"]
KINDS: tuple[Kind, ...] = ("minutes", "decision", "agenda", "report", "news", "other")
Fact = Literal["title", "kind", "council", "committee", "date"]
FACTS: tuple[Fact, ...] = ("title", "kind", "council", "committee", "date")
"""What of a document a person can correct."""
Access = Literal["public", "restricted"]
PassageKind = Literal["discussion", "decision", "attendance", "list", "table"]
Standing = Literal["draft", "confirmed", "confirmed with changes"]
StatementKind = Literal[
    "resolution",
    "recommendation",
    "motion",
    "vote",
    "declaration",
    "apologies",
    "action",
    "question",
    "answer",
]
Outcome = Literal["carried", "proposed", "lost", "withdrawn", "deferred"]
VoteRole = Literal["for", "against", "abstaining", "absent", "not voting"]
PersonRole = Literal[
    "proposer",
    "seconder",
    "for",
    "against",
    "abstaining",
    "absent",
    "not voting",
    "owner",
    "named",
]
Doubt = Literal["cut", "does not add up", "not in attendance"]

HIDDEN = "\N{FULL BLOCK}"
"""What stands for each character that is not for publication."""
FETCHED = "fetched: "
"""How the note of a document begins that says when it was fetched, a time in ISO 8601."""
FULL_COUNCIL = "Full Council"
"""The committee of a meeting of the council itself."""


def date_in_words(day: datetime.date) -> str:
    """Write a date as people do: 9 April 2024."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What can be quoted alone: a sentence or a table's row, without its bullet or number.

    `lead` is what it cannot be understood without: a list's lead-in, a table's header row.
    """

    start: int
    end: int
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a recorded vote, between two offsets of the document.

    `role` is None for those who chose one of several candidates. `label` is its label where that
    stands apart from the names or the number. `count` is the number that is given, None where
    there are only `names`.
    """

    role: VoteRole | None
    start: int
    end: int
    names: tuple[str, ...] = ()
    count: int | None = None
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that minutes put on record, between two offsets of the document.

    `outcome` is what became of it: only what was carried is a decision. `people` are the
    names that it gives, each with its role; "named" is who declared, apologised, asked or
    answered. `votes` counts for, against and abstaining, as far as they are given.

    A recorded vote has its `sides`, `subject` (what was voted on) and `result` (the words that
    tell what it came to), which may stand outside it. `doubt` says why it is not to be relied
    on: it is cut, its names, numbers and result do not add up, or it names somebody who is not on
    the meeting's list of those in attendance.
    """

    kind: StatementKind
    start: int
    end: int
    outcome: Outcome | None = None
    people: tuple[tuple[PersonRole, str], ...] = ()
    votes: tuple[int | None, int | None, int | None] | None = None
    due: datetime.date | None = None
    sides: tuple[Side, ...] = ()
    subject: Span | None = None
    result: Span | None = None
    doubt: Doubt | None = None

    @property
    def is_vote(self) -> bool:
        """Tell whether it gives who, or how many, were for and against something."""
        voted = any(role in ("for", "against", "abstaining") for role, _ in self.people)
        return self.kind == "vote" or self.votes is not None or voted


@dataclass(frozen=True, slots=True)
class Mark:
    """What says that a part of a document is not for publication, and which part that is.

    `start` and `end` bound the part, 0 and the text's length where it is all of it. Where it is
    not `sure`, a person must decide; until then the part is held back all the same. `words` are
    the mark's own, `place` says where they stand: "head", "foot", "watermark", "heading" …
    """

    start: int
    end: int
    words: str
    place: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of several meetings in a document, from offset `start` on."""

    start: int
    council: str | None
    committee: str | None
    date: datetime.date | None


def meeting_at(meetings: Sequence[Meeting], offset: int) -> Meeting:
    """Return the one of several meetings, in order, whose minutes hold `offset`."""
    return next((one for one in reversed(meetings) if one.start <= offset), meetings[0])


@dataclass(frozen=True, slots=True)
class Document:
    """One file or page as it was ingested. What is unknown is None, never guessed.

    `root` is the folder that was ingested, `source` the path below it with forward
    slashes. `page_starts` holds the offset at which each page begins (empty where the
    format has no pages), `ocr_pages` the numbers, from 1, of those that were read from
    pictures. `version` changes whenever the content or the way of reading it does.

    `date` is the meeting's own; `adopted` is when its minutes were confirmed, if that is said.
    `meetings` lists every meeting where there are several. `restricted` are the parts of a
    public document that are not for publication, and `marks` what says so. `notes` say where
    text and names disagree.
    """

    id: str
    version: str
    root: str
    source: str
    title: str
    kind: Kind
    council: str | None
    committee: str | None
    date: datetime.date | None
    access: Access
    text: str
    page_starts: tuple[int, ...] = ()
    url: str | None = None
    adopted: datetime.date | None = None
    standing: Standing | None = None
    meetings: tuple[Meeting, ...] = ()
    restricted: tuple[Span, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    def facts(self) -> dict[str, str | None]:
        """Return what the document is, as plain values: the date in ISO 8601."""
        return {
            "root": self.root,
            "source": self.source,
            "title": self.title,
            "kind": self.kind,
            "council": self.council,
            "committee": self.committee,
            "date": self.date.isoformat() if self.date else None,
        }

    def page_at(self, offset: int) -> int | None:
        """Return the number, from 1, of the page that holds `offset`, if there are pages."""
        return bisect.bisect_right(self.page_starts, offset) or None

    @property
    def fetched(self) -> datetime.date | None:
        """Return the day on which it was last fetched from where it is published, if known."""
        times = [note.removeprefix(FETCHED) for note in self.notes if note.startswith(FETCHED)]
        try:
            return datetime.datetime.fromisoformat(times[0]).date() if times else None
        except ValueError:
            return None

    def meeting_at(self, offset: int) -> Meeting:
        """Return the meeting whose minutes hold `offset`."""
        own = Meeting(0, self.council, self.committee, self.date)
        return meeting_at(self.meetings or (own,), offset)


def passage_id(version: str, position: int) -> str:
    """Return the id of a passage by the version of its document and its place among its own."""
    return f"{version}-{position:05d}"


def version_in(id: str) -> str:
    """Return the version of its document, which a passage's id begins with."""
    return id.rpartition("-")[0]


def ids_beside(id: str) -> tuple[str, ...]:
    """Return the ids that the passages before and after one have, if there are such."""
    version, _, position = id.rpartition("-")
    return tuple(
        passage_id(version, at) for at in (int(position) - 1, int(position) + 1) if at >= 0
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """One span of a document, the unit that is embedded, searched and cited.

    `text` is the stored text between `start` and `end`, always verbatim. `context` is
    what a reader needs to understand it (heading trail, a list's lead-in, a table's
    header row); it is embedded and shown, never quoted. `lead` says where a lead-in or
    header row stands in the document. `sentences` are what can be quoted of it. `repeats`
    is the id of the decision's passage that says the same, where minutes repeat a decision.

    `joins` are the offsets of hyphens at line ends that part a word; `ocr` says that the
    passage was read from a picture.
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    context: str
    lead: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    item: str | None = None
    part: str | None = None
    page: int | None = None
    kind: PassageKind = "discussion"
    repeats: str | None = None
    statements: tuple[Statement, ...] = ()
    access: Access = "public"
    joins: tuple[int, ...] = ()
    ocr: bool = False

    @property
    def embedded_text(self) -> str:
        """Return what the model reads and the word index holds: words whole, context first."""
        text = self.text
        for offset in reversed(self.joins):
            at = offset - self.start
            text = text[:at] + text[at + 1 :].lstrip()
        if "**" in text:
            text = text.replace("***", "").replace("**", "")
        return f"{self.context}\n{text}" if self.context else text
