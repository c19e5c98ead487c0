"""Read votes that are set in columns: a tick by each name, or the names below each side."""

import re
from collections.abc import Iterator, Sequence

from english.votes.labels import ON_WHAT
from english.votes.names import read_names
from english.votes.side import Mark
from english.votes.words import NONE, SIDE_WORD, N, number, role_of
from schema import Span

_SIDE_CELL = re.compile(
    rf"\W*(?:(?:those|votes?|voting|voted|members)\s+){{0,3}}{SIDE_WORD}(?!\w){ON_WHAT}\W*(?P<n>{N})?\W*\Z",
    re.IGNORECASE,
)
_TICK = re.compile(r"\W*(?:x|✓|✔|✗|√|yes|y|1|●|■|☑|☒|✘|\*)\W*|[✓✔√☑●■☒✘✗]+", re.IGNORECASE)
_RULE = re.compile(r"[\s|:+=-]*")
_NOBODY = re.compile(rf"\W*{NONE}\W*", re.IGNORECASE)
Cell = tuple[int, int]


def find_table_marks(text: str, start: int, end: int) -> Iterator[list[Mark]]:
    """Yield the sides of each vote that is set in columns."""
    lines = _lines(text, start, end)
    n = 0
    while n < len(lines):
        if sides := _side_rows(text, lines[n : n + 6]):
            yield sides
            n += len(sides)
            continue
        cells = _cells(text, *lines[n])
        heads = {
            c: m
            for c, cell in enumerate(cells if len(cells) > 1 else ())
            if (m := _SIDE_CELL.match(text[cell[0] : cell[1]]))
        }
        if len(heads) < 2:
            n += 1
            continue
        rows = _rows(
            text, lines[n + 1 :], len(heads) == len(cells), piped="|" in text[slice(*lines[n])]
        )
        marks = _marks(text, cells, heads, rows)
        if marks:
            yield marks
        n += 1 + len(rows)


def _side_rows(text: str, lines: Sequence[Cell]) -> list[Mark]:
    """Return the sides of a table with a side a row: "| For | Birch, Cedar | 2 |"."""
    rows: list[Mark] = []
    for line in lines:
        cells = _cells(text, *line) if "|" in text[slice(*line)] else []
        if not cells:
            break
        head, *others = cells
        side = _SIDE_CELL.match(text[slice(*head)])
        told = [one for one in others if text[slice(*one)].strip()]
        if (
            not side
            or not told
            or len(told) > 2
            or any(row.role == role_of(side[0]) for row in rows)
        ):
            break
        if not all(_is_names(text, cell) for cell in told):
            break
        if any(_SIDE_CELL.match(text[slice(*cell)]) for cell in told):
            break
        words = [text[slice(*cell)].strip(" *_") for cell in told]
        counts = [int(one.strip("()")) for one in words if re.fullmatch(r"\(?\d{1,3}\)?", one)]
        names = [name for one in words for name in read_names(one, 0, len(one)).names]
        count = counts[0] if counts else number(side["n"]) if side["n"] else None
        nobody = 0 if count is None and not names else count
        at, role = Span(*head), role_of(side[0])
        rows.append(Mark(role, told[0][0], line[1], at, tuple(names), nobody, sure=True))
    return rows if len({row.role for row in rows}) > 1 else []


def _lines(text: str, start: int, end: int) -> list[Cell]:
    return [(m.start(), m.end()) for m in re.compile(r"[^\n]*\S[^\n]*").finditer(text, start, end)]


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """Return where the cells of a line stand, the empty ones of a piped line too."""
    line = text[start:end]
    if "|" in line:
        low, high = start + len(line) - len(line.lstrip(" |")), start + len(line.rstrip())
        low = start + (line.index("|") + 1 if line.lstrip().startswith("|") else 0)
        cells, at = [], low
        for match in re.finditer(r"\|", text[low:high]):
            cells.append((at, low + match.start()))
            at = low + match.end()
        return [*cells, (at, high)] if at < high else cells
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+(?:[ ]\S+)*", line)]


