"""Split a document into passages that follow its minutes.

A new agenda item closes the passage before it; a list keeps its lead-in and a table its
header as context; only what is longer than the model reads is split further, and then at
the ends of sentences. A pure function of text and blocks: it knows no file and no store.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from english.decisions import named_in_head
from english.votes import Vote, find_votes
from ingest.parse import Block
from ingest.parse.line_marks import NUMBER
from ingest.parse.votes import HELD, HELD_FAST
from ingest.passages.broken_sentences import join_broken
from ingest.passages.context import Contexts, trail_of
from ingest.passages.hyphens import find_joins
from ingest.passages.parts import bounds_of, cut_blocks, runs_of
from ingest.passages.repeats import mark_repeats, repeated_passage
from ingest.passages.sections import Section, find_sections
from ingest.passages.units import CountTokens, Unit, find_lead, find_units
from ingest.statements import check_voters, find_statements, passage_kind
from schema import (
    Access,
    Document,
    Passage,
    Sentence,
    Span,
    Statement,
    passage_id,
)
from schema.clearing import TRAIL, Withheld

TARGET = 180
"""Tokens, context included, at which a passage is full: long enough to hold a whole item
of most minutes, short enough that its vector is about one thing."""
LONGER = 1.4
"""What a vote with all its names may have, as a share of the target."""
MARGIN = 2
"""The model's own start and end tokens."""
CONTEXT_SHARE = 0.4
"""Of what the model reads, at most this part is context."""
MIN_PASSAGE = 24
"""Tokens that a passage may always have, however long its context."""


