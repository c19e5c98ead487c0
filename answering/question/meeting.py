"""Tell a question about a meeting as a whole: "what was decided at the last meeting?"."""

import re

from english.persons import MEMBER

_SAID = (
    rf"(?:(?:been|get|got|they|we|it|the|all|{MEMBER}|council|committee|decided?|"
    r"agreed?|resolved?|approved?|settled?|passed|happened|done|decisions?|made|taken)\s+)*"
)
_ASKED = re.compile(
    r"\W*(?:and\s+|so\s+)?what(?:['’]s)?\s+(?:(?:was|were|did|has|have|got)\s+)?"
    rf"{_SAID}(?:at|in|by|from|during)\s+"
    r"(?:the|our|their|its|your)\s+(?:very\s+)?(?:last|latest|most\s+recent|newest)\s+"
    r"(?P<of>[^?]*?)\bmeeting(?:\s+of\s+(?P<body>[^?]+?))?\s*\??\W*",
    re.IGNORECASE,
)


def asked_meeting(query: str) -> str | None:
    """Return the words for the body whose last meeting is asked about as a whole.

    Empty if none is named; None if anything else is asked.
    """
    asked = _ASKED.fullmatch(query)
    return f"{asked['of']} {asked['body'] or ''}".strip() if asked else None
