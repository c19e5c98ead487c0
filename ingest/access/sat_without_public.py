"""Find what a meeting did between sending the public out and having them back.

What was said meanwhile is told to nobody but those who sat there. In published minutes it may as
well be public, so that it is only doubtful, and a person decides.
"""

import re
from collections.abc import Iterator, Sequence

from english.numbers import BELOW_HUNDRED, value_of
from ingest.access.public_left import NUMBERED
from ingest.access.reach import (
    ENDS_MEETING,
    PUBLIC_AGAIN,
    is_procedure,
    only_resolves,
    only_titles,
    says_nothing,
)
from ingest.parse import Block
from schema import Kind

_PEOPLE = r"(?:press|media|public|residents?|parishioners|electors|visitors|observers|gallery)"
_LEFT = re.compile(
    rf"\b{_PEOPLE}\b[^.;:]{{0,80}}\b(?:exclu\w+|withdr[ae]w\w*|left|leave|retired?|cleared)\b"
    rf"|\bexclu(?:de|ded|ding|sion\s+of)\b[^.;:]{{0,60}}\b{_PEOPLE}\b"
    r"|\b(?:in|into|to)\s+(?:camera|committee\b(?!\s+room)|(?:a\s+)?(?:private|closed|executive|"
    r"secret|confidential)\s+session)\b"
    r"|\bclosed\s+the\s+public\s+(?:part|session|section)\b"
    r"|\b[gw]?wa?hardd\w*\b[^.;:]{0,60}\b(?:wasg|cyhoedd)\b",
    re.IGNORECASE,
)
"""That the public were sent out, or that members sat without them."""
_BACK = re.compile(
    rf"{PUBLIC_AGAIN.pattern}"
    rf"|\b{_PEOPLE}\b[^.;:]{{0,60}}\b(?:came\s+back|come\s+back|re-?join\w*|re-?opened|let\s+(?:back|in)|"
    r"called\s+back|allowed\s+back)\b"
    r"|\bre-?opened\s+(?:the\s+meeting\s+)?to\s+(?:the\s+)?(?:press|public)\b"
    r"|\b(?:resum|reconven|return|continu|re-?open)\w*\b[^.;:]{0,30}\b(?:open|public)\s+"
    r"(?:session|meeting)\b"
    r"|\b(?:rose|came|moved|went|move)\s+(?:out\s+of|from)\s+(?:in\s+)?(?:camera|committee|"
    r"(?:the\s+)?(?:private|closed|executive)\s+session)\b"
    r"|\bail-?agor\w*",
    re.IGNORECASE,
)
"""That they were back."""
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


def sittings(text: str, blocks: Sequence[Block], kind: Kind) -> Iterator[tuple[int, int, int]]:
    """Yield where the public left, and the first and the end block of what was done without them.

    It ends where the public are said to be back; else with the items that are named.
    """
    at = 0
    while at < len(blocks):
        words = text[blocks[at].start : blocks[at].end]
        left = None if _BACK.search(words) else _LEFT.search(words)
        reach = _reach(text, blocks, at, words[left.start() :]) if left else None
        if reach is None or _is_public(text, blocks[slice(*reach)], kind):
            at += 1
            continue
        yield at, *reach
        at = reach[1]


def _reach(text: str, blocks: Sequence[Block], at: int, words: str) -> tuple[int, int] | None:
    """Return the first and the end block of what was done meanwhile, None if that is not told.

    `words` are those from which it is said that the public left.
    """
    for n in range(at + 1, len(blocks)):
        said = text[blocks[n].start : blocks[n].end]
        if _BACK.search(said):
            own = (m for m in range(at + 1, n) if not is_procedure(_said(text, blocks[m])))
            return next(own, n), n
        if ENDS_MEETING.match(said.lstrip("*_# ")):
            break
    return _named_reach(text, blocks, at, words)


def _named_reach(text: str, blocks: Sequence[Block], at: int, words: str) -> tuple[int, int] | None:
    """Return the first and the end block of the items that a resolution names."""
    folded = " ".join(words.split())
    ahead = [n for n in range(at + 1, len(blocks)) if _begins_item(text, blocks[n])]
    if not ahead:
        return None
    following = _NEXT.search(folded)
    if _REST.search(folded) or (following and following["several"] and not following["count"]):
        over = (n for n in ahead if ENDS_MEETING.search(_said(text, blocks[n])))
        return ahead[0], next(over, len(blocks))
    if found := _ITEMS.search(folded):
        wanted = _named(found)
        own = [n for n in ahead if _number_of(text, blocks[n]) in wanted]
        return (own[0], _after(ahead, own[-1], blocks)) if own else None
    if following:
        count = int(value_of(following["count"])) if following["count"] else 1
        return ahead[0], _after(ahead, ahead[:count][-1], blocks)
    return None


def _said(text: str, block: Block) -> str:
    return text[block.start : block.end]


def _after(ahead: Sequence[int], last: int, blocks: Sequence[Block]) -> int:
    """Return where the item after the last one begins."""
    return next((n for n in ahead if n > last), len(blocks))


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
    return only_resolves(text, blocks) is not False
