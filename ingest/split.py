"""Split a document into passages that follow its minutes.

A new agenda item closes the passage before it; a list keeps its lead-in and a table its
header as context; only what is longer than the model reads is split further, and then at
the ends of sentences. A pure function of text and blocks: it knows no file and no store.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.parse import Block
from ingest.parse.lines import BULLET, LEAD_IN, NUMBER
from ingest.sections import Section, find_sections, plain
from ingest.sentences import find_sentences
from ingest.statements import passage_kind
from schema import Document, Passage, Sentence, Span

CountTokens = Callable[[Sequence[str]], list[int]]

TARGET = 180
"""Tokens, context included, at which a passage is full: long enough to hold a whole item
of most minutes, short enough that its vector is about one thing."""
MARGIN = 2
"""The model's own start and end tokens."""
CONTEXT_SHARE = 0.4
"""Of what the model reads, at most this part is context."""
MIN_PASSAGE = 24
"""Tokens that a passage may always have, however long its context."""


@dataclass(slots=True)
class _Unit:
    """A sentence, a row or a heading: what is never cut unless it is too long alone.

    `quotable` is where its words begin, after a bullet or number; None for a heading.
    """

    start: int
    end: int
    block: int
    quotable: int | None
    tokens: int = 0


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
        Passages in reading order, none longer than the model reads.
    """
    drafts = _Splitter(document, count_tokens, max_tokens).split(blocks)
    return [
        replace(draft, id=f"{document.version}-{n:05d}", page=document.page_at(draft.start))
        for n, draft in enumerate(drafts)
    ]


def trail_of(document: Document) -> tuple[str, ...]:
    """Return where a document stands: title, council, committee, date in words."""
    day = f"{document.date.day} {document.date:%B %Y}" if document.date else None
    whose = [part for part in (document.council, document.committee) if part]
    named = [part for part in whose if part.lower() not in document.title.lower()]
    return tuple(part for part in (document.title, *named, day) if part)


class _Splitter:
    def __init__(self, document: Document, count_tokens: CountTokens, max_tokens: int) -> None:
        self._document = document
        self._text = document.text
        self._count = count_tokens
        self._max = max_tokens - MARGIN
        self._trail = trail_of(document)
        self._lengths: dict[str, int] = {}

    def split(self, blocks: Sequence[Block]) -> Iterator[Passage]:
        for section in find_sections(self._text, blocks):
            opens = section.heading and not section.opened
            own = ([section.heading] if section.heading and opens else []) + section.blocks
            if own:
                yield from self._pack(section, own)

    def _pack(self, section: Section, blocks: Sequence[Block]) -> Iterator[Passage]:
        """Fill passages with the section's units, starting anew where one is full."""
        units = self._units(blocks)
        first = 0
        while first < len(units):
            context, lead = self._context(section, blocks, units[first])
            room = max(MIN_PASSAGE, min(TARGET, self._max) - self._length(context))
            last, used = first, units[first].tokens
            while last + 1 < len(units) and used + units[last + 1].tokens <= room:
                last += 1
                used += units[last].tokens
            last = self._settle(blocks, units, first, last)
            yield self._passage(section, blocks, units[first : last + 1], context, lead)
            first = last + 1

    def _settle(
        self, blocks: Sequence[Block], units: Sequence[_Unit], first: int, last: int
    ) -> int:
        """End a full passage where a block ends, if that leaves it at least half full."""
        if last + 1 >= len(units) or units[last].block != units[last + 1].block:
            return last
        start = next(
            n for n in range(last, -1, -1) if n == 0 or units[n - 1].block != units[n].block
        )
        kept = sum(unit.tokens for unit in units[first:start])
        return start - 1 if kept * 2 >= sum(u.tokens for u in units[first : last + 1]) else last

    def _units(self, blocks: Sequence[Block]) -> list[_Unit]:
        units = []
        for n, block in enumerate(blocks):
            if block.role in ("heading", "row"):
                quotable = block.start if block.role == "row" and not block.header else None
                units.append(_Unit(block.start, block.end, n, quotable))
                continue
            after_label = _after_label(self._text, block)
            for span in find_sentences(self._text, block.start, block.end):
                says = not _only_leads(self._text[span.start : span.end])
                quotable = max(span.start, after_label) if says else None
                units.append(_Unit(span.start, span.end, n, quotable))
        self._measure(units)
        limit = int(self._max * (1 - CONTEXT_SHARE))
        return [part for unit in units for part in self._cut(unit, limit)]

    def _measure(self, units: Sequence[_Unit]) -> None:
        counts = self._count([self._text[unit.start : unit.end] for unit in units])
        for unit, tokens in zip(units, counts, strict=True):
            unit.tokens = tokens

    def _cut(self, unit: _Unit, limit: int) -> list[_Unit]:
        """Cut a sentence that is longer than the model reads, between words."""
        if unit.tokens <= limit:
            return [unit]
        middle = _middle(self._text, unit.start, unit.end)
        quotable = None if unit.quotable is None else middle
        halves = [
            _Unit(unit.start, middle, unit.block, unit.quotable),
            _Unit(middle, unit.end, unit.block, quotable),
        ]
        self._measure(halves)
        return [part for half in halves for part in self._cut(half, limit)]

    def _context(
        self, section: Section, blocks: Sequence[Block], unit: _Unit
    ) -> tuple[str, tuple[Span, ...]]:
        """Return what must be known to read a passage that starts with `unit`."""
        limit = int(self._max * CONTEXT_SHARE)
        lead = _lead(self._text, blocks, unit.block)
        words = " ".join(self._text[lead.start : lead.end].split()) if lead else ""
        if lead and self._length(words) > limit // 2:
            lead, words = None, ""
        headings = list(section.trail)
        if section.heading and (section.opened or unit.block > 0):
            headings.append(plain(self._text, section.heading))
        if section.part:
            headings.append(section.part)
        whose = list(self._trail)
        while headings and self._length(" › ".join([*whose, *headings])) > limit - len(words) // 3:
            headings.pop(0)
        context = " › ".join([*whose, *headings])
        while self._length(context) + self._length(words) > limit:
            context = context[: len(context) * 3 // 4].rpartition(" ")[0]
        return (f"{context}\n{words}" if words else context), ((lead,) if lead else ())

    def _length(self, text: str) -> int:
        if text not in self._lengths:
            self._lengths[text] = self._count([text])[0] if text else 0
        return self._lengths[text]

    def _passage(
        self,
        section: Section,
        blocks: Sequence[Block],
        units: Sequence[_Unit],
        context: str,
        lead: tuple[Span, ...],
    ) -> Passage:
        start, end = units[0].start, units[-1].end
        text = self._text[start:end]
        item = self._item(section)
        rows = sum(blocks[unit.block].role == "row" for unit in units)
        return Passage(
            id="",
            document_id=self._document.id,
            start=start,
            end=end,
            text=text,
            context=context,
            lead=lead,
            sentences=tuple(self._sentences(blocks, units)),
            item=item,
            part=section.part,
            kind=passage_kind(text, section.part, item or "", rows=rows / len(units)),
        )

    def _item(self, section: Section) -> str | None:
        """Return the section's heading, after that of the numbered item that it is part of."""
        if section.heading is None:
            return None
        words = plain(self._text, section.heading)
        numbered = next((above for above in reversed(section.trail) if NUMBER.match(above)), None)
        return f"{numbered} › {words}" if numbered and not NUMBER.match(words) else words

    def _sentences(self, blocks: Sequence[Block], units: Sequence[_Unit]) -> Iterator[Sentence]:
        for unit in units:
            if unit.quotable is not None and unit.quotable < unit.end:
                yield Sentence(unit.quotable, unit.end, _lead(self._text, blocks, unit.block))
        if all(unit.quotable is None for unit in units):  # headings alone are all it says
            yield Sentence(units[0].start, units[-1].end)


def _only_leads(words: str) -> bool:
    """Tell a line such as "RESOLVED –", which says nothing without what follows it."""
    return bool(LEAD_IN.match(words)) and words[-1] in ":-–—" and len(words.split()) <= 6


def _after_label(text: str, block: Block) -> int:
    """Return where a block's words begin, after its bullet or number."""
    found = BULLET.match(text, block.start) or NUMBER.match(text, block.start)
    return min(found.end(), block.end) if block.role == "item" and found else block.start


def _lead(text: str, blocks: Sequence[Block], place: int) -> Span | None:
    """Find the lead-in of a list, or the header of a table, that stands above a block."""
    block = blocks[place]
    if block.role == "paragraph" and place and blocks[place - 1].role == "paragraph":
        above = blocks[place - 1]
        resolves = _only_leads(text[above.start : above.end])
        return Span(above.start, above.end) if resolves else None
    if block.role not in ("item", "row") or block.header:
        return None
    for other in reversed(blocks[:place]):
        if other.role == "row" and other.header and other.table == block.table:
            return Span(other.start, other.end)
        if other.role == "paragraph":
            last = list(find_sentences(text, other.start, other.end))[-1]
            return last if text[last.end - 1] in ":-–—" else None
        if other.role == "heading":
            return None
    return None


def _middle(text: str, start: int, end: int) -> int:
    """Return a place between words near the middle, after a ";" or "," where there is one."""
    middle, reach = (start + end) // 2, max(1, (end - start) // 4)
    for marks in (";", ",", " \n\xa0"):
        for distance in range(reach):
            for at in (middle - distance, middle + distance):
                if text[at] in marks:
                    return at + 1
    return middle