def _rows(text: str, lines: Sequence[Cell], heads_all: bool, *, piped: bool) -> list[Cell]:
    """Return the lines that are rows below a head of columns, which may all be of sides."""
    rows = []
    for line in lines:
        words = text[slice(*line)]
        if _RULE.fullmatch(words):
            rows.append(line)
            continue
        if piped and "|" not in words:
            break
        if not piped and not all(_is_names(text, cell) for cell in _cells(text, *line)):
            break
        sides = sum(bool(_SIDE_CELL.match(text[slice(*cell)])) for cell in _cells(text, *line))
        if sides > (0 if heads_all else 1):
            break
        rows.append(line)
    return rows


def _is_names(text: str, cell: Cell) -> bool:
    """Tell a cell of nothing but names, or a number."""
    words = text[slice(*cell)].strip()
    listed = read_names(words, 0, len(words))
    return bool(_NOBODY.fullmatch(words) or re.fullmatch(r"\(?\d{1,3}\)?", words)) or (
        bool(listed.names) and not words[listed.end :].strip(" .,;*_")
    )


def _marks(
    text: str, cells: Sequence[Cell], heads: dict[int, re.Match[str]], rows: Sequence[Cell]
) -> list[Mark]:
    names: dict[int, list[str]] = {column: [] for column in heads}
    counts: dict[int, int | None] = {
        c: number(m["n"]) if m["n"] else None for c, m in heads.items()
    }
    last = cells[-1][1]
    for row in rows:
        if _RULE.fullmatch(text[slice(*row)]):
            continue
        found = _row(text, cells, heads, _cells(text, *row), piped="|" in text[slice(*row)])
        if found is None:
            break
        for column, (own, count) in found.items():
            names[column] += own
            counts[column] = count if count is not None else counts[column]
        last = row[1]
    if not any(names.values()) and all(count is None for count in counts.values()):
        return []
    label = Span(cells[0][0], cells[-1][1])
    return [
        Mark(
            role_of(text[slice(*cells[column])]),
            label.start,
            last,
            label,
            names=tuple(names[column]),
            count=counts[column],
            sure=True,
        )
        for column in heads
    ]


def _row(
    text: str,
    cells: Sequence[Cell],
    heads: dict[int, re.Match[str]],
    own: Sequence[Cell],
    *,
    piped: bool,
) -> dict[int, tuple[list[str], int | None]] | None:
    """Return the names or the number that a row adds to each side, None if it is no row of it."""
    placed = dict(enumerate(own)) if piped else {_nearest(cells, cell, text): cell for cell in own}
    ticked = [
        c for c in heads if c in placed and _TICK.fullmatch(text[slice(*placed[c])].strip() or "-")
    ]
    first = min(placed, default=0)
    if first not in heads and ticked:
        words = text[slice(*placed[first])].strip()
        listed = read_names(words, 0, len(words))
        if listed.names and not re.match(r"\W*total", words, re.IGNORECASE):
            return {ticked[0]: ([listed.names[0]], None)} if len(ticked) == 1 else {}
    found: dict[int, tuple[list[str], int | None]] = {}
    for column in heads:
        words = text[slice(*placed[column])].strip(" *_") if column in placed else ""
        if _NOBODY.fullmatch(words):
            found[column] = ([], 0)
        elif re.fullmatch(r"\(?\d{1,3}\)?", words):
            found[column] = ([], int(words.strip("()")))
        elif words:
            found[column] = (list(read_names(words, 0, len(words)).names), None)
    return found


def _nearest(cells: Sequence[Cell], cell: Cell, text: str) -> int:
    """Return the column that a cell of plain text stands below."""

    def place(at: int) -> int:
        return at - (text.rfind("\n", 0, at) + 1)

    return min(range(len(cells)), key=lambda n: abs(place(cells[n][0]) - place(cell[0])))
