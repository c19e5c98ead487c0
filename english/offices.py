"""Read which office a query asks for the holder of: "who is the mayor?"."""

import re

_RANK = r"(?:(?:lord|deputy|vice|assistant|acting|lady)[ -])?"
_OFFICE = (
    r"mayor|cathaoirleach|leas[- ]chathaoirleach|chair(?:man|woman|person)?|convenor|convener|"
    r"provost|president|clerk|treasurer|secretary|leader|chief executive|director general|"
    r"managing director|head of [\w ]+?|director of [\w ]+?|monitoring officer|"
    r"cabinet member for [\w ]+?"
)
_PLACE = r"(?: (?:of|for|at|in|to|on) (?P<of>[\w' &’-]+))?"
_ASKED = re.compile(
    r"\s*(?:and\s+|so\s+)?who(?:'s|’s|\s+(?:is|are|was|were))\s+(?:now\s+|currently\s+)?"
    r"(?:(?:the|our|your|its|their)\s+|[\w'’ -]+?(?:'s|’s|\bcouncil)\s+)?"
    r"(?:current\s+|present\s+|new\s+|parish\s+|town\s+|council\s+)*"
    rf"(?P<office>{_RANK}(?:{_OFFICE})){_PLACE}(?:\s+(?:now|currently|in|then|at the moment).*)?"
    r"\s*\??\s*",
    re.IGNORECASE,
)
OFFICE = re.compile(rf"\b(?:{_OFFICE})\b", re.IGNORECASE)
NOW = re.compile(r"\bwho(?:'s|’s|\s+(?:is|are))\b", re.IGNORECASE)


def asked_office(query: str) -> str:
    """Return the office whose holder a query asks for, empty if it asks for anything else."""
    asked = _ASKED.fullmatch(query)
    return asked["office"].lower() if asked else ""
