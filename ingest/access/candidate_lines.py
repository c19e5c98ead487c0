"""Gather the lines of a document that may be marks, each with its place.

Knows where marks stand (above the body, alone on a line, over an item, beside the text), not what
they say.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.access.form_lines import ticked
from ingest.access.gates import lifts
from ingest.access.meaning import Where
from ingest.access.wording import clean, read
from ingest.parse import Block, Parsed
from ingest.parse.line_marks import HEADING_WORDS

HEAD_CHARS, HEAD_LINES = 1500, 15
"""How far down a document's own head reaches, at the most."""
LABEL = re.compile(
    r"\A[\W_]{0,3}(?P<first>(?:[\w'’-]+,?[ \n]+(?:[–-][ ]+)?){0,7}[\w'’-]+)[*_]{0,2}:(?=\s*\S)"
    r"|(?:[\[(<{]|\*{2,}\s?)(?P<within>(?:[\w'’-]+[ \n]+){0,7}[\w'’-]+)(?:[\])>}:]|\s?\*{2,})"
)
"""Up to eight words before what they are a label of."""
LEAST_LABEL_CHARS = 6
"""What is shorter is an abbreviation: a plan is an NP."""
CELLS = 2
"""Bars from which a line is a row of a table, whose cells speak each for itself."""
LONGEST_WORDS = 45
"""Words of a line, or a sentence, that may be a mark."""
WRAPPED_WORDS = 8
"""Words from which a paragraph's first line is no line of its own."""
BODY = re.compile(
    r"^\W*(?:1[.)]?\s+[A-Z]|(?:members\s+)?present\b|apologies\b|in\s+attendance\b|attendance\b"
    r"|yn\s+bresennol\b|i\s+l[áa]thair\b)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])(?!(?i:yes|no|none|nil|n/?a|[yn])\b)")
"""The end of a sentence; a form's question and its answer are one."""
HINT = re.compile(
    r"confiden|priva|privile|exempt|restric|publ|closed|camera|committee|secre|eithri|cyfrin|preif"
    r"|r[úu]n|pr[ií][oò]|coiste|redact|disclos|embarg|withh|seal|executivesess|sensitiv|gwahar|phriobh"
)
"""What a sentence within the text must hold, in lower case, to be read at all."""
SHORT_CHARS, WHOLE_CHARS, MOST_SENTENCES = 60, 300, 40
"""Characters of a line that is read without a hint, and of one that is read as a whole form; and
sentences of a paragraph that are read."""
TEXT_FACTS = ("title", "subject", "keywords", "category", "categories", "comments", "description")
"""Facts of a file that are words of their own; any other is a label with its answer."""
ANSWER = re.compile(r"\W*(?:yes|no|none|n/?a|[yn])\W*", re.IGNORECASE)
MOST_ANSWERS = 4
"""Blocks below a question that may be its answers, each with its box."""
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
    """Yield the lines of a document's head, and what its forms and tables ask and answer."""
    header: list[str] = []
    for n, block in enumerate(blocks[:body]):
        words = _with_answers(parsed.text, blocks, n)
        for line in _lines(words):
            yield Line(line, "top", "head", block.start, block.end, n)
        if block.role == "row" and block.header:
            header = _split(words)
        elif block.role == "row" and len(cells := _split(words)) == len(header):
            for asked, answer in zip(header, cells, strict=True):
                yield Line(f"{asked}: {answer}", "top", "head", block.start, block.end, n)


def _with_answers(text: str, blocks: Sequence[Block], at: int) -> str:
    """Return a block's words; those of a question with the answers in the blocks below it."""
    words = text[blocks[at].start : blocks[at].end]
    if words.rstrip(" *_")[-1:] not in ("?", ":"):
        return words
    for block in blocks[at + 1 : at + 1 + MOST_ANSWERS]:
        answer = text[block.start : block.end]
        if ticked(answer) is None and not ANSWER.fullmatch(answer):
            break
        words += f" {answer}"
    return words


