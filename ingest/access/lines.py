"""Gather the lines of a document that may be marks, each with its place.

Knows where marks stand (above the body, alone on a line, over an item, beside the text), not what
they say.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.access.meaning import Where
from ingest.parse import Block, Parsed
from ingest.parse.marks import HEADING_WORDS

HEAD_CHARS, HEAD_LINES = 1500, 15
"""How far down a document's own head reaches, at the most."""
LONGEST_WORDS = 45
"""Words of a line, or a sentence, that may be a mark."""
WRAPPED_WORDS = 8
"""Words from which a paragraph's first line is no line of its own."""
BODY = re.compile(
    r"^\W*(?:1[.)]?\s+[A-Z]|(?:members\s+)?present\b|apologies\b|in\s+attendance\b|attendance\b"
    r"|yn\s+bresennol\b|i\s+l[áa]thair\b)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])(?!(?:yes|no|none|nil|n/?a)\b)", re.IGNORECASE)
"""The end of a sentence; a form's question and its answer are one."""
HINT = re.compile(
    r"confiden|priva|exempt|restric|publ|closed|camera|committee|secre|eithri|cyfrin|preif"
    r"|r[úu]n|pr[ií][oò]|coiste|disclos|embarg|withh"
)
"""What a sentence within the text must hold, in lower case, to be read at all."""
TEXT_FACTS = ("title", "subject", "keywords", "category", "categories", "comments", "description")
"""Facts of a file that are words of their own; any other is a label with its answer."""
OTHER_FACTS = {"header", "running_head", "author", "url", "date", "slug", "permalink"}


@dataclass(frozen=True, slots=True)
class Line:
    """Words that may be a mark. `block` is the place of their block in the reading order."""

    words: str
    where: Where
    place: str
    start: int
    end: int
    block: int = -1


def told(parsed: Parsed) -> list[Block]:
    """Return the blocks of the running text."""
    return [block for block in parsed.blocks if block.role != "aside"]


def body_begins(parsed: Parsed, blocks: Sequence[Block]) -> int:
    """Return the index of the first block that is no part of the document's head."""
    first = blocks[0].start if blocks else 0
    lines = 0
    for n, block in enumerate(blocks):
        words = parsed.text[block.start : block.end]
        if n and (BODY.match(words) or (block.label and block.role == "heading")):
            return n
        if block.start - first > HEAD_CHARS or lines >= HEAD_LINES:
            return n
        lines += words.count("\n") + 1
    return len(blocks)


def around(parsed: Parsed, name: str) -> Iterator[Line]:
    """Yield what stands around the text: file's name, properties, running heads, watermarks."""
    whole = (0, len(parsed.text))
    yield Line(name, "top", "file name", *whole)
    for fact, value in parsed.facts.items():
        if fact in OTHER_FACTS and not (
            parsed.notices == () and fact in ("header", "running_head")
        ):
            continue
        alone = fact in TEXT_FACTS or fact in ("header", "running_head")
        for words in value.splitlines() if alone else [f"{fact}: {value}"]:
            if len(words.split()) <= LONGEST_WORDS:
                yield Line(words, "top", "property", *whole)
    for notice in parsed.notices:
        for words in _lines(notice.words):
            yield Line(words, "top", notice.place, notice.start, notice.end)


def above(parsed: Parsed, blocks: Sequence[Block], body: int) -> Iterator[Line]:
    """Yield the lines of a document's head."""
    for n, block in enumerate(blocks[:body]):
        for words in _lines(parsed.text[block.start : block.end]):
            yield Line(words, "top", "head", block.start, block.end, n)


def within(parsed: Parsed, blocks: Sequence[Block], body: int) -> Iterator[Line]:
    """Yield the headings of a document's body, the lines alone in it, and its sentences."""
    for n, block in enumerate(blocks[body:], body):
        words = parsed.text[block.start : block.end]
        if block.role == "row" or not HINT.search(words.replace(" ", "").lower()):
            if block.role != "heading" and len(words) > 60:
                continue
            if block.role == "row":
                continue
        if block.role == "heading":
            yield Line(_unlabelled(words, block), "heading", "heading", block.start, block.end, n)
            continue
        first = _unlabelled(words, block).partition("\n")[0]
        wrapped = "\n" in words and len(first.split()) > WRAPPED_WORDS
        if len(first.split()) <= LONGEST_WORDS and not wrapped:
            where: Where = "heading" if _heads(blocks, n, words) else "line"
            yield Line(first, where, "line", block.start, block.end, n)
        if len(first) < len(words) - 2:
            for sentence in SENTENCE_END.split(words)[:40]:
                if len(sentence.split()) <= LONGEST_WORDS and HINT.search(sentence.lower()):
                    yield Line(sentence, "line", "text", block.start, block.end, n)


def _heads(blocks: Sequence[Block], at: int, words: str) -> bool:
    """Tell a line alone that stands over the heading below it."""
    over = at + 1 < len(blocks) and blocks[at + 1].role == "heading"
    alone = blocks[at].role == "paragraph" and words[-1] not in ".;," and not words.startswith("(")
    return over and alone and "\n" not in words and len(words.split()) <= HEADING_WORDS


def _unlabelled(words: str, block: Block) -> str:
    """Return a block's words without the number before them."""
    bare = words.lstrip("*_# ")
    return bare[len(block.label) :].strip() if bare.startswith(block.label) else words


def _lines(words: str) -> Iterator[str]:
    """Yield a stretch's lines, its sentences, its cells, and all of it where it is short."""
    whole = " ".join(words.split())
    lines = [line for line in words.splitlines() if line.strip()]
    found = [*lines]
    if len(whole.split()) <= LONGEST_WORDS:
        found.insert(0, words if len(lines) < 2 else whole)
    found += SENTENCE_END.split(whole)
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        found += [f"{a}: {b}" for a, b in itertools.pairwise(cells) if len(cells) > 2]
        found += [cell for cell in re.split(r"\t| {4,}", line) if cell != line]
    for line in dict.fromkeys(found):
        if len(line.split()) <= LONGEST_WORDS:
            yield line
