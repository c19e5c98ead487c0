"""Put what stands on a page into reading order: tables, columns, lines and their notes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.parse.pdf.cells import ruled_tables
from ingest.parse.pdf.shapes import Line, Page, Rule, Run, find_lines
from ingest.parse.pdf.tables import NEAR, Table, aligned_table, in_columns

COLUMN_LINES = 5
"""Lines that each of two columns must have."""
MOST_STARTS = 16
"""Places at which most lines begin, each of which may be where a column does."""
COLUMN_SHARE = 0.18
"""Of the width of the text, how wide a column must be; a column of labels is narrower."""
FULL_LINE = 0.6
"""Of the width of its column, what a line of running text fills, unless it is a last one."""
NOTE_FROM = 0.72
"""How far to the right of the text, of its width, a note on who acts begins."""
NOTE_WORDS = 4
TABLE_LINES = 3


@dataclass(slots=True)
class Region:
    """Lines of one column, top to bottom, between its left and right edge."""

    lines: list[Line]
    left: float
    right: float


def find_regions(page: Page) -> list[Region | Table]:
    """Return a page's tables and columns of text in the order in which they are read."""
    tables, runs = ruled_tables(page)
    found: list[Region | Table] = []
    for table in tables:
        above = [run for run in runs if run.middle[1] < table.top]
        runs = [run for run in runs if run.middle[1] >= table.top]
        found += _flow(above, page)
        found.append(table)
    return found + list(_flow(runs, page))


def _flow(runs: Sequence[Run], page: Page) -> Iterator[Region | Table]:
    """Yield the columns of runs that stand outside ruled tables."""
    if not runs:
        return
    gutter = _gutter(runs)
    if gutter is None:
        yield from _with_tables(_region(runs, page))
        return
    at, top, bottom = gutter
    band = [run for run in runs if top <= run.middle[1] <= bottom]
    yield from _flow([run for run in runs if run.middle[1] < top], page)
    yield from _flow([run for run in band if run.middle[0] < at], page)
    yield from _flow([run for run in band if run.middle[0] >= at], page)
    yield from _flow([run for run in runs if run.middle[1] > bottom], page)


def _gutter(runs: Sequence[Run]) -> tuple[float, float, float] | None:
    """Return where a gutter between two columns of running text stands: x, top, bottom."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    starts = Counter(round(run.left) for run in runs).most_common(MOST_STARTS)
    inner = [x for x, _ in starts if COLUMN_SHARE <= (x - left) / (right - left + 1) <= 0.8]
    best: tuple[float, float, float] | None = None
    most = 0
    for x in inner:
        at = x - 2.0
        for band in _bands(runs, at):
            near = [run for run in band if run.middle[0] < at]
            far = [run for run in band if run.middle[0] >= at]
            if len(band) > most and all(_is_column(side, right - left) for side in (near, far)):
                most = len(band)
                best = at, min(run.top for run in band), max(run.bottom for run in band)
    return best


def _bands(runs: Sequence[Run], at: float) -> Iterator[list[Run]]:
    """Yield the runs between those that reach across the line at x = `at`."""
    band: list[Run] = []
    for run in sorted(runs, key=lambda run: run.middle[1]):
        if run.left < at < run.right:
            yield band
            band = []
        else:
            band.append(run)
    yield band


def _is_column(runs: Sequence[Run], width: float) -> bool:
    """Tell whether runs are a column of running text: lines that are full, and wide enough."""
    if len(runs) < COLUMN_LINES:
        return False
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    wide = right - left
    full = [run for run in runs if run.right - run.left > FULL_LINE * wide]
    words = sum(len(run.text.split()) for run in runs)
    return wide >= COLUMN_SHARE * width and len(full) >= len(runs) / 2 and words >= 3.5 * len(runs)


def _region(runs: Sequence[Run], page: Page) -> Region:
    lines = find_lines(runs)
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    for line in lines:
        line.underlined = _is_underlined(line, page.across)
    if right - left > page.width / 2:
        _set_notes_apart(lines, left + NOTE_FROM * (right - left))
    return Region(lines, left, _right_edge(lines))


def _set_notes_apart(lines: Sequence[Line], far: float) -> None:
    """Take from the ends of lines what stands in a column of its own beyond x = `far`."""
    notes: list[tuple[Line, Run]] = []
    for n, line in enumerate(lines):
        last = line.runs[-1]
        around = [run for other in lines[max(0, n - 2) : n + 3] for run in other.runs]
        crossed = any(run.left < last.left - 2 and run.right > last.left - 2 for run in around)
        short = len(last.text.split()) <= NOTE_WORDS
        if len(line.runs) > 1 and short and last.left > far and not crossed:
            notes.append((line, last))
    for line, note in notes:
        line.runs.remove(note)
        line.notes.append(note)


def _right_edge(lines: Sequence[Line]) -> float:
    """Return where the text's lines end, whatever single lines reach beyond it."""
    ends = sorted((line.right for line in lines), reverse=True)
    enough = max(2, len(ends) // 12)
    return next(
        (end for n, end in enumerate(ends) if ends[min(n + enough, len(ends) - 1)] > end - 15),
        ends[0],
    )


def _is_underlined(line: Line, across: Sequence[Rule]) -> bool:
    return any(
        -3 < rule.at - line.bottom < 3
        and rule.low <= line.left + 30
        and line.right - 3 <= rule.high <= line.right + 6
        for rule in across
    )


def _with_tables(region: Region) -> Iterator[Region | Table]:
    """Cut a column where lines stand in columns of their own without rules."""
    lines, first = region.lines, 0
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and _same_table(lines[end - 1], lines[end]):
            end += 1
        if end - n >= TABLE_LINES and (table := aligned_table(lines[n:end])):
            if n > first:
                yield Region(lines[first:n], region.left, region.right)
            yield table
            first = end
        n = end
    if first < len(lines):
        yield Region(lines[first:], region.left, region.right)


def _same_table(above: Line, below: Line) -> bool:
    near = below.top - above.bottom < 2 * NEAR + above.size
    return near and in_columns(above, below)
