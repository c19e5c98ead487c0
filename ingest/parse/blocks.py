"""Find the blocks of plain text: paragraphs, headings, list items, flattened tables.

Minutes come as text in three shapes: one line a paragraph, lines wrapped at a width, and
either with a blank line after every line. What a line is follows from its own words and
from where its neighbours break, never from a fixed width.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parse.line_marks import (
    BULLET,
    EMPHASISED,
    LEAD_IN,
    LONE_LABEL,
    LONE_LINK,
    LONE_NOTE,
    MARKDOWN_HEADING,
    NOTICE,
    NUMBER,
    OPEN_END,
    OPEN_START,
    PART,
    RECORD_LINE,
    numbered_title,
    titled,
)
from ingest.parse.lines import Line, read_lines, wrap_width
from ingest.parse.parsed import Block, Role
from ingest.parse.tables import pasted_tables, printed_tables
from ingest.parse.votes import heads_names


def find_blocks(text: str, *, start: int = 0) -> tuple[Block, ...]:
    """Find the blocks of text from offset `start` on."""
    lines = read_lines(text, start)
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    for n, line in enumerate(lines):
        heads = [other.cells for other in lines[n : n + 3]] == [False, True, True]
        heads |= n + 1 < len(lines) and heads_names(line.text, lines[n + 1].text)
        if groups and not heads and not _breaks(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    groups = _with_labels(groups)
    blocks = [_block(text, group) for group in groups]
    found = pasted_tables(text, _headings(text, printed_tables(groups, blocks)))
    asides = [replace(block, role="aside") for block in _archives_notes(text, found)]
    return (*asides, *found[len(asides) :])


def _archives_notes(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks that an archive has put above a document: a link, perhaps a note."""
    words = [text[block.start : block.end].strip() for block in blocks[:2]]
    if not words or not LONE_LINK.match(words[0]):
        return ()
    return blocks[: 2 if len(words) > 1 and LONE_NOTE.match(words[1]) else 1]


def _with_labels(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """Put a number that stands alone before what it numbers."""
    found: list[list[Line]] = []
    for group in groups:
        if found and len(found[-1]) == 1 and LONE_LABEL.match(found[-1][0].text):
            found[-1].extend(group)
        else:
            found.append(group)
    return found


def _breaks(before: Line, line: Line, width: int) -> bool:
    """Tell whether a new block starts at `line`."""
    if line.gap or not width or line.cells or before.cells:
        return True
    if BULLET.match(line.text) or MARKDOWN_HEADING.match(line.text):
        return True
    if MARKDOWN_HEADING.match(before.text) or PART.match(before.text.replace("*", "")):
        return True
    if LONE_LABEL.match(line.text) or LONE_LABEL.match(before.text):
        return True
    apart, bare = _is_set_apart(line.text), line.text.lstrip("*_ ")
    if NOTICE.match(bare) and (apart or _is_set_apart(before.text)):
        return True
    if apart == _is_set_apart(before.text) and _is_open(before.text, line.text, apart=apart):
        return False
    if _is_numbered(before.text, bare, width) or apart != _is_set_apart(before.text):
        return True
    first_word = line.text.split(None, 1)[0]
    return len(before.text) + 1 + len(first_word) <= width * 0.85


def _is_numbered(before: str, words: str, width: int) -> bool:
    """Tell whether a line opens with the number of an item."""
    found = NUMBER.match(words)
    return found is not None and (
        before[-1] in ".:;!?"
        or found[0].strip()[-1] in ".)"
        or (titled(words[found.end() :]) and len(words) < width * 0.85)
    )


def _is_open(before: str, words: str, *, apart: bool) -> bool:
    """Tell whether what was broken between two lines, a title or a name, goes on."""
    if apart:
        return bool(OPEN_END.search(before) or OPEN_START.match(words))
    return before[-1] == "." and bool(OPEN_END.search(before))


def _is_set_apart(words: str) -> bool:
    """Tell a line that is bold or in capitals as a whole, as headings are."""
    bold = len(words) > 4 and words.startswith("**") and words.rstrip(":").endswith("**")
    return bold or (words.isupper() and len(words) > 1)


def _block(text: str, group: Sequence[Line]) -> Block:
    start, end = group[0].start, group[-1].end
    words = text[start:end]
    if PART.match(words.replace("*", "").strip("_ ")):
        return Block(start, end, "part")
    if found := MARKDOWN_HEADING.match(words):
        return Block(start, end, "heading", level=len(found[1]))
    if found := BULLET.match(words):
        return Block(start, end, "item", label=found[0].strip())
    if found := NUMBER.match(words):
        rest = words[found.end() :]
        leads = bool(LEAD_IN.match(rest)) or (rest[-1] == ":" and len(rest.split()) > 5)
        role: Role = "heading" if titled(rest) and not leads else "item"
        return Block(start, end, role, level=2, label=found[0].strip().replace("\\", ""))
    return Block(start, end, "paragraph")


def _headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Recognise headings by what they look like and what follows them."""
    found: list[Block] = []
    for n, block in enumerate(blocks):
        words = text[block.start : block.end]
        follows = blocks[n + 1] if n + 1 < len(blocks) else None
        above = text[blocks[n - 1].start : blocks[n - 1].end] if n else ""
        if heads_names(above, words):
            found.append(block)  # one name under the label of a vote's side
            continue
        if block.role == "paragraph" and (number := numbered_title(words)):
            block = replace(block, role="heading", level=2, label=number[0].strip())
        elif block.role == "paragraph" and follows and _looks_like_heading(text, words, follows):
            block = replace(block, role="heading", level=2 if words.isupper() else 3)
        found.append(block)
    return found


def _looks_like_heading(text: str, words: str, follows: Block) -> bool:
    if RECORD_LINE.match(words) or heads_names(words, text[follows.start : follows.end]):
        return False
    if emphasised := EMPHASISED.match(words):
        return titled(emphasised["words"])
    if not titled(words) or LEAD_IN.match(words) or re.search(r"[£$€\d]", words):
        return False
    if words.lower() in ("none", "nil", "nothing", "yes", "no"):
        return False  # an answer to the heading above
    if words[-1] == ":" and (follows.role == "item" or len(words.split()) > 5):
        return False  # a lead-in
    if words.isupper():
        return bool(re.search(r"[A-Z]{3}", words))
    next_words = text[follows.start : follows.end]
    return len(words.split()) <= 8 and len(next_words) > 2 * len(words) and len(next_words) > 60
