"""Find what is printed in the margins at the head and foot of each page, however often."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_high

from ingest.parse.pdf.furniture import EDGE_SHARE, PAGE_NUMBER, Edge
from ingest.parse.pdf.shapes import Beside, Line, Page, find_lines

FAR_SHARE = 0.07
"""Of a page's height, so near its edge that a body seldom begins or ends there."""
SET_APART = 0.9
"""Of the size of the print, room between two lines that is more than running text has."""
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


def find_margins(pages: Sequence[Page], taken: Sequence[Sequence[Edge]]) -> list[list[Beside]]:
    """Return for each page what its margins say; a line of a stamp stands on a line.

    What is set apart above where most pages begin, or below where they end, stands in a
    margin, whether it comes again on other pages or not. `taken` are running heads and feet.
    """
    found: list[list[Beside]] = [[] for _ in pages]
    for foot in (False, True):
        edges = [_rows(*one, foot=foot) for one in zip(pages, taken, strict=True)]
        body = _usual_start(edges)
        for page, rows, beside in zip(pages, edges, found, strict=True):
            lines = [
                row.line
                for row in rows[: _set_apart(rows, EDGE_SHARE * page.height)]
                if row.taken or row.start < body - SAME_LINE or row.end < FAR_SHARE * page.height
            ]
            stamps = _stamps(lines[::-1] if foot else lines)
            beside += [Beside(stamp, "foot" if foot else "head") for stamp in stamps]
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
        within = rows[n + 1] if n + 1 < len(rows) else None
        size = max(row.line.size, within.line.size if within else 0.0)
        if row.taken or within is None or within.start - row.end > SET_APART * size:
            count = n + 1
    return count


def _usual_start(edges: Sequence[Sequence[_Row]]) -> float:
    """Return how far from the edge most pages begin, running heads and feet left aside."""
    starts = [next((row.start for row in rows if not row.taken), None) for rows in edges]
    known = [start for start in starts if start is not None]
    return median_high(known) if len(known) > 1 else ONE_PAGE


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
