"""What lines of minutes begin with, end in and look like: bullets, numbers, parts, titles."""

import re

from english import persons
from english.months import MONTH_ANYWHERE

PART = re.compile(
    r"(decisions?|minutes|discussion|resolution|voting|reply|response|answer)\s*:\Z",
    re.IGNORECASE,
)
PARTS = {
    "decision": "Decision",
    "decisions": "Decision",
    "resolution": "Decision",
    "response": "Reply",
    "answer": "Reply",
}
BULLET = re.compile(r"(?:[•·●▪◦‣■□○*\-–—]|o(?=\s{2,}))\s+(?=\S)")
_COUNTED = (
    rf"{persons.titled(persons.MEMBER)}|Votes?|Voted|For|Against|Abstain\w*|Abstentions?|Residents?"
)
"""What a number without a full stop counts, and does not label."""
NUMBER = re.compile(
    r"(?:(?:[Ii]tem|[Mm]inute|ITEM|MINUTE)\s+)?"
    r"(?:\(?[A-Za-z]\\?[.)]|\(?[ivxIVX]{1,5}\\?[.)]|\(?\d{1,3}(?:[./]\d{1,4}){0,2}[a-z]?\\?[.):]+"
    rf"|\d{{1,3}}(?:[./]\d{{1,4}}){{0,2}}(?=\s+(?!(?:(?i:{MONTH_ANYWHERE})|{_COUNTED})\b)[A-Z]))"
    r"(?:\s+|(?<=[.)])(?=[A-Z]))(?=\S)"
)
NOTICE = re.compile(r"[\WIl1]{0,12}(?:we\s+)?will\s+(?:ask|move|propose)\b", re.IGNORECASE)
"""How a question or a motion begins of which notice is given; its "I" is often misread."""
LEAD_IN = re.compile(
    r"\W*(?:it was\s+|and\s+)?(?:resolved|agreed|recommended|decided|ordered|noted)\b",
    re.IGNORECASE,
)
RECORD_LINE = re.compile(
    r"\W*(?:(?:proposed|seconded|moved|proposer|seconder|abstain(?:ed|ing)|abstentions?)\b"
    rf"|signed\W*:|(?:for|against)\b\W*(?:\Z|[:(]|{persons.COUNCILLOR}\b))",
    re.IGNORECASE,
)
"""Who moved, signed and how they voted: no heading, however it is set."""
RESULT = re.compile(
    r"\W*(?:(?:the\s+)?(?:result|outcome|decision|resolution|motion|amendment|recommendation|vote)\b"
    r"|carried|lost|defeated|approved|refused|deferred)",
    re.IGNORECASE,
)
"""What begins a line that states what came of a vote or an item."""
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
EMPHASISED = re.compile(r"(\*\*|__|\*|_)(?P<words>[^*_\n]{2,120})\1:?\Z")
BOLD = re.compile(r"(?:(\*\*|__)(?![*_])[^*_]{1,400}\1[\s–—:.-]*)+\Z")
"""A line, or several, all in bold, which a converter may have cut into several stretches."""
_SAYS = re.compile(
    r"\b(?:that|is|are|was|were|be|been|has|have|had|will|shall|resolved|agreed|noted|approved)\b",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"[£$€(+\-–]?\s*\d[\d,.\s]*(?:%|p|k|m|bn|\))?|[-–—]|n/?a|nil", re.IGNORECASE)
RULE = re.compile(r"[-=_*\s]{3,}\Z|\|[-:|\s]+\|\Z")
"""A line that only parts others, such as the one below a Markdown table's header."""
NO_PICTURE = re.compile(
    r"[(\[<!-]{1,4}\s*(?:image|picture|figure)(?: omitted)?\s*[)\]>-]{1,3}\Z", re.I
)
"""A line that a converter left where it took a picture out."""
STUB = re.compile(
    r"(?:[\w, ]+ - )?agenda item(?: - .*)?|agenda(?:, decisions)? and minutes|news|"
    r"minutes|agenda|home|(?:supporting|additional) documents:?|"
    r"items?|no\.|agenda (?:frontsheet|reports pack)|printed (?:minutes|decisions)|"
    r"attendance details|page \d+.*",
    re.IGNORECASE,
)
"""Lines that head every page of a site, and so title none."""
LONE_LABEL = re.compile(
    r"[*_]*(?:(?:item|minute)\s+(?:no\.?\s*)?\d{1,3}[.:)]?|\d{1,3}(?:\.\d{1,2})*[.)]"
    r"|\(?(?:[a-z]|[ivx]{1,4})\))[*_]*:?\Z",
    re.IGNORECASE,
)
"""A number that stands on a line of its own, before what it numbers."""
LONE_LINK = re.compile(r"\[[^\]\n]*\]\([^)\n]*\)\Z")
LONE_NOTE = re.compile(r"(?P<mark>[*_])(?![*_])[^*_]+(?P=mark)\Z")
"""What an archive writes above a document: where it was found, and how it was read."""
OPEN_END = re.compile(
    rf"(?:[,&]|\w-|\b(?:of|the|at|in|on|and|for|to|by|with|{persons.HONORIFIC}|{persons.COUNCILLOR})\.?)\Z",
    re.IGNORECASE,
)
OPEN_START = re.compile(r"(?:of|the|at|in|on|and|for|to|by|with)\b", re.IGNORECASE)
"""Where a title, or a name, that was broken between lines goes on."""
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\Z", re.IGNORECASE)
"""What stands below a ruled line that parts two pages."""
ATTENDANCE = re.compile(
    r"\b(?:present|in attendance|apologies|attendance|also attended|absent|in the chair)\b", re.I
)
"""What heads the lists of who was there."""
HEADING_WORDS = 12
TITLE_WORDS = 40
"""Words of a heading, and of one that is numbered and in bold."""


def titled(words: str) -> bool:
    """Tell whether words read like a title: short, begun in upper case, not a sentence."""
    words = words.strip("*_ ")
    return (
        1 <= len(words.split()) <= HEADING_WORDS
        and words[:1].isupper()
        and words[-1] not in ".,;!?"
        and not re.search(r"[.;!?]\s", words)
        and not NUMERIC.fullmatch(words)
    )


def states_result(words: str) -> bool:
    """Tell whether a row that is one cell says something of the table, and heads no rows."""
    count = len(words.split())
    if LEAD_IN.match(words) or (count >= 8 and words[-1] in ".;"):
        return True
    return bool(RESULT.match(words)) and count > 1


def numbered_title(words: str) -> re.Match[str] | None:
    """Return the number that bold words begin with if they are a title, however long."""
    if not BOLD.match(words):
        return None
    inner = plain(words)
    number = NUMBER.match(inner)
    said = re.sub(r"\([^()]*\)", "", inner[number.end() :]) if number else ""
    is_title = bool(said) and len(said.split()) <= TITLE_WORDS and not _SAYS.search(said)
    return number if is_title else None


def plain(words: str) -> str:
    """Return a heading's words without line breaks and Markdown's marks."""
    words = " ".join(words.split())
    if "**" in words or "small>" in words:
        words = re.sub(r"\*{2,3}|</?small>", "", words)
    return words.replace("\\", "").strip("#*_ ")
