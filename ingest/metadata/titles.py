"""Say what a document is called: by itself, by its file's name, or by what it records."""

import datetime
import re
from collections.abc import Iterator
from textwrap import shorten

from english.bodies import PART_OF_COUNCIL
from english.dates import find_dates
from english.months import WEEKDAY
from ingest.metadata.names import COUNCIL, MEETING
from ingest.metadata.title_lines import (
    LONGEST,
    content_words,
    is_contact,
    is_title,
    lettered,
    subject,
    title_lines,
)
from ingest.parse import Parsed
from ingest.parse.line_marks import plain
from schema import FULL_COUNCIL, Kind, date_in_words

BODY = re.compile(rf"\b(?:council|district|{PART_OF_COUNCIL})\b", re.I)
HELD = re.compile(r"\b(?:held|will be|took place)\b", re.IGNORECASE)
NAMELESS = re.compile(
    r"(?:untitled|index|home|page|document|microsoft word.*|[\w-]+\.(?:docx?|pdf|html?|txt|rtf)|"
    r"(?:draft |final |approved )*(?:minutes|agenda|report|meeting)s?)?\W*\d*\W*\Z",
    re.IGNORECASE,
)
"""What a file calls itself where nobody has named it."""
ITEM_PAGE = re.compile(r"(?:[^\n]{0,60} - )?agenda item(?:\W*| - [^\n]{0,60})", re.IGNORECASE)
QUALIFIED = re.compile(
    r"\b(?:annual|extra-?ordinary|special|adjourned|budget|statutory|emergency|agm|inaugural)\b",
    re.I,
)
"""What tells one meeting of a body from its others."""
UNUSUAL = re.compile(
    r"\W*(?:(?:draft|unapproved|unconfirmed|minutes|agenda|notice|notes|summons|of|for|"
    r"the|an?)\b\W*)*"
    r"(?P<meeting>(?:annual (?:general |parish |town |statutory |community )?|"
    r"extra-?ordinary |special |adjourned |emergency |inaugural |statutory |budget )"
    r"(?:general |budget )?meeting)\b",
    re.IGNORECASE,
)
"""How the line begins that names a meeting which its body doesn't hold every month."""
PROCEEDINGS = re.compile(
    r"\W*(?:draft )?(?:minutes|record) of (?:the )?proceedings\b|\W*proceedings of\b", re.IGNORECASE
)
AGENDA_FOR = re.compile(
    r"\A(?:draft )?agenda(?:,? (?:decisions )?and minutes)?\b(?: (?:for|of))?\b", re.I
)
OF_MORE = re.compile(
    r"\b(?:notices?|decisions?|record|questions?|motions?|register|action|petitions?)\b",
    re.IGNORECASE,
)
"""What a paper is that says more than for which meeting it is."""
_MEETING_ALONE = re.compile(
    r"(?:[A-Z][\w'’&-]*\W+|(?:of|and|the|for|at|to|on)\W+){0,8}?(?:council|cabinet|committee|"
    r"panel|board)s?\W*"
    rf"(?:meeting|{WEEKDAY}|\d[\d.:]*+|[ap]\.?m|at|on|of|the|\W)*",
    re.IGNORECASE,
)
NO_BODY = re.compile(
    r"(?:(?:draft|unapproved|unconfirmed|approved|confirmed|minutes?|notes|record|proceedings|of|the|an?|at|for|"
    r"and|regular|ordinary|special|extra-?ordinary|annual|general|monthly|called|public|hearings?|work|study|"
    r"session|workshop|emergency|virtual|parish|town|city|village|community|county|council|board|committee|"
    r"agenda|meetings?)\b\W*|&\W*)+",
    re.IGNORECASE,
)
"""A meeting's title that names nobody who met."""
ITEM_BLOCKS = 4
"""Blocks at the top of an item's page among which its title stands."""
NEAR_TOP = 3
"""Lines among which the one that a file is named by is looked for."""
COPY = re.compile(r"(?:[\s_]*(?:_\d|\(\d\)|-? ?copy|final|v\d))+\Z", re.IGNORECASE)
"""What tells a file from another of the same name."""
CONTENT_WORDS, MOST_OF_A_NAME = 3, 5
"""Words of three letters and more by which a file's name says what it holds; fewer than five can
be a council's name alone."""


