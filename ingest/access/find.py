"""Find what a document says, on its face or beside its text, is not for publication.

A mark is told by what it says (`meaning`) in its place (`lines`), and closes what it stands over
(`reach`). What is doubtful is held back too, and marked as not sure: a person decides.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.access.lines import Line, above, around, body_begins, told, within
from ingest.access.meaning import weigh
from ingest.access.reach import (
    end_of_part,
    names_part,
    names_sitting,
    only_resolves,
    only_titles,
    reopens,
    says_none,
    says_nothing,
    section_of,
    span_of,
)
from ingest.access.wording import clean, read
from ingest.parse import Block, Parsed
from ingest.parse.marks import LEAD_IN
from schema import Kind, Mark, Span

SURE_FROM, DOUBT_FROM, DOUBT_LINE_FROM = 0.7, 0.3, 0.5
"""How likely a line must be a mark: surely, perhaps, and perhaps within the text."""
OPENING_CHARS = 1500
"""How far down a mark stands at the most that is over all of the items below it."""
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
LONGEST_CHARS = 200
MOST_MARKS = 300
"""Marks within a text whose reach is told; with more, a person looks through all of it."""
MOST_UNKNOWN, BROKEN_WORDS = 3, 4
"""Words of a line within the text that marks aren't made of, and words of one in lower case."""


def find_marks(parsed: Parsed, name: str = "", kind: Kind = "other") -> tuple[Mark, ...]:
    """Find every mark of a document, with what it closes.

    Args:
        parsed: the parsed file.
        name: its file's name, without ending.
        kind: what it is; an agenda's titles are public, as are published resolutions.
    """
    blocks = told(parsed)
    body = body_begins(parsed, blocks)
    beside = [*_around(parsed, blocks, body, name), *_on_pages(parsed)]
    marks = [
        *beside,
        *_on_most_pages(parsed, blocks, beside),
        *_above(parsed, blocks, body, kind),
        *_within(parsed, blocks, body, kind),
    ]
    return tuple(_joined(marks))


def _likely(line: Line) -> float:
    """Return how likely a line is a mark, zero where even a doubt is too much."""
    ideas = read(clean(line.words)).ideas
    unknown = ideas.count("?")
    if line.where == "line" and (unknown > MOST_UNKNOWN or _is_no_line(line.words, unknown)):
        return 0.0
    if line.where == "top" and LEAD_IN.match(line.words.lstrip("*_( ")):
        return 0.0
    if line.words[:1].islower() and set(ideas) <= {"closed", "was", "session", "this"}:
        return 0.0  # the last word of a sentence: "… was closed."
    closed = weigh(line.words, line.where).closed
    least = DOUBT_LINE_FROM if line.where == "line" else DOUBT_FROM
    if line.place == "text":
        least = SURE_FROM
    if line.place == "line" and line.where == "line" and (unknown > 1 or "committee" in ideas):
        closed = min(closed, SURE_FROM - 0.01)
    return closed if closed >= least else 0.0


def _is_no_line(words: str, unknown: int) -> bool:
    """Tell a resolution, or a piece of a broken sentence, from a line of its own."""
    broken = words[:1].islower() and (unknown > 0 or len(words.split()) > BROKEN_WORDS)
    return broken or bool(LEAD_IN.match(words.lstrip("*_( ")))


def _mark(line: Line, span: Span, *, sure: bool) -> Mark:
    return Mark(span.start, span.end, clean(line.words)[:LONGEST_CHARS], line.place, sure)


def _around(parsed: Parsed, blocks: Sequence[Block], body: int, name: str) -> Iterator[Mark]:
    """Yield the marks beside the text; a file's name alone only makes doubtful."""
    for line in around(parsed, name):
        if likely := _likely(line):
            sure = likely >= SURE_FROM and line.place != "file name"
            yield _mark(line, _remarked(parsed.text, blocks, body, line), sure=sure)


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


def _on_pages(parsed: Parsed) -> Iterator[Mark]:
    """Yield the marks that are printed at a page's head or foot and read with the text."""
    bounds = list(itertools.pairwise((*parsed.page_starts, len(parsed.text))))
    for block in parsed.blocks:
        if block.role != "aside":
            continue
        line = Line(parsed.text[block.start : block.end], "top", "page", block.start, block.end)
        at = bisect_right(parsed.page_starts, block.start) - 1
        page = Span(*bounds[at]) if at >= 0 else None
        if page and len(line.words) < LONGEST_CHARS and (likely := _likely(line)):
            yield _mark(line, page, sure=likely >= SURE_FROM)


def _on_most_pages(
    parsed: Parsed, blocks: Sequence[Block], marks: Sequence[Mark]
) -> Iterator[Mark]:
    """Yield a doubt about all pages where most are marked, or the first that is.

    A section, or pages, that an appendix opens may be all that is not public.
    """
    length = len(parsed.text)
    pages = list(itertools.pairwise((*parsed.page_starts, length))) or [(0, length)]
    places = ON_PAGES if parsed.page_starts else IN_SECTIONS
    on_pages = [one for one in marks if one.place in places]
    cover = _covering(on_pages)
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


def _above(parsed: Parsed, blocks: Sequence[Block], body: int, kind: Kind) -> Iterator[Mark]:
    """Yield the marks of a document's head: they speak for all of it, or for its first part."""
    likely_lines = ((line, _likely(line)) for line in above(parsed, blocks, body))
    for line, likely in itertools.islice((one for one in likely_lines if one[1]), MOST_MARKS):
        if kind == "agenda" and only_titles(parsed.text, blocks[line.block :]):
            continue
        span = Span(0, len(parsed.text))
        if names_part(line.words):
            span = _until_open(parsed.text, blocks, line.block)
        yield _mark(line, span, sure=likely >= SURE_FROM)


