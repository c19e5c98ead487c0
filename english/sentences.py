"""Cut English minutes into sentences, by offsets; no character is changed or lost."""

import re
from collections.abc import Iterator

from english.months import SHORT_MONTH, SHORT_WEEKDAY
from english.persons import SHORT_TITLE, titled
from schema import Span

_INSIDE = re.compile(rf"\b(?:{titled(SHORT_TITLE)}|St|Nos?|e\.?g|i\.?e|viz|[A-Z])\.\Z")
"""What goes on behind its full stop, whatever follows."""
_ABBREVIATED = re.compile(
    rf"\b(?:{SHORT_MONTH.title()}|{titled(SHORT_WEEKDAY)}|Coun|Miss|Sir|Hon|Refs?|Paras?|Sec|"
    r"Fig|Vol|Ltd|Co|Inc|Plc|Dept|Govt|Cttee|Rd|Ave|Tel|Ext|approx|incl|excl|etc|cf|vs|c|pp?|a\.m|p\.m|am|pm|Cert|"
    r"Mins?|Est|Jr|Snr|Sen|Bros|Ven|(?=[^AEIOUY])[A-Z][bcdfghjklmnpqrstvwxz]{1,4})\.\Z"
)
"""What may also end a sentence, if what follows opens one; also any short word without a vowel."""
OPENS = re.compile(
    r"(?:The|It|This|That|These|A(?!\.)|An|There|He|She|They|In|On|At|Members|Councillors)\b"
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


def is_abbreviated(before: str, rest: str) -> bool:
    """Tell whether the full stop that words end in is that of an abbreviation, and no more.

    Args:
        before: the words, or their end.
        rest: what follows, without the white space before it.
    """
    return bool(_INSIDE.search(before) or (_ABBREVIATED.search(before) and not OPENS.match(rest)))


def _ends_sentence(text: str, low: int, stop: int, end: int) -> bool:
    before = text[max(low, stop - 12) : stop]
    rest = text[stop : stop + 40].lstrip()
    if not rest or stop >= end:
        return False
    if stop - low < LABEL and _LABEL.fullmatch(text[low:stop].strip()):
        return False  # a number that opens the sentence
    if is_abbreviated(before, rest):
        return False
    if rest[0].isdigit() and _BEFORE_NUMBER.search(before):
        return False
    if before[-2:-1].isdigit() and rest[0].isdigit() and re.match(r"\d\d(?!\d)", rest):
        return False  # an amount with a gap: "£150. 00"
    return not rest[0].islower()


def _trimmed(text: str, low: int, high: int) -> Iterator[Span]:
    part = text[low:high]
    words = part.strip()
    if words:
        first = low + len(part) - len(part.lstrip())
        yield Span(first, first + len(words))
