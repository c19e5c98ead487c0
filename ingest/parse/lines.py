"""Find the blocks of plain text: paragraphs, headings, list items, flattened tables.

Minutes come as text in three shapes: one line a paragraph, lines wrapped at a width, and
either with a blank line after every line. What a line is follows from its own words and
from where its neighbours break, never from a fixed width.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parse.parsed import Block, Role

PART = re.compile(r"(decisions?|minutes|discussion|resolution|voting)\s*:\Z", re.IGNORECASE)
PARTS = {"decision": "Decision", "decisions": "Decision", "resolution": "Decision"}
BULLET = re.compile(r"(?:[•·●▪◦‣■□○*\-–—]|o(?=\s{2,}))\s+(?=\S)")
_MONTHS = "|".join(month[:3] for month in calendar.month_name[1:])
NUMBER = re.compile(
    r"(?:(?:[Ii]tem|[Mm]inute|ITEM|MINUTE)\s+)?"
    r"(?:\(?[A-Za-z]\\?[.)]|\(?[ivxIVX]{1,5}\\?[.)]|\(?\d{1,3}(?:[./]\d{1,4}){0,2}[a-z]?\\?[.):]+"
    rf"|\d{{1,3}}(?:[./]\d{{1,4}}){{0,2}}(?=\s+(?!(?:{_MONTHS})[a-z]*\b)[A-Z]))"
    r"(?:\s+|(?<=[.)])(?=[A-Z]))(?=\S)"
)
LEAD_IN = re.compile(
    r"\W*(?:it was\s+)?(?:resolved|agreed|recommended|decided|ordered|noted)\b", re.IGNORECASE
)
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
EMPHASISED = re.compile(r"(\*\*|__|\*|_)(?P<words>[^*_\n]{2,120})\1:?\Z")
NUMERIC = re.compile(r"[£$€(+\-–]?\s*\d[\d,.\s]*(?:%|p|k|m|bn|\))?|[-–—]|n/?a|nil", re.IGNORECASE)
RULE = re.compile(r"[-=_*\s]{3,}\Z|\|[-:|\s]+\|\Z")
"""A line that only parts others, such as the one below a Markdown table's header."""
STUB = re.compile(
    r"(?:[\w, ]+ - )?agenda item(?: - .*)?|agenda(?:, decisions)? and minutes|news|"
    r"minutes|agenda|home|(?:supporting|additional) documents:?|"
    r"items?|no\.|agenda (?:frontsheet|reports pack)|printed (?:minutes|decisions)|"
    r"attendance details|page \d+.*",
    re.IGNORECASE,
)
"""Lines that head every page of a site, and so title none."""
HEADING_WORDS = 12
CELL_WORDS = 6
MOST_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words on it.

    `gap` says that a blank line stands before it; `cells` that it reads like a table's row.
    """

    start: int
    end: int
    text: str
    gap: bool
    cells: bool


def find_blocks(text: str, *, start: int = 0) -> tuple[Block, ...]:
    """Find the blocks of text from offset `start` on."""
    lines = _lines(text, start)
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    for n, line in enumerate(lines):
        heads = [other.cells for other in lines[n : n + 3]] == [False, True, True]
        if groups and not heads and not _breaks(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = [_block(text, group) for group in groups]
    return tuple(_tables(text, _headings(text, _printed_tables(groups, blocks))))


def _lines(text: str, start: int) -> list[Line]:
    lines: list[Line] = []
    gap = True
    for raw in text[start:].splitlines(keepends=True):
        words = raw.strip()
        if not words or RULE.match(words):
            gap = True
        else:
            low = start + len(raw) - len(raw.lstrip())
            lines.append(Line(low, low + len(words), words, gap, _is_row(words)))
            gap = False
        start += len(raw)
    return lines


def _is_row(words: str) -> bool:
    """Tell whether a line is a label and two figures or more, or a row of a Markdown table."""
    if _is_piped(words):
        return True
    tokens = words.split()
    figures = sum(bool(NUMERIC.fullmatch(token)) for token in tokens)
    return figures >= 2 and figures * 2 >= len(tokens) and words[-1] not in ".;:,"


def _is_piped(words: str) -> bool:
    return len(words) > 2 and words[0] == words[-1] == "|"


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text is wrapped, 0 where it isn't.

    Wrapped text has many lines almost as long as its longest ones.
    """
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 5:
        return lengths[-1] if lengths and lengths[-1] <= 120 and not lines[-1].gap else 0
    long = lengths[int(len(lengths) * 0.9)]
    near = sum(1 for length in lengths if long * 0.8 <= length <= long * 1.25)
    return long if 40 <= long <= 140 and near >= len(lengths) * 0.15 else 0


def _breaks(before: Line, line: Line, width: int) -> bool:
    """Tell whether a new block starts at `line`."""
    if line.gap or not width or line.cells or before.cells:
        return True
    if BULLET.match(line.text) or MARKDOWN_HEADING.match(line.text):
        return True
    if (found := NUMBER.match(line.text)) and (
        before.text[-1] in ".:;!?"
        or found[0].strip()[-1] in ".)"
        or (_titled(line.text[found.end() :]) and len(line.text) < width * 0.85)
    ):
        return True
    if MARKDOWN_HEADING.match(before.text) or PART.match(before.text):
        return True
    first_word = line.text.split(None, 1)[0]
    return len(before.text) + 1 + len(first_word) <= width * 0.85


