"""Recognise the committee whose meeting a document is about.

A body is told by the words that such bodies' names end in ("Committee", "Panel", "Area
Board") or begin with ("Municipal District of …"), never from a list of councils' own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.names import JOIN, LOCAL_COUNCIL, NAME, cased, name_only, unqualified
from ingest.parse.marks import NUMBER
from schema import FULL_COUNCIL, Kind

_ENDINGS = (
    "(?:Sub[- ]?)?Committee",
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
    rf"\b(?P<name>{NAME}(?: {JOIN})?[ ](?:{_ENDING})|(?:{_ENDING})(?= (?:of|OF) (?:the|THE))"
    rf"|{NAME} (?:Municipal|Metropolitan|MUNICIPAL|METROPOLITAN) (?:District|DISTRICT))\b"
)
DISTRICT = re.compile(rf"\b(?P<name>{_DISTRICT}){_END}")
WITHIN = re.compile(rf" (?:(?i:meeting) )?(?i:of|for) (?i:the )?(?P<district>{_DISTRICT}){_END}")
"""The district that a sub-committee is of."""
GOVERNORS = re.compile(
    r"\b(?P<name>(?:(?i:zoning|appeals|library|school|park|fire|water|police) )?"
    r"(?:Board|Committee|BOARD|COMMITTEE) (?i:of|on) (?i:the )?(?!(?i:the|council|town|"
    r"city|village|county(?! commissioners)|directors|\w+day|january|february|march|april|may|"
    rf"june|july|august|september|october|november|december)\b){NAME}"
    r"|(?:Council|COUNCIL) (?i:of governors)|(?:Board|BOARD) (?i:of directors))"
    r"(?=\W*(?:$|\n|\d)|\s+[–—|-]\s|\W+(?i:regular|special|meeting|minutes|held|session|agenda|"
    r"work session|workshop|"
    r"public|annual|monthly|of|mon|tues|wednes|thurs|fri|on|at|in|january|february|march|april|may|june|"
    r"july|august|september|october|november|december)\w*\b)",
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
    r"\b(?:Cabinet|CABINET|(?:The )?Executive(?= (?:meeting|minutes)|$))\b"
    r"(?! (?i:member|office|director|portfolio|report|decision|committee))",
    re.MULTILINE,
)
COUNCIL_ALONE = re.compile(
    r"[\s*#]*(?:full|county|borough|city|town|district)?\s*council\W*", re.IGNORECASE
)
"""What heads the minutes of a council, and stands in many a letterhead."""
CABINET_ACTS = re.compile(r"^\W*Cabinet (?:received|considered|noted|agreed|resolved)", re.M)
_ENDING_WORD = r"(?:committee|panel|board|forum|group|party|commission|cabinet)\b"
_GOES_ON = (
    r"(?!,? (?!held|on|at|in|to|of|was|took|which|that|for|will|is|met|convened|meeting|minutes|"
    r"agm|agenda|session|and|the|chamber|by|dated|from|under|with|draft|regular|special|work|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z])"
)
"""That no name of one of its committees follows a council's."""
THE_COUNCIL = re.compile(
    r"\b(?:full|annual|ordinary|extraordinary|special)\s+(?:meeting of (?:the )?)?council\b"
    rf"|\bmeeting of (?:the )?(?:(?!{_ENDING_WORD})[\w'’&-]+ ){{0,6}}council\b{_GOES_ON}"
    rf"|^\W*(?:draft )?minutes of (?:the )?council\b{_GOES_ON}"
    r"|\bcouncil (?:(?:regular|special|work|study|workshop|budget|annual|ordinary|public) )*"
    r"(?:meeting|minutes|agm|session|agenda)\b"
    r"|(?:^\W*|:\s*|\breport )to:?\s+(?:the )?"
    r"(?:(?:hon\w*\.? )?mayor (?:and|&) )?(?:(?:hon\w*\.? )?members of (?:the )?)?"
    r"(?:full |county |city |borough |district |town |village )?council\b\W"
    r"|^[\s*#]*(?:full|county|borough|city|town|district)?\s*council\W*"
    r"\b(?:mon|tues|wednes|thurs|fri)day",
    re.IGNORECASE | re.MULTILINE,
)
ADDRESSED = re.compile(r"\bto:", re.IGNORECASE)
WHOLE = re.compile(
    r"^\W*(?:(?:draft|minutes|of|the|an?|agenda) )*"
    r"(?:regular|ordinary|special|extra-?ordinary|annual|statutory) "
    r"(?:\w+ )?(?:meeting|session)\b(?! of)",
    re.IGNORECASE,
)
"""A meeting of no body that is named, which is its council's."""
MEETS_BEFORE = re.compile(
    r"\b(?:meetings?|minutes|agenda|proceedings|members?)\b[^.\n]{0,50}\Z|^\W*(?:to:?|for)\b[^.\n]{0,40}\Z",
    re.IGNORECASE | re.MULTILINE,
)
MEETS_AFTER = re.compile(
    r"\W*(?:\Z|\n|held\b|meeting\b|minutes\b|agenda\b|(?:on\s+)?(?:mon|tues|wednes|thurs|fri)day"
    r"|[-–—]?\s*\d)",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:the |this |each |sub[- ]?|select (?!board)|standing |joint |area |parish |working )*"
    r"(?:committee|panel|board|forum|group|commission|partnership|assembly"
    r"|(?:municipal|metropolitan) district)",
    re.IGNORECASE,
)


SURE = 2
"""Points from which a body is the one that met by the document's own words."""
ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class _Named:
    """A body that some words name, and how sure they are that it is the one that met."""

    name: str
    points: int


