"""Tell what kind of statement a passage holds, by the words that minutes use for it."""

import re

from schema import PassageKind

_ATTENDANCE = re.compile(
    r"\b(?:present|in attendance|apologies|attendance|also attended|absent)\b", re.IGNORECASE
)
_DECISION = re.compile(
    r"\b(?:resolved|it was (?:unanimously )?(?:agreed|resolved|decided)|agreed (?:that|to)|"
    r"be (?:approved|agreed|noted|adopted)|carried|unanimously)\b",
    re.IGNORECASE,
)


def passage_kind(text: str, part: str | None, heading: str, *, rows: float = 0.0) -> PassageKind:
    """Return a passage's kind from its words, its part and the heading above it.

    `rows` is the share of it that is rows of a table.
    """
    if rows > 0.5:
        return "table"
    if _ATTENDANCE.search(heading) or re.match(r"\W*(?:present|apologies)\b", text, re.IGNORECASE):
        return "attendance"
    if part == "Decision" or _DECISION.search(text):
        return "decision"
    return "discussion"
