"""Tell names by capitals and the words that join them, never from a list of names."""

import itertools
import re
from collections.abc import Iterator

from english.months import MONTH_ALONE, MONTH_OR_NAME
from english.persons import TITLE

MEETING = re.compile(r"\b(?:meetings?|minutes|held|agenda|assembly|a\.?g\.?m)\b", re.IGNORECASE)

JOIN = r"(?:of|and|the|upon|on|in|with|for|le|&)"
CAPITALS = r"[A-ZÀ-ÖØ-ÞĀĒĪŌŪŴŶ][\w'’\-]*"
NAME = rf"{CAPITALS}(?:[ ,]+(?:{JOIN}[ ]+){{0,2}}(?:{CAPITALS}|&|(?<=Act )\d{{4}})){{0,10}}?"
_TYPES = (
    r"(?i:parish|town|city(?:[ ]and[ ]county)?|county(?:[ ]borough)?|borough|district|community|"
    r"metropolitan(?:[ ](?:borough|district))?|unitary|village)"
)
COUNCIL = re.compile(
    rf"\b(?P<name>{NAME})[ ](?:(?P<type>{_TYPES})[ ])?(?:(?i:annual)[ ])?C(?:ouncil|OUNCIL)\b"
    r"(?![ ](?i:tax|chamber|house|offices|housing))"
)
QUALIFIER = re.compile(
    r"(?:draft|annual|ordinary|extraordinary|extra|full|special|monthly|virtual|online|remote|"
    rf"hybrid|inaugural|quarterly|statutory|adjourned|reconvened|emergency|additional|regular|"
    rf"{MONTH_OR_NAME})",
    re.IGNORECASE,
)
NOT_A_NAME = re.compile(
    r"(?:minutes?|meetings?|agenda|the|this|held|of|your|our|each|any|item|report|"
    rf"from|by|for|at|to|and|in|on|page|no|chair|proceedings|chamber|next|{TITLE}|"
    rf"{MONTH_ALONE})",
    re.IGNORECASE,
)
_JOINS = re.compile(JOIN, re.IGNORECASE)
LOCAL_COUNCIL = re.compile(
    r"\b(?:Parish|Town|Community|Village|Neighbourhood|Municipal) Council\Z|\bParish Meeting\Z"
    r"|(?:Town|Township|Village|Hamlet|City|Borough|Municipality) of |\bTownship\Z"
    r"|\bCyngor (?:Cymuned|Tref) "
)
"""What one meeting governs: minutes that name no committee are its own."""
MAY_BE_OF = re.compile(
    r"(?:borough|townships?|town|county|city|village|hamlet|municipality|parish|shire|district|"
    r"community|\b[mr]\.?\s?[dm]\.?)\s+(?:(?:council(?:\s+meeting)?|meeting)\s+(?:of|for)|of(?!\s+the\b))\s"
)
"""What a text in lower case holds somewhere, if it names a council after its kind and "of"."""


def find_near(
    pattern: re.Pattern[str], held: re.Pattern[str], text: str, *, before: int
) -> Iterator[re.Match[str]]:
    """Yield what finditer would, looked for only where it can be.

    Args:
        pattern: what is looked for.
        held: what each match ends with; wherever it stands, there is a match.
        text: where to look.
        before: characters of a match, at the most, before what it ends with.
    """
    done = 0
    for end in held.finditer(text):
        at = max(done, end.start() - before)
        if end.start() >= done and (found := pattern.search(text, at)):
            yield found
            done = found.end()


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
    return " ".join(cased(word) for word in kept).strip(" ,&").replace("’", "'")


def unqualified(name: str) -> str:
    """Take off the start of a name what tells a kind of meeting, or its month."""
    words = name.split()
    kept = itertools.dropwhile(lambda word: QUALIFIER.fullmatch(word.strip(",")), words)
    return " ".join(kept)


def cased(word: str) -> str:
    """Write a word of a name as names are written: capitals at its start alone."""
    if _JOINS.fullmatch(word):
        return word.lower()
    parts = [p.capitalize() if p.isupper() and len(p) > 1 else p for p in word.split("-")]
    return word if word.strip(",") in ("SPC", "JPC", "NHS") else "-".join(parts)
