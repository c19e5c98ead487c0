"""Recognise tables in plain text: printed a row a line, or pasted a cell a line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parse.line_marks import BULLET, NUMERIC
from ingest.parse.lines import Line, is_piped
from ingest.parse.parsed import Block

CELL_WORDS = 6
MOST_COLUMNS = 20


def printed_tables(groups: Sequence[Sequence[Line]], blocks: Sequence[Block]) -> list[Block]:
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
        if is_piped(group[0].text) or re.search(r"[.;]\Z", groups[above][0].text):
            above = n
        headed = above < n or is_piped(group[0].text)
        for place in range(above, rows):
            header = headed and place == above
            found[place] = replace(blocks[place], role="row", table=table, header=header)
    return found


def pasted_tables(text: str, blocks: Sequence[Block]) -> list[Block]:
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
