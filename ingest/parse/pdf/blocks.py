"""Turn lines in reading order into blocks: headings, paragraphs, items, rows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parse.line_marks import BULLET, HEADING_WORDS, LEAD_IN, NUMBER, NUMERIC, PART
from ingest.parse.parsed import Block, Role, Writer
from ingest.parse.pdf.groups import LARGER, Group, Print, group_lines, has_room
from ingest.parse.pdf.layout import Region
from ingest.parse.pdf.shapes import find_lines
from ingest.parse.pdf.tables import NEAR, Cell, Table, is_prose, with_labels

TITLE = 1.3
"""Of the body's size, print of a document's title or of a chapter's."""


class Blocks:
    """Writes a document's blocks, page by page, in reading order."""

    def __init__(self, body: Print) -> None:
        self._body = body
        self._writer = Writer()
        self._last: Group | None = None
        self._tables = 0
        self._columns: list[float] = []

    @property
    def parsed(self) -> tuple[str, tuple[Block, ...]]:
        """Return the text and the blocks written so far."""
        return self._writer.text, tuple(self._writer.blocks)

    def write_page(self, regions: Sequence[Region | Table]) -> int:
        """Write a page; return the offset at which it starts."""
        start = self._writer.length
        for region in regions:
            if isinstance(region, Table):
                self._write_table(region)
            else:
                self._write_region(region)
        return start

    def _write_region(self, region: Region) -> None:
        for n, group in enumerate(group_lines(region, self._body)):
            role, level, label = _role(group, self._body)
            if n == 0 and role == "paragraph" and self._goes_on(group):
                last = self._writer.blocks[-1]
                self._writer.write(f"\n{group.text}")
                self._writer.blocks[-1] = replace(last, end=self._writer.length)
            elif role == "heading" and group.notes:
                self._writer.add(group.words, role, level=level, label=label)
                self._writer.add("\n".join(group.notes), "paragraph", gap="\n")
            else:
                self._writer.add(group.text, role, level=level, label=label)
            self._last = group
            self._columns = []

    def _goes_on(self, group: Group) -> bool:
        """Tell whether a group goes on with the sentence that a column or page cut."""
        last = self._writer.blocks[-1] if self._writer.blocks else None
        if last is None or last.role not in ("paragraph", "item") or self._last is None:
            return False
        before, line = self._last.lines[-1], group.lines[0]
        return before.text[-1] not in ".:;!?" and (
            line.text[0].islower() or not has_room(before, line, self._last.edge)
        )

    def _write_table(self, table: Table) -> None:
        goes_on = table.header is None and _alike(table.columns, self._columns)
        self._tables += not goes_on
        for n, row in enumerate(table.rows):
            if is_prose(row):
                for cell in with_labels(row):
                    self._write_region(_as_region(cell))
                continue
            gap = "\n\n" if n == 0 or is_prose(table.rows[n - 1]) else "\n"
            header = n == table.header
            words = table.words(row)
            self._writer.add(words, "row", header=header, table=self._tables, gap=gap)
        self._columns = table.columns


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        abs(x - y) < 2 * NEAR for x, y in zip(one, other, strict=True)
    )


def _as_region(cell: Cell) -> Region:
    right = max(run.right for run in cell.runs)
    return Region(find_lines(cell.runs), min(run.left for run in cell.runs), right)


def _role(group: Group, body: Print) -> tuple[Role, int, str]:
    """Return a block's role, a heading's level, and the label that it begins with."""
    words = " ".join(group.words.split())
    if PART.match(words):
        return "part", 0, ""
    if found := BULLET.match(words):
        return "item", 0, found[0].strip()
    found = NUMBER.match(words)
    rest = words[found.end() :] if found else words
    stands_out = _stands_out(group, body)
    heads = _is_title(rest, stands_out) and not _leads_in(rest)
    if found:
        role: Role = "heading" if heads and (stands_out or len(rest.split()) <= 8) else "item"
        return role, 2, found[0].strip()
    if not heads or not (stands_out or words.isupper()):
        return "paragraph", 0, ""
    size = group.lines[0].size
    return "heading", 1 if size >= TITLE * body.size else 2 if words.isupper() else 3, ""


def _stands_out(group: Group, body: Print) -> bool:
    return all(
        line.size >= LARGER * body.size or (line.bold and not body.bold) or line.underlined
        for line in group.lines
    )


def _leads_in(words: str) -> bool:
    return bool(LEAD_IN.match(words)) or (words[-1] == ":" and len(words.split()) > 5)


def _is_title(words: str, stands_out: bool) -> bool:
    """Tell whether words read like a heading: short, no sentence, no figure or initials."""
    most = 2 * HEADING_WORDS if stands_out else HEADING_WORDS
    return (
        1 <= len(words.split()) <= most
        and bool(re.search(r"[^\W\d_]{3}", words))
        and (words[0].isupper() or not words[0].isalpha())
        and words[-1] not in ".,;!?"
        and not re.search(r"[.;!?]\s+[A-Z]", words)
        and not NUMERIC.fullmatch(words)
    )
