"""Tables as the pages draw them, each with a way to take it away."""

from collections.abc import Iterable, Sequence

import streamlit as st

from ui import tables
from ui.tables import Cell

Row = dict[str, Cell]


def rows(columns: Sequence[str], cells: Iterable[Sequence[Cell]]) -> list[Row]:
    """Return rows with the names of their columns."""
    return [dict(zip(columns, row, strict=True)) for row in cells]


def offer(label: str, table: Sequence[Row], columns: Sequence[str], name: str) -> None:
    """Draw the button that takes a table away."""
    st.download_button(
        label,
        tables.as_csv(columns, table),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
