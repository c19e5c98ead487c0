"""Read who is to do something, and by when."""

import datetime
import re

from english.dates import find_dates
from ingest.statements.people import (
    INITIALS,
    NAMED,
    PERSON,
    People,
    movers,
    plain_name,
)

_I = re.IGNORECASE
_OFFICE = (
    r"(?:[Tt]he\s+)?(?:(?:Parish|Town|Locum|Deputy|Acting|Assistant)\s+)?(?:Clerk|Secretary|Treasurer|"
    r"(?:Vice[- ]?)?Chair(?:man|woman|person)?|Handyman|Mayor|Leader|Officers?|"
    r"(?:[A-Z][\w/]+\s+){1,3}(?:Officer|Administrator|Manager|Engineer|Director))"
)
_ACTION = re.compile(
    r"(?:^|[.;:)]\s+|\()\W*(?:ACTION|Action)(?:S|s)?\s*(?:(?P<sure>:)|[–—-]\s|(?:by|for)\b)+\s*(?P<named>.{0,200})"
    rf"|^\W*(?:\S{{1,6}}\s+)?(?P<owner>{_OFFICE}|{NAMED}|{INITIALS})\s+(?:(?:will|to|is\s+to|are\s+to|agreed\s+to|"
    r"undertook\s+to|offered\s+to|volunteered\s+to|was\s+(?:asked|instructed|requested|tasked)\s+to)\s+"
    r"(?!be\b|date\b|the\b|have\s+been\b)[a-z]+)"
    rf"|[.;:–-]\s+(?P<owner2>{_OFFICE}|{INITIALS})\s+to\s+[a-z]+"
)
_OWNER = re.compile(rf"(?P<owner>{_OFFICE}|{NAMED}|[A-Z]{{2,3}}\b|{PERSON}(?=\s+to\b|\W*$))")
_MUST = re.compile(
    rf"\b(?:(?P<owner>{_OFFICE}|{INITIALS})(?=\s+to\s)|(?P<owner2>{_OFFICE}|{INITIALS}|{NAMED})(?!\s+to\s))"
    r"\s+(?:should|would|to|will|be\s+(?:asked|instructed|authori[sz]ed)"
    r"\s+to)\s+(?!be\b|remain\b|have\b|not\b|the\b)[a-z]+"
)
_BY = re.compile(
    r"\b(?:by|before|no\s+later\s+than|deadline(?:\s+(?:of|is))?)\W+(?:\w+\W+){0,3}$", _I
)


def find_action(words: str) -> People | None:
    """Return who is to act, where words set an action: none for one that nobody owns."""
    found = _ACTION.search(words)
    if found is None:
        return None
    if name := found["owner"] or found["owner2"]:
        return (("owner", plain_name(name)),)
    if owner := _OWNER.match(found["named"]):
        return (("owner", plain_name(owner["owner"])),)
    return () if found["sure"] else None


def parties(words: str) -> People:
    """Return who moved, and who is to act; who voted how is told by the votes."""
    must = _MUST.search(words)
    owner: People = (("owner", plain_name(must["owner"] or must["owner2"])),) if must else ()
    return (*movers(words), *owner)


def due_date(words: str, day: datetime.date | None) -> datetime.date | None:
    """Return the date by which something is to be done; `day` is the meeting's, for its year."""
    for found in find_dates(words):
        if _BY.search(words[: found.start][-60:]):
            return found.date or (_next(found.day, found.month, day) if day else None)
    return None


def _next(number: int, month: int, day: datetime.date) -> datetime.date | None:
    """Return the first such day not before the meeting."""
    for year in (day.year, day.year + 1):
        try:
            due = datetime.date(year, month, number)
        except ValueError:
            continue
        if due >= day:
            return due
    return None
