"""Find the marks that stand beside the running text: at pages' heads and feet, in properties."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.access.candidate_lines import Line, around
from ingest.access.cover import covering
from ingest.access.likely import LONGEST_CHARS, SURE_FROM, likely_mark, mark_of
from ingest.access.reach import section_of, span_of
from ingest.parse import Block, Parsed
from schema import Mark, Span

MOST_PAGES = 0.5
"""The share of marked pages from which the others may only have been left unmarked."""
IN_SECTIONS = frozenset({"page", "head", "foot", "stamp", "watermark"})
ON_PAGES = IN_SECTIONS | {"hidden", "picture", "margin"}
"""Places of a mark on a section or a page, which may have been left out on the others."""
APPENDIX = re.compile(
    r"\W*(?:(?:exempt|confidential|private|restricted)\s+)?(?:appendi(?:x|ces)|annexe?|enclosure"
    r"|supplement|atodiad|aguis[ií]n)\b.{0,80}\s*$",
    re.IGNORECASE,
)
TOP_BLOCKS = 2
"""Blocks at the top of a page or a section of which one may name the appendix that it opens."""


def around_text(parsed: Parsed, blocks: Sequence[Block], body: int, name: str) -> Iterator[Mark]:
    """Yield the marks beside the text; a file's name alone only makes doubtful."""
    for line in around(parsed, name):
        if likely := likely_mark(line):
            sure = likely >= SURE_FROM and line.place != "file name"
            yield mark_of(line, _remarked(parsed.text, blocks, body, line), sure=sure)


def _remarked(text: str, blocks: Sequence[Block], body: int, line: Line) -> Span:
    """Return what words beside the text speak of.

    A remark on the head of a document speaks of all of it, one on a heading of its section.
    """
    at = next((n for n, one in enumerate(blocks) if one.start == line.start), None)
    if line.place != "margin" or at is None or line.end > blocks[at].end:
        return Span(line.start, line.end)
    if at < body:
        return Span(0, len(text))
    return span_of(text, blocks, at, section_of(text, blocks, at)[1])


def on_pages(parsed: Parsed) -> Iterator[Mark]:
    """Yield the marks that are printed at a page's head or foot and read with the text."""
    bounds = list(itertools.pairwise((*parsed.page_starts, len(parsed.text))))
    for block in parsed.blocks:
        if block.role != "aside":
            continue
        line = Line(parsed.text[block.start : block.end], "top", "page", block.start, block.end)
        at = bisect_right(parsed.page_starts, block.start) - 1
        page = Span(*bounds[at]) if at >= 0 else None
        if page and len(line.words) < LONGEST_CHARS and (likely := likely_mark(line)):
            yield mark_of(line, page, sure=likely >= SURE_FROM)


def on_most_pages(parsed: Parsed, blocks: Sequence[Block], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield a doubt about all pages where most are marked, or the first that is.

    A section, or pages, that an appendix opens may be all that is not public.
    """
    length = len(parsed.text)
    pages = list(itertools.pairwise((*parsed.page_starts, length))) or [(0, length)]
    places = ON_PAGES if parsed.page_starts else IN_SECTIONS
    on_pages = [one for one in marks if one.place in places]
    cover = covering(on_pages)
    marked = [page for page in pages if cover(*page)]
    if not on_pages or len(marked) == len(pages) or (parsed.page_starts and not marked):
        return
    starts = [a for a, _ in marked] or [one.start for one in on_pages]
    if _opens_appendix(parsed.text, blocks, min(starts)):
        return
    first = on_pages[0]
    few = parsed.page_starts and len(marked) < MOST_PAGES * len(pages) and marked[0] != pages[0]
    if not few:
        yield Mark(0, length, first.words, first.place, sure=False)


def _opens_appendix(text: str, blocks: Sequence[Block], start: int) -> bool:
    """Tell whether an appendix begins where a page or a section does, after what is public."""
    at = next((n for n, block in enumerate(blocks) if block.start >= start), None)
    if not at:
        return False
    return any(APPENDIX.match(text[one.start : one.end]) for one in blocks[at : at + TOP_BLOCKS])
