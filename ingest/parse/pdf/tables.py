"""What a table is: rows of cells in columns, ruled, shaded or only aligned."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parse.line_marks import NUMERIC
from ingest.parse.pdf.shapes import Line, Run, find_lines

NEAR = 4.0
"""Points by which edges that belong together may differ."""
PROSE_WORDS = 60
"""A row with a cell longer than this is text laid out in a table, not figures or facts."""
LABEL_LETTERS = 8
"""A first cell no longer than this is the number of the text in the next cell."""


@dataclass(slots=True)
class Cell:
    """A cell: its sides, and the runs in it."""

    left: float
    top: float
    right: float
    bottom: float
    runs: list[Run]

    @property
    def text(self) -> str:
        """Return its words on one line, except that a hyphen at a line's end stays there."""
        lines = [line.text for line in find_lines(self.runs)]
        return re.sub(r"(?<=\w-)\n(?=[a-z])|\n", _line_end, "\n".join(lines))


def _line_end(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    return "\n" if re.match(r"\w-\n[a-z]", text[max(0, at - 2) :]) else " "


@dataclass(slots=True)
class Table:
    """Rows of cells; `columns` are the left edges of its columns.

    `header` is the place of the row that names the columns, if one does.
    """

    rows: list[list[Cell]]
    columns: list[float]
    header: int | None = None

    @property
    def top(self) -> float:
        """Return its upper edge."""
        return min(cell.top for cell in self.rows[0])

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return max(cell.bottom for row in self.rows for cell in row)

    @property
    def runs(self) -> list[Run]:
        """Return all that stands in it."""
        return [run for row in self.rows for cell in row for run in cell.runs]

    def words(self, row: Sequence[Cell]) -> str:
        """Return a row's cells joined by " | ", with a place for each that is empty."""
        parts: list[str] = []
        reached = self.columns[0] - NEAR
        for cell in row:
            skipped = [x for x in self.columns if reached + NEAR < x < cell.left - NEAR]
            parts += [""] * len(skipped) + [cell.text]
            reached = max(cell.right - 2 * NEAR, cell.left)
        return " | ".join(parts).strip()


def is_prose(row: Sequence[Cell]) -> bool:
    """Tell whether a row is text laid out in columns rather than facts side by side."""
    return any(sum(len(run.text.split()) for run in cell.runs) > PROSE_WORDS for cell in row)


def with_labels(row: Sequence[Cell]) -> list[Cell]:
    """Join a first cell that only holds a number with the cell that it numbers."""
    if len(row) > 1 and len(row[0].text) <= LABEL_LETTERS:
        first, second = row[0], row[1]
        both = Cell(first.left, first.top, second.right, second.bottom, first.runs + second.runs)
        return [both, *row[2:]]
    return list(row)


def table_of(rows: list[list[Cell]]) -> Table:
    """Make a table of rows: find its columns and the row that names them."""
    columns: list[float] = []
    for left in sorted(cell.left for row in rows for cell in row):
        if not columns or left - columns[-1] > 2 * NEAR:
            columns.append(left)
    rows = [_in_columns(row, columns) for row in rows]
    return Table(rows, columns, _header(rows))


def _in_columns(row: list[Cell], columns: Sequence[float]) -> list[Cell]:
    """Part a shaded row that no rules part, if what stands in it keeps to the columns."""
    ends = [*columns[1:], row[-1].right]
    parts: dict[int, list[Run]] = {}
    for run in sorted(row[0].runs, key=lambda run: run.left):
        parts.setdefault(bisect.bisect_right(columns, run.left + NEAR) - 1, []).append(run)
    keep = all(run.right < ends[n] + NEAR for n, runs in parts.items() for run in runs)
    if len(row) > 1 or not keep or len(parts) < max(3, len(columns) / 2):
        return row
    top, bottom = row[0].top, row[0].bottom
    return [Cell(columns[n], top, ends[n], bottom, runs) for n, runs in parts.items()]


def _header(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Find the row that names the columns: below a title, without figures, set apart."""
    place = next((n for n, row in enumerate(rows) if len(row) > 1), len(rows))
    first, rest = rows[min(place, len(rows) - 1)], rows[place + 1 :]
    if not rest or any(NUMERIC.fullmatch(cell.text) for cell in first[1:]):
        return None
    bold = all(run.bold for cell in first for run in cell.runs)
    plain = not all(run.bold for row in rest for cell in row for run in cell.runs)
    figures = any(NUMERIC.fullmatch(cell.text) for row in rest for cell in row[1:])
    return place if (bold and plain) or figures else None


def aligned_table(lines: Sequence[Line]) -> Table | None:
    """Return the table that lines make if their runs stand in columns."""
    rows = [
        [Cell(run.left, run.top, run.right, run.bottom, [run]) for run in line.runs + line.notes]
        for line in lines
    ]
    return table_of(rows) if rows else None


def in_columns(above: Line, below: Line) -> bool:
    """Tell whether two lines could be rows of one table that has no rules."""
    one, other = above.runs + above.notes, below.runs + below.notes
    if min(len(one), len(other)) < 2 or (len(one) + len(other) < 5 and not _figures(one, other)):
        return False
    shared = sum(any(_aligned(run, over) for over in one[1:]) for run in other[1:])
    return shared >= max(1, min(len(one), len(other)) - 2)


def _figures(one: Sequence[Run], other: Sequence[Run]) -> bool:
    return bool(NUMERIC.fullmatch(one[-1].text) and NUMERIC.fullmatch(other[-1].text))


def _aligned(one: Run, other: Run) -> bool:
    return (
        abs(one.left - other.left) < NEAR
        or abs(one.right - other.right) < NEAR
        or abs(one.middle[0] - other.middle[0]) < NEAR
    )
