"""Read the names of councils out of text by the grammar that such names follow.

A name is capitals and the words that join them, before a word for a kind of council ("Ash and
Elm Parish Council") or after one and "of" ("Township of Elm"). No list of names is held; what
is a name here may be only mentioned.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.names import MAY_BE_OF, cased, find_near

TYPES = (
    r"(?:joint[ ]parish|group(?:ed)?[ ]parish|parish|town|city(?:\s+and\s+county)?|"
    r"county(?:\s+borough)?|(?:rural|urban)[ ]district|district|community|"
    r"metropolitan(?:\s+(?:borough|district))?|borough|unitary|village|neighbourhood|regional|"
    r"municipal|shire|township|islands?(?=\s))"
)
MEETS = r"(?:annual|ordinary|special|extraordinary|statutory|full)"
_COUNCIL = (
    r"council(?=(?:['’]s)?(?:\W|\Z))(?!\s+(?:tax|chambers?|house|offices?|housing|land|funds?)\b)"
    r"|parish\s+(?=meeting\b)"
)
COUNCIL = re.compile(rf"\b(?:{_COUNCIL})", re.IGNORECASE)
AFTER = re.compile(rf"\b(?:(?P<type>{TYPES}\s+)?(?P<meets>{MEETS}\s+)?{_COUNCIL})", re.IGNORECASE)
"""What ends a name, and what each such end holds."""
OF = re.compile(
    r"\b(?P<type>(?:(?:London|Royal|Metropolitan|County)\s+)?Borough|(?:Charter\s+|United\s+)?Townships?|Town|"
    r"City(?:\s+and\s+County)?|Village|Hamlet|(?:(?:Rural|Regional|District)\s+)?Municipality|"
    r"Parish|County|Shire|Regional\s+District|^[ \t*#_|]*District)\s+of\s+(?!the\b)(?=[A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins a name."""
