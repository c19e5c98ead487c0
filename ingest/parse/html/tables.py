"""Read the rows of a page's tables, each cell where it is shown, also where it spans others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import PageElement, PreformattedString

from ingest.parse.html.tags import BLOCKS, squeezed
from ingest.parse.raised import LOWERED, RAISED, set_down

MOST_SPANNED = 60
"""Rows or columns that one cell can span; what claims more is no table that a person made."""
MOST_REPEATED = 2_000_000
"""Letters of spanning cells of one table that are shown again in each row."""
LONG_CELL = 300
"""Letters in a cell beyond which a table only lays the page out."""
ITEM_CLASS = re.compile(r"mg(AiTitle|SubItemTitle)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's words, a place for each column, and whether it names the columns.

    `alone` says that one cell spans the whole row.
    """

    cells: tuple[str, ...]
    header: bool
    alone: bool


def read_rows(table: Tag) -> Iterator[Row]:
    """Yield the rows that have words; a cell that spans rows stands in each of them."""
    above: dict[int, tuple[int, str]] = {}  # by column: the rows yet to be spanned, and the words
    left = MOST_REPEATED
    for cells in rows_of(table):
        placed: list[str] = []
        own = 0
        for cell in cells:
            _take_spanned(above, placed)
            words = said_in_cell(cell)
            own += bool(words)
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            left -= down * (len(words) + across)
            for n in range(across if left > 0 else 1):
                if down > 1 and left > 0:
                    above[len(placed)] = down - 1, "" if n else words
                placed.append("" if n else words)
        _take_spanned(above, placed)
        if own:
            alone = own == 1 and sum(map(bool, placed)) == 1
            header = all(cell.name == "th" for cell in cells)
            yield Row(tuple(placed[:1] if alone and placed[0] else placed), header, alone)


def _take_spanned(above: dict[int, tuple[int, str]], placed: list[str]) -> None:
    """Put into a row the cells from above that reach down into its next columns."""
    while len(placed) in above:
        column = len(placed)
        left, words = above.pop(column)
        placed.append(words)
        if left > 1:
            above[column] = left - 1, words


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, ""))
    return max(1, min(int(value), MOST_SPANNED)) if re.fullmatch(r"\d{1,6}", value) else 1


def rows_of(table: Tag) -> Iterator[list[Tag]]:
    """Yield the cells of each row, also of a head that has cells but no row."""
    for row in table.find_all(["thead", "tr"]):
        if cells := row.find_all(["td", "th"], recursive=False):
            yield cells


def is_grid(table: Tag) -> bool:
    """Tell a table of facts from one that only lays the page out."""
    if table.find("table") or table.find(class_=ITEM_CLASS):
        return False
    rows = list(rows_of(table))
    longest = max((len(cell.get_text()) for row in rows for cell in row), default=0)
    return sum(len(row) > 1 for row in rows) >= 2 and longest <= LONG_CELL


def said_in_cell(cell: Tag) -> str:
    """Return a cell's words in one line: only what stands apart in it is parted by a space."""
    parts: list[str] = []
    stack: list[PageElement | str] = [cell]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name == "sup":
                stack.append(LOWERED)
                parts.append(RAISED)
            elif node.name in BLOCKS or node.name == "br":
                stack.append(" ")
                parts.append(" ")
            stack.extend(reversed(node.contents))
        elif not isinstance(node, PreformattedString):
            parts.append(str(node))
    return squeezed(set_down("".join(parts)))
