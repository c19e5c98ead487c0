"""Read the dates that minutes write: "Tuesday 4th November 2025", "Nov. 4, 2025", 4/11/25."""

import datetime
import re
from dataclasses import dataclass

from english.months import MONTH_ANYWHERE, TH, YEAR, month_number

_ROMAN = "xii|xi|x|ix|viii|vii|vi|iv|v|iii|ii|i".split("|")
_ORDINAL = rf"(?:\s?(?:{TH}|[\"”“™'’‘°*]{{1,3}}))?"
_SHORT = r"(?:['’]\d\d|(?<=[-./])\d\d|\d\d(?=[^\S\n]*[|)]?[^\S\n]*$))"
"""Two digits of a year: after an apostrophe or within a date's own marks, or at a line's end."""
_GAP = r"(?:[\s,.\-/]|\b(?:of|o|de)\b)+"
_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+day)?{_GAP}(?:\()?(?P<month>{MONTH_ANYWHERE})\b\.?"
    rf"(?!\s+\d{{1,2}}{_ORDINAL},?\s+{YEAR})"  # a number above "May 4, 2021" is no day
    rf"(?:(?:[\s,\-./]|\bof\b)+(?P<year>{YEAR}|{_SHORT})(?!\d|[:.]\d))?"
    r"|\b(?=[^\W\d_]+(?: [^\W\d_]+)?\.?[\s,\-]+(?:the\s+)?\d)"
    rf"(?P<month2>{MONTH_ANYWHERE})\b\.?[\s,\-]+(?:the\s+)?(?P<day2>\d{{1,2}}){_ORDINAL}(?![\d:]|\.\d)"
    rf"(?:\s*\([A-Za-z.]+\))?(?:[\s,\-./]+(?P<year2>{YEAR}|(?:['’]\d\d|(?<=-)\d\d))(?!\d|"
    rf"[:.]\d))?",
    re.IGNORECASE | re.MULTILINE,
)
_DIGIT = re.compile(r"\d")
_NUMBERED = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_. ](?P<month>\d\d)[-_. ](?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
    re.compile(
        rf"(?<![\w/.])(?P<day>\d{{1,2}})(?P<sep>[./])(?P<roman>{'|'.join(_ROMAN)})(?P=sep)"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
)
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<first>\d{1,2})[/.\-](?P<second>\d{1,2})[/.\-](?P<year>(?:19|20)?\d\d)(?![\d/])"
)
_MAY_BE_SLASHED = re.compile(r"\d[/.\-]\d{1,2}[/.\-]\d\d")
_DAY_ALONE = re.compile(r"(?<=[a-z] )(?P<first>\d{1,2})/(?P<second>\d{1,2})(?=[\s,.;)]|$)")
"""A day within a line that is written in numbers without its year."""
_ABROAD = re.compile(
    r"\bpledge of allegiance\b|\bregular (?:session|meeting)\b|\broll call\b|\b(?:select(?:men|"
    r"board)|alder(?:men|woman|person)|"
    r"township|trustees|councilmember|city manager|robert's rules)\b|\b[A-Z]{2},? \d{5}\b"
    r"|\bcalled (?:the \w+ )?(?:\w+ )?to order\b",
    re.IGNORECASE,
)
_AT_HOME = re.compile(r"\b(?:cllrs?|parish council|borough council|county hall)\b", re.IGNORECASE)
"""Words of councils that write the month of a number first, and of those that don't."""


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
        return self.in_year(self.year) if self.year else None

    def in_year(self, year: int) -> datetime.date | None:
        """Return this day of another year, if there is one."""
        return _possible(year, self.month, self.day)

    def latest_by(self, limit: datetime.date) -> datetime.date | None:
        """Return the last such day not after `limit`, for a date written without its year."""
        for year in (limit.year, limit.year - 1):
            day = self.in_year(year)
            if day and day <= limit:
                return day
        return None


def find_dates(text: str, *, month_first: bool = False) -> list[DateFound]:
    """Find every date in a text, in order; with `month_first`, 9/4/19 is 4 September."""
    if not _DIGIT.search(text):
        return []
    found = [
        DateFound(
            match.start(),
            match.end(),
            int(match["day"] or match["day2"]),
            month_number(match["month"] or match["month2"]),
            _whole_year(year) if (year := match["year"] or match["year2"]) else None,
        )
        for match in _WRITTEN.finditer(text)
    ]
    for pattern in _NUMBERED:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            roman = (parts.get("roman") or "").lower()
            month = 12 - _ROMAN.index(roman) if roman else int(parts["month"])
            found.append(DateFound(*match.span(), int(parts["day"]), month, int(parts["year"])))
    for match in _SLASHED.finditer(text):
        day, month = int(match["first"]), int(match["second"])
        if month_first:
            day, month = month, day
        found.append(DateFound(*match.span(), day, month, _whole_year(match["year"])))
    whole = (date for date in found if date.year is None or date.date or _is_written(text, date))
    return sorted(whole, key=lambda date: date.start)


def may_be_slashed(text: str) -> bool:
    """Tell whether a text, or a part of it, may hold a date for which the order of parts matters.

    It is asked before all that tells the order, as most documents write their months out.
    """
    return bool(_MAY_BE_SLASHED.search(text))


def writes_month_first(text: str) -> bool:
    """Tell whether a text's dates in numbers begin with the month, as American ones do."""
    signs = len({found.lower() for found in _ABROAD.findall(text)}) - 2 * bool(
        _AT_HOME.search(text)
    )
    for match in _SLASHED.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        signs += 3 * ((first <= 12 < second <= 31) - (second <= 12 < first <= 31))
    for match in _DAY_ALONE.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        signs += (first <= 12 < second <= 31) - (second <= 12 < first <= 31)
    for match in _WRITTEN.finditer(text):
        if match["year"] or match["year2"]:
            signs += 1 if match["month2"] and match[0][-6:-4] == ", " else -1
    return signs > 0


def _is_written(text: str, date: DateFound) -> bool:
    return any(letter.isalpha() for letter in text[date.start : date.end])


def _whole_year(digits: str) -> int:
    year = int(digits.lstrip("'’"))
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def _possible(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