def _block(text: str, group: Sequence[Line]) -> Block:
    start, end = group[0].start, group[-1].end
    words = text[start:end]
    if PART.match(words.strip("*_ ")):
        return Block(start, end, "part")
    if found := MARKDOWN_HEADING.match(words):
        return Block(start, end, "heading", level=len(found[1]))
    if found := BULLET.match(words):
        return Block(start, end, "item", label=found[0].strip())
    if found := NUMBER.match(words):
        rest = words[found.end() :]
        leads = bool(LEAD_IN.match(rest)) or (rest[-1] == ":" and len(rest.split()) > 5)
        role: Role = "heading" if _titled(rest) and not leads else "item"
        return Block(start, end, role, level=2, label=found[0].strip().replace("\\", ""))
    return Block(start, end, "paragraph")


def _printed_tables(groups: Sequence[Sequence[Line]], blocks: Sequence[Block]) -> list[Block]:
    """Recognise tables printed a row a line: two rows or more, the header line above them."""
    found = list(blocks)
    table = 1000  # apart from the numbers of tables that were pasted a cell a line
    for n, group in enumerate(groups):
        if not group[0].cells or (n and groups[n - 1][0].cells):
            continue
        rows = n
        while rows < len(groups) and groups[rows][0].cells:
            rows += 1
        if rows - n < 2:
            continue
        table += 1
        above = n - 1 if n and len(groups[n - 1]) == 1 else n
        if _is_piped(group[0].text) or re.search(r"[.;]\Z", groups[above][0].text):
            above = n
        headed = above < n or _is_piped(group[0].text)
        for place in range(above, rows):
            header = headed and place == above
            found[place] = replace(blocks[place], role="row", table=table, header=header)
    return found


def _headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Recognise headings by what they look like and what follows them."""
    found: list[Block] = []
    for n, block in enumerate(blocks):
        words = text[block.start : block.end]
        follows = blocks[n + 1] if n + 1 < len(blocks) else None
        if block.role == "paragraph" and follows and _looks_like_heading(text, words, follows):
            block = replace(block, role="heading", level=2 if words.isupper() else 3)
        found.append(block)
    return found


def _looks_like_heading(text: str, words: str, follows: Block) -> bool:
    if emphasised := EMPHASISED.match(words):
        return _titled(emphasised["words"])
    if not _titled(words) or LEAD_IN.match(words) or re.search(r"[£$€\d]", words):
        return False
    if words.lower() in ("none", "nil", "nothing", "yes", "no"):
        return False  # an answer to the heading above
    if words[-1] == ":" and (follows.role == "item" or len(words.split()) > 5):
        return False  # a lead-in
    if words.isupper():
        return bool(re.search(r"[A-Z]{3}", words))
    next_words = text[follows.start : follows.end]
    return len(words.split()) <= 8 and len(next_words) > 2 * len(words) and len(next_words) > 60


def _titled(words: str) -> bool:
    """Tell whether words read like a title: short, begun in upper case, not a sentence."""
    words = words.strip("*_ ")
    return (
        1 <= len(words.split()) <= HEADING_WORDS
        and words[:1].isupper()
        and words[-1] not in ".,;!?"
        and not re.search(r"[.;!?]\s", words)
        and not NUMERIC.fullmatch(words)
    )


def _tables(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Rebuild tables whose cells were pasted one a line: a header's cells, then rows."""
    numeric = [bool(NUMERIC.fullmatch(text[block.start : block.end])) for block in blocks]
    runs = _runs(text, blocks)
    found: list[Block] = []
    n = table = 0
    while n < len(blocks):
        columns = _columns(numeric, n, runs[n])
        if columns < 2:
            found.append(blocks[n])
            n += 1
            continue
        table += 1
        for low in range(n, n + runs[n], columns):
            row = blocks[low : low + columns]
            found.append(Block(row[0].start, row[-1].end, "row", header=low == n, table=table))
        n += runs[n]
    return found


def _runs(text: str, blocks: Sequence[Block]) -> list[int]:
    """Count, for each block, the blocks from it on that could be cells of one table."""
    runs = [0] * (len(blocks) + 1)
    for n in range(len(blocks) - 1, -1, -1):
        words = text[blocks[n].start : blocks[n].end]
        is_cell = len(words.split()) <= CELL_WORDS and words[-1] not in ".:;,"
        if is_cell and blocks[n].role not in ("part", "row") and not BULLET.match(words):
            runs[n] = runs[n + 1] + 1
    return runs


def _columns(numeric: Sequence[bool], first: int, run: int) -> int:
    """Return the number of columns of a run of cells, 0 if it is no table.

    The header is the run of words before the first number; every row must be as long.
    """
    head = next((n for n in range(min(run, MOST_COLUMNS + 2)) if numeric[first + n]), 0)
    for columns in (head, head - 1):
        rows, rest = divmod(run - columns, columns) if columns > 1 else (0, 1)
        low = first + columns
        if rest == 0 and rows >= 2 and numeric[low + columns - 1]:
            alike = (numeric[n] == numeric[n - columns] for n in range(low + columns, first + run))
            if all(alike):
                return columns
    return 0
