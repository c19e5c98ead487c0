"""Leave out what is printed on every page: running heads and feet, page numbers."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from english.text import only_words
from ingest.parse.pdf.layout import Region
from ingest.parse.pdf.shapes import Line, Page, joined
from ingest.parse.pdf.tables import Table

EDGE_LINES = 4
"""Lines at a page's head and foot that may be furniture."""
EDGE_SHARE = 0.12
"""Of a page's height, how far from its edge furniture may stand."""
TABLE_RUNS = 4
"""Parts side by side that make a line the head of a table."""
SAME_HEIGHT = 8.0
"""Points by which a running head may move from page to page."""
REACH = 2
"""Pages back and forth on which a running head must stand too: heads of odd and even pages
alternate, and each report of a pack has its own."""
PAGE_NUMBER = re.compile(
    r"[^\w(]*(?:page\W*|p\.?\s*)?(?:\d{1,4}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,4})?[^\w.):]*",
    re.IGNORECASE,
)

LABEL = re.compile(r"\(?\d{1,3}[a-z]?[.):]")
"""What an item begins with, and a page's number does not."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at the edge of a page, known by its words without their numbers."""

    words: str
    at: float
    line: Line

    @property
    def key(self) -> str:
        """Return what it is known by on other pages."""
        return re.sub(r"\d+", "#", only_words(self.words))

    @property
    def is_number(self) -> bool:
        """Tell whether it says no more than the page's number."""
        return bool(PAGE_NUMBER.fullmatch(self.words))

    def repeats(self, other: "Edge") -> bool:
        """Tell whether both say the same at one height; items may differ in their numbers alone."""
        same = self.words == other.words or not LABEL.match(self.words)
        return same and self.key == other.key and abs(self.at - other.at) <= SAME_HEIGHT

    @property
    def band(self) -> int:
        """Return which of the page's bands it stands in, each SAME_HEIGHT high."""
        return round(self.at / SAME_HEIGHT)


def remove_furniture(
    pages: Sequence[Page], regions: Sequence[Sequence[Region | Table]], *, title_size: float
) -> list[list[Edge]]:
    """Take running heads, feet and page numbers out of the pages' regions.

    What is as large as `title_size` stays where it first stands.

    Returns:
        What was taken out of each page; page numbers are among it.
    """
    if len(pages) < 2:
        return [[] for _ in pages]
    edges = [list(_edges(page, found)) for page, found in zip(pages, regions, strict=True)]
    stands = Counter((edge.key, edge.band) for found in edges for edge in found)
    taken: list[list[Edge]] = []
    for number, found in enumerate(edges):
        gone: dict[int, Edge] = {}
        before = {edge.words for edge in edges[number - 1]} if number else set()
        for edge in found:
            if edge.line.size >= title_size and edge.words not in before:
                continue
            if edge.is_number or _is_repeated(edge, number, edges, stands):
                gone[id(edge.line)] = edge
        for region in regions[number]:
            if isinstance(region, Region):
                region.lines = [line for line in region.lines if id(line) not in gone]
        taken.append(list(gone.values()))
    return taken


def running_heads(taken: Iterable[Sequence[Edge]]) -> tuple[str, ...]:
    """Return the different running heads and feet, which may say whose minutes they are."""
    heads: dict[str, str] = {}
    for edge in itertools.chain.from_iterable(taken):
        if not edge.is_number:
            heads.setdefault(edge.key, edge.words)
    return tuple(heads.values())


def _edges(page: Page, regions: Sequence[Region | Table]) -> Iterator[Edge]:
    lines = [line for region in regions if isinstance(region, Region) for line in region.lines]
    lines.sort(key=lambda line: line.top)
    high = EDGE_SHARE * page.height
    for n, line in enumerate(lines):
        first = n < EDGE_LINES and line.bottom < high
        last = n >= len(lines) - EDGE_LINES and line.top > page.height - high
        if (first or last) and len(line.runs) < TABLE_RUNS:
            yield Edge(joined(line.runs + line.notes), line.top, line)


def _is_repeated(
    edge: Edge, number: int, edges: Sequence[Sequence[Edge]], stands: Counter[tuple[str, int]]
) -> bool:
    """Tell whether an edge's words stand at its height near by, and often enough."""
    near = itertools.chain(
        *edges[max(0, number - REACH) : number], *edges[number + 1 : number + REACH + 1]
    )
    if not any(edge.repeats(other) for other in near):
        return False
    often = sum(stands[edge.key, edge.band + step] for step in (-1, 0, 1))
    return often >= min(3, max(2, (len(edges) + 1) // 2))
