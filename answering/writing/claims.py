"""Cut a model's reply into sentences, each with the passages that it cites.

A reply is text of unknown make: paragraphs, lists, perhaps Markdown, although it was told
not to. What is left of Markdown or HTML stays in the text, where it is shown as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from answering.writing.markers import FLAGS, MARKERS, after_stops, take_markers
from answering.writing.prompt import REFUSAL
from english.sentences import OPENS, is_abbreviated
from english.text import only_words

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.S | re.I)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_NO_TEXT = re.compile(r"\s*(?:#{1,6}\s.*|[-*_=|:\s]+)")
_BULLET = re.compile(r"\s*(?:>\s*)*(?:[-*•–—+]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_QUOTE = re.compile(r"\A\s*(?:>\s*)+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|`+|(?<!\w)_)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_NESTED = 2
"""Emphasis within emphasis that is taken off; more is none that anybody writes."""
_LABEL = re.compile(r"(?:\S+\s){0,1}\S+:")
_ANSWER = re.compile(r"\A(?:answer|response)\s*:\s*", re.I)

_END = re.compile(rf"[.!?…]+[\"'”’)]*(?P<markers>(?:\s?{MARKERS})?)(?=\s|\Z|(?<=\])\S)", FLAGS)
_NEAR = 24
"""Characters around a full stop that tell whether it ends a sentence."""
_LEADING = re.compile(rf"\s?{MARKERS}\s?\w", FLAGS)
_TRAILING = re.compile(rf"{MARKERS}\W*\Z", FLAGS)
_NUMBER = re.compile(r"\A\W*\d{1,2}\.\Z")
"""What numbers a sentence."""
_MAY_END = re.compile(r"\b(?:St|[A-Z])\.\Z")
"""A street or an initial, which models seldom put before a name."""

_SOURCES = r"(?:passages?|minutes|(?:given|provided)\s+(?:text|context|information))"
_DECLINES = re.compile(
    rf"\b{_SOURCES}\b[^.]{{0,60}}\b(?:do(?:es)?\s+not|don[’']t|doesn[’']t|cannot)\b[^.]{{0,40}}\b"
    r"(?:answer|say|mention|state|specify|contain|provide|include|tell|indicate)\b"
    r"|\b(?:it\s+is\s+)?not\s+possible\s+to\s+(?:determine|say|tell|answer|know)\b"
    r"|\A\W*(?:i|we)\s+(?:cannot|can[’']t|could\s+not|(?:am|are)\s+(?:not\s+able|unable)|do\s+not)\b"
    r"[^.]{0,40}\b(?:answer|determine|find|know|say|tell)\b"
    rf"|\bnot\s+(?:mentioned|stated|specified|given|answered|provided)\s+(?:in|by)\s+the\s+{_SOURCES}\b",
    re.I,
)
"""A refusal in a model's own words, which small ones prefer to the sentence that they are told."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a reply, with the numbers of the passages that it cites."""

    text: str
    passages: tuple[int, ...]


def without_thought(reply: str) -> str:
    """Return a reply without what a model writes to itself before it answers."""
    return _THOUGHT.sub("", reply, count=1).lstrip()


def read_claims(reply: str, count: int) -> list[Said]:
    """Read the sentences of a reply, the refusal left out.

    A list and the words that lead into it cite together: where one has no passages of its
    own, it has the other's.

    Args:
        reply: what a model wrote.
        count: how many passages it was given.
    """
    claims: list[Said] = []
    items: list[Said] = []
    for is_item, block in _blocks(without_thought(reply)):
        said = [_said(sentence, count) for sentence in _sentences(_ANSWER.sub("", block))]
        said = [one for one in said if _tells(one)]
        if is_item:
            items += said
        else:
            claims, items = [*_share(claims, items), *said], []
    return _share(claims, items)


def _share(claims: list[Said], items: list[Said]) -> list[Said]:
    """Put a list behind what was said before it; its lead-in and its items cite together."""
    if not claims or not claims[-1].text.endswith(":"):
        return claims + items
    lead = claims[-1]
    cited = lead.passages or tuple(dict.fromkeys(n for one in items for n in one.passages))
    items = [one if one.passages else replace(one, passages=lead.passages) for one in items]
    return [*claims[:-1], replace(lead, passages=cited), *items]


def _blocks(reply: str) -> Iterator[tuple[bool, str]]:
    """Yield paragraphs and items of lists, each as one line, and whether it is an item."""
    block: list[str] = []
    is_item = False
    for line in [*reply.splitlines(), ""]:
        bullet = _BULLET.match(line)
        ends = not line.strip() or _NO_TEXT.fullmatch(line) or _FENCE.match(line)
        if block and (bullet or ends):
            yield is_item, " ".join(" ".join(block).split())
            block = []
        if not ends:
            is_item = is_item if block else bullet is not None
            block.append(_plain(line[bullet.end() :] if bullet else _QUOTE.sub("", line, count=1)))


def _plain(line: str) -> str:
    """Take Markdown's emphasis and the edges of a table's row off a line."""
    for _ in range(_NESTED):
        line = _EMPHASIS.sub(r"\2", line)
    return line.strip().strip("|").strip()


def _sentences(block: str) -> Iterator[str]:
    """Cut a paragraph into sentences, each with the markers behind its full stop.

    Where a paragraph opens with a marker and ends without, each stands before its sentence.
    """
    block = after_stops(block)
    leads = _LEADING.match(block) and not _TRAILING.search(block)
    low = 0
    for match in _END.finditer(block):
        stop, end = match.span("markers")
        before = block[max(low, stop - _NEAR) : stop]
        if _ends(before, match["markers"], block[end : end + _NEAR]):
            high = stop if leads else end
            yield block[low:high]
            low = high
    if block[low:].strip():
        yield block[low:]


def _ends(before: str, markers: str, rest: str) -> bool:
    """Tell whether a full stop ends a sentence, by what stands before and behind it."""
    rest = rest.lstrip()
    if not rest or markers:
        return True
    if is_abbreviated(before, rest) or _NUMBER.search(before):
        return bool(_MAY_END.search(before) and OPENS.match(rest))
    return not rest[0].islower()


def _said(sentence: str, count: int) -> Said:
    text, passages = take_markers(sentence, count)
    return Said(text, passages)


def _tells(said: Said) -> bool:
    """Tell whether a sentence says anything: it is no label, no question and no refusal."""
    letters = only_words(said.text)
    label = not said.passages and _LABEL.fullmatch(said.text)
    declines = letters == only_words(REFUSAL) or _DECLINES.search(said.text)
    return bool(letters) and not (label or declines or said.text.endswith("?"))