def find_committee(
    heads: Sequence[str], text: str, paths: Sequence[str], council: str | None, kind: Kind
) -> str | None:
    """Return the committee whose meeting this is; "Full Council" where the council met.

    Args:
        heads: what the document says of itself, a block each; the first is its title.
        text: all of it.
        paths: the words of its file name and folders, nearest first.
        council: the document's council.
        kind: the document's kind.
    """
    if kind == "news":
        return None
    stated = _stated(heads, council or "", of_meeting=kind in ("minutes", "agenda", "decision"))
    named = next((found for words in paths if (found := _of_path(words))), None)
    if stated and stated.points >= SURE:
        own = _whole(stated.name, text, council)
        return _fuller(own, _whole(named, text, council)) if named else own
    if stated and named and set(named.lower().split()) < set(stated.name.lower().split()):
        return _whole(stated.name, text, council)
    if name := named or (stated.name if stated else None):
        return _whole(name, text, council)
    if CABINET_ACTS.search(text):
        return "Cabinet"
    if kind in ("minutes", "agenda") and council:
        local = LOCAL_COUNCIL.search(council)
        whole = council.endswith(" Council") and any(WHOLE.search(words) for words in heads)
        if local or whole:
            return FULL_COUNCIL
    return FULL_COUNCIL if any(THE_COUNCIL.search(words) for words in heads) else None


def _stated(heads: Sequence[str], council: str, *, of_meeting: bool) -> _Named | None:
    """Return the body that a document's head is sure of, or else the one it names first."""
    found: list[_Named] = []
    unnumbered = [w for w in heads if not NUMBER.match(w) or ADDRESSED.search(w)]
    for words in _whole_lines(unnumbered or heads):
        here = [one for one in _bodies(words) if one.name.lower() != council.lower()]
        if of_meeting and THE_COUNCIL.search(words):
            here.append(_Named(FULL_COUNCIL, SURE))
        elif of_meeting and COUNCIL_ALONE.fullmatch(words):
            here.append(_Named(FULL_COUNCIL, 1))
        if sure := [one for one in here if one.points >= SURE]:
            return max(sure, key=lambda one: one.points)
        found += here
    return next((one for one in found if one.points > 0), None)


def _whole_lines(heads: Sequence[str]) -> list[str]:
    """Join lines that begin with "of" to what they are of."""
    lines: list[str] = []
    for words in heads:
        if lines and re.match(r"of\b", words, re.IGNORECASE):
            lines[-1] += f" {words}"
        else:
            lines.append(words)
    return lines


def _of_path(words: str) -> str | None:
    """Return the body that a name of a file or folder names."""
    if bodies := list(_bodies(words)):
        return max(bodies, key=lambda one: one.points).name
    whole = words.lower() in ("council", "full council")
    return FULL_COUNCIL if whole or THE_COUNCIL.search(words) else None


def _fuller(stated: str, named: str) -> str:
    """Choose between two spellings of one body's name; else keep what the text states.

    Lines break names, and scans misspell them, more often than people who name files.
    """
    one, other = stated.lower(), named.lower()
    if re.sub(r"\W", "", one) == re.sub(r"\W", "", other):
        return stated
    if other.endswith(one) or other.startswith(one):
        return named
    if one.endswith(other) or one.startswith(other):
        return stated
    if len(one) + 4 < len(other) and SequenceMatcher(None, one, other[-len(one) :]).ratio() > ALIKE:
        return named
    alike = SequenceMatcher(None, one, other).ratio() > ALIKE and len(one) < len(other) + 4
    districts = re.match(r"\w+ district of ", one) and re.match(r"\w+ district of ", other)
    return named if alike or (districts and set(other.split()) < set(one.split())) else stated


def _bodies(words: str) -> Iterator[_Named]:
    words = re.sub(r"(?<=\w)- (?=[A-Z])", "-", words)  # a name that was broken at its hyphen
    words = BRACKETED.sub(r"\1", words)
    for found in BODY.finditer(words):
        name = name_only(found["name"])
        if GENERIC.fullmatch(unqualified(name)):
            continue
        kept = list(re.finditer(r"\S+", found["name"]))[-len(name.split()) :]
        own = found.start("name") + kept[0].start()
        if within := WITHIN.match(words, found.end()):
            name = f"{name}, {_district(within['district'])}"
        yield _Named(name, _points(words, found, own) + (SURE if within else 0))
    for found in DISTRICT.finditer(words):
        yield _Named(_district(found["name"]), _points(words, found))
    for found in GOVERNORS.finditer(words):
        if not COUNCIL_NAMED.search(found["name"]):
            yield _Named(_district(found["name"]), _points(words, found))
    if cabinet := CABINET.search(words):
        yield _Named(_district(cabinet[0]).removeprefix("The "), _points(words, cabinet))


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


def _whole(name: str, text: str, council: str | None = None) -> str:
    """Return a body's name without its council's, its abbreviation written out."""
    if name == FULL_COUNCIL:
        return name
    own = f"{council} ".lower()
    if name.lower().startswith(own) and not GENERIC.fullmatch(name[len(own) :]):
        name = name[len(own) :]
    name = _unqualified(name, text)
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
    own = whole > 1 and folded.count(rest.lower()) == whole
    return name if own else rest


def _written_out(letters: str, text: str) -> str | None:
    """Find the capitalised words in a text that an abbreviation stands for."""
    pattern = r"\s+".join(rf"({letter}(?:[a-z]+|[A-Z]+))" for letter in letters)
    found = re.search(rf"\b{pattern}\b", text)
    return " ".join(cased(word) for word in found.groups()) if found else None