def _until_open(text: str, blocks: Sequence[Block], at: int) -> Span:
    """Return all of a text, to where it says, below a mark, that the meeting is public again."""
    again = (one.start for one in blocks[at + 1 :] if reopens(text, one))
    return Span(0, next(again, len(text)))


def _within(parsed: Parsed, blocks: Sequence[Block], body: int, kind: Kind) -> Iterator[Mark]:
    """Yield the marks of a document's body that are not in a part that is closed already."""
    done = count = 0
    for line in within(parsed, blocks, body):
        if line.start < done or not (likely := _likely(line)):
            continue
        count += 1
        if count > MOST_MARKS:
            yield _mark(line, Span(0, len(parsed.text)), sure=False)
            return
        sure = likely >= SURE_FROM and line.place != "text"
        found = list(_reached(parsed, blocks, line, kind, sure=sure))
        yield from found
        done = max([done, *(one.end for one in found if one.sure)])


def _reached(
    parsed: Parsed, blocks: Sequence[Block], line: Line, kind: Kind, *, sure: bool
) -> Iterator[Mark]:
    """Yield a line's mark for all that it closes."""
    text, at = parsed.text, line.block
    bare = line.place == "heading" or _is_bare(line, blocks[at])
    if at + 1 == len(blocks) and bare:
        if not names_part(line.words):
            first, end = section_of(text, blocks, at)
            yield _mark(line, span_of(text, blocks, first, end), sure=sure)
            yield _mark(line, Span(0, len(text)), sure=False)
        return
    if _opens_all(blocks, at) and bare and blocks[at].start < OPENING_CHARS:
        if not (kind == "agenda" and only_titles(text, blocks[at + 1 :])):
            yield _mark(line, _until_open(text, blocks, at), sure=sure)
        return
    several = bare and names_part(line.words)
    if line.where == "heading" or several:
        yield from _part(parsed, blocks, line, kind, sure=sure)
    if line.place == "heading" or several:
        return
    if line.where == "heading":
        if not {"publish", "clause", "this"} & set(read(clean(line.words)).ideas):
            return
        sure = False  # it may be the last word on the item above as well
    if says_none(text, blocks[at : at + 2]):
        return
    first, end = section_of(text, blocks, at)
    beneath = [block for n, block in enumerate(blocks[first:end], first) if n not in (first, at)]
    if kind == "agenda" and only_titles(text, beneath):
        return
    resolves = only_resolves(text, beneath) if kind in ("minutes", "decision") else False
    if resolves is not True:
        yield _mark(line, span_of(text, blocks, first, end), sure=sure and resolves is False)


def _is_bare(line: Line, block: Block) -> bool:
    """Tell whether a line is a block of its own that speaks of more than its item."""
    return line.place == "line" and block.role == "paragraph" and not line.words.startswith("(")


def _opens_all(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a mark stands before the first item of the minutes."""
    numbered = (n for n, block in enumerate(blocks) if block.role == "heading" and block.label)
    first = next(numbered, None)
    return first is not None and at < first and not blocks[at].label


def _part(
    parsed: Parsed, blocks: Sequence[Block], line: Line, kind: Kind, *, sure: bool
) -> Iterator[Mark]:
    """Yield a heading's mark for its part, and a doubt for what may belong to it as well."""
    text, at = parsed.text, line.block
    follows = blocks[at + 1].role == "heading"
    several = names_part(line.words)
    end = end_of_part(text, blocks, at, all_follows=follows or (several and not blocks[at].label))
    beneath = blocks[at + 1 : end]
    if says_nothing(text, beneath) or (kind == "agenda" and only_titles(text, beneath)):
        return
    resolves = only_resolves(text, beneath) if kind in ("minutes", "decision") else False
    if resolves is True:
        return
    told = resolves is False and not (kind == "minutes" and names_sitting(line.words))
    yield _mark(line, _with_page(parsed, blocks, at, end), sure=sure and told)
    furthest = end_of_part(text, blocks, at, all_follows=True)
    if several and furthest > end:
        yield _mark(line, span_of(text, blocks, at, furthest), sure=False)


def _with_page(parsed: Parsed, blocks: Sequence[Block], at: int, end: int) -> Span:
    """Return a part, with the page that its mark is the last line of."""
    span = span_of(parsed.text, blocks, at, end)
    after = blocks[at + 1].start if at + 1 < len(blocks) else len(parsed.text)
    pages = [page for page in parsed.page_starts if page <= span.start]
    at_foot = any(blocks[at].end <= page <= after for page in parsed.page_starts)
    return Span(pages[-1], span.end) if pages and at_foot else span


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks in order, one for a run of the same, and one for the same in the same place."""
    kept: list[Mark] = []
    latest: dict[tuple[str, str, bool], int] = {}
    for mark in sorted(set(marks), key=lambda one: (one.start, -one.end, not one.sure)):
        same = latest.get(key := (mark.words, mark.place, mark.sure))
        if same is not None and mark.start <= kept[same].end:
            kept[same] = replace(kept[same], end=max(kept[same].end, mark.end))
        else:
            latest[key] = len(kept)
            kept.append(mark)
    covered = _covering([one for one in kept if one.sure])
    yield from (mark for mark in kept if mark.sure or not covered(mark.start, mark.end))


def _covering(marks: Sequence[Mark]) -> Callable[[int, int], bool]:
    """Return what tells whether one of the marks stands over all of a stretch."""
    ordered = sorted(marks, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    ends = list(itertools.accumulate((one.end for one in ordered), max))

    def covers(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and end <= ends[before - 1]

    return covers
