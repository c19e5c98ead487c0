"""Find the names of committees in a line, and write each as it is called.

A body is told by the words that such bodies' names end in ("Committee", "Panel", "Area
Board") or begin with ("Municipal District of …"), never from a list of councils' own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from english.months import MONTH, SHORT_WEEKDAY, WEEKDAY
from ingest.metadata.names import JOIN, NAME, cased, name_only, unqualified
from schema import FULL_COUNCIL

_ENDINGS = (
    "(?:Sub[- ]?)?Committee(?!(?: [A-Z][\\w&-]*){0,3} [Ss]ub-?[Cc]ommittee)",
    "Subcommittee",
    "(?:Sub[- ]?)?C(?:o?m)?tt?ee?(?=\\W|$)",  # as those who keep notes write it
    "Panel",
    "(?<!Notice )(?<!Education )Board(?! (?:of|OF) (?!the|THE))",
    "(?<!Public )(?<!Open )Forum",
    "Working (?:Group|Party)",
    "(?:Task|Steering|Liaison|Advisory|Policy|Reference|Review|Action|Project|Strategy|Management|"
    "Consultative|Stakeholder|Development) (?:and Finish )?(?:Group|Force)",
    "Sub-?Group",
    "Commission",
    "Partnership",
    "Assembly",
    "Governing Body",
    "(?:SPC|JPC)(?: Sub[- ]?Committee)?",  # what Irish law has every council call two of its own
)
_ENDING = "|".join([*_ENDINGS, *(ending.upper() for ending in _ENDINGS if "PC" not in ending)])
_DISTRICT = (
    rf"(?:Municipal|Metropolitan|MUNICIPAL|METROPOLITAN) (?:District|DISTRICT) (?:of|OF) {NAME}"
    r"(?: ?[-–] ?[A-Z][a-z]{3,}(?= [-–]|\W*\Z| (?i:held|meeting|joint|j\.?p\.?c)))?"
)
_END = (
    r"(?=\W*(?:$|\n|[-–—,.(:;]|"
    r"(?i:held|meeting|joint|on|at|in|j\.?p\.?c|a|the|sub|to|and|which|will|for)\b))"
)
BODY = re.compile(
    rf"\b(?P<name>{NAME}(?: {JOIN})?[ ](?:{_ENDING})(?! (?:{_ENDING})\b)|"
    rf"(?:{_ENDING})(?= (?:of|OF) (?:the|THE))"
    rf"|{NAME} (?:Municipal|Metropolitan|MUNICIPAL|METROPOLITAN) (?:District|DISTRICT))\b"
)
DISTRICT = re.compile(rf"\b(?P<name>{_DISTRICT}){_END}")
WITHIN = re.compile(rf" (?:(?i:meeting) )?(?i:of|for) (?i:the )?(?P<district>{_DISTRICT}){_END}")
"""The district that a sub-committee is of."""
GOVERNORS = re.compile(
    r"\b(?P<name>(?:(?i:zoning|appeals|library|school|park|fire|water|police) )?"
    r"(?:Board|Committee|BOARD|COMMITTEE) (?i:of|on) (?i:the )?(?!(?i:the|council|town|"
    rf"city|village|county(?! commissioners)|directors|\w+day|{MONTH})\b){NAME}"
    r"|(?:Council|COUNCIL) (?i:of governors)|(?:Board|BOARD) (?i:of directors))"
    r"(?=\W*(?:$|\n|\d)|\s+[–—|-]\s|\W+(?i:regular|special|meeting|minutes|held|session|agenda|"
    r"work session|workshop|"
    rf"public|annual|monthly|of|{SHORT_WEEKDAY}|on|at|in|{MONTH})\w*\b)",
    re.MULTILINE,
)
"""Bodies that are "of" those who sit on them, or of what they see to."""
COUNCIL_NAMED = re.compile(
    r"\b(?:councils?(?! of governors)|municipal|metropolitan)\b", re.IGNORECASE
)
BRACKETED = re.compile(
    r"\(([A-Z][\w&, ]{2,40})\)(?= (?:Sub[- ]?)?(?:Committee|Panel|Board|Forum|Commission)\b)", re.I
)
"""What a body is for, in brackets within its name: "Standards (Hearings) Sub-Committee"."""
CABINET = re.compile(
    r"\b(?:Cabinet|CABINET|(?:The )?(?<!Chief )(?<!CHIEF )"
    r"(?:Executive|EXECUTIVE)(?= (?:meeting|minutes|on|held|at)\b|$))\b"
    r"(?! (?i:member|office|director|portfolio|report|decision|committee))",
    re.MULTILINE,
)
MEETS_BEFORE = re.compile(
    r"\b(?:meetings?|minutes|agenda|proceedings|members?)\b[^.\n]{0,50}\Z|^\W*(?:to:?|for)\b[^.\n]{0,40}\Z",
    re.IGNORECASE | re.MULTILINE,
)
MEETS_AFTER = re.compile(
    rf"\W*(?:\Z|\n|held\b|meeting\b|minutes\b|agenda\b|(?:on\s+)?{WEEKDAY}"
    r"|[-–—]?\s*\d)",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:the |this |each |sub[- ]?|select (?!board)|standing |joint |area |parish |working )*"
    r"(?:committee|panel|board|forum|group|commission|partnership|assembly"
    r"|(?:municipal|metropolitan) district)",
    re.IGNORECASE,
)
OF_MEMBERS = re.compile(r"^(?:.*\b)?members?(?: of (?:the )?|, )", re.IGNORECASE)
"""Whom a letter is to, before the name of the body that they sit on."""
SHORT = re.compile(r"\bC(?:o?m)?tt?ee?\b", re.IGNORECASE)

SURE = 2
"""Points from which a body is the one that met by the document's own words."""


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that some words name, and how sure they are that it is the one that met."""

    name: str
    points: int


def find_bodies(words: str) -> Iterator[NamedBody]:
    """Yield the bodies that a line names, with how sure it is that each is the one that met."""
    words = re.sub(r"(?<=\w)- (?=[A-Z])", "-", words)  # a name that was broken at its hyphen
    words = BRACKETED.sub(r"\1", words)
    taken = 0
    for found in BODY.finditer(words):
        name = OF_MEMBERS.sub("", name_only(found["name"]))
        if GENERIC.fullmatch(unqualified(name)):
            continue
        kept = list(re.finditer(r"\S+", found["name"]))[-len(name.split()) :]
        own = found.start("name") + kept[0].start()
        if within := WITHIN.match(words, found.end()):
            name = f"{name}, {_district(within['district'])}"
        yield NamedBody(name, _points(words, found, own) + (SURE if within else 0))
        taken = found.end()
    for found in DISTRICT.finditer(words):
        yield NamedBody(_district(found["name"]), _points(words, found))
    for found in GOVERNORS.finditer(words):
        if not COUNCIL_NAMED.search(found["name"]) and found.start() >= taken:
            yield NamedBody(_district(found["name"]), _points(words, found))
    if cabinet := CABINET.search(words):
        yield NamedBody(_district(cabinet[0]).removeprefix("The "), _points(words, cabinet))


def _points(words: str, found: re.Match[str], own: int | None = None) -> int:
    """Weigh what a body is named for; its own name may begin within what was found."""
    start = found.start() if own is None else own
    before, after = words[:start][-120:], words[found.end() : found.end() + 40]
    points = 2 if MEETS_BEFORE.search(before) else 0
    points += 1 if MEETS_AFTER.match(after) else 0
    points += 0 if words[: found.start()].strip("*# ") else 1
    return points + (1 if len(words) - (found.end() - found.start()) <= 15 else 0)


def _district(words: str) -> str:
    return " ".join(cased(word) for word in words.split())


def call_whole(name: str, text: str, council: str | None = None) -> str:
    """Return a body's name without its council's, its abbreviation written out."""
    if name == FULL_COUNCIL:
        return name
    own = f"{council} ".lower()
    if name.lower().startswith(own) and not GENERIC.fullmatch(name[len(own) :]):
        name = name[len(own) :]
    name = _unqualified(SHORT.sub("Committee", name), text)
    name = re.sub(r"^.*\bCouncil(?:'s)? (?!of )(?=\w)", "", name.replace("&", "and"))
    name = re.sub(
        r"^(.+) (Municipal|Metropolitan) District$",
        lambda found: f"{found[2].title()} District of {found[1]}",
        name,
        flags=re.IGNORECASE,
    )
    last = name.rsplit(" ", 1)[-1]
    if last.isupper() and len(last) > 2 and (words := _written_out(last, text)):
        name = f"{name.removesuffix(last)}{words}"
    return name


def _unqualified(name: str, text: str) -> str:
    """Take off what tells the meeting; not where the text never names the body without it."""
    rest, folded = unqualified(name), " ".join(text.lower().split())
    whole = folded.count(name.lower())
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if re.search(rf"{re.escape(name)}\s*\({initials}\)", text, re.IGNORECASE):
        return name
    own = whole > 1 and folded.count(rest.lower()) == whole
    return name if own else rest


def _written_out(letters: str, text: str) -> str | None:
    """Find the capitalised words in a text that an abbreviation stands for."""
    pattern = r"\s+".join(rf"({letter}(?:[a-z]+|[A-Z]+))" for letter in letters)
    found = re.search(rf"\b{pattern}\b", text)
    return " ".join(cased(word) for word in found.groups()) if found else None