def stated_title(parsed: Parsed) -> str | None:
    """Return what the file or its first lines call it; a council's name alone is no title."""
    return _given(parsed) or subject(parsed) or next(title_lines(parsed), None)


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
    called = {"minutes": "Minutes of ", "agenda": "Agenda of "}.get(kind, "")
    named = whose if kind != "other" else None
    composed = f"{called}{named}, {date_in_words(day)}" if named and day else ""
    found = _of_paper(parsed, name)
    if kind in ("minutes", "agenda"):
        found = _of_meeting(parsed, name, day, composed, called)
    for title in (*found, composed):
        if title and title == composed:
            return _qualified(parsed, composed, called) or composed
        if title and not (kind == "minutes" and AGENDA_FOR.match(title)):
            return title
        if title and not composed:
            return AGENDA_FOR.sub("Minutes of", title)
    if called and day and not _describes(name):
        return f"{kind.title()}, {date_in_words(day)}"
    return (
        _cleaned(name) if _describes(name) else _beginning(parsed) or _cleaned(name) or "Untitled"
    )


def _of_meeting(
    parsed: Parsed, name: str, day: datetime.date | None, composed: str, called: str
) -> Iterator[str | None]:
    """Yield what a meeting's paper may be called, the best first."""
    given = _given(parsed)
    if given and (COUNCIL.fullmatch(given.title()) or _is_undated(given, composed, called)):
        yield _with_day(given, day) or composed or _called(given, called)
    if given and called.startswith("Minutes") and AGENDA_FOR.match(given):
        yield composed  # the page of a meeting keeps the name that it had before
    yield given
    yield subject(parsed)
    lines = [line for line in title_lines(parsed) if not HELD.search(line)]
    if _is_item_page(parsed):
        yield _item_title(parsed)
    if composed:
        lines = [line for line in lines if not NO_BODY.fullmatch(_undated(line))]
    lines = [line for line in lines if not (composed and _misses(line, composed, called))]
    first = lines[0] if lines else ""
    if first and _says_whose(first, parsed):
        bare = not MEETING.search(first) or _is_undated(first, composed, called)
        if day and bare and not find_dates(first):
            yield _with_day(first, day) or composed or _called(first, called, day)
        yield first
    yield _cleaned(name) if _is_title(name, day) else None
    yield composed
    yield next((line for line in lines if MEETING.search(line) and find_dates(line)), None)
    if first and day and called and not MEETING.search(first) and not find_dates(first):
        yield f"{called}{first}, {date_in_words(day)}"
    yield next((line for line in lines if MEETING.search(line)), None)
    yield first


def _called(words: str, called: str, day: datetime.date | None = None) -> str:
    """Say what a paper is before its own words, unless they say so, and its day after them."""
    said = called.split()[0].lower() in words.lower() if called else True
    return f"{'' if said else called}{words}{f', {date_in_words(day)}' if day else ''}"


def _misses(line: str, composed: str, called: str) -> bool:
    """Tell the head of a record that is not whole, as it doesn't come to whose it is."""
    whose = composed.removeprefix(called).rpartition(", ")[0]
    return bool(PROCEEDINGS.match(line)) and whose.lower() not in line.lower()


def _qualified(parsed: Parsed, composed: str, called: str) -> str | None:
    """Return a composed title with what tells this meeting from the body's others."""
    found = (UNUSUAL.match(line) for line in title_lines(parsed))
    meeting = next((one["meeting"] for one in found if one), None)
    if not (meeting and composed and called):
        return None
    return f"{called}{meeting.title()} of {composed.removeprefix(called)}"


def _of_paper(parsed: Parsed, name: str) -> Iterator[str | None]:
    """Yield what any other paper may be called, the best first."""
    yield _given(parsed)
    yield subject(parsed)
    letter = lettered(parsed)
    lines = [] if letter else [line for line in title_lines(parsed) if not _is_meeting(line)]
    named = _cleaned(name) if _describes(name) else None
    if named:
        shared = [len(content_words(line) & content_words(name)) for line in lines[:NEAR_TOP]]
        yield next((lines[n] for n, words in enumerate(shared) if words > min(n, 1)), None)
        yield lines[0] if lines and len(content_words(lines[0])) >= MOST_OF_A_NAME else None
        yield named
    yield letter
    yield from lines[:1]


