"""Say what a document is: title, kind, council, committee, meeting date, access.

Each fact is taken from the text first, then from the file's name, then from its folder.
What none of them says stays unknown.
"""

import datetime
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from ingest.dates import DateFound, find_dates
from ingest.kinds import find_kind
from ingest.names import COUNCIL, MEETING, find_committee, find_council
from ingest.parse import Parsed
from ingest.parse.lines import LEAD_IN, STUB
from schema import Access, Kind

HEAD = 1500
"""Characters at the start of a document in which it says what it is."""
BODY_BEGINS = re.compile(
    r"^\W*(?:(?:members?\s+)?present\b|apolog|in attendance|also present|attendance|1\\?[.)]?\s)",
    re.IGNORECASE | re.MULTILINE,
)
NOT_THIS_MEETING = re.compile(
    r"(?:next|previous|last|subsequent|adjourned\s+from)\s+(?:\w+\s+){0,3}meeting"
    r"|signed|approved|confirmed|published|posted|updated|printed|revised",
    re.IGNORECASE,
)

AGAIN = re.compile(r"\b(?:meeting|minutes|agenda)\b", re.IGNORECASE)
"""What speaks of this meeting again after another one was named."""
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
    kind = find_kind(top, parsed, name_words)
    stated = {name: parsed.facts.get(name, "").strip() for name in ("council", "committee")}
    council = stated["council"] or find_council(top, parsed.text, path_words)
    committee = stated["committee"] or find_committee(top, parsed.text, path_words, council, kind)
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
    if other and not AGAIN.search(before[-80:][other[-1].end() :]):
        return 0
    if top[found.start : found.end].count("/") and not MEETING.search(before[-40:]):
        return 0  # more likely an item's or an application's number
    points = 2 if MEETING.search(before) else 0
    points += 1 if re.search(r"\bheld\b", before[-60:], re.IGNORECASE) else 0
    points += 1 if re.search(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+$", before, re.I) else 0
    points += 1 if len(line) - (found.end - found.start) <= 25 else 0
    return points
