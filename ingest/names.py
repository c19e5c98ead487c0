"""Recognise the councils and committees that a document names, and which one is its own.

Names are told by capitals and by the words that such bodies end in, never from a list of
councils. What is not named stays unknown.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from schema import FULL_COUNCIL, Kind

MEETING = re.compile(r"\b(?:meetings?|minutes|held|agenda|assembly|a\.?g\.?m)\b", re.IGNORECASE)

_JOIN = r"(?:of|and|the|upon|on|in|with|for|le|&)"
_NAME = rf"[A-Z][\w'’\-]*(?:[ ,]+(?:{_JOIN}[ ]+){{0,2}}(?:[A-Z][\w'’\-]*|&)){{0,8}}?"
_TYPES = (
    r"(?i:parish|town|city(?:[ ]and[ ]county)?|county(?:[ ]borough)?|borough|district|community|"
    r"metropolitan(?:[ ](?:borough|district))?|unitary|village)"
)
COUNCIL = re.compile(
    rf"\b(?P<name>{_NAME})[ ](?:(?P<type>{_TYPES})[ ])?(?:(?i:annual)[ ])?C(?:ouncil|OUNCIL)\b"
    r"(?![ ](?i:tax|chamber|house|offices|housing))"
)
ABBREVIATED = re.compile(r"(?<=[a-z] )PC\b(?=\W*(?:$|[-–(]|minutes|meeting|agm))", re.I | re.M)
"""PC after a place's name is a parish council; before a person's it is a constable."""
QUALIFIER = re.compile(
    r"(?:draft|annual|ordinary|extraordinary|extra|full|special|monthly)", re.IGNORECASE
)
NOT_A_NAME = re.compile(
    r"(?:minutes?|meetings?|agenda|the|this|held|of|your|our|each|any|local|news|item|report|"
    r"from|by|for|at|to|and|in|on|page|no|mr|mrs|ms|dr|cllr|modern|watch|arts|advisory|youth|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
_BODY = (
    r"(?:Sub-?[ ]?Committee|Committee|Panel|(?<!Notice[ ])Board|(?<!Public[ ])(?<!Open[ ])Forum|"
    r"Working[ ](?:Group|Party)|Commission|Partnership|Assembly|SUB-?[ ]?COMMITTEE|COMMITTEE|"
    r"PANEL|BOARD|FORUM|WORKING[ ](?:GROUP|PARTY)|COMMISSION|PARTNERSHIP|ASSEMBLY)"
)
COMMITTEE = re.compile(rf"\b(?P<name>{_NAME}[ ]{_BODY})\b")
CABINET = re.compile(r"\b(?:Cabinet|CABINET)\b(?! (?i:member|office|director|portfolio|report))")
CABINET_ACTS = re.compile(r"^\W*Cabinet (?:received|considered|noted|agreed|resolved)", re.M)
THE_COUNCIL = re.compile(
    r"\b(?:full|annual|ordinary|extraordinary|special)\s+(?:meeting of (?:the )?)?council\b"
    r"|\bmeeting of (?:the )?(?:[\w'’&-]+ ){0,6}council\b|\bcouncil (?:meeting|minutes)\b",
    re.IGNORECASE,
)
_TYPED = re.compile(rf" {_TYPES} Council\Z")
PLACE_OF = re.compile(r"\b(Isles?|Vale|City|Borough|Forest|County|Royal Borough) of ")
LOCAL_COUNCIL = re.compile(r"\b(?:Parish|Town|Community|Village) Council\Z")


def find_council(top: str, text: str, paths: Sequence[str]) -> str | None:
    """Return the council whose document this is.

    Args:
        top: the document's title and head.
        text: all of it; a council that it says meets, or names again and again, counts.
        paths: the words of its file name and folders, nearest first.
    """
    often = Counter(_councils(text))
    for words in (top, *paths):
        for name in _councils(words):
            if _TYPED.search(name) or often[name] >= 2:
                return name
    for name in _councils(text, meeting=True):
        if _TYPED.search(name):
            return name
    named = often.most_common(2)
    if named and named[0][1] >= 3 and (len(named) == 1 or named[0][1] > named[1][1]):
        return named[0][0]
    return None


def _councils(text: str, *, meeting: bool = False) -> Iterator[str]:
    """Yield the councils that a text names; with `meeting`, those that it says meet."""
    text = ABBREVIATED.sub("Parish Council", text)
    for match in COUNCIL.finditer(text):
        meets = re.match(
            r"\s+(?:annual\s+)?(?:meeting|minutes|agm)", text[match.end() :][:30], re.I
        )
        if meeting and not meets:
            continue
        name = _name_only(PLACE_OF.sub(r"\1_of_", match["name"]).replace(" of ", " Of "))
        name = name.replace("_of_", " of ")
        kind = (match["type"] or "").title()
        if name and not re.fullmatch(_TYPES, name) and (kind or len(name.split()) <= 3):
            yield f"{name} {kind} Council".replace("  ", " ")


def _name_only(words: str) -> str:
    """Take a name from the end of words in upper case: what follows the last common word."""
    kept = [word for word in re.split(r"[ ,]+", words) if not QUALIFIER.fullmatch(word)]
    for n in range(len(kept) - 1, -1, -1):
        joins = kept[n].lower() in ("of", "and", "upon", "on", "in", "the", "&", "for")
        named = n > 0 and kept[n - 1][0].isupper() and not NOT_A_NAME.fullmatch(kept[n - 1])
        if NOT_A_NAME.fullmatch(kept[n]) and not (joins and kept[n].islower() and named):
            kept = kept[n + 1 :]
            break
    return " ".join(_cased(word) for word in kept).replace("’", "'")


def _cased(word: str) -> str:
    if word.lower() in ("of", "and", "the", "upon", "on", "in", "with", "for", "le"):
        return word.lower()
    return word.capitalize() if word.isupper() and len(word) > 1 else word


def find_committee(
    top: str, text: str, paths: Sequence[str], council: str | None, kind: Kind
) -> str | None:
    """Return the committee whose meeting this is; "Full Council" where the council met.

    The arguments are those of find_council, with the council and kind already found.
    """
    if kind == "news":
        return None
    heads = [line for line in top.splitlines() if len(line.split()) <= 15 or MEETING.search(line)]
    for words in (*heads, *paths):
        if found := COMMITTEE.search(words):
            name = _name_only(found["name"])
            if len(name.split()) > 1:
                return name
        if CABINET.search(words):
            return "Cabinet"
    if CABINET_ACTS.search(text):
        return "Cabinet"
    of_council = kind in ("minutes", "agenda", "decision") and THE_COUNCIL.search(top)
    local = kind in ("minutes", "agenda") and council and LOCAL_COUNCIL.search(council)
    return FULL_COUNCIL if of_council or local else None
