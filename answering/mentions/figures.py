"""Read the dates, times, sums, percentages, numbers and reference numbers of a text.

Each is brought to a value, so that two ways of writing it compare equal: "12th April 2024" and
"2024-04-12", "£1.4m" and "£1,400,000", "four" and "4". Dates in figures are read the British
way, day first.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from english.months import MONTH, MONTH_OR_SHORT, TH, YEAR, month_number
from english.numbers import (
    FIGURES,
    IN_WORDS,
    MONEY_SCALE,
    ORDINAL,
    SCALE,
    ordinal_of,
    value_of,
)
from english.text import fold, like_latin

FigureKind = Literal["date", "time", "year", "sum", "percentage", "number", "ordinal", "reference"]
Value = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: its value, the words that give it and where they begin.

    The value of a date is year, month and day, of which some may be None; of a time, hour
    and minute; of a sum, currency and amount; of anything else, one number or word.
    """

    kind: FigureKind
    value: Value
    text: str
    start: int


_MONTH = rf"(?P<month>{MONTH_OR_SHORT})\b\.?"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]){TH}?"
_NUMERAL = rf"(?<!\w)(?<!\d\.)(?:{FIGURES}{SCALE}?|{IN_WORDS})(?!\d)"
_MONEY = rf"(?P<currency>[£€$])\s?(?P<amount>{FIGURES}{MONEY_SCALE}?)(?![\d])"

Reader = Callable[[re.Match[str]], Iterator[tuple[FigureKind, Value]]]


def _days(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    for day in re.findall(r"\d+", match["days"]):
        yield "date", (year, month, int(day))


def _month(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    year = int(match["year"]) if match["year"] else None
    yield "date", (year, month_number(match["month"]), None)


def _iso(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    yield "date", (int(match[1]), int(match[2]), int(match[3]))


def _british(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    if month > 12 >= day:
        day, month = month, day
    yield "date", (year + 2000 if year < 100 else year, month, day)


def _clock(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    hour, half = int(match["hour"]) % 24, (match["half"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    yield "time", (hour, int(match["minute"] or 0))


def _years(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    first = int(match[1])
    second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    if second <= first:
        yield "reference", (fold(match[0]),)
        return
    yield "year", (first,)
    yield "year", (second,)


def _year(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    yield "year", (int(match[0]),)


def _sum(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    yield "sum", (match["currency"], value_of(match["amount"]))


def _percentage(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    yield "percentage", (value_of(match["amount"]),)


def _reference(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    years = re.fullmatch(r"(\d\d)/(\d\d)", match[0])
    if years and int(years[2]) == int(years[1]) + 1:
        yield "year", (2000 + int(years[1]),)
        yield "year", (2000 + int(years[2]),)
    elif re.search(r"\d", match[0]):
        yield "reference", (fold(match[0]),)


def _ordinal(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    yield "ordinal", (ordinal_of(match[0]),)


def _number(match: re.Match[str]) -> Iterator[tuple[FigureKind, Value]]:
    yield "number", (value_of(match[0]),)


def _compiled(*patterns: tuple[str, Reader]) -> list[tuple[re.Pattern[str], Reader]]:
    return [(re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in patterns]


_READERS = _compiled(
    (r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", _iso),
    (r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/])", _british),
    (
        rf"(?<![\w.,£€$])(?P<days>(?:{_DAY}\s?(?:,|and|&|to|until|or|-|–)\s?)*{_DAY})"
        rf"(?:\s+(?:day\s+)?of)?[\s-]+{_MONTH}(?:[\s,-]+(?P<year>{YEAR})(?!\d))?",
        _days,
    ),
    (rf"\b{_MONTH}\s+(?P<days>{_DAY})(?!\d)(?:[\s,]+(?P<year>{YEAR})(?!\d))?", _days),
    (rf"\b{_MONTH}(?:[\s,-]+(?P<year>{YEAR})(?!\d))", _month),
    (rf"(?<![\d/.,-])({YEAR})\s?[/–-]\s?(\d{{4}}|\d\d)(?![\d/])", _years),
    (
        r"(?<![\d.,£€$])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?",
        _clock,
    ),
    (r"(?<![\d.,£€$])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?P<half>(?!\d))", _clock),
    (_MONEY, _sum),
    (rf"(?P<amount>{_NUMERAL})\s?(?:%|per\s?cent\b|percent\b)", _percentage),
    (r"\b\w+(?:/\w+)+\b", _reference),
    (r"\b\d+(?:\.\d+){2,}\b|\b[A-Z]+\d\w*\b|\b\d+[a-jln-z]\b", _reference),
    (ORDINAL, _ordinal),
    (rf"(?<![\d.,]){YEAR}(?![\d,.]\d|\d)", _year),
    (_NUMERAL, _number),
)
_BARE_MONTH = re.compile(rf"\b(?P<month>{MONTH.title()})\b(?P<year>)")
"""With its capital: "may" and "march" are words."""


def read_figures(text: str) -> list[Figure]:
    """Read the figures of a text, in the order of their places.

    What was read as one thing is not read again: the day of a date is no number.
    """
    found: list[Figure] = []
    text = like_latin(text)
    for pattern, reader in [*_READERS, (_BARE_MONTH, _month)]:
        for match in pattern.finditer(text):
            words = match[0].strip(" .")
            start = match.start() + match[0].index(words)
            found += [Figure(kind, value, words, start) for kind, value in reader(match)]
        text = pattern.sub(lambda match: "\0" * len(match[0]), text)
    return sorted(found, key=lambda figure: figure.start)


def without_dates(text: str) -> str:
    """Blank the dates of a text out, whose months would pass for names."""
    for figure in read_figures(text):
        if figure.kind == "date":
            low, high = figure.start, figure.start + len(figure.text)
            text = text[:low] + " " * (high - low) + text[high:]
    return text
