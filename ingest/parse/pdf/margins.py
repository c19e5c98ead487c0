"""Find what is printed in the margins at the head and foot of each page, however often."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median_high

from ingest.parse.pdf.furniture import EDGE_SHARE, PAGE_NUMBER, Edge
from ingest.parse.pdf.shapes import Beside, Line, Page, find_lines

FURTHEST = 56.0
"""Points from its edge, within which a page's head is, whose words may differ on each page."""
MOST = 0.8
"""Of the pages, how many have heads where the words differ on each."""
SET_APART = 0.9
"""Of the size of the print, room between two lines that is more than running text has."""
PARAGRAPHS = 2.0
"""Of the size of the print, more room than there is between two paragraphs."""
WIDE = 3.0
"""Of the size of the print, room within a line that parts what is said left and right."""
ONE_PAGE = 60.0
"""Points from the edge where the body of a single page begins at the least."""
SAME_LINE = 3.0
"""Points by which the first lines of pages may differ that stand at one height."""


@dataclass(slots=True)
class _Row:
    """A line at an edge of a page, by its distance from it; `taken` is a running head or foot."""

    start: float
    end: float
    line: Line
    taken: bool


@dataclass(slots=True)
class Margins:
    """What a page's margins say, and how high the lines stand that are no running heads."""

    beside: list[Beside] = field(default_factory=list)
    heads: list[float] = field(default_factory=list)
    feet: list[float] = field(default_factory=list)


def find_margins(pages: Sequence[Page], taken: Sequence[Sequence[Edge]]) -> list[Margins]:
    """Return for each page what its margins say; a line of a stamp stands on a line.

    What is set apart above where most pages begin, or below where they end, stands in a
    margin, whether it comes again on other pages or not. `taken` are running heads and feet.
    """
    found = [Margins() for _ in pages]
    for foot in (False, True):
        edges = [_rows(*one, foot=foot) for one in zip(pages, taken, strict=True)]
        body = _usual_start(edges)
        for page, rows, margins in zip(pages, edges, found, strict=True):
            apart = rows[: _set_apart(rows, EDGE_SHARE * page.height)]
            apart = [row for row in apart if row.taken or row.start < body - SAME_LINE]
            lines = [row.line for row in apart]
            stamps = _stamps(lines[::-1] if foot else lines)
            margins.beside += [Beside(stamp, "foot" if foot else "head") for stamp in stamps]
            once = margins.feet if foot else margins.heads
            if _is_far(rows, len(apart)):
                once += [row.line.top for row in apart if not row.taken]
    return found


def _rows(page: Page, taken: Sequence[Edge], *, foot: bool) -> list[_Row]:
    """Return a page's lines from an edge inwards."""
    heights = [edge.at for edge in taken]
    rows = []
    for line in find_lines(run for run in page.runs if run.top < page.height):
        start, end = line.top, line.bottom
        if foot:
            start, end = page.height - end, page.height - start
        gone = any(abs(line.top - at) < SAME_LINE for at in heights)
        rows.append(_Row(start, end, line, gone))
    return sorted(rows, key=lambda row: row.start)


def _set_apart(rows: Sequence[_Row], band: float) -> int:
    """Return how many lines stand apart from what follows, within the edge's band."""
    count = 0
    for n, row in enumerate(rows):
        if row.end > band:
            break
        if row.taken or n + 1 == len(rows) or _are_apart(row, rows[n + 1]):
            count = n + 1
    return count


def _are_apart(row: _Row, within: _Row) -> bool:
    """Tell whether two lines are of different things: further apart where they look alike."""
    one, other = row.line, within.line
    alike = abs(one.left - other.left) < SAME_LINE and abs(one.size - other.size) < 0.5
    room = PARAGRAPHS if alike and not within.taken else SET_APART
    return within.start - row.end > room * max(one.size, other.size)


def _is_far(rows: Sequence[_Row], count: int) -> bool:
    """Tell whether the first lines are further from all others than two paragraphs are."""
    if not 0 < count < len(rows):
        return False
    last, within = rows[count - 1], rows[count]
    return within.start - last.end > PARAGRAPHS * max(last.line.size, within.line.size)


def _usual_start(edges: Sequence[Sequence[_Row]]) -> float:
    """Return how far from the edge most pages begin, running heads and feet left aside."""
    starts = [next((row.start for row in rows if not row.taken), None) for rows in edges]
    known = [start for start in starts if start is not None]
    if len(known) < 2:
        return ONE_PAGE
    return max(median_high(known), FURTHEST if _all_apart(edges) else 0.0)


def _all_apart(edges: Sequence[Sequence[_Row]]) -> bool:
    """Tell whether nearly every page has something near its edge, set apart there."""
    apart = [bool(rows) and rows[0].end < FURTHEST and _set_apart(rows, FURTHEST) for rows in edges]
    return sum(map(bool, apart)) > MOST * len(edges)


def _stamps(lines: Sequence[Line]) -> list[str]:
    """Return the words of lines, those of one stamp together, without page numbers."""
    stamps: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        apart = before is None or line.top - before.bottom > SET_APART * line.size
        for n, words in enumerate(_parts(line)):
            if apart or n or len(stamps[-1:]) == 0:
                stamps.append([])
            stamps[-1].append(words)
        before = line
    return ["\n".join(stamp) for stamp in stamps]


def _parts(line: Line) -> list[str]:
    """Part what stands far apart on a line; leave out the page's number."""
    parts: list[str] = []
    before = None
    for run in line.runs + line.notes:
        if before and run.left - before.right < WIDE * run.size and parts:
            parts[-1] += f" {run.text}"
        else:
            parts.append(run.text)
        before = run
    return [part for part in parts if not PAGE_NUMBER.fullmatch(part)]
