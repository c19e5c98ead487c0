"""Say what a document is: title, kind, council, committee, meeting date, access.

Each fact is taken from the text first, then from the file's name, then from its folder.
What none of them says stays unknown.
"""

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from ingest.dates import DateFound, find_dates
from ingest.parse import Parsed
from ingest.parse.lines import LEAD_IN, STUB
from schema import FULL_COUNCIL, Access, Kind

HEAD = 1500
"""Characters at the start of a document in which it says what it is."""
BODY_BEGINS = re.compile(
    r"^\W*(?:(?:members?\s+)?present\b|apolog|in attendance|also present|attendance|1\\?[.)]?\s)",
    re.IGNORECASE | re.MULTILINE,
)
MEETING = re.compile(r"\b(?:meetings?|minutes|held|agenda|assembly|a\.?g\.?m)\b", re.IGNORECASE)
NOT_THIS_MEETING = re.compile(
    r"(?:next|previous|last|subsequent|adjourned\s+from)\s+(?:\w+\s+){0,3}meeting"
    r"|signed|approved|confirmed|published|posted|updated|printed|revised",
    re.IGNORECASE,
)

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
    r"from|by|for|at|to|and|in|on|page|no|mr|mrs|ms|dr|cllr|modern|watch|arts|advisory|youth|january|february|march|april|"
    r"may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
