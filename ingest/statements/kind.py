"""Tell what a passage is: a decision, who was there, a table or discussion."""

import re
from collections.abc import Sequence

from ingest.parse.line_marks import ATTENDANCE, plain
from schema import PassageKind, Statement

_OPENS_ATTENDANCE = re.compile(r"\W*(?:present|apologies)\b", re.IGNORECASE)
LIST_WORDS = 40
"""More words than this, where their heading stands further up, are what was said later."""
_DECIDES = ("resolution", "recommendation", "motion", "vote")


def passage_kind(
    text: str,
    part: str | None,
    heading: str,
    *,
    rows: float = 0.0,
    statements: Sequence[Statement] = (),
) -> PassageKind:
    """Return a passage's kind from its words, its part, its heading and what it puts on record.

    `rows` is the share of it that is rows of a table. Only what was carried is a decision.
    """
    if rows > 0.5:
        return "table"
    headed = plain(text[: 2 * len(heading) + 20]).startswith(heading)
    listed = ATTENDANCE.search(heading) and (headed or len(text.split()) <= LIST_WORDS)
    if listed or _OPENS_ATTENDANCE.match(text):
        return "attendance"
    outcomes = {one.outcome for one in statements if one.kind in _DECIDES}
    if "carried" in outcomes:
        return "decision"
    if part == "Decision" and not outcomes & {"lost", "withdrawn", "proposed"}:
        return "decision"
    return "discussion"
