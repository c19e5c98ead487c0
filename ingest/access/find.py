"""Find what a document says, on its face or beside its text, is not for publication.

A mark is told by what it says (`meaning`) in its place (`lines`), and closes what it stands over
(`reach`). What is doubtful is held back too, and marked as not sure: a person decides.
"""

import itertools
from collections.abc import Iterator, Sequence

from ingest.access.candidate_lines import Line, above, body_begins, told, within
from ingest.access.cover import joined
from ingest.access.likely import SURE_FROM, likely_mark, mark_of
from ingest.access.margin_marks import around_text, on_most_pages, on_pages
from ingest.access.notes import labelled, noted
from ingest.access.public_left import end_of_sitting, ends_public_time, turns_private
from ingest.access.public_went import NO_SITTING
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
from ingest.access.sat_without_public import sittings, tells_after_they_left
from ingest.access.wording import clean, read
from ingest.parse import Block, Parsed
from schema import Kind, Mark, Span

OPENING_CHARS = 1500
"""How far down a mark stands at the most that is over all of the items below it."""
OF_WORDS = frozenset(("paper", "publish", "information", "clause", "restrict", "limited", "law"))
"""Ideas of a mark that says of words that they are not public, not of an item or a sitting."""
MOST_MARKS = 300
"""Marks within a text whose reach is told; with more, a person looks through all of it."""


def find_marks(parsed: Parsed, name: str = "", kind: Kind = "other") -> tuple[Mark, ...]:
    """Find every mark of a document, with what it closes.

    Args:
        parsed: the parsed file.
        name: its file's name, without ending.
        kind: what it is; an agenda's titles are public, as are published resolutions.
    """
    blocks = told(parsed)
    body = body_begins(parsed, blocks)
    beside = [*around_text(parsed, blocks, body, name), *on_pages(parsed)]
    marks = [
        *beside,
        *on_most_pages(parsed, blocks, beside),
        *_above(parsed, blocks, body, kind),
        *_within(parsed, blocks, body, kind),
        *_sat(parsed, blocks, kind),
        *labelled(parsed, blocks, body),
        *noted(parsed, blocks, body),
    ]
    return tuple(joined(marks))


def _above(parsed: Parsed, blocks: Sequence[Block], body: int, kind: Kind) -> Iterator[Mark]:
    """Yield the marks of a document's head: they speak for all of it, or for its first part."""
    likely_lines = ((line, likely_mark(line)) for line in above(parsed, blocks, body))
    for line, likely in itertools.islice((one for one in likely_lines if one[1]), MOST_MARKS):
        if kind == "agenda" and only_titles(parsed.text, blocks[line.block :]):
            continue
        span = Span(0, len(parsed.text))
        if names_part(line.words):
            span = _until_open(parsed.text, blocks, line.block)
        yield mark_of(line, span, sure=likely >= SURE_FROM)


def _until_open(text: str, blocks: Sequence[Block], at: int) -> Span:
    """Return all of a text, to where it says, below a mark, that the meeting is public again."""
    again = (one.start for one in blocks[at + 1 :] if reopens(text, one))
    return Span(0, next(again, len(text)))


def _within(parsed: Parsed, blocks: Sequence[Block], body: int, kind: Kind) -> Iterator[Mark]:
    """Yield the marks of a document's body that are not in a part that is closed already."""
    done = count = 0
    for line in within(parsed, blocks, body):
        if line.start < done or ends_public_time(parsed.text, blocks, line.block):
            continue
        says_left = line.place == "line" and line.where == "line" and turns_private(line.words)
        if says_left or not (likely := likely_mark(line)):
            yield from _sitting(parsed, blocks, line, kind)
            continue
        count += 1
        if count > MOST_MARKS:
            yield mark_of(line, Span(0, len(parsed.text)), sure=False)
            return
        left = line.place == "line" and turns_private(line.words)
        sure = likely >= SURE_FROM and line.place != "text" and not left
        found = list(_reached(parsed, blocks, line, kind, sure=sure))
        yield from found
        done = max([done, *(one.end for one in found if one.sure)])


def _sitting(parsed: Parsed, blocks: Sequence[Block], line: Line, kind: Kind) -> Iterator[Mark]:
    """Yield a doubt about what follows a line that says that the public left."""
    if line.place == "text" or not turns_private(line.words):
        return
    if end := end_of_sitting(parsed.text, blocks, line.block, kind):
        yield mark_of(line, span_of(parsed.text, blocks, line.block, end), sure=False)


def _sat(parsed: Parsed, blocks: Sequence[Block], kind: Kind) -> Iterator[Mark]:
    """Yield a doubt about all that was done between the public's leaving and their coming back."""
    for left, first, end in sittings(parsed.text, blocks, kind):
        block = blocks[left]
        words = parsed.text[block.start : block.end]
        line = Line(words, "line", "line", block.start, block.end, left)
        yield mark_of(line, span_of(parsed.text, blocks, first, end), sure=False)
    for n, block in enumerate(blocks if kind not in NO_SITTING else ()):
        if tells_after_they_left(parsed.text, block):
            line = Line(
                parsed.text[block.start : block.end], "line", "text", block.start, block.end, n
            )
            yield mark_of(line, Span(block.start, block.end), sure=False)


def _reached(
    parsed: Parsed, blocks: Sequence[Block], line: Line, kind: Kind, *, sure: bool
) -> Iterator[Mark]:
    """Yield a line's mark for all that it closes."""
    text, at = parsed.text, line.block
    bare = line.place == "heading" or _is_bare(line, blocks[at])
    if at + 1 == len(blocks) and bare:
        if not names_part(line.words):
            first, end = section_of(text, blocks, at)
            yield mark_of(line, span_of(text, blocks, first, end), sure=sure)
            yield mark_of(line, Span(0, len(text)), sure=False)
        return
    if _opens_all(blocks, at) and bare and blocks[at].start < OPENING_CHARS:
        if not (kind == "agenda" and only_titles(text, blocks[at + 1 :])):
            yield mark_of(line, _until_open(text, blocks, at), sure=sure)
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
    resolves = _published(text, beneath, line, kind)
    if resolves is not True:
        yield mark_of(line, span_of(text, blocks, first, end), sure=sure and resolves is False)


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
    resolves = _published(text, beneath, line, kind)
    if resolves is True:
        return
    told = resolves is False and not (kind == "minutes" and names_sitting(line.words))
    yield mark_of(line, _with_page(parsed, blocks, at, end), sure=sure and told)
    furthest = end_of_part(text, blocks, at, all_follows=True)
    if several and furthest > end:
        yield mark_of(line, span_of(text, blocks, at, furthest), sure=False)


def _published(text: str, blocks: Sequence[Block], line: Line, kind: Kind) -> bool | None:
    """Tell whether blocks are a private item's resolution, which minutes publish.

    Returns:
        None where a sum is told below a mark that speaks of the words, not of how members sat.
    """
    if kind not in ("minutes", "decision"):
        return False
    resolves = only_resolves(text, blocks)
    of_words = OF_WORDS.intersection(read(clean(line.words)).ideas)
    return True if resolves is None and not of_words else resolves


def _with_page(parsed: Parsed, blocks: Sequence[Block], at: int, end: int) -> Span:
    """Return a part, with the page that its mark is the last line of."""
    span = span_of(parsed.text, blocks, at, end)
    after = blocks[at + 1].start if at + 1 < len(blocks) else len(parsed.text)
    pages = [page for page in parsed.page_starts if page <= span.start]
    at_foot = any(blocks[at].end <= page <= after for page in parsed.page_starts)
    return Span(pages[-1], span.end) if pages and at_foot else span
