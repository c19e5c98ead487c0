"""Say what a document is called: by itself, by its file's name, or by what it records."""

import datetime
import itertools
import re
from textwrap import shorten

from ingest.dates import find_dates
from ingest.names import COUNCIL, MEETING
from ingest.parse import Parsed
from ingest.parse.marks import LEAD_IN, OPEN_END, STUB, plain
from schema import FULL_COUNCIL, Kind, date_in_words

HEAD, LONGEST, WIDE = 1500, 120, 55
HELD = re.compile(r"\b(?:held|will be|took place)\b", re.IGNORECASE)
LABEL = re.compile(
    r"(?:from|to|ask for|direct|tel|telephone|date|our ref|ref|item|page|e-?mail|by|dear)\b"
    r"(?!.* \w+ \w+ \w+)"
    r"|(?:from|to):|\W*(?:\w+\W*)?\Z",
    re.IGNORECASE,
)
"""How a letter or a form opens, and what is no word or a single one."""
SUBJECT = re.compile(
    r"^\W*(?:Subject|Report title|Title):\s*(?P<words>\S[^\n]{4,160})", re.I | re.M
)
NOISE = re.compile(r"[_=|<>~^{}\\]|[^\w\s]{3}|(?:^|\s)\W(?:\s\W)+(?:\s|$)")
"""What a scanned letterhead reads like."""
BODY = re.compile(r"\b(?:council|cabinet|committee|panel|board|forum|group|district)\b", re.I)


def stated_title(parsed: Parsed) -> str | None:
    """Return what the file or its first lines call it; a council's name alone is no title."""
    if title := parsed.facts.get("title", "").strip():
        return re.sub(r"\s+", " ", title)
    if subject := SUBJECT.search(parsed.text[:HEAD]):
        return plain(subject["words"])
    lines = (
        plain(parsed.text[block.start : block.end])
        for block in parsed.blocks
        if block.role in ("heading", "paragraph")
    )
    worded = (words for words in lines if len(words) > 2 and not STUB.fullmatch(words))
    for words in itertools.islice(worded, 4):
        sentence = words[-1] in ".:" or LEAD_IN.match(words) or len(words) > LONGEST
        if not sentence and not _is_broken(words) and not COUNCIL.fullmatch(words.title()):
            return words
    return None


def _is_broken(words: str) -> bool:
    """Tell the first of a title's lines, or what a letterhead holds, from a title."""
    marks = (OPEN_END.search, HELD.search, NOISE.search, LABEL.match)
    return any(mark(words) for mark in marks) or (words.isupper() and len(words) > WIDE)


def find_title(
    parsed: Parsed, name: str, *, kind: Kind, whose: str | None, day: datetime.date | None
) -> str:
    """Return a document's title.

    Args:
        parsed: the parsed file.
        name: its file's name, without ending.
        kind: the document's kind.
        whose: the committee, or the council, that met.
        day: the meeting's date.
    """
    stated = stated_title(parsed)
    of_meeting = kind in ("minutes", "agenda") and whose is not None and day is not None
    if stated and (not of_meeting or "title" in parsed.facts or _says_whose(stated, parsed)):
        return stated
    if _is_title(name, day):
        return " ".join(name.replace("_", " ").split())
    if day and whose and kind != "other":
        called = {"minutes": "Minutes of ", "agenda": "Agenda of "}.get(kind, "")
        return f"{called}{whose}, {date_in_words(day)}"
    begins = next(
        (b for b in parsed.blocks if b.role == "paragraph" and b.end - b.start > 60), None
    )
    if begins:
        return shorten(plain(parsed.text[begins.start : begins.end]), width=90, placeholder=" …")
    return re.sub(r"[-_./\s\xa0]+", " ", name).strip().title() or "Untitled"


def _says_whose(title: str, parsed: Parsed) -> bool:
    """Tell a title from a letterhead: it names a meeting, a body, or one of its items."""
    first = next(block for block in parsed.blocks if block.role != "aside")
    is_item = STUB.fullmatch(plain(parsed.text[first.start : first.end]))
    return bool(is_item or ((MEETING.search(title) or BODY.search(title)) and " " in title))


def _is_title(name: str, day: datetime.date | None) -> bool:
    """Tell whether a file is named by what it is: whose minutes, and of the right date."""
    dates = [found.date for found in find_dates(name) if found.date]
    words = re.findall(r"[A-Za-z]{2,}", name)
    return len(words) >= 4 and bool(MEETING.search(name)) and (not dates or day in dates)


def body_met(committee: str | None, council: str | None) -> str | None:
    """Return who met: the committee, or the council itself."""
    return (council or committee) if committee == FULL_COUNCIL else (committee or council)
