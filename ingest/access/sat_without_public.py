"""Find what a meeting did between sending the public out and having them back.

What was said meanwhile is told to nobody but those who sat there. In published minutes it may as
well be public, so that it is only doubtful, and a person decides.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.access.public_went import NO_SITTING, SAID_BACK, find_left, find_sent_out
from ingest.access.reach import (
    ENDS_MEETING,
    EXCLUDES,
    is_procedure,
    only_resolves,
    only_titles,
    reopens,
    says_nothing,
)
from ingest.access.sitting_course import THE, Course, said
from ingest.parse import Block
from ingest.parse.line_marks import LEAD_IN, RECORD_LINE
from schema import Kind

_CONSIDERS = re.compile(
    r"\b(?:considered|received|noted|discussed|submitted|introduced)\b[^.;]{0,60}\breport\b"
    r"|\A\W*\((?:proposed|moved|seconded)\b",
    re.IGNORECASE,
)
"""That a report was before the meeting, and who moved what was resolved: no secret."""
WAS_THERE = re.compile(
    r"\W*(?:[\w’']+\s+){0,2}(?:present\b|presennol|attendance|attending|apologies|sederunt)",
    re.IGNORECASE,
)
"""How it begins to be told who was there, which sounds like who left."""
CONSIDERS_WORDS, TELLS_WORDS = 35, 8
"""Words of a line that says no more than that, at the most; of what tells something, at least."""


def sittings(text: str, blocks: Sequence[Block], kind: Kind) -> Iterator[tuple[int, int, int]]:
    """Yield where the public left, and the first and the end block of what was done without them.

    It ends where the public are said to be back; else with the items that are named; else with the
    item in which they left. Each item may be public by itself: no more than what was resolved.
    """
    course = Course(text, blocks)
    at = 0
    while at < len(blocks):
        words = said(text, blocks[at])
        public = at in course.back or reopens(text, blocks[at])
        weighed = kind not in NO_SITTING and not WAS_THERE.match(words)
        left = None if public else find_left(words, weighed=weighed)
        if left and not left.surely and blocks[at].role == "heading":
            left = None  # the name of a body: "Executive Committee"
        reach = course.reach(at, words[left.start :], surely=left.surely) if left else None
        for first, end in course.items_of(*reach) if reach else ():
            if not _is_public(text, blocks[first:end], kind):
                yield at, first, end
        at = reach[1] if reach else at + 1


def tells_after_they_left(text: str, block: Block) -> bool:
    """Tell a paragraph that says that the public left, and then what was said without them."""
    words = said(text, block)
    left = find_sent_out(words)
    if left is None or block.role == "heading":
        return False
    after = re.split(r"(?<=[.;])\s+|,\s+and\s+(?=[A-Z])", words[left:], maxsplit=1)[1:]
    meanwhile = SAID_BACK.split(after[0])[0] if after else ""
    sentences = [one for one in re.split(r"(?<=[.;])\s+", meanwhile) if not _says_little(one)]
    return len(" ".join(sentences).split()) >= TELLS_WORDS


def _says_little(words: str) -> bool:
    """Tell what is no secret: that the meeting closed, who left, what was resolved or before it."""
    plain = THE.sub("", words)
    return bool(
        ENDS_MEETING.match(plain)
        or LEAD_IN.match(plain)
        or RECORD_LINE.match(plain)
        or EXCLUDES.search(words)
        or plain.lower().startswith("to ")
        or is_procedure(words)
        or (_CONSIDERS.search(words) and len(words.split()) <= CONSIDERS_WORDS)
    )


def _is_public(text: str, blocks: Sequence[Block], kind: Kind) -> bool:
    """Tell what may be told: nothing, an agenda's titles, or no more than what was resolved."""
    if says_nothing(text, blocks) or (kind == "agenda" and only_titles(text, blocks)):
        return True
    if only_resolves(text, blocks) is not False:
        return True
    told = [block for block in blocks if block.role != "heading"]
    return all(_says_little(said(text, block)) for block in told)
