"""Read the names and counts that minutes give with a motion, a vote or an apology."""

import re
from collections.abc import Iterator, Sequence

from english.offices import DEPUTY, PRESIDING
from english.persons import COUNCILLOR, HONORIFIC, HONOURS, PARTICLE, WHOSE, titled
from english.votes import find_votes
from schema import PersonRole

_COUNCILLOR = rf"(?i:{WHOSE}{COUNCILLOR})\b"
_HONORIFIC = titled(rf"{HONORIFIC}|cllrs?")
_CUE = (
    r"(?i:seconded|proposed|proposer|seconder|and|but|carried|agreed|approved|all|votes?|voting|for|"
    r"against|abstain\w*|abstentions?|resolved|that|the|this|it|in|favour|motion|amendment|action|"
    r"apologies|absen\w+|present|none|nil|item|minutes?|were|received|there|from|work|following|after|during|"
    r"members?|committee|council|substitutes?)\b|(?:If|As|No|Not|On|To|By|At|An)\b"
)
_WORD = rf"(?!{_CUE})[A-ZÀ-ÖØ-Þ](?:[’']\s?[A-Z])?[\w’'\-]*"
_NAME = (
    rf"(?:{_COUNCILLOR}\.?\s+)?(?:{_HONORIFIC}\.?\s+){{0,2}}{_WORD}"
    rf"(?:\.?\s(?:{PARTICLE}\s)?{_WORD}){{0,3}}(?:\s?\([A-Z]{{1,3}}\))?"
)
_CHAIR = rf"(?:[Tt]he\s+)?{titled(rf'{DEPUTY}?(?:{PRESIDING}|leader)')}"
PERSON = rf"(?:{_NAME}|{_CHAIR})"
"""A person as minutes write one: "Cllr A. Moule", "Councillor O’Dea (K)", "JB", "the Chair"."""
NAMED = rf"(?:{_COUNCILLOR}\.?\s+{_NAME}|{_HONORIFIC}\.?\s+{_NAME}|{_CHAIR})"
"""A person told by title or office, where a capital alone would be too little."""
INITIALS = r"(?!UK|EU|IT|HR|US|TV|PC)[A-Z]{2}[a-z]?\b"
"""A person where minutes use initials; longer ones are as often bodies."""
_TITLES = re.compile(rf"^(?:[Tt]he\s+)?(?:{_COUNCILLOR}\.?\s+)?")
_IS_NAME = re.compile(rf"{PERSON}\.?")
_CUES: tuple[tuple[PersonRole, str, re.Pattern[str]], ...] = (
    (
        "proposer",
        "propos moved nominat prop motion",
        re.compile(
            r"(?i:\b(?:proposed|moved(?!\s+(?:this\s+item|on|to|up|into|from|away|back|out|in|around|here|"
            r"house)\b)|nominated|proposer|proposal\s+of|proposal(?:\s+was)?(?:\s+made)?(?=\s+by)|prop|motion\s+(?:was\s+)?(?:made\s+)?(?=by\b))\b)\.?\s*"
        ),
    ),
    (
        "seconder",
        "second sec 2nd support",
        re.compile(
            r"(?i:\b(?:seconded|seconder|sec|2\s?nd|second(?=\s+by\b)|support(?:ed)?(?=\s+by\b))\b)\.?\s*"
        ),
    ),
)
_AFTER = re.compile(rf"(?:(?i:by)\b[\s:;–—-]*|[:;–—-]\s*)(?P<name>{PERSON})|(?P<named>{NAMED})")
_BEFORE = re.compile(
    rf"(?P<name>{NAMED}|[A-Z]{{2,3}}\b|{_WORD}\.?\s{_NAME})(?:,\s|\s)(?:(?:then|also|formally|duly)\s+)?\Z"
)
_ASIDE = re.compile(rf"\s?\([^()]{{4,}}\)|,?\s{HONOURS}\b")
_HEADED = re.compile(
    rf"\W*(?:(?:No\.?\s*|M/?S/?[CP]\s+)?[A-Z]{{0,3}}\d[\w/-]*\W{{1,3}}|M/?S/?[CP]\W{{1,3}})?(?P<first>{PERSON})"
    rf"(?:\s*[,/&]\s*|\s+and\s+|\s*[–-]\s+)(?P<second>{PERSON})\s*(?::\s*|\s+(?=to\b))(?=(?i:that|to|be\s+it)\b)"
)
"""Movers before what they moved: "R2018-7 L. Birch, T. Cedar: That …"."""

People = tuple[tuple[PersonRole, str], ...]
Votes = tuple[int | None, int | None, int | None]


def movers(words: str) -> People:
    """Return who proposed and who seconded."""
    if headed := _HEADED.match(words):
        both = plain_name(headed["first"]), plain_name(headed["second"])
        return (("proposer", both[0]), ("seconder", both[1]))
    low = words.lower()
    found: list[tuple[PersonRole, str]] = []
    for role, stems, cue in _CUES:
        if any(stem in low for stem in stems.split()) and (name := _mover(words, cue)):
            found.append((role, name))
    return tuple(found)


def _mover(words: str, cue: re.Pattern[str]) -> str | None:
    """Return the name that stands after the word for the role, else the one before it."""
    places = list(cue.finditer(words))
    for place in places:
        if after := _AFTER.match(words, place.end()):
            return plain_name(after["name"] or after["named"])
    for place in places:
        if words[place.end() :].startswith("by "):
            continue
        near = words[max(0, place.start() - 60) : place.start()]
        if before := _BEFORE.search(near):
            return plain_name(before["name"])
    return None


def votes(words: str) -> Votes | None:
    """Return the counts for, against and abstaining, as far as at least one side is counted."""
    return next((vote.counts for vote in find_votes(words) if vote.counts), None)


def names(words: str) -> list[str]:
    """Return the names that a list opens with, such as "Cllrs Moule, N. Farrow and Mr Tench"."""
    found: list[str] = []
    for part in _parts(_ASIDE.sub("", words)):
        match = _IS_NAME.match(part)
        rest = part[match.end() :].strip(" .") if match else ""
        if not match or len(rest) > 40:
            break
        if not rest or rest[0] in "(–-:" or rest.split()[0].islower():
            found.append(plain_name(match[0]))
        if "." in part[match.end() :] and rest:
            break
    return found


def only_names(words: str) -> list[str]:
    """Return the names of a list that holds nothing else, except what stands in brackets."""
    parts = [re.sub(r"\s?\([^)]*\)", "", part).strip(" .:") for part in _parts(words)]
    whole = all(_IS_NAME.fullmatch(part) for part in parts if part)
    return [plain_name(part) for part in parts if part] if whole else []


def _parts(words: str) -> Iterator[str]:
    for part in re.split(r"[,;&]|\band\b", words):
        if part := re.sub(r"^\s*(?:from\s+)?|\s+$", "", part):
            yield part


def named(who: Sequence[str]) -> People:
    """Return people whose role is what the statement's kind says, each once."""
    return tuple(("named", name) for name in dict.fromkeys(who))


def plain_name(words: str) -> str:
    """Return a name without the title that every councillor has."""
    return _TITLES.sub("", words).strip(" .") or words
