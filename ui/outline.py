"""What the archive knows of a document's build: its headings, and which rows name columns.

The passages know: each stands under the heading that opened it, and leads to a table's header.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schema import ClearedPassage, Span

MOST_CHARACTERS = 600
"""Of a heading, over however many lines it runs."""
TRAIL = " › "
CUT = " …"
"""The end of the words by which an item without a heading of its own is known."""
_LINE_END = re.compile(r"[ \t\r]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where what it names begins, how deep it stands, from 1."""

    start: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings with their levels from 1, contents, and where rows begin that name columns.

    The contents also name items that have no heading of their own. Without `headings` they are
    not known.
    """

    headings: dict[Span, int] | None = None
    headers: frozenset[int] = frozenset()
    contents: tuple[Entry, ...] = field(default=())


def read_outline(text: str, passages: Sequence[ClearedPassage]) -> Outline:
    """Read the outline of a document from its passages, in order.

    A heading stands where a passage begins, word for word as the passage is headed.
    """
    headings: dict[Span, int] = {}
    contents: list[Entry] = []
    titles: set[str] = set()
    for passage in passages:
        title = passage.item.rpartition(TRAIL)[2] if passage.item else ""
        span = _reach(text, passage.start, title) if title else None
        if span is None and not _opens(text, passage.start, title):
            continue
        trail = passage.context.partition("\n")[0].split(TRAIL)
        level = 1 + len(titles.intersection(trail) - {title})
        contents.append(Entry(passage.start, level, title))
        titles.add(title)
        if span:
            headings[span] = level
    leads = {lead.start for passage in passages for lead in passage.lead}
    leads |= {one.lead.start for passage in passages for one in passage.sentences if one.lead}
    return Outline(headings if passages else None, frozenset(leads), tuple(contents))


def _reach(text: str, start: int, title: str) -> Span | None:
    """Return the lines from `start` on that say a title and nothing else."""
    from ingest.parse.line_marks import plain  # here: it comes with all that reads files

    for found in _LINE_END.finditer(text, start, start + MOST_CHARACTERS):
        said = plain(text[start : found.start()])
        if said == title:
            return Span(start, found.start())
        if len(said) > len(title):
            return None
    return None


def _opens(text: str, start: int, title: str) -> bool:
    """Tell whether a passage begins with the words by which its item is known."""
    from ingest.parse.line_marks import plain

    words = title.removesuffix(CUT)
    return words != title and plain(text[start : start + MOST_CHARACTERS]).startswith(words)