def split(
    document: Document, blocks: Sequence[Block], *, count_tokens: CountTokens, max_tokens: int
) -> list[Passage]:
    """Split a document into passages.

    Args:
        document: the document; its trail opens with its council, committee and date.
        blocks: the document's blocks in reading order.
        count_tokens: counts each text's tokens as the embedding model does.
        max_tokens: what the model reads; no passage with its context is longer.

    Returns:
        Passages in reading order, none longer than the model reads, and none partly withheld.
        What only withheld parts tell is not in the context of the others.
    """
    bounds = bounds_of(document)
    blocks = cut_blocks(document.text, join_broken(document.text, blocks), bounds)
    drafts: list[Passage] = []
    for target in (TARGET, TARGET // 2, TARGET // 4):
        drafts = list(_Splitter(document, count_tokens, max_tokens, target).split(blocks))
        longest = max(count_tokens([draft.embedded_text for draft in drafts]), default=0)
        if longest + MARGIN <= max_tokens:
            break  # always at once, unless a model's tokens of parts don't add up
    withheld = Withheld(document)
    drafts = check_voters(document, drafts)
    return [
        replace(
            draft,
            id=passage_id(document.version, n),
            page=page,
            ocr=page in document.ocr_pages,
            context=withheld.context(draft.context) if draft.access == "public" else draft.context,
        )
        for n, draft in enumerate(drafts)
        for page in [document.page_at(draft.start)]
    ]


class _Splitter:
    def __init__(
        self, document: Document, count_tokens: CountTokens, max_tokens: int, target: int
    ) -> None:
        self._document = document
        self._text = document.text
        self._count = count_tokens
        self._max = max_tokens - MARGIN
        self._target = min(target, self._max)
        self._contexts = Contexts(document, count_tokens, int(self._max * CONTEXT_SHARE))
        self._decided: list[tuple[str, str]] = []
        self._count_drafts = 0
        self._votes: list[Vote] = []  # of the section that is being packed
        self._joins = find_joins(self._text)
        self._bounds = bounds_of(document)
        self._named: dict[int, str] = {}  # where each meeting starts, the bodies its head names

    def split(self, blocks: Sequence[Block]) -> Iterator[Passage]:
        for section in find_sections(self._text, blocks):
            if not section.opened:
                self._decided = []
            for draft in self._pack(section, section.blocks):
                if section.part == "Decision":
                    self._decided.append(
                        (passage_id(self._document.version, self._count_drafts), draft.text)
                    )
                self._count_drafts += 1
                yield draft

    def _mark_repeats(self, section: Section, units: Sequence[Unit]) -> None:
        if section.part == "Minutes" and self._decided:
            mark_repeats(self._text, units, [text for _, text in self._decided])

    def _pack(self, section: Section, blocks: Sequence[Block]) -> Iterator[Passage]:
        """Fill passages with the section's units, starting anew where one is full."""
        limit = int(self._max * (1 - CONTEXT_SHARE))
        self._votes = find_votes(self._text, blocks[0].start, blocks[-1].end) if blocks else []
        units = find_units(
            self._text, blocks, count_tokens=self._count, limit=limit, votes=self._votes
        )
        self._mark_repeats(section, units)
        for run in runs_of(units, self._bounds):
            first = 0
            while first < len(run):
                context, lead = self._contexts.of(section, blocks, run[first])
                last = self._fill(blocks, run, first, self._contexts.tokens_of(context))
                yield self._passage(section, blocks, run[first : last + 1], context, lead)
                first = last + 1

    def _fill(
        self, blocks: Sequence[Block], units: Sequence[Unit], first: int, context: int
    ) -> int:
        """Return the last unit of a passage that starts with `first`.

        Units that are held together may make it longer than another would be.
        """
        room = max(MIN_PASSAGE, self._target - context)
        most = max(MIN_PASSAGE, self._target * LONGER - context)
        last = _held_with(units, first, most=most)
        used = sum(unit.tokens for unit in units[first : last + 1])
        while last + 1 < len(units):
            end = _held_with(units, last + 1, most=most)
            tokens = sum(unit.tokens for unit in units[last + 1 : end + 1])
            if used + tokens > room:
                return self._settle(blocks, units, first, last)
            if units[last].repeats != units[last + 1].repeats:
                break
            last, used = end, used + tokens
        return last

    def _settle(self, blocks: Sequence[Block], units: Sequence[Unit], first: int, last: int) -> int:
        """End a full passage where a block ends, if that leaves it at least half full."""
        if last + 1 >= len(units) or units[last].block != units[last + 1].block:
            return last
        start = next(
            n for n in range(last, -1, -1) if n == 0 or units[n - 1].block != units[n].block
        )
        kept = sum(unit.tokens for unit in units[first:start])
        return start - 1 if kept * 2 >= sum(u.tokens for u in units[first : last + 1]) else last

    def _passage(
        self,
        section: Section,
        blocks: Sequence[Block],
        units: Sequence[Unit],
        context: str,
        lead: tuple[Span, ...],
    ) -> Passage:
        start, end = units[0].start, units[-1].end
        text = self._text[start:end]
        item = _item(section)
        sentences = tuple(self._sentences(blocks, units))
        statements = self._statements(section, sentences, item or "")
        rows = sum(blocks[unit.block].role == "row" for unit in units) / len(units)
        return Passage(
            id="",
            document_id=self._document.id,
            start=start,
            end=end,
            text=text,
            context=context,
            lead=lead,
            sentences=sentences,
            item=item,
            part=section.part,
            repeats=repeated_passage(text, self._decided) if units[0].repeats else None,
            kind=passage_kind(text, section.part, item or "", rows=rows, statements=statements),
            statements=statements,
            access=self._access(start, end),
            joins=tuple(at for at in self._joins if start <= at < end),
        )

    def _statements(
        self, section: Section, sentences: Sequence[Sentence], heading: str
    ) -> tuple[Statement, ...]:
        """Find what is put on record; papers that retell decisions only propose new ones.

        A vote that is cut between passages is whole in the record of each of them.
        """
        start, end = sentences[0].start, sentences[-1].end
        found = find_statements(
            self._text,
            sentences,
            heading=heading,
            part=section.part,
            day=self._document.date,
            votes=[one for one in self._votes if one.start < end and start < one.end],
            own=" ".join((*trail_of(self._document, start), self._named_at(start))),
            low=max([section.blocks[0].start, *(v.end for v in self._votes if v.end <= start)]),
        )
        if self._document.kind in ("minutes", "decision"):
            return found
        retells = self._document.kind in ("report", "agenda")
        return tuple(
            one
            for one in found
            if one.kind in ("recommendation", "motion") or (one.sides and not retells)
        )

    def _named_at(self, offset: int) -> str:
        start = self._document.meeting_at(offset).start
        if start not in self._named:
            self._named[start] = named_in_head(self._text, start)
        return self._named[start]

    def _access(self, start: int, end: int) -> Access:
        marked = any(part.start < end and start < part.end for part in self._document.restricted)
        return "restricted" if marked else self._document.access

    def _sentences(self, blocks: Sequence[Block], units: Sequence[Unit]) -> Iterator[Sentence]:
        for unit in units:
            if unit.quotable is not None and unit.quotable < unit.end:
                yield Sentence(unit.quotable, unit.end, find_lead(self._text, blocks, unit.block))
        if all(unit.quotable is None for unit in units):  # headings alone are all it says
            yield Sentence(units[0].start, units[-1].end)


def _held_with(units: Sequence[Unit], first: int, *, most: float) -> int:
    """Return the last unit that is held to `first`: fast alone if all are too long together."""
    for least in (HELD, HELD_FAST):
        last = first
        while last + 1 < len(units) and units[last + 1].held >= least:
            last += 1
        if sum(unit.tokens for unit in units[first : last + 1]) <= most:
            return last
    return first


def _item(section: Section) -> str | None:
    """Return the section's title, after that of the numbered item that it is part of."""
    if section.title is None or NUMBER.match(section.title):
        return section.title
    numbered = next((above for above in reversed(section.trail) if NUMBER.match(above)), None)
    return f"{numbered}{TRAIL}{section.title}" if numbered else section.title
