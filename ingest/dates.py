"""Read the dates that British and Irish minutes write: "Tuesday 4th November 2025", 4/11/25."""

import calendar
import datetime
import re
from dataclasses import dataclass

_NAMES = [name.lower() for name in calendar.month_name]
_MONTH = "|".join([*calendar.month_name[1:], *(m for m in calendar.month_abbr[1:]), "Sept"])
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|[\"”“™'’]{1,2}))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+day)?(?:\s+of)?[\s,.\-]+(?P<month>{_MONTH})\b\.?"
    rf"(?:[\s,\-]+{_YEAR}\b)?"
    rf"|\b(?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}}){_ORDINAL}(?!\d)"
    rf"(?:[\s,]+(?P<year2>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_. ](?P<month>\d\d)[-_. ](?P<day>\d\d)(?!\d)")
_PACKED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>(?:19|20)?\d\d)(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as it stands in a text; `year` is None where the text gives none."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def date(self) -> datetime.date | None:
        """Return the date if it is whole and possible."""
        return _possible(self.year, self.month, self.day) if self.year else None

    def latest_by(self, limit: datetime.date) -> datetime.date | None:
        """Return the last such day not after `limit`, for a date written without its year."""
        for year in (limit.year, limit.year - 1):
            day = _possible(year, self.month, self.day)
            if day and day <= limit:
                return day
        return None


def find_dates(text: str) -> list[DateFound]:
    """Find every date in a text, in order."""
    found = [
        DateFound(
            match.start(),
            match.end(),
            int(match["day"] or match["day2"]),
            _month(match["month"] or match["month2"]),
            int(year) if (year := match["year"] or match["year2"]) else None,
        )
        for match in _WRITTEN.finditer(text)
    ]
    for pattern in (_ISO, _PACKED, _SLASHED):
        for match in pattern.finditer(text):
            year = int(match["year"])
            if year < 100:
                year += 2000 if year < 70 else 1900
            day, month = int(match["day"]), int(match["month"])
            if _possible(year, month, day):
                found.append(DateFound(match.start(), match.end(), day, month, year))
    return sorted(found, key=lambda date: date.start)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_NAMES) if n and month.startswith(name.lower()[:3]))


def _possible(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
