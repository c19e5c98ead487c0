"""Find the decisive words of a sentence: the date, the sum, the name that a question wants."""

import re
from typing import Literal

from answering.signals.people import PROPER, people
from english.months import MONTH_OR_SHORT, TH, WEEKDAY
from english.numbers import BELOW_HUNDRED
from schema import Span
from training.bodies import BODY, is_body
from training.counting import counting

Kind = Literal[
    "deadline",
    "date",
    "time",
    "amount",
    "share",
    "measure",
    "count",
    "number",
    "duration",
    "person",
    "organisation",
    "place",
    "reason",
    "vote",
    "decision",
]
"""What a question that is made of a sentence asks for."""

_NUMBER = (
    rf"(?:(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?|(?:{BELOW_HUNDRED})(?:[- ](?:{BELOW_HUNDRED}))?|"
    r"(?:a |one )?(?:hundred|thousand|dozen)|half|a third|a quarter|two[- ]thirds|"
    r"three[- ]quarters|none|no one|nobody)"
)
_UNIT = r"(?:minute|hour|day|week|fortnight|month|year|decade)s?"
_DATE = (
    rf"(?:(?:{WEEKDAY})\s+)?\d{{1,2}}\s?{TH}?(?:\s+(?:of\s+)?(?:{MONTH_OR_SHORT})\b"
    rf"(?:[\s,]+\d{{4}})?)|\b(?:{MONTH_OR_SHORT})\s+\d{{1,2}}{TH}?\b(?:[\s,]+\d{{4}})?"
    rf"|\b(?:{MONTH_OR_SHORT})\s+(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    r"|\b(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)?\d\d)\b|\b(?:19|20)\d\d\b"
    rf"|\b(?:{WEEKDAY})\b(?:\s+\d{{1,2}}{TH})?|\b\d{{1,2}}{TH}\b"
    rf"|\b(?:early|mid|late|end of|beginning of|spring|summer|autumn|winter|in|by|until|next)"
    rf"[- ](?:{MONTH_OR_SHORT}|spring|summer|autumn|winter|week|month|year)\b"
)
_MONEY = (
    r"[£€$]\s?\d[\d,]*(?:\.\s?\d+)?(?:\s?(?:k|m|bn|million|billion)\b)?"
    r"|\b\d[\d,.]*\s?(?:p\b(?![.m])|pence|pounds|euros?|million|billion)\b"
    rf"|\b(?:(?:{BELOW_HUNDRED}|hundred|thousand|million|and)[\s-]+)+(?:pounds|euros?|pence)\b"
)
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_SHARE = rf"(?:\b\d[\d,.]*|\b(?:{BELOW_HUNDRED})){_PERCENT}"
_MEASURES = (
    r"mm|cm|m|km|m2|m²|ft|ha|kg|kw|mw|kwh|mph|kph|km/?h\w*|hectares?|acres?|gallons?|litres?|"
    r"tonnes?|tons?|kilomet\w+|miles?|met(?:re|er)s?|inch(?:es)?|feet|foot|yards|sq\w*|pupils|"
    r"people|places|hours?|minutes|days?|weeks?|months?|times"
)

_DECISIVE: dict[Kind, re.Pattern[str]] = {
    "deadline": re.compile(
        r"(?:\b(?:by|before|until|till|up to|deadline|due|clos\w+|conclud\w+|no later than|"
        r"expir\w+)"
        rf"\b[^.;]{{0,20}}?)(?P<it>{_DATE})",
        re.IGNORECASE,
    ),
    "date": re.compile(_DATE, re.IGNORECASE),
    "time": re.compile(
        r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b\.?|\b\d{1,2}:\d\d\b|\b(?:noon|midday|midnight)\b"
        r"|\b\d{1,2}\s?o['’]clock\b|\b\d\d[.:]?\d\d\s?(?:hrs|hours)\b",
        re.IGNORECASE,
    ),
    "amount": re.compile(_MONEY, re.IGNORECASE),
    "share": re.compile(_SHARE, re.IGNORECASE),
    "measure": re.compile(rf"\b(?:\d[\d,.]*|{BELOW_HUNDRED})\s?(?:{_MEASURES})\b", re.IGNORECASE),
    "count": re.compile(rf"(?<![£€$\d.,])(?<![£€$]\s)\b{_NUMBER}\b(?:{_PERCENT})?", re.IGNORECASE),
    "number": re.compile(rf"{_MONEY}|{_SHARE}|\b{_NUMBER}\b", re.IGNORECASE),
    "duration": re.compile(
        rf"\b(?:(?:over|about|up to|at least|more than|nearly)\s+)?(?:{_NUMBER}|a|an|several)"
        rf"[\s-]+(?:\w+\s+)?{_UNIT}\b",
        re.IGNORECASE,
    ),
    "organisation": re.compile(BODY),
    "place": re.compile(rf"\b{PROPER}(?:\s+(?:{PROPER}|of|the|and))*\s+{PROPER}\b|\b{PROPER}\b"),
    "reason": re.compile(
        r"\b(?:because|due to|owing to|as a result|in order to|so that|since|reasons?|therefore|"
        r"following|given that|on the grounds?|caused by|in view of|felt|as)\b",
        re.IGNORECASE,
    ),
    "vote": re.compile(
        r"\b\d+\s+(?:votes?\s+)?(?:for|against|to|in favour|abst\w+)\b"
        r"|\b(?:for|against)\s+(?:the\s+\w+\s+)?\(\d+\)|\babst\w+|\bunanimous\w*|\bin favour\b"
        r"|\bcarried\b|\blost\b|\bvot(?:es?|ed|ing)\b|\b(?:proposed|seconded)\b",
        re.IGNORECASE,
    ),
    "decision": re.compile(
        r"\b(?:resolved|agreed|approved|decided|adopted|noted|refused|granted|rejected|carried|"
        r"deferred|recommended|supported|declined)\b",
        re.IGNORECASE,
    ),
}


def decisive_words(text: str, start: int, end: int, wanted: Kind) -> tuple[Span, ...]:
    """Find, in text[start:end], the words that could be what is wanted, as offsets in text."""
    if wanted == "person":
        return people(text, start, end)
    pattern = _DECISIVE.get(wanted)
    if pattern is None:
        return ()
    group = "it" if "it" in pattern.groupindex else 0
    spans = [match.span(group) for match in pattern.finditer(text, start, end)]
    found = tuple(Span(low, high) for low, high in spans)
    match wanted:
        case "count" | "number":
            return counting(text, start, end, found)
        case "organisation":
            opening = start + 2  # behind a mark or a space
            return tuple(
                one
                for one in found
                if is_body(text[one.start : one.end], opens=one.start <= opening)
            )
    return found