def _given(parsed: Parsed) -> str | None:
    """Return the title that the file states of itself, unless it is one that names nothing."""
    title = re.sub(r"\s+", " ", parsed.facts.get("title", "")).strip()
    return None if NAMELESS.match(title) else title


def _says_whose(title: str, parsed: Parsed) -> bool:
    """Tell a title from a letterhead: it names a meeting, a body, or one of its items."""
    named = (MEETING.search(title) or BODY.search(title)) and " " in title
    return bool(named) or _is_item_page(parsed)


def _is_item_page(parsed: Parsed) -> bool:
    """Tell a web page that holds one item of an agenda, which it is called by."""
    first = next(block for block in parsed.blocks if block.role != "aside")
    return bool(ITEM_PAGE.fullmatch(plain(parsed.text[first.start : first.end])))


def _item_title(parsed: Parsed) -> str | None:
    """Return the line below "Agenda item" on a page of its own, if it can be a title."""
    lines = (plain(parsed.text[one.start : one.end]) for one in parsed.blocks[:ITEM_BLOCKS])
    below = (line for line in lines if not ITEM_PAGE.fullmatch(line))
    line = next(below, "")
    return line if MOST_OF_A_NAME <= len(line) <= LONGEST and line[-1] not in ".:" else None


def _with_day(title: str, day: datetime.date | None) -> str | None:
    """Return a title that tells a meeting from the body's others, with its day."""
    if day is None or not QUALIFIED.search(title) or find_dates(title):
        return None
    return f"{title}, {date_in_words(day)}"


def _is_title(name: str, day: datetime.date | None) -> bool:
    """Tell whether a file is named by what it is: whose minutes, and of the right date."""
    dates = [found.date for found in find_dates(name.replace("_", " ")) if found.date]
    words = re.findall(r"[A-Za-z]{2,}", name)
    return len(words) >= 4 and bool(MEETING.search(name)) and (day in dates or not (dates or day))


def _describes(name: str) -> bool:
    """Tell whether a file's name says in words what the file holds."""
    words = re.findall(r"[^\W\d_]{3,}", COPY.sub("", name))
    is_council = len(words) <= MOST_OF_A_NAME and COUNCIL.fullmatch(" ".join(words).title())
    return len(words) >= CONTENT_WORDS and not is_council


def _is_undated(line: str, composed: str, called: str) -> bool:
    """Tell a title that says no more than whose minutes they are from one that says which."""
    whose = composed.removeprefix(called).rpartition(", ")[0]
    rest = re.sub(re.escape(whose), "", line, flags=re.IGNORECASE) if whose else line
    return rest != line and bool(re.fullmatch(r"\W*(?:(?:minutes|of|the)\b\W*)*", rest, re.I))


def _is_meeting(line: str) -> bool:
    """Tell whether a line says no more than for which meeting a paper is."""
    line = _undated(line)
    alone = BODY.search(line) and _MEETING_ALONE.fullmatch(line)
    return bool(alone and not OF_MORE.search(line))


def _undated(line: str) -> str:
    for found in reversed(find_dates(line)):
        line = line[: found.start] + line[found.end :]
    return line


def _cleaned(name: str) -> str:
    """Return a file's name as a title: its words apart, without what tells copies apart."""
    words = " ".join(COPY.sub("", name).replace("_", " ").replace("\xa0", " ").split())
    if " " in words and not words.islower():
        return words
    return re.sub(r"[-.\s]+", " ", words).strip().title()


def _beginning(parsed: Parsed) -> str:
    """Return how the first paragraph begins."""
    begins = (b for b in parsed.blocks if b.role == "paragraph" and b.end - b.start > 60)
    first = next((plain(parsed.text[b.start : b.end]) for b in begins), "")
    return (
        shorten(first, width=90, placeholder=" …")
        if first and not (is_title(first) or is_contact(first))
        else ""
    )


def body_met(committee: str | None, council: str | None) -> str | None:
    """Return who met: the committee, or the council itself."""
    return (council or committee) if committee == FULL_COUNCIL else (committee or council)
