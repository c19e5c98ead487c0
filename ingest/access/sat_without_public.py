"""Find what a meeting did between sending the public out and having them back.

What was said meanwhile is told to nobody but those who sat there. In published minutes it may as
well be public, so that it is only doubtful, and a person decides.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from english.numbers import BELOW_HUNDRED, value_of
from ingest.access.goings import LIKELY, SURELY, goings_of
from ingest.access.public_left import NUMBERED
from ingest.access.reach import (
    ENDS_MEETING,
    EXCLUDES,
    PUBLIC_AGAIN,
    is_procedure,
    only_resolves,
    only_titles,
    says_nothing,
)
from ingest.parse import Block
from ingest.parse.line_marks import LEAD_IN, RECORD_LINE
from schema import Kind

_PEOPLE = (
    r"(?:press|media|public(?!\s+sector)|residents?|parishioners|electors|visitors|observers|gallery|"
    r"strangers|attendees)"
)
_SENT_OUT = re.compile(
    rf"\b{_PEOPLE}\b(?:\s+[\w’']+){{0,5}}?\s+(?:be|was|were|been|being)\s+excluded\b"
    rf"|\bexclude\b[^.;:]{{0,30}}\b{_PEOPLE}\b"
    r"|\b[gw]?wa?hardd\w*\b[^.;:]{0,60}\b(?:wasg|cyhoedd)\b",
    re.IGNORECASE,
)
"""That the public were sent out, in the words of a resolution; others are weighed."""
_LEFT = re.compile(
    rf"{_SENT_OUT.pattern}|\b{_PEOPLE}\b[^.;:]{{0,80}}\b(?:exclu\w+|left|leave|retired?|went\s+out)\b"
    rf"|\bexclu(?:ded|ding|sion\s+of)\b[^.;:]{{0,60}}\b{_PEOPLE}\b"
    r"|\b(?:in|into|to)\s+(?:camera|committee\b(?!\s+room)|(?:a\s+)?(?:private|closed|executive|"
    r"secret|confidential)\s+session)\b"
    r"|\bclosed\s+the\s+public\s+(?:part|session|section)\b",
    re.IGNORECASE,
)
"""The same, that they left, or that members sat without them."""
_BACK = re.compile(rf"{PUBLIC_AGAIN.pattern}|\bail-?agor\w*", re.IGNORECASE)
"""That they were back, in the words that most clerks use."""
_THE = re.compile(r"\A[\W_]*(?:the\s+)?", re.IGNORECASE)
_NUMBER = r"\d{1,3}[a-z]?"
_ITEMS = re.compile(
    rf"\b(?:agenda\s+)?(?:items?|minutes?|eitem(?:au)?)\s+(?:nos?\.?\s*|numbers?\s+)?"
    rf"(?P<from>{_NUMBER})(?:\s*(?:to|-|–)\s*(?P<to>{_NUMBER})"
    rf"|(?P<more>(?:\s*(?:,|and|&)\s*{_NUMBER})+))?\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"\b(?:following|next)\s+(?:(?P<count>{BELOW_HUNDRED})\s+)?(?:agenda\s+)?"
    r"(?:item|part|matter|business)(?P<several>s\b)?",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:remain(?:der|ing)|rest)\b[^.;:]{0,30}\b(?:meeting|business|items?|agenda)\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\bthis\s+(?:agenda\s+)?(?:item|matter|part)\b", re.IGNORECASE)
_CONSIDERS = re.compile(
    r"\b(?:considered|received|noted|discussed|submitted|introduced)\b[^.;]{0,60}\breport\b"
    r"|\A\W*\((?:proposed|moved|seconded)\b",
    re.IGNORECASE,
)
"""That a report was before the meeting, and who moved what was resolved: no secret."""
NO_SITTING: frozenset[Kind] = frozenset(("report", "news", "agenda"))
"""Kinds of document that tell of no sitting."""
CONSIDERS_WORDS, TELLS_WORDS, LEAVES_WORDS = 35, 8, 30
"""Words of a line that says no more than that, at the most; of what tells something, at the least;
and of a line that says that the public left, at the most."""


def sittings(text: str, blocks: Sequence[Block], kind: Kind) -> Iterator[tuple[int, int, int]]:
    """Yield where the public left, and the first and the end block of what was done without them.

    It ends where the public are said to be back; else with the items that are named; else with the
    item in which they left. Each item may be public by itself: no more than what was resolved.
    """
    course = _Course(text, blocks)
    at = 0
    while at < len(blocks):
        words = _said(text, blocks[at])
        left = None if at in course.back else _left(words, kind)
        reach = course.reach(at, words[left.start :], surely=left.surely) if left else None
        for first, end in course.items_of(*reach) if reach else ():
            if not _is_public(text, blocks[first:end], kind):
                yield at, first, end
        at = reach[1] if reach else at + 1


class _Left(NamedTuple):
    """From where words say that the public left, and whether it is all but certain."""

    start: int
    surely: bool


class _Course:
    """How a meeting went, found once: where items begin, the public are back, and it ends."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text, self._blocks = text, blocks
        self._items: list[int] = []
        self._stops: list[int] = []
        self._numbered: dict[str, list[int]] = {}
        self._ends: list[int] = []
        self._surely_back: set[int] = set()
        self.back: set[int] = set()
        for n, block in enumerate(blocks):
            if back := _are_back(_said(text, block)):
                self.back.add(n)
                self._surely_back |= {n} if back >= SURELY else set()
            if _ends_meeting(text, block):
                self._ends.append(n)
            if n in self.back or self._ends[-1:] == [n]:
                self._stops.append(n)
            if _begins_item(text, block):
                self._items.append(n)
                self._numbered.setdefault(_number_of(text, block), []).append(n)

    def reach(self, at: int, words: str, *, surely: bool) -> tuple[int, int] | None:
        """Return the first and the end block of what was done meanwhile, None if that is not told.

        `words` are those from which it is said that the public left; that they did, or that they
        came back, must be all but certain.
        """
        stop = self._next(self._stops, at)
        if stop in self.back and (surely or stop in self._surely_back):
            own = (n for n in range(at + 1, stop) if not is_procedure(self._words(n)))
            return next(own, stop), stop
        return self._named(at, " ".join(words.split()))

    def items_of(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the items of a stretch, up to where the meeting ends."""
        low, high = bisect_right(self._items, first), bisect_left(self._items, end)
        for start, after in itertools.pairwise([first, *self._items[low:high], end]):
            over = self._next(self._ends, start - 1)
            yield start, min(over, after)

    def _named(self, at: int, words: str) -> tuple[int, int] | None:
        """Return the first and the end block of the items that a resolution names."""
        first = self._next(self._items, at)
        here = at + 1, first
        if _THIS.search(words):
            return here
        following, rest = _NEXT.search(words), _REST.search(words)
        if first == len(self._blocks) and (following or rest):
            return here  # what is meant is set as no item
        several = following and following["several"] and not following["count"]
        if several or rest:
            return first, self._next(self._ends, first)
        if found := _ITEMS.search(words):
            ahead = [self._next(self._numbered.get(one, ()), at) for one in _named(found)]
            own = sorted(n for n in ahead if n < len(self._blocks))
            return (own[0], self._next(self._items, own[-1])) if own else None
        if following:
            count = int(value_of(following["count"])) if following["count"] else 1
            ahead = self._items[bisect_right(self._items, at) :][:count]
            return first, self._next(self._items, ahead[-1])
        leaves = _sent_out(words) and not LEAD_IN.match(self._words(at).lstrip("*_( "))
        alone = self._blocks[at].role != "heading" and len(words.split()) <= LEAVES_WORDS
        return here if leaves and alone else None

    def _next(self, places: Sequence[int], at: int) -> int:
        """Return the first of these places, in order, that is after one, else the end."""
        n = bisect_right(places, at)
        return places[n] if n < len(places) else len(self._blocks)

    def _words(self, at: int) -> str:
        return _said(self._text, self._blocks[at])


def tells_after_they_left(text: str, block: Block) -> bool:
    """Tell a paragraph that says that the public left, and then what was said without them."""
    words = _said(text, block)
    left = _sent_out(words)
    if left is None or block.role == "heading":
        return False
    after = re.split(r"(?<=[.;])\s+|,\s+and\s+(?=[A-Z])", words[left:], maxsplit=1)[1:]
    said = _BACK.split(after[0])[0] if after else ""
    sentences = [one for one in re.split(r"(?<=[.;])\s+", said) if not _says_little(one)]
    return len(" ".join(sentences).split()) >= TELLS_WORDS


def _left(words: str, kind: Kind) -> _Left | None:
    """Return from where words say that the public left, None where they don't."""
    if found := _LEFT.search(words):
        return _Left(found.start(), True)
    said = () if kind in NO_SITTING else goings_of(words)
    gone = ((start, one.sent + one.left) for start, _, one in said if one.gone)
    return next((_Left(start, likely >= SURELY) for start, likely in gone), None)


def _sent_out(words: str) -> int | None:
    """Return up to where words say that the public were sent out, None where they don't."""
    if found := _SENT_OUT.search(words):
        return found.end()
    for start, end, one in goings_of(words):
        if one.sent >= (LIKELY if _LEFT.search(words[start:end]) else SURELY):
            return end - 1
    return None


def _are_back(words: str) -> float:
    """Return how likely words say that the public are back, 0 where they hardly do."""
    if _BACK.search(words):
        return 1.0
    said = () if _SENT_OUT.search(words) else goings_of(words)
    return max((one.back for _, _, one in said if one.returned), default=0.0)


def _says_little(words: str) -> bool:
    """Tell what is no secret: that the meeting closed, who left, what was resolved or before it."""
    plain = _THE.sub("", words)
    return bool(
        ENDS_MEETING.match(plain)
        or LEAD_IN.match(plain)
        or RECORD_LINE.match(plain)
        or EXCLUDES.search(words)
        or plain.lower().startswith("to ")
        or is_procedure(words)
        or (_CONSIDERS.search(words) and len(words.split()) <= CONSIDERS_WORDS)
    )


def _ends_meeting(text: str, block: Block) -> bool:
    said = _said(text, block).lstrip("*_# ")
    own = _THE.sub("", said.removeprefix(block.label or "").strip())
    return ENDS_MEETING.match(own) is not None


def _said(text: str, block: Block) -> str:
    return text[block.start : block.end]


def _named(found: re.Match[str]) -> set[str]:
    first, last = found["from"].lower(), (found["to"] or "").lower()
    if last and first.isdigit() and last.isdigit():
        return {str(n) for n in range(int(first), int(last) + 1)}
    return {first, *re.findall(_NUMBER, (found["more"] or "").lower())}


def _begins_item(text: str, block: Block) -> bool:
    words = text[block.start : block.end].lstrip("*_# ")
    return block.role == "heading" or NUMBERED.match(words) is not None


def _number_of(text: str, block: Block) -> str:
    words = block.label or text[block.start : block.end].lstrip("*_# ")
    number = re.match(rf"\W*({_NUMBER})\b", words)
    return number[1].lower() if number else ""


def _is_public(text: str, blocks: Sequence[Block], kind: Kind) -> bool:
    """Tell what may be told: nothing, an agenda's titles, or no more than what was resolved."""
    if says_nothing(text, blocks) or (kind == "agenda" and only_titles(text, blocks)):
        return True
    if only_resolves(text, blocks) is not False:
        return True
    told = [block for block in blocks if block.role != "heading"]
    return all(_says_little(_said(text, block)) for block in told)
