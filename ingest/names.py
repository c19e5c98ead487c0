"""Recognise the councils that a document names, and which one is its own.

Names are told by capitals and by the words that councils' names end in, never from a list.
What is not named stays unknown.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MEETING = re.compile(r"\b(?:meetings?|minutes|held|agenda|assembly|a\.?g\.?m)\b", re.IGNORECASE)

JOIN = r"(?:of|and|the|upon|on|in|with|for|le|&)"
CAPITALS = r"[A-Z][\w'’\-]*"
NAME = rf"{CAPITALS}(?:[ ,]+(?:{JOIN}[ ]+){{0,2}}(?:{CAPITALS}|&)){{0,10}}?"
_TYPES = (
    r"(?i:parish|town|city(?:[ ]and[ ]county)?|county(?:[ ]borough)?|borough|district|community|"
    r"metropolitan(?:[ ](?:borough|district))?|unitary|village)"
)
COUNCIL = re.compile(
    rf"\b(?P<name>{NAME})[ ](?:(?P<type>{_TYPES})[ ])?(?:(?i:annual)[ ])?C(?:ouncil|OUNCIL)\b"
    r"(?![ ](?i:tax|chamber|house|offices|housing))"
)
ABBREVIATED = re.compile(r"(?<=[a-z] )PC\b(?=\W*(?:$|[-–(]|minutes|meeting|agm))", re.I | re.M)
"""PC after a place's name is a parish council; before a person's it is a constable."""
QUALIFIER = re.compile(
    r"(?:draft|annual|ordinary|extraordinary|extra|full|special|monthly|virtual|online|remote|"
    r"hybrid|inaugural|quarterly|statutory|adjourned|reconvened|emergency|additional)",
    re.IGNORECASE,
)
NOT_A_NAME = re.compile(
    r"(?:minutes?|meetings?|agenda|the|this|held|of|your|our|each|any|local|news|item|report|"
    r"from|by|for|at|to|and|in|on|page|no|members?|chair|proceedings|chamber|next|mr|mrs|ms|dr|cllr|modern|watch|arts|advisory|youth|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
_TYPES_FIRST = re.compile(r"\A(?:(?:City|County|and|Borough|District) )+(?=[A-Z])")
_TYPES_ALONE = re.compile(rf"(?:(?:{_TYPES}|of|and|the)\s*)*")
_JOINS = re.compile(r"of|and|upon|on|in|the|&|for|with|le", re.IGNORECASE)
OFTEN, MOSTLY = 3, 0.7
"""How often, and with what share of all councils named, one is taken to be the document's."""
ALIKE = 0.88
"""Likeness of two spellings of one name."""
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
    named = Counter(name for words in paths for name in set(_councils(words)))
    for words in (top, *paths):
        for name in _councils(words):
            if _TYPED.search(name) or often[name] + named[name] >= 2:
                return _best_spelling(name, often, named)
    for name in _councils(text, meeting=True):
        if _TYPED.search(name):
            return _best_spelling(name, often, named)
    most = often.most_common(1)
    if most and most[0][1] >= OFTEN and most[0][1] >= MOSTLY * often.total():
        return most[0][0]
    return None


def _best_spelling(name: str, often: Counter[str], named: Counter[str]) -> str:
    """Return how a name is mostly spelt: in paths, or in a text that was read from a scan."""
    like = [
        other
        for other in often | named
        if name.endswith(f" {other}")
        or SequenceMatcher(None, name.lower(), other.lower()).ratio() > ALIKE
    ]
    told = often + named
    return max(like, key=lambda other: (told[other], named[other], other == name), default=name)


def _councils(text: str, *, meeting: bool = False) -> Iterator[str]:
    """Yield the councils that a text names; with `meeting`, those that it says meet."""
    text = ABBREVIATED.sub("Parish Council", text)
    for match in COUNCIL.finditer(text):
        meets = re.match(
            r"\s+(?:annual\s+)?(?:meeting|minutes|agm)", text[match.end() :][:30], re.I
        )
        if meeting and not meets:
            continue
        name = name_only(PLACE_OF.sub(r"\1_of_", match["name"]).replace(" of ", " Of "))
        name = name.replace("_of_", " of ").replace(",", "").replace("&", "and")
        kind = " ".join(cased(word) for word in (match["type"] or "").title().split())
        name = re.sub(r"(?: (?:Annual|General))+$", "", name)
        if kind:
            name = _TYPES_FIRST.sub("", name)
        if not _TYPES_ALONE.fullmatch(name) and (kind or len(name.split()) <= 3):
            yield f"{name} {kind} Council".replace("  ", " ").replace(" And ", " and ")


def name_only(words: str) -> str:
    """Take a name from the end of words in upper case: what follows the last common word."""
    kept = words.split()
    for n in range(len(kept) - 1, -1, -1):
        word = kept[n].strip(",")
        joins = word.islower() or word in ("AND", "&")
        named = n > 0 and kept[n - 1][0].isupper() and not NOT_A_NAME.fullmatch(kept[n - 1])
        if NOT_A_NAME.fullmatch(word) and not (joins and _JOINS.fullmatch(word) and named):
            kept = kept[n + 1 :]
            break
    kept = list(itertools.dropwhile(lambda word: QUALIFIER.fullmatch(word.strip(",")), kept))
    return " ".join(cased(word) for word in kept).strip(" ,&").replace("’", "'")


def cased(word: str) -> str:
    """Write a word of a name as names are written: capitals at its start alone."""
    if _JOINS.fullmatch(word):
        return word.lower()
    parts = [p.capitalize() if p.isupper() and len(p) > 1 else p for p in word.split("-")]
    return word if word.strip(",") in ("SPC", "JPC") else "-".join(parts)
