"""Find the date of a document's own meeting, among all the dates that it gives.

The text's statement ("Minutes of the meeting held on …") has more weight than the file's
name, and that more than the folder's; where they disagree, it is said.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from english.dates import find_dates, may_be_slashed, writes_month_first
from ingest.metadata.date_signals import read_signals, weekday_before
from ingest.metadata.fitted import load_weights
from ingest.metadata.own_dates import find_own_date, find_posted
from ingest.metadata.years import complete_year, months_named
from schema import Kind

SURE = 0.5
"""Probability from which a date is the meeting's by the document's own words."""
UNSURE = 0.45
"""Probability at most of what may well be another day: a date whose weekday is not its own."""
LIKELY = 0.08
"""Probability below which a date is not the meeting's, whatever else is unknown."""
AGREED = 0.6
"""What it adds to a date's likelihood that the file's name gives it too."""
BEGINNING = 20_000
"""Characters of a text that show how it writes dates."""
SOON = 21
"""Days from a summons, or from its letter's date, to its meeting at most."""
OF_MEETINGS = ("minutes", "agenda", "meeting", "decision")
_SPLIT = re.compile(r"(?<!\d)((?:19|20)\d\d)/(\d\d)/(\d\d)(?!\d)")
_SIX = re.compile(r"(?<!\d)(\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")


def find_meeting_date(
    facts: Mapping[str, str], top: str, text: str, paths: Sequence[str], *, kind: Kind
) -> tuple[datetime.date | None, tuple[str, ...]]:
    """Return the date of the meeting, and where text, file name and folder disagree.

    Args:
        facts: what the file states of itself.
        top: what the document says above its body, a block a line.
        text: all of it.
        paths: its file name and its folder, as they are.
        kind: its kind; what is no meeting's has the date that it gives as its own, or on which it
            was posted.
    """
    of_meeting = kind in ("minutes", "agenda", "decision")
    names = "\n".join((facts.get("title", ""), *paths))
    abroad = _month_first(top, text, names)
    posted = find_posted(facts)
    named = [_date_of_path(words, month_first=abroad) for words in paths]
    near = [day for day in (posted, *named) if day][:1]
    weighed = weigh_dates(top, text, names, near, month_first=abroad, of_meeting=of_meeting)
    agreed = [day for day in weighed if day in (posted, *named) or day in _sixes(paths[0])]
    stated = max(weighed, key=lambda day: weighed[day] + AGREED * (day in agreed), default=None)
    sure = stated is not None and (weighed[stated] >= SURE or stated in agreed)
    if stated and named[0] and (stated.month, stated.day) == (named[0].month, named[0].day):
        sure = sure or LIKELY <= weighed[stated] != UNSURE  # a name of the wrong year
    if stated and not sure and weighed[stated] < LIKELY:
        stated = None
    dated = posted if facts.get("type", "").lower() in OF_MEETINGS else None
    given = [("its date", dated), *zip(("its name", "its folder"), named, strict=True)]
    if not of_meeting:
        given.append(("its date", posted))
    given.insert(0 if sure else len(given), ("the text", stated))
    own = find_own_date(facts, text, kind, month_first=abroad)
    given.insert(0, ("its own date", own))
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


def _month_first(top: str, text: str, names: str) -> bool:
    """Tell whether dates in numbers begin with the month: by the month named, or by other signs."""
    if not may_be_slashed(f"{top}\n{names}"):
        return False
    named = months_named(names)
    fits = [
        {(d.year, d.month) for d in find_dates(top, month_first=first)} & named
        for first in (True, False)
    ]
    if named and bool(fits[0]) != bool(fits[1]):
        return bool(fits[0])
    return writes_month_first(f"{text[:BEGINNING]}\n{names}")


def weigh_dates(
    top: str,
    text: str = "",
    names: str = "",
    near: Sequence[datetime.date] = (),
    *,
    month_first: bool = False,
    of_meeting: bool = True,
) -> dict[datetime.date, float]:
    """Return how likely each date of a document's head is its meeting's, between 0 and 1.

    Args:
        top: what the document says above its body, a block a line.
        text: all of it, which may tell a year that is left out.
        names: its title, file name and folder, for the same.
        near: dates of its file or names; a year that is left out is seldom later.
        month_first: whether dates in numbers begin with the month.
        of_meeting: whether it is a meeting's; a report's bare date may be that of the report.
    """
    weights = load_weights("dates")
    weighed: dict[datetime.date, float] = {}
    for day, signals in signals_of(top, text, names, near, month_first):
        likely = weights.probabilities(signals)["yes"]
        if signals["another's"] or signals["bound"]:
            likely = 0.0
        elif signals["wrong weekday"] or signals["addressed"]:
            likely = min(likely, UNSURE)  # a slip, or a letter's own date: a name may know better
        elif not of_meeting and not (signals["meeting"] or signals["body"]):
            likely = min(likely, UNSURE)
        weighed[day] = max(likely, weighed.get(day, 0.0))
    return weighed


def signals_of(
    top: str, text: str, names: str, near: Sequence[datetime.date], month_first: bool
) -> Iterator[tuple[datetime.date, dict[str, float]]]:
    """Yield every date of a document's head with its signals; a year left out is completed."""
    named = months_named(names)
    dates = []
    for found in find_dates(top, month_first=month_first):
        weekday = weekday_before(top[: found.start][-40:])
        day = found.date
        if day is None and found.year is None:
            day = complete_year(found, weekday, names, text, near)
        if day is not None:
            dates.append((found, day))
    for nth, (found, day) in enumerate(dates):
        later = [(other - day).days for _, other in dates[nth + 1 :]]
        yield (
            day,
            read_signals(top, found, day, nth=nth)
            | {
                "month named": float((day.year, day.month) in named),
                "another soon after": float(any(0 < days <= SOON for days in later)),
            },
        )


def stated_date(top: str) -> datetime.date | None:
    """Return the date on which a text says for sure that a meeting was held."""
    weighed = weigh_dates(top)
    day = max(weighed, key=lambda date: weighed[date], default=None)
    return day if day and weighed[day] >= SURE else None


def _date_of_path(words: str, *, month_first: bool) -> datetime.date | None:
    """Return the last whole date of a name; its parts may be folders: 2022/03/14."""
    spaced = re.sub(r"[_\xa0]", " ", words)
    whole = [found.date for found in find_dates(spaced, month_first=month_first) if found.date]
    if whole:
        return whole[-1]
    split = _SPLIT.search(words)
    return next((d.date for d in find_dates("-".join(split.groups()))), None) if split else None


def _sixes(name: str) -> set[datetime.date]:
    """Return every date that six digits of a name can mean: 091619 is 16 September 2019."""
    days = set()
    for a, b, c in (tuple(int(part) for part in found) for found in _SIX.findall(name)):
        for year, month, day in ((c, b, a), (c, a, b), (a, b, c)):
            try:
                days.add(datetime.date(2000 + year, month, day))
            except ValueError:
                continue
    return days