_BODY = (
    r"(?:Sub-?[ ]?Committee|Committee|Panel|(?<!Notice[ ])Board|(?<!Public[ ])(?<!Open[ ])Forum|"
    r"Working[ ](?:Group|Party)|Commission|Partnership|Assembly|SUB-?[ ]?COMMITTEE|COMMITTEE|PANEL|BOARD|FORUM|"
    r"WORKING[ ](?:GROUP|PARTY)|COMMISSION|PARTNERSHIP|ASSEMBLY)"
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

MINUTES = re.compile(
    r"\bminutes\b(?!\s+(?:read|walk|silence|of\s+(?:the\s+)?(?:last|previous)))", re.IGNORECASE
)
RECORDS = re.compile(
    r"\bresolved\b|\bproposed\s+by\b|\bseconded\b|\bapologies\b|\bit was (?:agreed|noted|resolved)"
    r"|\bdeclarations? of interests?\b|\bpresent:|\bpanel (?:was|received)"
    r"|\bmembers (?:noted|asked)"
    r"|\b(?:cabinet|committee|council) (?:received|considered|noted|agreed)",
    re.IGNORECASE,
)
DECISION = re.compile(
    r"\b(?:record of (?:an? )?(?:\w+ ){0,3}decision|decision (?:notice|record|sheet|statement)|"
    r"(?:officer|delegated|cabinet member|portfolio holder|proposed|key) "
    r"(?:executive )?decision\b)",
    re.IGNORECASE,
)
AGENDA = re.compile(r"\bagenda\b(?!\s+item)|\bnotice of meeting\b|\bsummons\b", re.IGNORECASE)
REPORT = re.compile(r"\breport (?:to|of|by|author|title)\b|\bpurpose of (?:the )?report\b", re.I)
NEWS = re.compile(
    r"\bmins? read\b|^\W*(?:news|feature|exclusive|breaking)\b|\bpicture:|\bphoto(?:graph)?:|"
    r"\bthis (?:news)?paper\b|\bmore like this\b|\bread more\b|\b(?:reporter|journalist)\b|"
    r"told (?:the|this) |\bspokes(?:man|woman|person)\b",
    re.IGNORECASE | re.MULTILINE,
)
AGENDA_ITEM = re.compile(r"\A\W*(?:[\w, ]+ - )?agenda item\s*$", re.IGNORECASE | re.MULTILINE)
RESTRICTED = re.compile(
    r"^\W*(?:not for publication|confidential|exempt (?:by virtue|under|from publication)|"
    r"restricted)\b(?!\s*items?\b)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; unknown is None."""

    title: str
    kind: Kind
    council: str | None
    committee: str | None
    date: datetime.date | None
    access: Access


def read_metadata(parsed: Parsed, source: str) -> Metadata:
    """Read a document's metadata.

    Args:
        parsed: the parsed file.
        source: its path below the ingested folder, with forward slashes.
    """
    folder, _, name = source.rpartition("/")
    name_words = _words_of(name.rpartition(".")[0])
    path_words = (name_words, *(_words_of(part) for part in reversed(folder.split("/"))))
    head = _head(parsed)
    title = _title(parsed)
    top = f"{title}\n{head}" if title else head
    kind = _kind(top, parsed, name_words)
    council = _council(top, parsed.text, path_words)
    committee = _committee(top, parsed.text, path_words, council, kind)
    day = _date(parsed.facts, top, (name, folder))
    return Metadata(
        title=title or _title_from_facts(parsed, committee, day, name_words),
        kind=kind,
        council=council,
        committee=committee,
        date=day,
        access="restricted" if RESTRICTED.search(head[:400]) else "public",
    )


def _words_of(path: str) -> str:
    """Turn "stoke-end_parish.council/2" into words that could be a title."""
    return re.sub(r"[-_./\s\xa0]+", " ", path).strip().title()


def _head(parsed: Parsed) -> str:
    start = next((block.start for block in parsed.blocks if block.role != "aside"), 0)
    head = parsed.text[start : start + HEAD]
    body = BODY_BEGINS.search(head, min(40, len(head)))
    return head[: max(200, body.start())] if body else head


def _title(parsed: Parsed) -> str | None:
    """Return what the file or its first lines call it; a council's name alone is no title."""
    if title := parsed.facts.get("title", "").strip():
        return re.sub(r"\s+", " ", title)
    lines = (
        re.sub(r"\s+", " ", parsed.text[block.start : block.end]).strip("#*_ ")
        for block in parsed.blocks
        if block.role in ("heading", "paragraph")
    )
    worded = (words for words in lines if len(words) > 2 and not STUB.fullmatch(words))
    for words in itertools.islice(worded, 4):
        sentence = words[-1] in ".:" or LEAD_IN.match(words) or len(words) > 120
        if not sentence and not COUNCIL.fullmatch(words.title()):
            return words
    return None


def _title_from_facts(
    parsed: Parsed, committee: str | None, day: datetime.date | None, name_words: str
) -> str:
    """Make a title for a document that has none: whose meeting and when, or how it begins."""
    if committee and day:
        return f"{committee}, {day.day} {day:%B %Y}"
    begins = next(
        (b for b in parsed.blocks if b.role == "paragraph" and b.end - b.start > 60), None
    )
    if begins:
        return shorten(parsed.text[begins.start : begins.end], width=90, placeholder=" …")
    return name_words or "Untitled"


def _kind(top: str, parsed: Parsed, name_words: str) -> Kind:
    facts = f"{parsed.facts.get('type', '')} {parsed.facts.get('title', '')}"
    named = f"{facts}\n{name_words}"
    has_part = any(
        block.role == "part" and parsed.text[block.start : block.end].lower().startswith("minutes")
        for block in parsed.blocks
    )
    records = len({found.lower() for found in RECORDS.findall(parsed.text)})
    if DECISION.search(top) and not has_part:
        return "decision"
    if AGENDA_ITEM.match(parsed.text) and records:
        return "minutes"
    if has_part or (MINUTES.search(named) and records):
        return "minutes"
    if len(NEWS.findall(parsed.text)) >= 2 and records < 3:
        return "news"
    if MINUTES.search(top) and records >= 1:
        return "minutes"
    if AGENDA.search(f"{named}\n{top}") and records < 4:
        return "agenda"
    if REPORT.search(top):
        return "report"
    return "minutes" if records >= 2 else "other"


def _council(top: str, text: str, paths: Sequence[str]) -> str | None:
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


def _committee(
    top: str, text: str, paths: Sequence[str], council: str | None, kind: Kind
) -> str | None:
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


def _date(facts: Mapping[str, str], top: str, paths: Sequence[str]) -> datetime.date | None:
    posted = next((d.date for d in find_dates(facts.get("date", "")) if d.date), None)
    if stated := _meeting_date(top, posted):
        return stated
    if posted and facts.get("type", "").lower() in ("minutes", "agenda", "meeting", "decision"):
        return posted
    for words in paths:
        if whole := [found.date for found in find_dates(words.replace("_", " ")) if found.date]:
            return whole[-1]
    return None


def _meeting_date(top: str, posted: datetime.date | None) -> datetime.date | None:
    """Return the date on which the head of a document says that the meeting was held."""
    best: tuple[int, datetime.date] | None = None
    for found in find_dates(top):
        day = found.date or (found.latest_by(posted) if posted else None)
        if day is None:
            continue
        points = _points(top, found)
        if points > 0 and (best is None or points > best[0]):
            best = points, day
    return best[1] if best else None


def _points(top: str, found: DateFound) -> int:
    """Weigh a date: does its line, or what stands before it, speak of a meeting held?"""
    line_start = top.rfind("\n", 0, found.start) + 1
    line_end = top.find("\n", found.end) if "\n" in top[found.end :] else len(top)
    line, before = top[line_start:line_end], top[max(0, found.start - 160) : found.start]
    other = list(NOT_THIS_MEETING.finditer(before[-80:]))
    if other and not MEETING.search(before[-80:][other[-1].end() :]):
        return 0
    if top[found.start : found.end].count("/") and not MEETING.search(before[-40:]):
        return 0  # more likely an item's or an application's number
    points = 2 if MEETING.search(before) else 0
    points += 1 if re.search(r"\bheld\b", before[-60:], re.IGNORECASE) else 0
    points += 1 if re.search(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+$", before, re.I) else 0
    points += 1 if len(line) - (found.end - found.start) <= 25 else 0
    return points
