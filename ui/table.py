"""Tables that can be taken away for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

import streamlit as st

Cell = str | int
Row = dict[str, Cell]


def rows(columns: Sequence[str], cells: Iterable[Sequence[Cell]]) -> list[Row]:
    """Return rows with the names of their columns."""
    return [dict(zip(columns, row, strict=True)) for row in cells]


def as_csv(table: Sequence[Row], columns: Sequence[str]) -> str:
    """Write a table for a spreadsheet; no cell of it is taken for a formula."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns)
    writer.writeheader()
    writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in table)
    return "\ufeff" + written.getvalue()  # by which Excel knows UTF-8


def offer(label: str, table: Sequence[Row], columns: Sequence[str], name: str) -> None:
    """Draw the button that takes a table away."""
    st.download_button(
        label,
        as_csv(table, columns),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _harmless(cell: Cell) -> Cell:
    """Keep a spreadsheet from taking what a file is called for a formula."""
    starts = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{cell}" if starts else cell
