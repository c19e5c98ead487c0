"""The paragraphs, tables, rows and cells of a Word file, in order, whatever wraps them."""

import re
from collections.abc import Iterator

from ingest.parse.word.package import (
    Element,
    at,
    attribute,
    integer,
    letters_of,
    local,
    value_of,
)

LONE_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:[./]\d{1,4}){0,3}[a-z]?|[a-z]|[ivx]{1,5})\)?[.):]?", re.I
)
"""An item's number in a cell of its own, before its title's."""
LONG_CELL = 400
"""Letters in a cell beyond which a table lays text out."""
LONG_ITEM = 120
"""The same, where the cells of its first column number the rows."""
MOST_COLUMNS = 100

WRAPPERS = frozenset(
    "body sdt sdtContent ins moveTo customXml smartTag AlternateContent Choice".split()
)


def flow(container: Element) -> Iterator[Element]:
    """Yield the paragraphs, tables, rows or cells that stand directly in an element."""
    for child in container:
        name = local(child)
        if name in ("p", "tbl", "tr", "tc"):
            yield child
        elif name in WRAPPERS and not is_placeholder(child):
            yield from flow(child)


def is_placeholder(element: Element) -> bool:
    """Tell a form's field that shows what to enter in it, and was left so."""
    return at(element, "sdtPr", "showingPlcHdr") is not None


def rows_of(table: Element) -> Iterator[list[Element]]:
    """Yield each row's cells. One that was merged over rows stands in each of them."""
    above: dict[int, Element] = {}
    for row in flow(table):
        if local(row) != "tr" or at(row, "trPr", "del") is not None:
            continue
        cells: list[Element] = []
        column = integer(value_of(row, "trPr", "gridBefore"))
        for cell in flow(row):
            if local(cell) != "tc" or at(cell, "tcPr", "cellDel") is not None:
                continue
            merged = at(cell, "tcPr", "vMerge")
            if merged is not None and attribute(merged, "val") != "restart":
                cell = above.get(column, cell)
            above[column] = cell
            cells.append(cell)
            column += max(1, min(integer(value_of(cell, "tcPr", "gridSpan")), MOST_COLUMNS))
        yield cells


def is_grid(rows: list[list[Element]]) -> bool:
    """Tell a table of facts from one that only lays text out."""
    if len(rows) < 2 or all(len(row) < 2 for row in rows):
        return False
    cells = {id(cell): cell for row in rows for cell in row}.values()
    if any(local(inner) == "tbl" for cell in cells for inner in cell.iter()):
        return False
    longest = max(len(letters_of(cell)) for cell in cells)
    firsts = [letters_of(row[0]).strip() for row in rows if row]
    numbered = sum(not words or bool(LONE_NUMBER.fullmatch(words)) for words in firsts)
    return longest <= (LONG_ITEM if numbered * 2 > len(firsts) else LONG_CELL)
