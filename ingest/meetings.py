"""Find where the minutes of further meetings begin within one document."""

import re
from collections.abc import Sequence

from ingest.committees import find_committee
from ingest.councils import find_council
from ingest.meeting_date import stated_date
from ingest.parse import Block, Parsed
from ingest.parse.marks import plain
from schema import Meeting

OPENS = re.compile(
    r"\W*(?:draft |unconfirmed )?(?:(?:minutes|proceedings)\b.{0,160}\b(?:meeting|agm|held)\b|"
    r"(?:[\w'’&-]+ ){0,8}meeting\b.{0,80}\b(?:held|took place)\b.*[^.]\Z)",
    re.IGNORECASE,
)
CONFIRMED = re.compile(
    r"\b(?:approv|adopt|confirm|agree|accept|sign|propos|read|circulat|correct|matters arising)",
    re.IGNORECASE,
)
"""What is said of an earlier meeting's minutes."""
ATTENDED = re.compile(
    r"^\W*(?:(?:members |councillors |those )?present\b|in attendance|attendance|apologies)",
    re.IGNORECASE | re.MULTILINE,
)
NEAR = 1000
"""Characters within which minutes say, after their opening, who was there."""
SHORTEST = 500
"""Characters that the minutes of a meeting have at least."""
LONGEST_OPENING = 60
"""Words of an opening at most; what is longer is somebody's account of a meeting."""


def find_meetings(parsed: Parsed, first: Meeting) -> tuple[Meeting, ...]:
    """Return every meeting in a document of minutes; nothing where there is only one.

    Args:
        parsed: the parsed file.
        first: the document's own meeting, from its start on.
    """
    found = [first]
    worded = [block for block in parsed.blocks if block.role != "aside"]
    for n, block in enumerate(worded[1:], start=1):
        opening = plain(parsed.text[block.start : block.end])
        if block.start < worded[0].start + SHORTEST or not OPENS.match(opening):
            continue
        if len(opening.split()) > LONGEST_OPENING or CONFIRMED.search(opening):
            continue
        if not ATTENDED.search(parsed.text[block.end : block.end + NEAR]):
            continue
        meeting = _meeting(parsed, worded[n : n + 3], found[-1])
        if meeting and meeting.date != found[-1].date:
            found.append(meeting)
    return tuple(found) if len(found) > 1 else ()


def _meeting(parsed: Parsed, blocks: Sequence[Block], before: Meeting) -> Meeting | None:
    """Read whose meeting it is and when; what is not said is as it was before."""
    heads = [plain(parsed.text[block.start : block.end])[:400] for block in blocks]
    day = stated_date("\n".join(heads[:2]))
    if day is None:
        return None
    top = "\n".join(heads)
    return Meeting(
        start=blocks[0].start,
        council=find_council(heads, top) or before.council,
        committee=find_committee(heads, "", (), None, "minutes") or before.committee,
        date=day,
    )
