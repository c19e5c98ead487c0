"""Find the tables of a page whose cells are ruled or shaded."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.parse.line_marks import NUMERIC
from ingest.parse.pdf.shapes import Line, Page, Rule, Run, find_lines
from ingest.parse.pdf.tables import NEAR, Cell, Table, table_of

MOST_LOOKS = 500_000
"""Runs by rules of a page: more is a map or a drawing, where no table could be read."""
SHADE_INSET = 24.0
"""Points, left and right together, by which the shade of a cell may be narrower than it."""


def ruled_tables(page: Page) -> tuple[list[Table], list[Run]]:
    """Return the tables whose cells are ruled or shaded, and the runs outside them."""
    cells: dict[tuple[int, ...], Cell] = {}
    outside: list[Run] = []
    if len(page.runs) * (len(page.across) + len(page.down)) > MOST_LOOKS:
        return [], list(page.runs)
    lines = [[rule for rule in rules if not rule.filled] for rules in (page.across, page.down)]
    shaded = len(lines[0]) < len(page.across) or len(lines[1]) < len(page.down)
    for run in page.runs:
        cell = _enclosure(run, page.across, page.down)
        if cell and shaded:
            cell = _ruled(cell, run, *lines)
        if cell is None:
            outside.append(run)
            continue
        sides = (cell.left, cell.top, cell.right, cell.bottom)
        cells.setdefault(tuple(round(side / NEAR) for side in sides), cell).runs.append(run)
    tables = []
    for group in _touching(cells.values()):
        rows = _rows(group)
        if any(len(row) > 1 for row in rows):
            tables.append(table_of([part for row in rows for part in _by_figures(row)]))
        else:
            outside += [run for cell in group for run in cell.runs]
    return sorted(tables, key=lambda table: table.top), outside


def _ruled(nearest: Cell, run: Run, across: Sequence[Rule], down: Sequence[Rule]) -> Cell:
    """Return the cell of lines that holds a run; `nearest` may be ruled by shades too."""
    ruled = _enclosure(run, across, down)
    if ruled and abs(ruled.left - nearest.left) + abs(ruled.right - nearest.right) < SHADE_INSET:
        return ruled  # the shade of its lines is no cell
    return nearest


def _enclosure(run: Run, across: Sequence[Rule], down: Sequence[Rule]) -> Cell | None:
    """Return the cell that holds a run, as far as lines or shades stand on all its sides."""
    x, y = run.middle
    sides = [rule for rule in down if rule.low <= y <= rule.high]
    lefts = [rule for rule in sides if rule.at <= run.left + NEAR and rule.at < x]
    rights = [rule for rule in sides if rule.at >= run.right - NEAR and rule.at > x]
    if not lefts or not rights:
        return None
    left = max(lefts, key=lambda rule: rule.at)
    right = min(rights, key=lambda rule: rule.at)
    edges = [rule.at for rule in across if rule.spans(left.at, right.at)]
    top = max((at for at in edges if at < y), default=None)
    bottom = min((at for at in edges if at > y), default=None)
    if top is None or bottom is None:
        return None
    closed = left.spans(top, bottom) and right.spans(top, bottom)
    return Cell(left.at, top, right.at, bottom, []) if closed else None


def _touching(cells: Iterable[Cell]) -> list[list[Cell]]:
    """Group the cells that make up one table, each reaching down to the next."""
    groups: list[list[Cell]] = []
    reached = 0.0
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        if groups and cell.top <= reached + 2 * NEAR:
            groups[-1].append(cell)
        else:
            groups.append([cell])
            reached = 0.0
        reached = max(reached, cell.bottom)
    return groups


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for cell in cells:  # from the top
        if rows and cell.top - rows[-1][0].top <= NEAR:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _by_figures(row: list[Cell]) -> list[list[Cell]]:
    """Part a row that no rules part but whose figures stand one below the other."""
    columns = [find_lines(cell.runs) for cell in row]
    listed = [lines for lines in columns if sum(map(_is_figures, lines)) > len(lines) / 2]
    heights = [line.runs[0].middle[1] for line in max(listed, key=len, default=[])]
    if len(heights) < 2 or len(row) < 2:
        return [row]
    parts: list[list[Cell]] = [[] for _ in heights]
    for cell in row:
        for run in cell.runs:
            nearest = min(range(len(heights)), key=lambda n: abs(heights[n] - run.middle[1]))
            if not parts[nearest] or parts[nearest][-1].left != cell.left:
                parts[nearest].append(replace(cell, runs=[]))
            parts[nearest][-1].runs.append(run)
    return [part for part in parts if part]


def _is_figures(line: Line) -> bool:
    return all(NUMERIC.fullmatch(run.text) for run in line.runs)
