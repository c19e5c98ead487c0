"""The offices of councils and their meetings, and whether a query asks for the holder of one.

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
_PUT_IN = re.compile(
    r"\b(?:re-?)?(?:elect(?:ed|s|ion)?|appoint(?:ed|s|ment)?|chosen|became|becomes?|installed)\b",
    re.IGNORECASE,
)
"""Words that put somebody into an office, which is named after them."""
_FIRST_OR_SECOND = re.compile(
    rf"\b(?P<second>(?:deputy|vice|assistant|leas)[\s-]+)?(?:(?:lord|lady)\s+)?(?:{PRESIDING}|leader)\b",
    re.IGNORECASE,
)
NOW = re.compile(r"\bwho(?:'s|’s|\s+(?:is|are))\b", re.IGNORECASE)


def asked_office(query: str) -> str:
    """Return the office whose holder a query asks for, empty if it asks for anything else."""
    asked = _ASKED.fullmatch(query)
    return asked["office"].lower() if asked else ""


def fills_another_office(query: str, sentence: str) -> bool:
    """Tell whether a query asks who came into an office, and a sentence says who became a deputy.

    Or the other way about. Both must put somebody into an office, and a sentence that does so for
    the one and the other answers either.
    """
    asked, told = _offices_filled(query), _offices_filled(sentence)
    return len(asked) == 1 and bool(told) and asked.isdisjoint(told)


def _offices_filled(text: str) -> set[bool]:
    """Return, of each office that somebody is put into, whether it is a deputy's."""
    put = _PUT_IN.search(text)
    if put is None:
        return set()
    return {bool(one["second"]) for one in _FIRST_OR_SECOND.finditer(text, put.end())}