def within(parsed: Parsed, blocks: Sequence[Block], body: int) -> Iterator[Line]:
    """Yield the headings of a document's body, the lines alone in it, and its sentences."""
    for n, block in enumerate(blocks[body:], body):
        words = parsed.text[block.start : block.end]
        hinted = HINT.search(words.replace(" ", "").lower())
        in_table = block.role == "row" or words.partition("\n")[0].count("|") >= CELLS
        if in_table or (not hinted and block.role != "heading" and len(words) > SHORT_CHARS):
            continue
        if len(words) < WHOLE_CHARS and ticked(words) is not None:
            yield Line(words, "line", "line", block.start, block.end, n)
            continue
        if block.role == "heading":
            yield Line(_unlabelled(words, block), "heading", "heading", block.start, block.end, n)
            continue
        yield from _of_paragraph(words, blocks, n)


def _of_paragraph(words: str, blocks: Sequence[Block], at: int) -> Iterator[Line]:
    """Yield a paragraph's first line, if it is one of its own, and its sentences."""
    block = blocks[at]
    first = _unlabelled(words, block).partition("\n")[0]
    wrapped = "\n" in words and len(first.split()) > WRAPPED_WORDS
    if len(first.split()) <= LONGEST_WORDS and not wrapped:
        where: Where = "heading" if _heads(blocks, at, words) else "line"
        yield Line(first, where, "line", block.start, block.end, at)
    if len(first) < len(words) - 2:
        for sentence in SENTENCE_END.split(words)[:MOST_SENTENCES]:
            if len(sentence.split()) <= LONGEST_WORDS and HINT.search(sentence.lower()):
                yield Line(sentence, "line", "text", block.start, block.end, at)


def labels(parsed: Parsed, blocks: Sequence[Block], body: int) -> Iterator[Line]:
    """Yield the labels with which paragraphs of a document's body begin, and those in brackets."""
    for n, block in enumerate(blocks[body:], body):
        words = parsed.text[block.start : block.end]
        if block.role not in ("paragraph", "item") or not HINT.search(words.lower()):
            continue
        for found in LABEL.finditer(_unlabelled(words, block)):
            label = found["first"] or found["within"]
            if len(label) >= LEAST_LABEL_CHARS:
                yield Line(label, "line", "text", block.start, block.end, n)


def _heads(blocks: Sequence[Block], at: int, words: str) -> bool:
    """Tell a line alone that stands over the heading below it."""
    over = at + 1 < len(blocks) and blocks[at + 1].role == "heading"
    alone = blocks[at].role == "paragraph" and words[-1] not in ".;," and not words.startswith("(")
    return over and alone and "\n" not in words and len(words.split()) <= HEADING_WORDS


def _unlabelled(words: str, block: Block) -> str:
    """Return a block's words without the number before them."""
    bare = words.lstrip("*_# ")
    if not block.label:
        return words.strip()
    return bare[len(block.label) :].strip() if bare.startswith(block.label) else words


def _lines(words: str) -> Iterator[str]:
    """Yield a stretch's lines, its sentences, its cells, and all of it where it is short."""
    whole = " ".join(words.split())
    lines = [line for line in words.splitlines() if line.strip()]
    short = len(whole.split()) <= LONGEST_WORDS
    if short and _speaks_as_one(whole):
        yield whole
        return
    found = [words if len(lines) < 2 else whole] if short and whole.count("|") < CELLS else []
    for line in lines:
        found += [line] if line.count("|") < CELLS else _cells(line)
        found += [cell for cell in re.split(r"\t| {4,}", line) if cell != line]
    if not any(map(_speaks_as_one, lines)):
        found += SENTENCE_END.split(whole) if whole.count("|") < CELLS else []
    for line in dict.fromkeys(found):
        if len(line.split()) <= LONGEST_WORDS:
            yield line


def _speaks_as_one(line: str) -> bool:
    """Tell a line whose pieces would say something else: a form with boxes, an end of secrecy."""
    return ticked(line) is not None or lifts(read(clean(line)))


def _cells(line: str) -> list[str]:
    """Return the cells of a table's row, each alone and as what the one before it asks."""
    cells = _split(line)
    asked = {a for a, b in itertools.pairwise(cells) if ANSWER.fullmatch(b)}
    pairs = [f"{a}: {b}" for a, b in itertools.pairwise(cells)]
    return [*(cell for cell in cells if cell not in asked), *pairs]


def _split(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]
