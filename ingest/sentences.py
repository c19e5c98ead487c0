"""Cut English minutes into sentences, by offsets; no character is changed or lost."""

import re
from collections.abc import Iterator

from schema import Span

_ABBREVIATED = re.compile(
    r"(?:\b(?:Cllrs?|Clr|Coun|Cmhlr|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Revd|Hon|Sir|St|Sgt|Insp|Supt|Capt|"
    r"Col|Maj|Lt|Gen|Messrs|No|Nos|Ref|Refs|Para|Paras|Sec|Fig|Vol|Ltd|Co|Inc|Plc|Dept|Govt|Cttee|"
    r"Rd|Ave|Tel|Ext|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|incl|excl|viz|etc|"
    r"e\.?g|i\.?e|cf|vs|c|p|pp|a\.m|p\.m|am|pm|Cert|Min|Mins|Est|Hon|Jr|Snr|Sen)"
    r"|\b[A-Z]|\b(?:[A-Z]\.)+[A-Z])\.\Z"
)
_ALWAYS_INSIDE = re.compile(
    r"\b(?:Cllrs?|Clr|Cmhlr|Mr|Mrs|Ms|Dr|Prof|Revd?|St|Messrs|Nos?|e\.?g|i\.?e|viz|[A-Z])\.\Z"
)
_END = re.compile(r"(?<![.!?])[.!?]++[\"'”’)\]]*(?=\s)")
_BEFORE_NUMBER = re.compile(
    r"\b(?:nos?|paras?|refs?|items?|mins?|figs?|secs?|apps?|vols?|pp?)\.\Z", re.IGNORECASE
)
_TALLY = re.compile(r"[^\S\n]+[*_]*[(\[]\d{1,3}[)\]][*_]*(?=\s*(?:\Z|\n))")
"""The number of those whose names stand before it."""
LABEL = 80
"""Characters below which what ends in a full stop may be no more than a number."""
_LABEL = re.compile(
    r"\W*(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-z]|[ivx]{1,5})(?:[.)]|\\\.)+\Z", re.IGNORECASE
)


def find_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of text[start:end], without the white space around them."""
    low = start
    for match in _END.finditer(text, start, end):
        tally = _TALLY.match(text, match.end(), end)
        stop = tally.end() if tally else match.end()
        if tally or _ends_sentence(text, low, stop, end):
            yield from _trimmed(text, low, stop)
            low = stop
    yield from _trimmed(text, low, end)


def _ends_sentence(text: str, low: int, stop: int, end: int) -> bool:
    before = text[max(low, stop - 12) : stop]
    rest = text[stop : stop + 40].lstrip()
    if not rest or stop >= end:
        return False
    if stop - low < LABEL and _LABEL.fullmatch(text[low:stop].strip()):
        return False  # a number that opens the sentence
    if before.endswith(".") and _ALWAYS_INSIDE.search(before):
        return False
    if rest[0].isdigit() and _BEFORE_NUMBER.search(before):
        return False
    if before.endswith(".") and _ABBREVIATED.search(before):
        return rest[0].isupper() and bool(
            re.match(r"(?:The|It|This|A|An|There|He|She|They)\b", rest)
        )
    if before[-2:-1].isdigit() and rest[0].isdigit() and re.match(r"\d\d(?!\d)", rest):
        return False  # an amount with a gap: "£150. 00"
    return not rest[0].islower()


def _trimmed(text: str, low: int, high: int) -> Iterator[Span]:
    part = text[low:high]
    words = part.strip()
    if words:
        first = low + len(part) - len(part.lstrip())
        yield Span(first, first + len(words))
