"""Cut blocks into units: sentences, rows and headings, the smallest parts of a passage."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from english.persons import TITLE
from english.sentences import find_sentences
from english.votes import Vote
from ingest.parse import Block
from ingest.parse.line_marks import BULLET, LEAD_IN, NUMBER
from ingest.parse.votes import HELD, heads_names, held_to_the_one_before, is_count
from schema import Span

SETTLES = re.compile(
    r"\W*(?:(?:this|it|which|the\s+(?:\w+\s+){0,3}?(?:motion|proposal|amendment|recommendation|item))\s+"
    r"(?:was|were)\s+(?:\w+ly\s+|then\s+|also\s+)?)?"
    r"(?:proposed|seconded|moved|agreed|carried|adopted|approved|noted|defeated|lost|withdrawn|"
    r"passed|deferred)\b(?!\s+(?:that|to)\b)"
    rf"|\W*{TITLE}\b.{{2,40}}\b(?:seconded|supported)\s+(?:the|this)\s+\w+",
    re.IGNORECASE,
)
"""A sentence that says what became of the one before it, and not what that was."""
LEAD_BLOCKS = 200
"""How far above an item or a row what leads to it is looked for."""
LEAD_CHARACTERS = 4_000
"""What is looked at of the paragraph that may end in a lead-in."""
CountTokens = Callable[[Sequence[str]], list[int]]
FIGURE = re.compile(r"\*\*[£€$]?\d[\d,.]*\s?(?:%|k|m|bn|million|billion)?\*\*\Z", re.IGNORECASE)
"""A number in bold, alone."""


@dataclass(slots=True)
class Unit:
    """A sentence, a row or a heading: what is never cut unless it is too long alone.

    `quotable` is where its words begin, after a bullet or number; None for a heading.
    `repeats` says that the item's decision says the same, `held` how much it needs the unit
    before it: not at all, somewhat, or entirely (see `ingest.parse.votes`).
    """

    start: int
    end: int
    block: int
    quotable: int | None
    tokens: int = 0
    repeats: bool = False
    held: int = 0


def find_units(
    text: str,
    blocks: Sequence[Block],
    *,
    count_tokens: CountTokens,
    limit: int,
    votes: Sequence[Vote] = (),
) -> list[Unit]:
    """Cut blocks into units, none longer than `limit` tokens; those of a vote are held together."""
    units: list[Unit] = []
    held = held_to_the_one_before(text, blocks, votes)
    for n, block in enumerate(blocks):
        if block.role in ("heading", "row"):
            quotable = block.start if block.role == "row" and not block.header else None
            units.append(Unit(block.start, block.end, n, quotable))
            continue
        after_label = _after_label(text, block)
        if n and units and is_count(text[block.start : block.end]) and n in held:
            units[-1].end = block.end  # the number of those whose names stand before it
            continue
        if _is_figure_of_next(text, blocks, n):
            continue
        labels = _labels_names(text, blocks, n)
        for span in find_sentences(text, block.start, block.end):
            says = not labels and _says_something(text[span.start : span.end], block)
            quotable = max(span.start, after_label) if says else None
            start = span.start
            if start == block.start and n and _is_figure_of_next(text, blocks, n - 1):
                start = quotable = blocks[n - 1].start
            units.append(Unit(start, span.end, n, quotable))
    for n, unit in enumerate(units):
        settles = n > 0 and unit.quotable is not None and SETTLES.match(text, unit.start, unit.end)
        unit.held = held.get(unit.block, HELD if settles else 0)
    _measure(text, units, count_tokens)
    parts = [part for unit in units for part in _cut(text, unit, count_tokens, limit)]
    # What stands between two units (a ruled line, "Minutes:") is read with the second.
    between = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
    for part, tokens in zip(parts[1:], count_tokens(between), strict=True):
        part.tokens += tokens
    return parts


def _is_figure_of_next(text: str, blocks: Sequence[Block], place: int) -> bool:
    """Tell a number in bold that stands alone above what it counts."""
    if place + 1 >= len(blocks):
        return False
    block, other = blocks[place : place + 2]
    words = text[other.start : other.end]
    return (
        block.role == other.role == "paragraph"
        and bool(FIGURE.match(text[block.start : block.end]))
        and not FIGURE.match(words)
        and words[:1].isalpha()
    )


def _measure(text: str, units: Sequence[Unit], count_tokens: CountTokens) -> None:
    counts = count_tokens([text[unit.start : unit.end] for unit in units])
    for unit, tokens in zip(units, counts, strict=True):
        unit.tokens = tokens


def _cut(text: str, unit: Unit, count_tokens: CountTokens, limit: int) -> list[Unit]:
    """Cut a sentence that is longer than the model reads, between words."""
    if unit.tokens <= limit:
        return [unit]
    middle = _middle(text, unit.start, unit.end)
    quotable = None if unit.quotable is None else middle
    halves = [
        Unit(unit.start, middle, unit.block, unit.quotable, held=unit.held),
        Unit(middle, unit.end, unit.block, quotable, held=unit.held),
    ]
    _measure(text, halves, count_tokens)
    return [part for half in halves for part in _cut(text, half, count_tokens, limit)]


def _says_something(words: str, block: Block) -> bool:
    """Tell a sentence from a caption ("Table 1.") or a lead-in that says nothing alone."""
    return not _only_leads(words) and (block.role == "item" or len(words.split()) > 2)


def _only_leads(words: str) -> bool:
    """Tell a line such as "RESOLVED –", which says nothing without what follows it."""
    return bool(LEAD_IN.match(words)) and words[-1] in ":-–—" and len(words.split()) <= 6


def _after_label(text: str, block: Block) -> int:
    """Return where a block's words begin, after its bullet or number."""
    found = BULLET.match(text, block.start) or NUMBER.match(text, block.start)
    return min(found.end(), block.end) if block.role == "item" and found else block.start


def find_lead(text: str, blocks: Sequence[Block], place: int) -> Span | None:
    """Find the lead-in of a list, a vote's label or a table's header that stands above a block."""
    block = blocks[place]
    if place and _labels_names(text, blocks, place - 1):
        return Span(blocks[place - 1].start, blocks[place - 1].end)
    if block.role == "paragraph" and place and blocks[place - 1].role == "paragraph":
        above = blocks[place - 1]
        resolves = _only_leads(text[above.start : above.end])
        return Span(above.start, above.end) if resolves else None
    if block.role not in ("item", "row") or block.header:
        return None
    for other in reversed(blocks[max(0, place - LEAD_BLOCKS) : place]):
        if other.role == "row" and other.header and other.table == block.table:
            return Span(other.start, other.end)
        if other.role == "paragraph":
            start = max(other.start, other.end - LEAD_CHARACTERS)
            last = list(find_sentences(text, start, other.end))[-1]
            return last if text[last.end - 1] in ":-–—" else None
        if other.role == "heading":
            return None
    return None


def _labels_names(text: str, blocks: Sequence[Block], place: int) -> bool:
    """Tell the label of one side of a vote, whose names stand in the block below it."""
    both = [text[one.start : one.end] for one in blocks[place : place + 2]]
    return len(both) > 1 and heads_names(both[0], both[1])


def _middle(text: str, start: int, end: int) -> int:
    """Return a place between words near the middle, after a ";" or "," where there is one."""
    middle, reach = (start + end) // 2, max(1, (end - start) // 4)
    for marks in (";", ",", " \n\xa0"):
        for distance in range(reach):
            for at in (middle - distance, middle + distance):
                if text[at] in marks:
                    return at + 1
    return middle
