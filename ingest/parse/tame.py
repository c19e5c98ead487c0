"""Cut down what no people's document holds, before anything reads it.

Patterns look at a text again and again, some from each place to the end of a line or of a run of
marks. With lines and runs of a bounded length they take time in proportion to the text. What is
cut out is data, rubbish or a trap; what can be read stays, character by character.
"""

import re

RUN = 1_000
"""Characters without a letter or digit, or without a gap, of which no more are kept."""
LINE = 4_000
"""Characters of a line, beyond which it is broken at the next gap: no paragraph is so long."""
_RUN = re.compile(rf"(?:[^\w\f]|_){{{RUN},}}+|[^\s]{{{2 * RUN},}}+")
STEP = 20
"""Every so manieth character alone is looked at first: each run holds many of them in a row."""
_MAY_RUN = re.compile(rf"(?:[^\w\f]|_){{{RUN // STEP}}}|[^\s]{{{2 * RUN // STEP}}}")


def tame(text: str) -> str:
    """Return a text with its longest runs cut and its longest lines broken.

    What is shorter than any of the bounds comes back as it is.
    """
    if len(text) < RUN:
        return text
    if _MAY_RUN.search(text[::STEP]):
        text = _RUN.sub(lambda found: found[0][:RUN], text)
    return _fold(text) if len(text) > LINE else text


def _fold(text: str) -> str:
    """Break lines at a gap, best at a sentence's end; every character else stays in its place."""
    parts: list[str] = []
    for line in text.splitlines(keepends=True):
        low = 0
        while len(line) - low > LINE:
            at = _gap(line, low)
            parts += line[low:at], "\n"
            low = at + 1
        parts.append(line[low:])
    return "".join(parts)


def _gap(line: str, low: int) -> int:
    """Return where to break a line: the last gap in reach, if there is one after a sentence."""
    for ends in (". ", "; ", " ", "\t", "\xa0"):
        at = line.rfind(ends, low + LINE // 2, low + LINE)
        if at >= 0:
            return at + len(ends) - 1
    return low + LINE
