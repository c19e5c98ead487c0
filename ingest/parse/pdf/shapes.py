"""What stands on a page and where: words, runs, lines, rules. Knows no PDF library.

Lengths are points; a page is upright, its origin at the top left, y growing downwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.parse.parsed import Place

WORD_GAP = 0.12
"""Of the size of the print: words nearer than this belong together unless a space parts them."""
RUN_GAP = 1.2
"""Of the size of the print: a gap this wide parts columns or a label from its text."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class Run:
    """Words on one line without a wide gap; a word is the shortest run.

    `spaced` says that a space stands before it, `opens_bold` that its first word is bold.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    spaced: bool = True
    opens_bold: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """Return its centre: x, y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def beside(self, other: "Run") -> bool:
        """Tell whether both stand on one line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line across the page at y = `at`, or down it at x = `at`.

    `filled` says that it is no line but the side of a shaded box.
    """

    at: float
    low: float
    high: float
    filled: bool = False

    def spans(self, low: float, high: float) -> bool:
        """Tell whether it reaches from `low` to `high`, give or take a little."""
        return self.low <= low + 3 and self.high >= high - 3


@dataclass(frozen=True, slots=True)
class Beside:
    """Words on a page that are no part of its running text."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows. `pictured` says that its words, if any, are in a picture."""

    width: float
    height: float
    runs: tuple[Run, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    pictured: bool = False
    beside: tuple[Beside, ...] = ()


@dataclass(slots=True)
class Line:
    """Runs side by side; `notes` stand far to the right of the text, such as who acts."""

    runs: list[Run]
    notes: list[Run] = field(default_factory=list)
    underlined: bool = False

    @property
    def text(self) -> str:
        """Return its words."""
        return joined(self.runs)

    @property
    def left(self) -> float:
        """Return where its first word begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Return where its last word ends."""
        return max(run.right for run in self.runs)

    @property
    def top(self) -> float:
        """Return its upper edge."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Return its lower edge, that of its largest print."""
        return max(self.runs, key=lambda run: run.size).bottom

    @property
    def size(self) -> float:
        """Return the size of most of its print."""
        return max(self.runs, key=lambda run: len(run.text)).size

    @property
    def bold(self) -> bool:
        """Tell whether all of its words are bold; a bullet or number need not be."""
        worded = [run for run in self.runs if any(map(str.isalpha, run.text))]
        return bool(worded) and all(run.bold for run in worded)


def joined(runs: Sequence[Run]) -> str:
    """Return the words of runs that stand side by side."""
    text, before = "", None
    for run in runs:
        apart = before and (run.spaced or run.left - before.right > WORD_GAP * run.size)
        text += f" {run.text}" if apart else run.text
        before = run
    return text


def find_lines(runs: Iterable[Run]) -> list[Line]:
    """Put runs into lines, top to bottom, each from left to right."""
    lines: list[tuple[Run, list[Run]]] = []
    for run in sorted(runs, key=lambda run: run.middle[1]):
        if lines and lines[-1][0].beside(run):
            largest, members = lines[-1]
            members.append(run)
            lines[-1] = max(largest, run, key=lambda one: one.size), members
        else:
            lines.append((run, [run]))
    return [Line(sorted(members, key=lambda run: run.left)) for _, members in lines]


def find_runs(words: Iterable[Run], down: Sequence[Rule] = ()) -> list[Run]:
    """Join words that follow one another on a line, unless a wide gap or a rule parts them."""
    runs: list[Run] = []
    for word in words:
        last = runs[-1] if runs else None
        if last is None or not _goes_on(last, word, down):
            word.opens_bold = word.bold
            runs.append(word)
            continue
        runs[-1] = Run(
            joined([last, word]),
            last.left,
            min(last.top, word.top),
            max(last.right, word.right),
            max(last.bottom, word.bottom),
            last.size if len(last.text) >= len(word.text) else word.size,
            last.bold and (word.bold or not word.text.isalnum()),
            last.spaced,
            last.opens_bold,
        )
    return runs


def _goes_on(last: Run, word: Run, down: Sequence[Rule]) -> bool:
    gap = word.left - last.right
    if not last.beside(word) or not -0.5 * word.size < gap < RUN_GAP * word.size:
        return False
    if last.bold != word.bold and gap > 0.6 * word.size:
        return False
    y = word.middle[1]
    return not any(
        last.right - 1 <= rule.at <= word.left + 1 and rule.low <= y <= rule.high for rule in down
    )


def turned(
    box: Sequence[float], turn: int, bounds: Sequence[float]
) -> tuple[float, float, float, float]:
    """Turn a PDF's box (left, bottom, right, top) into left, top, right, bottom."""
    left, bottom, right, top = box
    low_x, low_y, high_x, high_y = bounds
    if turn == 0:
        return left - low_x, high_y - top, right - low_x, high_y - bottom
    if turn == 90:
        return bottom - low_y, left - low_x, top - low_y, right - low_x
    if turn == 180:
        return high_x - right, bottom - low_y, high_x - left, top - low_y
    return high_y - top, high_x - right, high_y - bottom, high_x - left
