"""Take running heads, feet and page numbers out of sentences that go on over a page.

What stands at the edge of one page alone is its text. The first page keeps its head, which
often is the title.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.parse.line_marks import LEAD_IN, NUMBER, OPEN_END, RULE
from ingest.parse.parsed import Notice, Place

EDGE_LINES = 3
"""Lines at the top and at the foot of a page that may be a running head or foot."""
LONGEST = 120
SENTENCE_WORDS = 6
"""Words of a line that ends in a full stop, beyond which it is a sentence."""
MOST_EDGE = 500
_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*\Z", re.I)
"""A page's number, alone in a line."""


_WORDS = re.compile(r"[^\W\d_]{3}")
_OPENS = re.compile(r"\A(?:\s++|[-*_=]{3,}(?=\s))+")
"""Rules and blank lines at the start of a page."""


class Edge(NamedTuple):
    """A line at the top or foot of a page; `start` and `end` take in its line end."""

    words: str
    place: Place
    page: int
    start: int
    end: int


def without_running(
    text: str, starts: Sequence[int]
) -> tuple[str, tuple[int, ...], tuple[Notice, ...]]:
    """Leave out of a text what its pages repeat.

    Returns:
        The text, where its pages begin, and their first and last lines, each over its page.
    """
    edges = list(_edges(text, starts))
    gone, numbers = _repeated(edges, max(2, len(starts) // 2))
    bare = gone | numbers
    bounds = list(itertools.pairwise((*starts, len(text))))
    feeds = "\f" in text
    whole, places = _joined(
        [_kept(text, start, end, bare) for start, end in bounds],
        [_kept(text, start, end, bare if feeds else gone) for start, end in bounds],
        "\f" if feeds else "\n",
    )
    return whole, places, _notices(edges, (*places, len(whole)))


def _notices(edges: Sequence[Edge], bounds: Sequence[int]) -> tuple[Notice, ...]:
    """Return the words at the edges of pages, each line once."""
    lines = {edge.start: edge for edge in reversed(edges)}
    return tuple(
        Notice(edge.words, edge.place, bounds[edge.page], bounds[edge.page + 1])
        for edge in reversed(lines.values())
        if _WORDS.search(edge.words) and not _NUMBER.match(edge.words)
    )


def _repeated(edges: Sequence[Edge], needed: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return the lines, by their start and end, that pages repeat, and those that number them."""
    likes = [(edge.place, _alike(edge.words)) for edge in edges]
    pages = {(like, edge.page) for like, edge in zip(likes, edges, strict=True)}
    counts = Counter(like for like, _ in pages)
    gone = {
        edge.start: edge.end
        for like, edge in zip(likes, edges, strict=True)
        if counts[like] >= needed and (edge.page or edge.place == "foot") and _may_run(edge.words)
    }
    numbers = set(_numbers(edges, needed))
    return gone, {edge.start: edge.end for edge in edges if edge.start in numbers}


def _numbers(edges: Sequence[Edge], needed: int) -> Iterator[int]:
    """Yield where page numbers stand: on as many pages as needed, each by one more."""
    found = [(edge, match) for edge in edges if (match := _NUMBER.match(edge.words))]
    shifted = [(edge, (edge.place, int(match[1]) - edge.page)) for edge, match in found]
    counts = Counter(shift for _, shift in shifted)
    yield from (edge.start for edge, shift in shifted if counts[shift] >= needed)


def _edges(text: str, starts: Sequence[int]) -> Iterator[Edge]:
    """Yield the first and last lines of each page, as far as they are short."""
    for page, (start, end) in enumerate(itertools.pairwise((*starts, len(text)))):
        if not start < end:
            continue
        top = text[start : min(end, start + MOST_EDGE)].splitlines(keepends=True)
        low = max(start, end - MOST_EDGE)
        heads = list(_lines(top, start, "head", page))
        feet = list(_lines(text[low:end].splitlines(keepends=True), low, "foot", page))
        if low == start:  # no line of a short page is at both of its edges
            heads, feet = heads[: len(heads) // 2], feet[len(feet) // 2 :]
        for lines in (heads[:EDGE_LINES], feet[: -EDGE_LINES - 1 : -1]):
            yield from itertools.takewhile(lambda one: len(one.words) <= LONGEST, lines)


def _lines(raw: Sequence[str], at: int, place: Place, page: int) -> Iterator[Edge]:
    for line in raw:
        words = line.strip()
        if words and not RULE.match(words) and not words.startswith("<!--"):
            yield Edge(words, place, page, at, at + len(line.rstrip("\f")))
        at += len(line)


def _alike(words: str) -> str:
    """Return a line without what differs from page to page."""
    return re.sub(r"\d+", "0", " ".join(words.lower().split()))


def _may_run(words: str) -> bool:
    """Tell what could be repeated on every page from an item, a figure or a sentence."""
    words = words.strip("*_# ")
    if not _WORDS.search(words):
        return False
    is_sentence = words[-1] in ".;:" and len(words.split()) > SENTENCE_WORDS
    return not is_sentence and not NUMBER.match(words) and not LEAD_IN.match(words)


def _joined(bare: Sequence[str], pages: Sequence[str], feed: str) -> tuple[str, tuple[int, ...]]:
    """Close the gaps where sentences go on over a page's end, and return where pages begin.

    `bare` are the pages as they are where they are joined, without their numbers too.
    """
    openings = [_OPENS.sub("", page) for page in bare]
    endings = [_stripped(page) for page in bare]
    goes_on = [_goes_on(*pair) for pair in zip(endings, openings[1:], strict=False)]
    parts: list[str] = []
    for n, page in enumerate(pages):
        joins, joined = n < len(goes_on) and goes_on[n], n > 0 and goes_on[n - 1]
        page = openings[n] if joined else bare[n] if joins else page
        parts.append(f"{_stripped(page)}{feed}" if joins else page)
    places = itertools.accumulate(map(len, parts[:-1]), initial=0)
    return "".join(parts), tuple(places)


def _stripped(page: str) -> str:
    """Return a page without the rules and blank lines at its end."""
    while True:
        page = page.rstrip()
        last = page[page.rfind("\n") + 1 :]
        if not RULE.match(last.strip()) or not last:
            return page
        page = page[: len(page) - len(last)]


def _kept(text: str, start: int, end: int, gone: dict[int, int]) -> str:
    parts = []
    for low in sorted(one for one in gone if start <= one < end):
        parts.append(text[start:low])
        start = max(start, gone[low])
    return "".join((*parts, text[start:end]))


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence goes on after the end of a page."""
    if not before or not after or before[-1] in ".:;?!":
        return False
    return after[0].islower() or bool(OPEN_END.search(before[-80:]) and after[0].isalnum())
