"""Find the date that a paper gives as its own by a label: of a decision, an adoption, a post.

Minutes and agendas have their meeting's date, which needs no label and is looked for elsewhere.
"""

import datetime
import re
from collections.abc import Mapping

from english.dates import find_dates
from english.months import WEEKDAY
from schema import Kind

POSTED = ("date", "pubdate", "publishdate", "published", "posted", "date published", "created")
"""What the facts of a post call the day on which it was posted."""
ENDS = 3000
"""Characters at either end of a paper in which it gives its own date."""
_REACH = 70
_BEFORE_DATE = re.compile(
    rf"[\s:.,|*_–—-]*(?:(?:on|the|this|{WEEKDAY}|day|date|of)"
    r"[\s:.,|*_–—-]+)*",
    re.IGNORECASE,
)
"""What may stand between a label and its date."""
_DECIDED = (
    r"date (?:of|the) (?:(?:the|this) )?decision(?: (?:was )?(?:made|taken))?"
    r"|date (?:decision )?(?:was )?(?:made|taken)|decision (?:date|(?:made|taken) on)"
)
_ADOPTED = (
    r"(?:(?:duly |finally )?(?:introduced|read(?: a (?:first|second|third) time)?|"
    r"passed|approved|ordained|resolved|enacted)"
    r"(?:,? and |, ))*(?:passed|adopted|enacted|resolved|ordained|approved)(?: and \w+)?"
    r"(?: by [^\n]{3,60}?(?= on\b| at\b| this\b))?"
    r"(?: at [^\n]{3,60}?(?= on\b| this\b))?(?: on)?"
)
_SENT = r"(?:date )?(?:posted|published|issued|released|issue date)(?: on)?"
_LABELS: Mapping[Kind, tuple[str, ...]] = {
    "decision": (_DECIDED, _ADOPTED, r"signed(?: by [^\n]{3,40})?"),
    "other": (_ADOPTED, _SENT),
    "report": (_DECIDED,),
    "news": (_SENT,),
}
"""What a paper of a kind calls its own date by, the surest first."""


def find_own_date(
    facts: Mapping[str, str], text: str, kind: Kind, *, month_first: bool = False
) -> datetime.date | None:
    """Return the date that a paper states as its own; none for what is a meeting's."""
    if kind == "news" and (posted := find_posted(facts)):
        return posted
    ends = text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n\n{text[-ENDS:]}"
    for label in _LABELS.get(kind, ()):
        for found in re.finditer(rf"^\W*(?:{label})\b", ends, re.IGNORECASE | re.MULTILINE):
            after = ends[found.end() : found.end() + _REACH]
            at = _BEFORE_DATE.match(after)
            start = at.end() if at else 0
            first = next(iter(find_dates(after, month_first=month_first)), None)
            if first and first.date and first.start <= start:
                return first.date
    return None


def find_posted(facts: Mapping[str, str]) -> datetime.date | None:
    """Return the date on which a file says that it was posted."""
    words = (facts[fact] for fact in POSTED if fact in facts)
    return next((found.date for one in words for found in find_dates(one) if found.date), None)
