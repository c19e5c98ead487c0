"""Put lines into groups, one a block: where paragraphs, items and headings begin and end."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.parse.line_marks import BULLET, NUMBER, NUMERIC, PART
from ingest.parse.pdf.layout import Region
from ingest.parse.pdf.shapes import Line, joined
from ingest.parse.pdf.tables import Table

LARGER = 1.08
"""Of the body's size, print that is larger on purpose."""
WIDE_LINE = 1.35
"""Of the usual distance between lines, one that parts paragraphs."""
ROOM = 1.5
"""Of the size of the print: room left on a line, besides its next word, that ends a paragraph."""
SAME_END = 4.0
"""Points between the ends of lines that are set to one measure."""
ENDS = ".:;!?"
INDENT = 6.0
"""Points by which a paragraph's first line is set in."""


@dataclass(slots=True)
class Group:
    """Lines of one block, and what is noted beside them."""

    lines: list[Line]
    edge: float
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return its words, a line each as printed; notes stand after them."""
        return "\n".join([self.words, *self.notes])

    @property
    def words(self) -> str:
        """Return its words without what is noted beside them."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Print:
    """How a document is printed: the size of its body and the usual distance of its lines."""

    size: float
    pitch: float
    bold: bool

    @classmethod
    def of(cls, pages: Iterable[Sequence[Region | Table]]) -> "Print":
        """Measure the print of a document."""
        sizes: Counter[float] = Counter()
        pitches: Counter[float] = Counter({1.2: 1})
        letters: Counter[bool] = Counter()
        for region in itertools.chain.from_iterable(pages):
            if isinstance(region, Table):
                for run in region.runs:
                    sizes[round(run.size * 2) / 2] += len(run.text)
                continue
            for line in region.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
                letters[line.bold] += len(line.text)
            for above, below in itertools.pairwise(region.lines):
                pitches[round((below.bottom - above.bottom) / below.size, 1)] += 1
        size = sizes.most_common(1)[0][0] if sizes else 10.0
        pitch = pitches.most_common(1)[0][0]
        return cls(size, min(max(pitch, 1.0), 2.2), letters[True] > letters[False])


def group_lines(region: Region, body: Print) -> list[Group]:
    """Put the lines of a column into groups, one a block."""
    groups: list[Group] = []
    edges = [_measure(region, n) for n in range(len(region.lines))]
    for n, line in enumerate(region.lines):
        group = groups[-1] if groups else None
        if group and _is_note(line, region):
            group.notes.append(line.text)
            continue
        edge = edges[n - 1] if n else region.right
        if group and not _breaks(group, line, edge, region, body):
            group.lines.append(line)
        else:
            group = Group([line], region.right)
            groups.append(group)
        if line.notes:
            group.notes.append(joined(line.notes))
    return groups


def _is_note(line: Line, region: Region) -> bool:
    """Tell a few words at the far right, such as who is to act on what stands above."""
    wide = region.right - region.left
    far = line.left > region.left + 0.75 * wide
    return far and wide > 200 and len(line.text.split()) <= 3 and not NUMERIC.fullmatch(line.text)


def _breaks(group: Group, line: Line, edge: float, region: Region, body: Print) -> bool:
    """Tell whether a new block starts at `line`; the line before could reach to `edge`."""
    before, first = group.lines[-1], group.lines[0]
    if _is_value(line, first):
        return False
    size = max(before.size, line.size)
    if abs(before.size - line.size) > (LARGER - 1) * size:
        return True
    if before.bold != line.bold and before.text[-1] in ENDS:
        return True
    if line.top < first.top or line.bottom - before.bottom > WIDE_LINE * size * _pitch(group, body):
        return True
    if BULLET.match(line.text) or PART.match(before.text):
        return True
    if _is_numbered(line, before, first):
        return True
    if _is_centred(before, region) and _is_centred(line, region):
        return False
    if before.text[-1] in ENDS and _begins(line, group):
        return True
    return has_room(before, line, edge)


def _begins(line: Line, group: Group) -> bool:
    """Tell whether a line is set in, set out, or begins with a heading that runs into it."""
    first, rest = group.lines[0], group.lines[1:]
    set_in = bool(rest) and rest[0].left < line.left - INDENT
    set_out = line.left < min(first.left, rest[0].left if rest else first.left) - INDENT / 2
    return set_in or set_out or (line.runs[0].opens_bold and not line.bold)


def _measure(region: Region, place: int) -> float:
    """Return how far a line could reach: less than the column's width beside a picture."""
    end = region.lines[place].right
    around = region.lines[max(0, place - 3) : place + 4]
    alike = sum(abs(other.right - end) < SAME_END for other in around)
    return min(end, region.right) if alike > 3 else region.right


def has_room(before: Line, line: Line, edge: float) -> bool:
    """Tell whether a line's first word would have found room on the line before, yet broke."""
    if before.text[-1] == ",":
        return False
    next_word = len(line.text.split(None, 1)[0]) * 0.5 * line.size
    return before.right + next_word + ROOM * line.size < edge


def _pitch(group: Group, body: Print) -> float:
    """Return the usual distance of lines, in sizes of the print: the group's own if known."""
    if len(group.lines) < 2:
        return body.pitch
    last, before = group.lines[-1], group.lines[-2]
    return max(1.0, (last.bottom - before.bottom) / last.size)


def _is_numbered(line: Line, before: Line, first: Line) -> bool:
    found = NUMBER.match(line.text)
    if not found:
        return False
    set_apart = len(line.runs) > 1 and len(line.runs[0].text) <= found.end()
    ended = before.text[-1] in ENDS or line.left < first.left + INDENT
    return set_apart or (ended and (found[0].strip()[-1] in ".):" or before.text[-1] in ENDS))


def _is_value(line: Line, first: Line) -> bool:
    """Tell whether a line goes on with what stands beside a label such as "From:"."""
    label, *value = first.runs
    return bool(value) and label.text[-1] == ":" and abs(line.left - value[0].left) < 2


def _is_centred(line: Line, region: Region) -> bool:
    left, right = line.left - region.left, region.right - line.right
    return min(left, right) > 2 * INDENT and abs(left - right) < INDENT
