"""Set words that stand raised above the line, such as a note's mark, into it without harm.

What ends an ordinal number is part of it; a figure is a note's mark, which must not be
read as a digit of the sum before it, or a power after a unit.
"""

import re

RAISED, LOWERED = "\x02", "\x03"
"""What parsers put before and after raised words; no text holds them."""
_STRETCH = re.compile(rf"{RAISED}([^{RAISED}{LOWERED}]*){LOWERED}?")
_MARKS = re.compile(r"\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*")
_UNIT = re.compile(r"(?:\A|[\s\d(])(?:[kcm]?m|ft|yd|in|mi)\Z")
_POWERS = {"2": "²", "3": "³"}


def set_down(text: str) -> str:
    """Return a text with its raised stretches in the line: "14th", "£250[1]", "30 m²"."""
    if RAISED not in text:
        return text.replace(LOWERED, "")
    return _STRETCH.sub(_in_line, text).replace(LOWERED, "")


def _in_line(found: re.Match[str]) -> str:
    mark = _MARKS.fullmatch(found[1])
    if mark is None:
        return found[1]
    before = found.string[max(0, found.start() - 8) : found.start()]
    if mark[1] in _POWERS and _UNIT.search(before):
        return _POWERS[mark[1]]
    return f"[{' '.join(mark[1].split())}]"
