"""Tables to take away, for a spreadsheet."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

Cell = str | int
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")


def as_csv(columns: Sequence[str], table: Sequence[Mapping[str, Cell]]) -> str:
    """Write a table for a spreadsheet; no cell of it is taken for a formula.

    Every cell stands in quotation marks, so that one with a semicolon in it is not taken for two
    where semicolons part cells.
    """
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(harmless(row) for row in table)
    return "\ufeff" + written.getvalue()  # by which Excel knows UTF-8


def harmless(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """Keep a spreadsheet from taking what somebody wrote for a formula."""
    return {name: _harmless(cell) for name, cell in row.items()}


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
