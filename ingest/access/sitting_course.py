"""Find how a meeting went: where its items begin, the public are back, and it ends."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from english.numbers import BELOW_HUNDRED, value_of
from ingest.access.goings import SURELY, goings_of
from ingest.access.public_left import NUMBERED
from ingest.access.public_went import find_sent_out, likely_back
from ingest.access.reach import ENDS_MEETING, NONE, is_procedure, reopens
from ingest.parse import Block
from ingest.parse.line_marks import LEAD_IN

THE = re.compile(r"\A[\W_]*(?:the\s+)?", re.IGNORECASE)
"""What may stand before a sentence's first word that tells something."""
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
LEAVES_WORDS = 30
"""Words of a line that says that the public left, at the most."""


class Course:
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
            if back := likely_back(said(text, block)):
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
        leaves = find_sent_out(words) and not LEAD_IN.match(self._words(at).lstrip("*_( "))
        alone = self._blocks[at].role != "heading" and len(words.split()) <= LEAVES_WORDS
        if not leaves or not alone:
            return None
        return here if first > at + 1 else self._still_to_come(at, first)

    def _still_to_come(self, at: int, first: int) -> tuple[int, int] | None:
        """Return all from the item that follows at once, if the public surely had to go."""
        words = self._words(at)
        if NONE.search(words) or not any(one.sent >= SURELY for _, _, one in goings_of(words)):
            return None
        end = self._next(self._ends, first)
        again = (n for n in range(first, end) if reopens(self._text, self._blocks[n]))
        return first, next(again, end)

    def _next(self, places: Sequence[int], at: int) -> int:
        """Return the first of these places, in order, that is after one, else the end."""
        n = bisect_right(places, at)
        return places[n] if n < len(places) else len(self._blocks)

    def _words(self, at: int) -> str:
        return said(self._text, self._blocks[at])


def _ends_meeting(text: str, block: Block) -> bool:
    words = said(text, block).lstrip("*_# ")
    own = THE.sub("", words.removeprefix(block.label or "").strip())
    return ENDS_MEETING.match(own) is not None


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


def said(text: str, block: Block) -> str:
    """Return a block's words."""
    return text[block.start : block.end]
