"""Find the date of a document's own meeting, among all the dates that it gives.

The text's statement ("Minutes of the meeting held on …") has more weight than the file's
name, and that more than the folder's; where they disagree, it is said.
"""

import datetime
import re
from collections.abc import Mapping, Sequence

from ingest.dates import DateFound, find_dates
from ingest.names import MEETING

NOT_THIS_MEETING = re.compile(
    r"(?:next|previous|last|subsequent|adjourned\s+from)\s+(?:\w+\s+){0,3}?meeting"
    r"|signed|approved|confirmed|published|posted|updated|printed|revised"
    r"|(?:confirm|adopt|approv|agree|receiv|sign|circulat)\w*\b[^.]{0,60}\bminutes\b[^.]*",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"((?:mon|tues|wednes|thurs|fri|satur|sun)day)\W+(?:the\W+)?\Z", re.IGNORECASE)
AGAIN = re.compile(r"\b(?:meeting|minutes|agenda)\b", re.IGNORECASE)
"""What speaks of this meeting again after another one was named."""
SURE = 2
"""Points from which a date is the meeting's by the document's own words."""
OF_MEETINGS = ("minutes", "agenda", "meeting", "decision")


def find_meeting_date(
    facts: Mapping[str, str], top: str, paths: Sequence[str], *, of_meeting: bool
) -> tuple[datetime.date | None, tuple[str, ...]]:
    """Return the date of the meeting, and where text, file name and folder disagree.

    Args:
        facts: what the file states of itself.
        top: what the document says above its body, a block a line.
        paths: its file name and its folder, as they are.
        of_meeting: whether it is a meeting's; what is not has the date on which it was posted.
    """
    posted = next((d.date for d in find_dates(facts.get("date", "")) if d.date), None)
    named = [_date_of_path(words) for words in paths]
    stated, sure = _stated(top, posted or next((day for day in named if day), None))
    dated = posted if facts.get("type", "").lower() in OF_MEETINGS else None
    given = [("its date", dated), *zip(("its name", "its folder"), named, strict=True)]
    given.insert(0 if sure else len(given), ("the text", stated))
    given.append(("its date", posted if not of_meeting else None))
    known = [(place, day) for place, day in given if day]
    if not known:
        return None, ()
    best, day = known[0]
    notes = [
        f"{best} says {day.isoformat()}, {place} {other.isoformat()}"
        for place, other in known[1:]
        if other != day
    ]
    return day, tuple(notes)


def stated_date(top: str) -> datetime.date | None:
    """Return the date on which a text says for sure that a meeting was held."""
    day, sure = _stated(top, None)
    return day if sure else None


def _date_of_path(words: str) -> datetime.date | None:
    """Return the last whole date of a name; its parts may be folders: 2022/03/14."""
    whole = [found.date for found in find_dates(re.sub(r"[_\xa0]", " ", words)) if found.date]
    if whole:
        return whole[-1]
    split = re.search(r"(?<!\d)((?:19|20)\d\d)/(\d\d)/(\d\d)(?!\d)", words)
    return next((d.date for d in find_dates("-".join(split.groups()))), None) if split else None


def _stated(top: str, near: datetime.date | None) -> tuple[datetime.date | None, bool]:
    """Return the date on which a document's head says that it met, and whether it is sure.

    `near` is a date by which a year that is left out, or that cannot be, is judged.
    """
    best: tuple[int, datetime.date] | None = None
    for found in find_dates(top):
        day = found.date or (found.latest_by(near) if near else None)
        if day is None:
            continue
        points = _points(top, found)
        if points >= SURE and not _weekday_fits(top[: found.start][-30:], day):
            points = SURE - 1  # one of the two is wrong; a file's name may know better
        if points > 0 and (best is None or points > best[0]):
            best = points, day
    return (best[1], best[0] >= SURE) if best else (None, False)


def _weekday_fits(before: str, day: datetime.date) -> bool:
    """Tell whether the day of the week that stands before a date, if one does, is its own."""
    named = WEEKDAY.search(before)
    return not named or named[1].lower() == f"{day:%A}".lower()


def _points(top: str, found: DateFound) -> int:
    """Weigh a date: does its line, or what stands before it, speak of a meeting held?"""
    line_start = top.rfind("\n", 0, found.start) + 1
    line_end = top.find("\n", found.end) if "\n" in top[found.end :] else len(top)
    line, before = top[line_start:line_end], top[max(0, found.start - 160) : found.start]
    other = list(NOT_THIS_MEETING.finditer(before[-120:]))
    if other and not AGAIN.search(before[-120:][other[-1].end() :]):
        return 0
    if top[found.start : found.end].count("/") and not MEETING.search(before[-40:]):
        return 0  # more likely an item's or an application's number
    above = top.rfind("\n", 0, max(0, line_start - 1)) + 1
    speaks = MEETING.search(top[max(above, found.start - 240) : found.start])
    points = 2 if speaks else 0
    points += 1 if re.search(r"\b(?:held|convened|take place)\b", before[-60:], re.I) else 0
    points += 1 if WEEKDAY.search(before) else 0
    points += 1 if len(line) - (found.end - found.start) <= 25 else 0
    return points
