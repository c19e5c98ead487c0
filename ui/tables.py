"""Tables to take away, for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

Cell = str | int
Row = dict[str, Cell]
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")


def rows(columns: Sequence[str], cells: Iterable[Sequence[Cell]]) -> list[Row]:
    """Return rows with the names of their columns, harmless to a spreadsheet."""
    return [harmless(dict(zip(columns, row, strict=True))) for row in cells]


def offer(label: str, columns: Sequence[str], table: Sequence[Row], name: str) -> None:
    """Draw the button that takes a table away."""
    st.download_button(
        label,
        lambda: as_csv(columns, table),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


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


def harmless(row: Mapping[str, Cell]) -> Row:
    """Keep a spreadsheet from taking what somebody wrote for a formula."""
    return {name: _harmless(cell) for name, cell in row.items()}


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