COUNCIL_OF = re.compile(
    r"\b(?P<type>Parish|Town|Community|District|Village|Borough|City)\s+(?P<body>Council(?:\s+meeting)?|Meeting)"
    r"\s+(?:of|for)\s+(?=[A-Z])",
    re.IGNORECASE,
)
GOVERNED = re.compile(
    r"\s+(?P<type>Township|County|Borough|Town|Village)(?=\s+(?:(?:special|regular|monthly|annual|"
    r"organi[sz]ational|public)\s+)*(?:Board|Commission|Select\s*board|meeting|minutes|agenda)\b"
    r"|\W*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""The kind of municipality that has no council, but a board, after its name."""
SELECTED = re.compile(r"\s+(?=(?:Board of Selectmen|Select ?board)\b)", re.IGNORECASE)
"""What stands after the bare name of a town that selectmen govern."""
CELTIC = re.compile(
    r"^[ \t*#_|]*(?:Cyngor\s+(?:Bwrdeistref\s+Sirol|Cymuned|Tref|Sir|Dinas)"
    r"|Comhairle\s+(?:Contae|nan))\s+(?=[A-Z][^\n]{2,40}$)",
    re.IGNORECASE | re.MULTILINE,
)
IN_ENGLISH = re.compile(rf"\s+{TYPES}(?:\s+borough)?\s+council\b", re.IGNORECASE)
"""What makes one name of two tongues: "Cyngor Sir Carreg County Council"."""
ORGANISED = re.compile(
    r"\s+(?P<type>(?:(?:Property|Home|Cottage)\s*)?(?:Owners?['’]?s?['’]?\s+)?Association|Society|"
    r"(?:Health|NHS|Education)\s+(?:Board|Trust)|(?:NHS\s+)?(?:Foundation\s+)?Trust|Authority|"
    r"(?:(?:Unified|Community|Independent|Consolidated|Public)\s+)*School\s+(?:District|Board)|"
    r"Integrated\s+Care\s+Board|Board\s+of\s+(?:Education|Governors)|Drainage\s+Board|"
    r"(?:(?:Fire|Hospital|Water|Sewer|Parks?|Library|Sanitary|Sanitation|Conservation|Utility|"
    r"Utilities|Health|Cemetery|Irrigation|Recreation|Drainage|Flood|Transit|Community|Services?|"
    r"Development|Improvement|Protection|Control|Management|and|&)\s+)+District|Commissioners)\b",
    re.IGNORECASE,
)
JOINS = re.compile(
    r"of|and|&|upon|on|in|the|with|le|la|de|cum|under|next|near|super|sub|juxta|y|nan|na|o['’]",
    re.I,
)
RISKY = re.compile(r"of|on|in|with|under|near|next|sub|super", re.IGNORECASE)
"""What joins the words of a name, but more often a name to a sentence."""
STOP = re.compile(
    r"""(?x:cyngor|cymuned|tref|notes?|a|an|the|this|that|these|those|each|any|all|every|no|some|such|both|other|another|its|it|
    our|your|their|his|her|my|we|he|she|they|you|who|which|what|where|when|while|whether|if|as|is|
    are|was|were|be|been|has|have|had|will|would|shall|should|may(?=\b\s)|can|could|must|do|does|did|
    not|or|but|so|than|then|also|from|by|for|at|to|and|in|on|of|with|within|via|per|about|after|
    before|between|under|since|until|following|including|minutes?|meetings?|agendas?|notice|
    summons|held|page|item|items|report|reports|proceedings|chambers?|local|news|public|members?|
    chairs?|chairm[ae]n|chairwoman|chairperson|vice-chair|vice-chairman|clerks?|mayor|leaders?|deputy|
    councillors?|cllrs?|cllr|officers?|secretary|mr|mrs|ms|miss|dr|sir|lady|lord|rev|dear|next|
    councils?|committees?|sub-committees?|panel|board|cabinet|forum|group|commission|executive|present|
    apologies|tel|email|e-mail|address|website|date|time|venue|re|ref|draft|approved|signed|
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|july|
    september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|
    modern|neighbouring|former|new(?=\s+council)|item|held|welcome|letter|response|correspondence)""",
    re.IGNORECASE,
)
MONTH = re.compile(r"march|april|may|august|june", re.IGNORECASE)
QUALIFIER = re.compile(
    r"""(?x:draft|annual|ordinary|extra-?ordinary|extra|full|special|monthly|weekly|virtual|online|
    remote|hybrid|inaugural|quarterly|statutory|adjourned|reconvened|emergency|additional|regular|
    budget|business|organi[sz]ational|public|open|closed|work|workshop|study|zoom|first|second|
    third|last|joint|mayor-?making|council|general|whole|entire|bi-?monthly|called|informal|
    formal|unconfirmed|unapproved|confirmed|final|amended|revised|official|printed|agm)""",
    re.IGNORECASE,
)
FORUMS = re.compile(
    r"arts?|youth|advisory|research|students?|sports?|press|staff|health|education|security|privy|"
    r"church|parochial|consultative|works|legislative|users?|funding|schools?|voluntary|safety",
    re.I,
)
"""What councils that govern no place are called by."""
LONGEST, WINDOW = 11, 140
"""Words and characters that a name takes at most."""
GENERIC = re.compile(
    r"parish|town|district|community|metropolitan|unitary|village|township|council", re.I
)
"""Kinds of council that no name begins with."""
OF_PLACES = re.compile(
    r"isles?|vale|forest|hill|bridge|brig|boat|haugh|kyle|kyles|mull|howe|carse|glen|strath|water|"
    r"head|bay|point|moor|stow|borough|city|county|royal|soke|braes?|banks?|port|district",
    re.I,
)
"""Parts of a land that are "of" something by name."""
ITS_BODY = re.compile(r"\s+(?:Commission|Committee|Board|Agency|Panel|Bureau)\b", re.IGNORECASE)
"""What, right after a name, takes the name's last word for its own: a "Planning Commission"."""
TOPICS = re.compile(r"economic|community|capital|open|public|historic(?:al)?|energy", re.I)
"""What the first words of such a body's name speak of: "Economic Development Committee"."""
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*\.?|&|\S")


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
        name, end = _forward(text, found.end())
        name = re.sub(rf"\s+{kind}\Z", "", name, flags=re.I)
        if name:
            body = found["body"].split()[0].title()
            yield _named(f"{name} {kind} {body}", name, found.start(), end, f"{kind} {body}")
    for found in CELTIC.finditer(text):
        name, end = _forward(text, found.end())
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
            words, start = _backward(text, found.start(), common)
            if words:
                kinds = found["type"].split() if "type" in pattern.groupindex else ()
                name, kind = _written(words), " ".join(cased(word) for word in kinds)
                yield _named(f"{name} {kind}".strip(), name, start, found.end(), sort)


def _before(text: str, found: re.Match[str], common: frozenset[str]) -> Iterator[Named]:
    words, start = _backward(text, found.start(), common)
    if not words:
        return
    if found["type"] is None and found[0].lower().startswith("parish"):
        if not QUALIFIER.fullmatch(words[-1]):
            name = _written(words)
            yield _named(f"{name} Parish Meeting", name, start, found.end(), "Parish Meeting")
        return
    kind = " ".join(cased(word) for word in (found["type"] or "").title().split())
    if not kind and not _governs(words, found[0], common):
        return
    name = _written(words)
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
    name, end = _forward(text, found.end())
    if not name:
        return
    kind = " ".join(cased(word) for word in re.findall(r"\w+", found["type"].title()))
    if kind == "District" and not re.match(r"\s*(?:\n|\Z)", text[end : end + 4]):
        return
    council = re.match(r"\s+council\b(?!\s+chamber)", text[end : end + 24], re.IGNORECASE)
    if kind == "Parish":
        yield _named(f"{name} Parish Council", name, found.start(), end, kind)
    elif council and re.search(r"Borough|City|County", kind):
        whole = f"{kind} of {name} Council"
        yield _named(whole, name, found.start(), end + council.end(), kind)
    else:
        yield _named(f"{kind} of {name}", name, found.start(), end, kind)


def _named(name: str, place: str, start: int, end: int, kind: str) -> Named:
    return Named(name, re.sub(r"[\W_]+", " ", place.lower()).strip(), start, end, kind)


def _backward(text: str, at: int, common: frozenset[str]) -> tuple[list[str], int]:
    """Return the words of the name that ends at an offset, and where it starts."""
    low = max(0, at - WINDOW)
    while low and low < at and not text[low - 1].isspace():
        low += 1
    tokens = list(_WORD.finditer(text[low:at]))
    kept: list[re.Match[str]] = []
    waiting: list[re.Match[str]] = []
    right, listed = at - low, False
    for token in reversed(tokens):
        word = token[0]
        gap = text[low + token.end() : low + right]
        if "\n" in gap and (gap.count("\n") > 1 or (kept and not (waiting or _joins(word)))):
            break
        if word == ",":
            if not listed or waiting:
                break
            right = token.start()
            continue
        if _joins(word) and kept:
            waiting.append(token)
            listed = listed or word.lower() in ("and", "&")
        elif not _may_name(word, waiting, common) or len(kept) + len(waiting) >= LONGEST:
            break
        else:
            kept += [*waiting, token]
            waiting = []
        right = token.start()
    return _trimmed(text, low, kept[::-1])


def _joins(word: str) -> bool:
    return bool(JOINS.fullmatch(word))


def _may_name(word: str, waiting: list[re.Match[str]], common: frozenset[str]) -> bool:
    if not word[0].isupper() or STOP.fullmatch(word.rstrip(".")):
        return False
    if len(waiting) == 1 and waiting[0][0].lower() == "of" and OF_PLACES.fullmatch(word):
        return True
    if any(RISKY.fullmatch(join[0]) for join in waiting):
        return word.lower() not in common and not QUALIFIER.fullmatch(word)
    return not (word.endswith(".") and len(word) > 4)


def _trimmed(text: str, low: int, kept: list[re.Match[str]]) -> tuple[list[str], int]:
    """Take what qualifies a meeting, and a date's month, off the start of a name."""
    while kept:
        word = kept[0][0]
        dated = re.search(
            r"\d\w{0,2}[\s,./-]*(?:of\s+)?\Z",
            text[max(0, low + kept[0].start() - 12) : low + kept[0].start()],
        )
        month = MONTH.fullmatch(word) and dated and len(kept) > 1
        if OF.match(" ".join(token[0] for token in kept)):
            return [], 0  # a "City of Elm Council", which is read from its start
        generic = GENERIC.fullmatch(word) or month or len(word.rstrip(".")) == 1
        if not (_joins(word) or QUALIFIER.fullmatch(word) or generic):
            break
        kept = kept[1:]
    while kept and QUALIFIER.fullmatch(kept[-1][0]):
        kept = kept[:-1]
    words = [token[0] for token in kept]
    if re.match(r"(?:city|county) (?:and|&) (?:city|county) [a-z]", " ".join(words), re.IGNORECASE):
        words, kept = words[3:], kept[3:]
    if not words or all(re.fullmatch(rf"{TYPES}|of|and|the|&", w, re.I) for w in words):
        return [], 0
    return words, low + kept[0].start()


def _forward(text: str, at: int) -> tuple[str, int]:
    """Return the name that begins at an offset, and where it ends."""
    words: list[str] = []
    waiting: list[str] = []
    end = at
    for token in _WORD.finditer(text, at, at + 120):
        word = token[0]
        if "\n" in text[end : token.start()]:
            break
        if words and _joins(word) and (not word[0].isupper() or word in ("AND", "&", "UPON")):
            waiting.append(word)
            continue
        if not word[0].isupper() or STOP.fullmatch(word.rstrip(".")) or QUALIFIER.fullmatch(word):
            break
        if AFTER.match(text, token.start()) or len(words) >= LONGEST or len(waiting) > 2:
            break
        if waiting and any(RISKY.fullmatch(join) for join in waiting):
            break
        words += [*waiting, word]
        waiting, end = [], token.end()
    if len(words) > 1 and ITS_BODY.match(text, end):
        words = words[:-3] if len(words) > 3 and words[-2].lower() in ("and", "&") else words[:-1]
        while len(words) > 1 and TOPICS.fullmatch(words[-1]):
            words = words[:-1]
    return _written(words).rstrip(".") if words else "", end


def _written(words: list[str]) -> str:
    """Write a name's words as names are written."""
    return " ".join(cased(word) for word in words).replace("’", "'").replace("&", "and")
