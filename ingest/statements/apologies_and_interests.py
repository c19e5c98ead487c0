"""Read who sent apologies and who declared an interest, by the words or the heading above."""

import re

from ingest.statements.people import PERSON, People, named, names, only_names, plain_name
from ingest.statements.pieces import Stretch
from schema import Statement

_I = re.IGNORECASE
_STEMS = re.compile(r"apolog|interest|declar")
_DECLARED = re.compile(
    r"\bdeclar(?:ed|ations?|e)\b.{0,80}\binterests?\b|\binterests?\b.{0,60}\bdeclared\b|"
    r"\bno\s+(?:declarations?|interests?)\b|\b(?:pecuniary|prejudicial|personal)\s+interest\s+in\b",
    _I,
)
_INVITED = re.compile(
    r"\b(?:are|is|were|was|be)\s+(?:asked|invited|reminded|requested|required)\b|^\W*(?:\S{1,6}\s+)?"
    r"to\s+(?:receive|declare|consider|note|record)\b|\bmust\b|\bshould\b|\bany\s+declarations?\b",
    _I,
)
_RECEIVED = re.compile(r"\breceived\b|\bnone\b|\bno\s+apologies", _I)
_NONE = re.compile(r"\W*(?:none|nil|no\b.{0,60}|there were (?:none|no\b.{0,60}))\W*", _I)
_APOLOGIES = re.compile(
    r"\bapolog(?:ies|y)\b(?:.{0,80}?\b(?:from|on\s+behalf\s+of)\b|[^:–—.-]{0,40}[:–—.-]+|\s+for\b)?"
    r"\s*[:–—.-]*\s*(?P<names>.*)",
    _I,
)
_SENT = re.compile(
    rf"(?P<owner>{PERSON})\s+(?:(?:had|has)\s+)?(?:sent|gave|given|tendered)\b.{{0,30}}\bapologies"
)


def find_attendance(stretch: Stretch, heading: str) -> Statement | None:
    """Return a declaration of interests or apologies, by the words or the heading above."""
    title, words, at = heading.lower(), stretch.words, (stretch.start, stretch.end)
    if not _STEMS.search(f"{title} {words.lower()}"):
        return None
    under = "declar" in title and "interest" in title
    if _DECLARED.search(words) and not _INVITED.search(words):
        return Statement("declaration", *at, people=_declarers(words))
    if under and not _INVITED.search(words) and (_NONE.fullmatch(words) or only_names(words)):
        return Statement("declaration", *at, people=named(only_names(words)))
    if found := _SENT.search(words):
        return Statement("apologies", *at, people=named([plain_name(found["owner"])]))
    if (found := _APOLOGIES.search(words)) and not _INVITED.search(words):
        who = names(found["names"])
        if who or _RECEIVED.search(words):
            return Statement("apologies", *at, people=named(who))
    if "apolog" in title and (who := only_names(words)):
        return Statement("apologies", *at, people=named(who))
    return None


def _declarers(words: str) -> People:
    """Return who declared an interest, the name standing before or after it."""
    if re.search(r"\bno\b|\bnone\b|\bnil\b", words, _I):
        return ()
    cue = re.search(r"\b(?:declared|declaration|interest)", words, _I)
    before = words[: cue.start()] if cue else words
    found = [plain_name(one[0]) for one in re.finditer(PERSON, before)]
    if not found and (after := re.search(r"(?:\bby|\bfrom|[:–-])\s*(?=[A-Z])", words)):
        found = names(words[after.end() :])
    return named(found)
