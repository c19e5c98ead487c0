"""Say what a mark within a document closes: its item, its part, or all that follows."""

import functools
import re
from collections.abc import Sequence

from ingest.access.meaning import weigh
from ingest.access.wording import clean, read
from ingest.parse import Block
from ingest.parse.line_marks import LEAD_IN, RECORD_LINE
from schema import Span

TITLE_WORDS = 30
"""Words that an agenda's entry may have; what is longer reports something."""
OPEN_FROM = 0.6
PUBLIC_AGAIN = re.compile(
    r"\b(?:resum|reconven|return|re-?open)\w*\s+(?:in|to|into)\s+(?:the\s+)?(?:public|open)\b"
    r"|\b(?:public|press)\b.{0,40}\b(?:re-?admitted|returned|re-?entered|invited\s+back)\b",
    re.IGNORECASE,
)
ENDS_MEETING = re.compile(
    r"\W*(?:date\s+(?:and\s+\w+\s+)?of\s+(?:the\s+)?next|next\s+meetings?|future\s+meetings"
    r"|clos(?:e|ure|ing)\s+of|meeting\s+closed|signed)\b",
    re.IGNORECASE,
)
EXCLUDES = re.compile(r"\bexclu(?:de|ded|ding|sion)\b|\blikely\s+disclosure\b", re.IGNORECASE)
SITTING = frozenset(
    "private closed camera committee session in of this exclude public was executive - :".split()
)
NONE = re.compile(
    r"\bno\s+(?:exempt|confidential|private|restricted|closed|such|items?|business)\b"
    r"|\A\W*(?:(?:there\s+(?:was|were)\s+)?none|nil|n/a|not\s+applicable)\b",
    re.IGNORECASE,
)
REPORTS = re.compile(r"\b(?:has|have|had|would|(?:was|were)(?!\s+held))\b", re.IGNORECASE)
"""What tells an agenda's entry that says how things stand from one that only names a matter."""
LEAST_WORDS = 3
"""Words below a heading from which there is something that it may close."""
SUM = re.compile(r"[£€$]\s*\d|\b\d[\d,.]*\s*(?:pounds|euros?|million|per\s+cent)\b", re.IGNORECASE)

PROCEDURE = re.compile(
    r"\b(?:web-?cast|broadcast|live-?stream|recording)"
    r"|\b(?:press|public)\b.{0,40}\b(?:left|leave|withdrew|retired)\b"
    r"|\b(?:left|leave|vacated|withdrew\s+from)\s+the\s+(?:meeting|room|chamber|hall)\b"
    r"|\bmeeting\b.{0,20}\b(?:adjourned|suspended)\b",
    re.IGNORECASE,
)
"""What is done when the public are sent out, and is no secret."""
PROCEDURE_WORDS = 25
"""Words of a line that tells no more than that."""


def names_part(words: str) -> bool:
    """Tell the heading of several items ("Private business", "Part II") from that of one."""
    wording = read(clean(words))
    ideas = set(wording.ideas)
    named = "below" in ideas or not {"?", "topic"} & ideas
    return named and bool({"session", "part"} & ideas)


def names_sitting(words: str) -> bool:
    """Tell a heading that only says how members sat ("Private session"), not what is secret."""
    return set(read(clean(words)).ideas) <= SITTING


def end_of_part(text: str, blocks: Sequence[Block], first: int, *, all_follows: bool) -> int:
    """Return the index of the first block after the part that a heading opens.

    Args:
        text: all of the document.
        blocks: its blocks.
        first: the heading's place among them.
        all_follows: whether other headings stand within it, up to one that is public.
    """
    mark = blocks[first]
    level = mark.level or _level_above(blocks, first)
    opens_items = mark.role == "heading" and not mark.label
    for n in range(first + 1, len(blocks)):
        block = blocks[n]
        if reopens(text, block):
            return n
        if block.role != "heading":
            continue
        words = text[block.start : min(block.end, block.start + 300)]
        if all_follows or (opens_items and block.label):
            if ENDS_MEETING.match(words.lstrip("*_# ")[len(block.label) :]):
                return n
        elif block.level <= level:
            return n
    return len(blocks)


def reopens(text: str, block: Block) -> bool:
    """Tell whether a block says that what follows is public."""
    words = text[block.start : min(block.end, block.start + 300)]
    return _says_public(words, short_too=block.role != "row")


@functools.lru_cache(maxsize=20_000)
def _says_public(words: str, *, short_too: bool) -> bool:
    if PUBLIC_AGAIN.search(words):
        return True
    short = short_too and len(words.split()) <= 12
    return short and weigh(words, "heading").open >= OPEN_FROM


def section_of(text: str, blocks: Sequence[Block], at: int) -> tuple[int, int]:
    """Return the first and the end block of the section that holds a line."""
    first = next((n for n in range(at, -1, -1) if blocks[n].role == "heading"), 0)
    level = blocks[first].level
    end = next(
        (
            n
            for n in range(at + 1, len(blocks))
            if blocks[n].role == "heading"
            and (blocks[n].level <= level or blocks[first].role != "heading")
        ),
        len(blocks),
    )
    return first, end


def _level_above(blocks: Sequence[Block], at: int) -> int:
    return next((one.level for one in reversed(blocks[:at]) if one.role == "heading"), 1)


def says_nothing(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether nothing stands below a heading, or that there was nothing."""
    words = " ".join(text[block.start : block.end] for block in blocks[:3])
    return len(re.findall(r"[^\W\d]{2,}", words)) < LEAST_WORDS or says_none(text, blocks)


def says_none(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether blocks begin by saying that nothing of the kind was dealt with."""
    return bool(NONE.search(" ".join(text[one.start : one.end] for one in blocks[:3])[:160]))


def only_titles(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether blocks merely list what will be dealt with in private."""
    worded = (text[block.start : block.end] for block in blocks)
    return all(EXCLUDES.search(words) or _is_title(words) for words in worded)


def _is_title(words: str) -> bool:
    return len(words.split()) <= TITLE_WORDS and not (SUM.search(words) or REPORTS.search(words))


def only_resolves(text: str, blocks: Sequence[Block]) -> bool | None:
    """Tell whether blocks publish no more than what was resolved in private.

    Returns:
        None where the resolution itself gives a sum, so that only a person can tell.
    """
    resolved = sums = False
    for block in blocks:
        words = text[block.start : block.end]
        if block.role == "heading" and not LEAD_IN.match(words.lstrip("*_# ")):
            continue
        plain = words.lstrip("*_# ")
        leads = bool(LEAD_IN.match(plain) or RECORD_LINE.match(plain) or EXCLUDES.search(words))
        goes_on = resolved and (block.role == "item" or is_procedure(words))
        if not leads and block.role != "part" and not goes_on:
            return False
        resolved |= leads or block.role == "part"
        sums |= bool(SUM.search(words))
    return (None if sums else True) if resolved else False


def span_of(text: str, blocks: Sequence[Block], first: int, end: int) -> Span:
    """Return the stretch from one block up to another."""
    return Span(blocks[first].start, blocks[end].start if end < len(blocks) else len(text))


def is_procedure(words: str) -> bool:
    """Tell a line that only says who left, or that the webcast was stopped."""
    return bool(PROCEDURE.search(words)) and len(words.split()) <= PROCEDURE_WORDS
