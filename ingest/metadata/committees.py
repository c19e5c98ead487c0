"""Choose the committee whose meeting a document is about among the bodies that it names.

The head is read a block at a time, and the first that is sure of a body says which it is; else
the file's name or folder does. A council that met as a whole is its "Full Council".
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from english.bodies import PART_OF_COUNCIL
from english.months import SHORT_MONTH, WEEKDAY
from ingest.metadata.committee_names import SURE, NamedBody, call_whole, find_bodies
from ingest.metadata.names import LOCAL_COUNCIL
from ingest.parse.line_marks import NUMBER
from schema import FULL_COUNCIL, Kind

COUNCIL_ALONE = re.compile(
    r"[\s*#]*(?:full|common|county|borough|city|town|district)?\s*council\W*", re.IGNORECASE
)
"""What heads the minutes of a council, and stands in many a letterhead."""
CABINET_ACTS = re.compile(r"^\W*Cabinet (?:received|considered|noted|agreed|resolved)", re.M)
_ENDING_WORD = rf"{PART_OF_COUNCIL}\b"
_GOES_ON = (
    r"(?!,? (?!held|on|at|in|to|of|was|took|which|that|for|will|is|met|convened|meeting|minutes|"
    r"agm|agenda|session|and|the|chamber|by|dated|from|under|with|draft|regular|special|work|"
    rf"{WEEKDAY}|{SHORT_MONTH}|may)"
    r"[a-z])"
)
"""That no name of one of its committees follows a council's."""
THE_COUNCIL = re.compile(
    r"\b(?:full|common|annual|ordinary|extraordinary|special)\s+(?:meeting of (?:the )?)?council\b"
    rf"|\bmeeting of (?:the )?(?:(?!{_ENDING_WORD})[\w'’&-]+ ){{0,6}}council\b{_GOES_ON}"
    rf"|^\W*(?:draft )?minutes of (?:the )?council\b{_GOES_ON}"
    r"|\bcouncil (?:(?:regular|special|work|study|workshop|budget|annual|ordinary|public) )*"
    r"(?:meeting|minutes|agm|session|agenda)\b"
    r"|(?:^\W*|:\s*|\breport )to:?\s+(?:the )?"
    r"(?:(?:hon\w*\.? )?mayor (?:and|&) )?(?:(?:hon\w*\.? )?members of (?:the )?)?"
    r"(?:full |county |city |borough |district |town |village )?council\b\W"
    r"|^[\s*#]*(?:full|county|borough|city|town|district)?\s*council\W*"
    rf"\b{WEEKDAY}",
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
GOVERNING = re.compile(
    r"(?:county |town |village |school |township )?"
    r"(?:board|school committee)(?: of (?:supervisors|commissioners|trustees|directors|education|"
    r"governors))?",
    re.IGNORECASE,
)
"""Boards that govern as councils do, and have committees of their own."""
COMMITTEE = re.compile(r"\b(?:sub-?)?committee\Z", re.IGNORECASE)
APART = re.compile(r"\s+[|/–—•·]\s+")
ASKED = re.compile(
    r"[^\n:|]{0,40}\b(?:consult\w*|copied|circulated|referred) ?[^\n:|]{0,20}[:|]", re.I
)
"""The label of a form at which others stand than who decides."""
LABELLED = re.compile(
    r"\W*(?!(?:report )?to\b|for\b|meeting|committee|body)[a-z][\w ]{1,24}:", re.I
)
"""A line of a form that says something else than who met."""
STATED = re.compile(r"\W*(?:committee|meeting|body)\s*:", re.IGNORECASE)
FEW = 6
"""Lines of a block that is a letterhead, not a list."""
NEAR = 4
"""Lines in which a board's committee stands below the board."""

ALIKE = 0.85


def find_committee(
    heads: Sequence[str], text: str, paths: Sequence[str], council: str | None, kind: Kind
) -> str | None:
    """Return the committee whose meeting this is; "Full Council" where the council met.

    Args:
        heads: what the document says of itself, a block each, with its lines; the first is its
            title.
        text: all of it.
        paths: the words of its file name and folders, nearest first.
        council: the document's council.
        kind: the document's kind.
    """
    if kind == "news":
        return None
    stated = _stated(heads, council or "", of_meeting=kind in ("minutes", "agenda", "decision"))
    heads = [_flat(words) for words in heads]
    named = next((found for words in paths if (found := _of_path(words))), None)
    if stated and stated.points >= SURE:
        own = call_whole(stated.name, text, council)
        return _fuller(own, call_whole(named, text, council)) if named else own
    if stated and named and set(named.lower().split()) < set(stated.name.lower().split()):
        return call_whole(stated.name, text, council)
    if name := named or (stated.name if stated else None):
        return call_whole(name, text, council)
    if CABINET_ACTS.search(text):
        return "Cabinet"
    if kind in ("minutes", "agenda") and council:
        local = LOCAL_COUNCIL.search(council)
        whole = council.endswith(" Council") and any(WHOLE.search(words) for words in heads)
        if local or whole:
            return FULL_COUNCIL
    return FULL_COUNCIL if any(THE_COUNCIL.search(words) for words in heads) else None


def _stated(heads: Sequence[str], council: str, *, of_meeting: bool) -> NamedBody | None:
    """Return the body that a document's head is sure of, or else the one it names first."""
    found: list[NamedBody] = []
    heads = [words for words in heads if not ASKED.match(words)]
    unnumbered = [w for w in heads if not NUMBER.match(w) or ADDRESSED.search(w)]
    lines = _whole_lines(unnumbered or heads)
    for n, words in enumerate(lines):
        here = _named_in(words, council, by_line=of_meeting)
        if of_meeting and THE_COUNCIL.search(_flat(words)):
            here.append(NamedBody(FULL_COUNCIL, SURE))
        elif of_meeting and COUNCIL_ALONE.fullmatch(_flat(words)):
            here.append(NamedBody(FULL_COUNCIL, 1))
        if sure := [one for one in here if one.points >= SURE]:
            best = max(sure, key=lambda one: one.points)
            below = (_named_in(words, council, by_line=True) for words in lines[n : n + NEAR])
            return _of_its_own(best, [one for each in below for one in each])
        found += here
    return next((one for one in found if one.points > 0), None)


def _of_its_own(best: NamedBody, near: Sequence[NamedBody]) -> NamedBody:
    """Choose a governing board's own committee where one stands as sure beside the board."""
    if not GOVERNING.fullmatch(best.name):
        return best
    own = (one for one in near if one.points > SURE and COMMITTEE.search(one.name))
    return next(own, best)


def _named_in(words: str, council: str, *, by_line: bool) -> list[NamedBody]:
    """Return the bodies that a block of the head names, as sure as any of its lines is of them.

    Of a meeting's paper, that is: a report's lists name committees at their lines' ends.
    """
    flat = _flat(words)
    here = list(find_bodies(_without(flat, council)))
    lines = words.split("\n")
    parts = [*lines, *APART.split(flat)] if here and len(lines) <= FEW else []
    if not by_line:
        parts = [part for part in parts if STATED.match(part)]
    for part in parts:
        if part != flat and not LABELLED.match(part):
            named = {one.name for one in here}
            here += [one for one in find_bodies(_without(part, council)) if one.name in named]
    return [one for one in here if one.name.lower() != council.lower()]


def _without(words: str, council: str) -> str:
    """Take a council's name, and its initials, off what stands before the name of its body."""
    if not council:
        return words
    initials = "".join(letter for letter in council if letter.isupper())
    own = rf"{re.escape(council)}(?:['’]s)?" + (rf"|(?-i:{initials})" if initials[2:] else "")
    return re.sub(rf"\b(?:{own})\s+(?=\S)", "", words.replace("’", "'"), flags=re.IGNORECASE)


def _flat(words: str) -> str:
    return " ".join(words.split("\n"))


def _whole_lines(heads: Sequence[str]) -> list[str]:
    """Join lines that begin with "of" to what they are of."""
    lines: list[str] = []
    for words in heads:
        if lines and re.match(r"of\b", words, re.IGNORECASE):
            lines[-1] = f"{_flat(lines[-1])} {_flat(words)}"
        else:
            lines.append(words)
    return lines


def _of_path(words: str) -> str | None:
    """Return the body that a name of a file or folder names."""
    if bodies := list(find_bodies(words)):
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
