"""Find the names of councils in a text by the grammar that such names follow.

A name is capitals and the words that join them, before a word for a kind of council ("Ash and
Elm Parish Council") or after one and "of" ("Township of Elm"). No list of names is held; what
is a name here may be only mentioned.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.metadata.council_kinds import (
    AFTER,
    CELTIC,
    COUNCIL,
    COUNCIL_OF,
    FORUMS,
    GOVERNED,
    IN_ENGLISH,
    NUMBERED,
    OF,
    ORGANISED,
    PRAIRIE,
    SELECTED,
    TYPES,
)
from ingest.metadata.name_spans import QUALIFIER, WINDOW, read_backward, read_forward, written
from ingest.metadata.names import MAY_BE_OF, cased, find_near

WHOSE = 4000
"""Characters at a text's start in which its reeve, or its province, is named."""

OF_COUNCIL = re.compile(rf"\s+(?:{TYPES}\s+)?council\b(?!\s+chamber)", re.IGNORECASE)
"""What may end a name that a kind began: "City of Elm Metropolitan District Council"."""
SHORTENED = {"MD": "Municipal District", "RM": "Rural Municipality"}
"""How the prairies shorten their municipalities, with a number behind the name."""
JOINED = re.compile(
    r"(?:internal|combined|joint|independent|unified|central|regional|local|fire|police|planning|"
    r"licensing|highways?|harbour|water|health|education|housing|port|and|\s)+",
    re.IGNORECASE,
)
"""What alone before the kind of an organisation is no name."""
CORPORATION = re.compile(
    r"\W*(?:the\s+)?(?:(?:municipal\s+)?corporation\s+of\s+(?:the\s+)?)?", re.IGNORECASE
)
LAND = re.compile(r"\W*(?:,\s*[A-Z][\w. ]{1,30}|\([A-Z]{2,6}\)|No\.? ?\d+)?\W*")
"""What stands in a letterhead before a council's name, and behind it."""
TONGUES = re.compile(r"\W*(?:comhairle|cyngor)\b(?:\s+[^\W\d]+){1,7}\W*", re.IGNORECASE)
"""A council's name in Irish, Gaelic or Welsh, alone on its line."""


@dataclass(frozen=True, slots=True)
class Named:
    """A council as a text names it between two offsets; `place` is its name alone, folded."""

    name: str
    place: str
    start: int
    end: int
    kind: str = ""


def find_names(text: str, common: frozenset[str] = frozenset()) -> Iterator[Named]:
    """Yield every council that a text names, in no order; takes time in line with its length.

    Args:
        text: where to look.
        common: words that the document writes in lower case too, so that are names less likely.
    """
    for found in find_near(AFTER, COUNCIL, text, before=WINDOW):
        yield from _before(text, found, common)
    of_places = MAY_BE_OF.search(text.lower())
    for found in OF.finditer(text) if of_places else ():
        yield from _behind(text, found)
    for found in COUNCIL_OF.finditer(text) if of_places else ():
        kind = found["type"].title()
        name, end = read_forward(text, found.end())
        name = re.sub(rf"\s+{kind}\Z", "", name, flags=re.I)
        if name:
            body = found["body"].split()[0].title()
            yield _named(f"{name} {kind} {body}", name, found.start(), end, f"{kind} {body}")
    for found in CELTIC.finditer(text):
        name, end = read_forward(text, found.end())
        if name and not IN_ENGLISH.match(text, end):
            kind = " ".join(cased(word) for word in re.findall(r"\w+", found[0]))
            yield _named(f"{kind} {name}", name, found.start(), end, kind)


def find_boards(text: str, common: frozenset[str] = frozenset()) -> Iterator[Named]:
    """Yield the municipalities without a council, and the organisations, that a head names."""
    for pattern, sort in (
        (GOVERNED, "municipality"),
        (SELECTED, "municipality"),
        (ORGANISED, "organisation"),
    ):
        for found in pattern.finditer(text):
            words, start = read_backward(text, found.start(), common)
            numbered = NUMBERED.match(text, found.end()) if sort == "organisation" else None
            if numbered and (not words or JOINED.fullmatch(words[0])):
                end = numbered.end()
                start = start if words else found.start()
                name = " ".join(text[start:end].split())
                yield _named(name, name, start, end, "municipality")
            elif words and not JOINED.fullmatch(" ".join(words)):
                kinds = found["type"].split() if "type" in pattern.groupindex else ()
                name, kind = written(words), " ".join(cased(word) for word in kinds)
                yield _named(f"{name} {kind}".strip(), name, start, found.end(), sort)


def is_letterhead(line: str) -> bool:
    """Tell a line that is a council's name, and perhaps the land that it is in, and no more."""
    if TONGUES.fullmatch(line):
        return True
    if not (line.isupper() or line.istitle() or " of " in line.lower()):
        return False
    for words in (line, line.rpartition(",")[0]):
        for named in (*find_names(words), *find_boards(words)):
            before, after = line[: named.start], line[named.end :]
            if CORPORATION.fullmatch(before) and LAND.fullmatch(after):
                return True
    return False


def _before(text: str, found: re.Match[str], common: frozenset[str]) -> Iterator[Named]:
    words, start = read_backward(text, found.start(), common)
    if not words:
        return
    if found["type"] is None and found[0].lower().startswith("parish"):
        if not QUALIFIER.fullmatch(words[-1]):
            name = written(words)
            yield _named(f"{name} Parish Meeting", name, start, found.end(), "Parish Meeting")
        return
    kind = " ".join(cased(word) for word in (found["type"] or "").title().split())
    if not kind and not _governs(words, found[0], common):
        return
    name = written(words)
    whole = " ".join(part for part in (name, kind, "Council") if part)
    yield _named(whole, name, start, found.end(), kind)


def _governs(words: list[str], anchor: str, common: frozenset[str]) -> bool:
    """Tell whether a council without a kind may be one that governs a place."""
    if not anchor[0].isupper() or FORUMS.fullmatch(words[-1]) or anchor.split()[0].islower():
        return False
    return len(words) <= 6 and words[-1].lower() not in common and words[0].lower() not in common


def _behind(text: str, found: re.Match[str]) -> Iterator[Named]:
    if not found["type"].strip("*# \n")[:1].isupper():
        return
    name, end = read_forward(text, found.end())
    if not name:
        return
    sort = found["type"].replace("&", "and").title()
    kind = " ".join(cased(word) for word in re.findall(r"\w+", sort))
    if short := SHORTENED.get(kind.replace(" ", "").upper()):
        if not NUMBERED.match(text, end):
            return
        kind = short
    if kind == "Municipal District" and not (
        NUMBERED.match(text, end) or PRAIRIE.search(text, 0, WHOSE)
    ):
        return
    if kind == "District" and not re.match(r"\s*(?:\n|\Z)", text[end : end + 4]):
        return
    council = OF_COUNCIL.match(text, end)
    if kind == "Parish":
        yield _named(f"{name} Parish Council", name, found.start(), end, kind)
    elif council and re.search(r"Borough|City|County", kind):
        whole = " ".join(cased(word) for word in f"{kind} of {name}{council[0]}".split())
        yield _named(whole, name, found.start(), end + council.end(), kind)
    else:
        yield _named(f"{kind} of {name}", name, found.start(), end, kind)


def _named(name: str, place: str, start: int, end: int, kind: str) -> Named:
    return Named(name, re.sub(r"[\W_]+", " ", place.lower()).strip(), start, end, kind)
