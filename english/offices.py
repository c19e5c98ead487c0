"""The offices of councils and their meetings: who asks for the holder of one, who came into one.

The patterns are in small letters: for use where case is ignored, or `titled(…)` where a capital
is needed.
"""

import re

CHAIR = r"(?:chair(?:m[ae]n|wom[ae]n|persons?)?)"
PRESIDING = (
    rf"(?:{CHAIR}|mayor(?:ess)?|provost|reeve|portreeve|president|ch?athaoirleach|conven[eo]r|"
    r"moderator|cadeirydd)"
)
"""Who presides over a council or a meeting."""
LEADING = rf"(?:{PRESIDING}|leader|clerk)"
"""Who is spoken of by office as often as by name."""
DEPUTY = r"(?:(?:deputy|vice|acting|assistant|lord|lady|leas)[\s-]+)"
"""What before an office makes it that of a deputy, or of a city."""
_OFFICE = (
    rf"{LEADING}|treasurer|secretary|chief executive|director general|managing director|"
    r"head of [\w ]+?|director of [\w ]+?|monitoring officer|cabinet member for [\w ]+?"
)
_PLACE = r"(?: (?:of|for|at|in|to|on) (?P<of>[\w' &’-]+))?"
_ASKED = re.compile(
    r"\s*(?:and\s+|so\s+)?who(?:'s|’s|\s+(?:is|are|was|were))\s+(?:now\s+|currently\s+)?"
    r"(?:(?:the|our|your|its|their)\s+|[\w'’ -]+?(?:'s|’s|\bcouncil)\s+)?"
    r"(?:current\s+|present\s+|new\s+|parish\s+|town\s+|council\s+)*"
    rf"(?P<office>{DEPUTY}?(?:{_OFFICE})){_PLACE}(?:\s+(?:now|currently|in|then|at the moment).*)?"
    r"\s*\??\s*",
    re.IGNORECASE,
)
OFFICE = re.compile(rf"\b(?:{_OFFICE})\b", re.IGNORECASE)
_SECOND = r"\b(?:deput[ey]|vice|leas|assistant)\b"
_FIRST = (
    r"(?:(?:town|city|county|parish|borough|district|council|group|lord|lady)\s+)*"
    rf"(?:{PRESIDING}|leader)\b"
)
_FILLED = re.compile(
    r"\b(?:(?:(?:re-?)?(?:elected|appointed|chosen|installed)|bec(?:ame|omes?))\s+"
    r"(?:(?:as|to|be|the|a|new|first|office|of)\s+)*|(?:election|appointment)\s+of\s+(?:the\s+|a\s+)?)"
    rf"[*_]*(?P<second>(?:{_SECOND}\W{{1,6}})+)?{_FIRST}",
    re.IGNORECASE,
)
"""Words that put somebody into an office, and the office right after them."""
_WHO_CAME_IN = re.compile(
    rf"\W*(?:and\s+|so\s+)?who\s+(?:(?:was|is|were|got|has|had|been|then|newly)\s+)*{_FILLED.pattern}",
    re.IGNORECASE,
)
_ANY_SECOND = re.compile(_SECOND, re.IGNORECASE)
_SECONDS_OFFICE = re.compile(rf"(?:{_SECOND}\W{{1,6}})+{_FIRST}", re.IGNORECASE)
_ANY_FIRST = re.compile(rf"\b{_FIRST}", re.IGNORECASE)
NOW = re.compile(r"\bwho(?:'s|’s|\s+(?:is|are))\b", re.IGNORECASE)


def asked_office(query: str) -> str:
    """Return the office whose holder a query asks for, empty if it asks for anything else."""
    asked = _ASKED.fullmatch(query)
    return asked["office"].lower() if asked else ""


def fills_deputys_instead(query: str, sentence: str) -> bool:
    """Tell whether a query asks who came into an office, and a sentence says who became a deputy.

    Or the other way about. It is told only where each says just that: a query that goes on from
    another, or names both, may mean either, and so may a sentence that goes on to the other office.
    """
    asked = _WHO_CAME_IN.match(query)
    if asked is None or "(" in query:
        return False
    told = {bool(one["second"]) for one in _FILLED.finditer(sentence)}
    if asked["second"]:
        rest = _SECONDS_OFFICE.sub("", query)
        return told == {False} and not (_ANY_FIRST.search(rest) or _ANY_SECOND.search(sentence))
    if told != {True} or _ANY_SECOND.search(query):
        return False
    put = _FILLED.search(sentence)
    after = _SECONDS_OFFICE.sub("", sentence[put.start() :]) if put else ""
    return not _ANY_FIRST.search(after)
