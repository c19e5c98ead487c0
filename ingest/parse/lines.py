"""Read plain text as lines: which stand apart, and which read like a table's row.

Some text has a blank line after every line: what then stands apart is told by two, or by
how lines end and begin.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parse.line_marks import NO_PICTURE, NUMERIC, PAGE_NUMBER, RULE

SPACED, CONTINUED = 0.7, 0.1
"""Shares of lines, with a blank line before them and amid a sentence, that show wrapped text
to be spaced out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words on it.

    `gap` says that it stands apart from the line before it; `cells` that it reads like a
    table's row.
    """

    start: int
    end: int
    text: str
    gap: bool
    cells: bool


def read_lines(text: str, start: int) -> list[Line]:
    """Read the lines with words on them from offset `start` on, without page numbers."""
    lines: list[Line] = []
    blanks: list[int] = []
    between, ruled = 1, False
    for raw in text[start:].splitlines(keepends=True):
        words = raw.strip()
        if _is_rule(words) or (ruled and PAGE_NUMBER.match(words)):
            between, ruled = between + 1, True
        elif not words or (words[0] in "([<!-" and NO_PICTURE.match(words)):
            between += 1
        else:
            low = start + len(raw) - len(raw.lstrip())
            gap = between > 0 and not (ruled and lines and _continues(lines[-1].text, words))
            lines.append(Line(low, low + len(words), words, gap, _is_row(words)))
            blanks.append(between)
            between, ruled = 0, False
        start += len(raw)
    return _without_spacing(lines, blanks)


def _without_spacing(lines: list[Line], blanks: Sequence[int]) -> list[Line]:
    """Take the blank lines out of wrapped text that has one after every line."""
    single = [n for n in range(1, len(lines)) if blanks[n] == 1]
    split = sum(_continues(lines[n - 1].text, lines[n].text) for n in single)
    if len(single) < SPACED * len(lines) or split < CONTINUED * len(lines):
        return lines
    return [replace(line, gap=line.gap and n > 1) for line, n in zip(lines, blanks, strict=True)]


def _is_rule(words: str) -> bool:
    return words[:1] in "-=_*|" and RULE.match(words) is not None


def _continues(before: str, words: str) -> bool:
    """Tell whether a line goes on with the sentence of the line before it."""
    return words[0].islower() and before[-1] not in ".:;?!"


def _is_row(words: str) -> bool:
    """Tell whether a line is a label and two figures or more, or a row of a Markdown table."""
    if is_piped(words):
        return True
    if words[-1] in ".;:,":
        return False
    tokens = words.split()
    figures = sum(
        NUMERIC.fullmatch(token) is not None
        for token in tokens
        if token[0] in "nN" or not token[0].isalpha()  # "n/a" and "nil" are figures too
    )
    return figures >= 2 and figures * 2 >= len(tokens)


def is_piped(words: str) -> bool:
    """Tell a row of a Markdown table."""
    return len(words) > 2 and words[0] == words[-1] == "|"


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text is wrapped, 0 where it isn't.

    Wrapped text has many lines almost as long as its longest ones.
    """
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 5:
        return lengths[-1] if lengths and lengths[-1] <= 120 and not lines[-1].gap else 0
    long = lengths[int(len(lengths) * 0.9)]
    near = sum(1 for length in lengths if long * 0.8 <= length <= long * 1.25)
    return long if 40 <= long <= 140 and near >= len(lengths) * 0.15 else 0
