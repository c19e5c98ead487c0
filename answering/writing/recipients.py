"""Tell who is said to receive something, where the minutes know them only as those who act.

"The plan is due to the council" has every word from minutes in which the council must send the
plan to somebody else. A body that its passage names only as the one that acts receives nothing.
"""

import re
from collections.abc import Iterator, Sequence

from english.bodies import BODY
from english.offices import LEADING
from english.persons import COUNCILLOR

_BODY = rf"(?:{BODY}|members|{COUNCILLOR}|{LEADING}|director|officers?)"
_THE = r"(?:the\s+)(?:[A-Z][\w’'-]*\s+){0,2}"
_GIVEN = (
    r"(?:due|owed|owing|payable|paid|sent|submitted|given|awarded|granted|delivered|returned|addressed|"
    r"handed|forwarded|transferred|donated|issued|provided|offered|referred|passed|sold|leased|let)"
)
_TO = re.compile(
    rf"\b{_GIVEN}\s+(?:back\s+|on\s+|over\s+)?to\s+{_THE}(?P<body>{_BODY})\b(?![’'])", re.I
)
_ACTS = re.compile(
    r"\s+(?:(?:also|then|duly|therefore|unanimously|has|have|had)\s+)*(?:had|has|have|(?!(?:been|received|"
    r"is|was|were|are|be|got|obtained|noted|heard|and|or|of|in|on|at|to|for|with|that|who|as|by)\b)[a-z]+)\b"
)
"""What follows a body that acts; "the council was asked", "received" do not."""
_RECEIVES = re.compile(
    r"\b(?:to|for|with|upon|before|towards|sent|send|gave|give|giv\w+|paid|pay\w*|owe[sd]?|told|tell\w*|offer\w*|"
    r"inform\w*|advis\w+|ask\w*|grant\w*|award\w*|provid\w+)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){0,2}\Z"
)
_GETS = re.compile(
    r"\s+(?:(?:has|have|had|was|were|is|are|to|be|been|would|will|be)\s+)*(?:receiv|giv|paid|ow|sent|got)"
)


def wrong_receivers(text: str, sentences: Sequence[str]) -> Iterator[str]:
    """Yield the words that make a receiver of a body which the minutes only know to act."""
    for match in _TO.finditer(text):
        body = re.compile(rf"\b{match['body']}\b", re.I)
        places = [(one, found) for one in sentences for found in body.finditer(one)]
        acts = any(_ACTS.match(one, found.end()) for one, found in places)
        receives = any(
            _RECEIVES.search(one[: found.start()]) or _GETS.match(one, found.end())
            for one, found in places
        )
        if acts and not receives:
            yield match[0]
