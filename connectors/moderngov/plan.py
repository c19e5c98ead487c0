"""Which meetings are asked for in a night: what is new, what may change, and a part of the rest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from connectors.moderngov.state import MeetingRow

RECENT = timedelta(days=90)
"""Since when a meeting's page may change."""
AHEAD = timedelta(days=60)
"""Until when a meeting ahead may have an agenda."""
DRAFTS = timedelta(days=455)
"""Since when draft minutes may be confirmed."""
NIGHTS = 30
"""Nights over which all that seldom changes is asked for once."""


@dataclass(frozen=True, slots=True)
class Tonight:
    """The meetings of a night, in the order in which they are asked for.

    `new` were never asked for, or are listed otherwise than before.
    """

    new: tuple[MeetingRow, ...]
    may_change: tuple[MeetingRow, ...]
    rest: tuple[MeetingRow, ...]

    @property
    def meetings(self) -> list[MeetingRow]:
        """Return all of them: what may well have changed first."""
        listed_anew = [one for one in self.new if one.page]
        never = [one for one in self.new if not one.page]
        return [*listed_anew, *self.may_change, *never, *self.rest]


def tonight(
    meetings: Collection[MeetingRow], today: date, watched: Collection[int] = ()
) -> Tonight:
    """Choose the meetings of a night.

    Args:
        meetings: those of the chosen committees.
        today: the day.
        watched: ids of meetings of which something seems to be gone.
    """
    new = [one for one in meetings if not one.asked and not _is_far(one, today)]
    known = [one for one in meetings if one.asked]
    changing = [one for one in known if may_change(one, today) or one.id in watched]
    chosen = {one.id for one in changing}
    still = sorted(
        (one for one in known if one.id not in chosen), key=lambda one: (one.asked, one.id)
    )
    quota = -(-len(still) // NIGHTS) - sum(one.asked == today.isoformat() for one in still)
    return Tonight(
        tuple(sorted(new, key=lambda one: (one.date or "9", one.id), reverse=True)),
        tuple(sorted(changing, key=lambda one: (one.date, one.id), reverse=True)),
        tuple(still[: max(0, quota)]),
    )


def may_change(one: MeetingRow, today: date) -> bool:
    """Tell whether a meeting's page may well say something else than it did."""
    day = _day(one)
    if day is None:
        return True
    since = DRAFTS if one.stage == "draft" else RECENT
    return today - since <= day <= today + AHEAD


def _is_far(one: MeetingRow, today: date) -> bool:
    """Tell whether a meeting is so far ahead that nothing can be there."""
    day = _day(one)
    return day is not None and day > today + AHEAD and not one.cancelled


def _day(one: MeetingRow) -> date | None:
    return date.fromisoformat(one.date) if one.date else None
