"""Say what speaks for a date's being that of the document's own meeting, one signal each.

A date stands in a line of the document's head; what stands around it there, and where else it
stands, is all that is looked at.
"""

import datetime
import re

from english.dates import DateFound
from english.months import SHORT_WEEKDAY, TH, whole_weekday
from ingest.metadata.names import MEETING

_I = re.IGNORECASE
WEEKDAY = re.compile(
    rf"\b(?P<day>{SHORT_WEEKDAY})(?:day)?\b[\W\dap m]{{0,12}}"
    r"(?:\bthe\W+)?\Z",
    _I,
)
_MET = re.compile(
    r"\b(?:held|convened?|met|meets|took place|takes? place|called\b.{0,60}\bto order|assembled|"
    r"came to order|opened|commenc\w+|attend)\b",
    _I,
)
_BODY = re.compile(
    r"\b(?:meetings?|minutes|proceedings|session|assembly|a\.?g\.?m|agenda|conference call|council|"
    r"committee|board|panel|trustees|association|workshop|cabinet|commission)\b",
    _I,
)
_OTHER = re.compile(
    r"(?:next|previous|last|prior|preceding|subsequent|following(?!\s+the)|future|adjourned\s+from)"
    r"\s+(?:[\w’']+\s+){0,3}?(?:meeting|session|one)\b",
    _I,
)
"""What names another meeting."""
_OF_OTHER = re.compile(
    r"(?<!until )(?<!subject to )(?<!subject to the )\b(?:confirm|adopt|approv|agree|receiv|sign"
    r"|circulat|accept"
    r"|correct|dispens|reading)\w*(?!\s+(?:at|by)\b)(?!\s+minutes\W*\n)\b"
    r"[^.)]{0,80}\b(?:minutes|meetings?|record)\b[^.]*\Z"
    r"|\bminutes\b[^.\n]{0,80}\b(?:were|was|be)\b[^.]*\Z|\bmatters arising\b[^.]*\Z"
    r"|\b(?:signed|approved|confirmed|adopted)\b(?:\s+(?:on|at|by))?\W*\Z",
    _I,
)
"""What is said of another meeting's minutes, up to the date."""
_BOUND = re.compile(
    r"\b(?:published|posted|updated|printed|revised|issued|submitted|due|expires?|by|until|since"
    r"|before|after|"
    r"between|dated|amended|effective|deadline|received|closing|circulated|deferred|as at|as of|"
    r"ending|ended|"
    r"up to|no later than|application)\W+(?:(?:on|the|\w+day)\W+){0,2}\Z"
    rf"|\b\d{{1,2}}{TH}? [a-z]{{3,9}}(?: \d{{4}})?\s*(?:[-–]|to)\s*\Z",
    _I,
)
"""What makes a date a bound, or that of a paper."""
_SETTLED = re.compile(
    r"^\W*(?:minutes\W+)?(?:approved|confirmed|adopted|accepted|ratified|signed|revised|amended|posted|"
    r"published|issued)\b"
    r"[^\n]{0,60}?\d[^\n]{0,40}\n",
    _I | re.MULTILINE,
)
"""A line that tells when a paper was settled or posted, which no line below it speaks of."""
_AGAIN = re.compile(
    r"\n.*\b(?:meeting|minutes|agenda)\b|\bmeeting\W+(?:was\s+)?held\b"
    r"|\b(?:minutes|agenda|notes)\b.{0,80}\bmeeting\b|\bmeeting of\b",
    _I,
)
"""What speaks of this meeting again after another one was named."""
_AT_NEXT = re.compile(
    r"\b(?:approv|consider|confirm|ratif|agree|adopt)\w*\s+(?:at|by)\s+(?:the|our|its)\s+\Z", _I
)
"""Where a draft is to be settled, which is no date."""
_TIME = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\b|noon|hours|hrs|o.clock)", _I)
_LETTER = re.compile(r"\b(?:ref|dear|date)\b\W*(?:\w+\W+)?\Z", _I)
_CALLING = re.compile(
    r"\b(?:a chara|dear (?:sir|madam|councillor|member|colleague)s?|each member|hereby|"
    r"notice of (?:\w+ )?meeting)\b",
    _I,
)
_WILL_BE = re.compile(r"\b(?:will be held|(?:takes|will take) place)\b", _I)
"""How a letter calls its readers to the next meeting, which is the one that it is about."""
_SENTENCE = re.compile(r"(?<=[a-z\d)]{3})[.;?!]\s+(?=[A-Z])")
"""Where a sentence ends: not after an abbreviation ("Co.", "St.", "p.m.")."""
_ADDRESSED = re.compile(
    r"\s*(?:\S.*\n){0,3}?\W*(?:to\b(?=\W*(?::|(?:the|all|each|every|members?|councillors?)\b|"
    r"(?-i:[A-Z])))|dear\b|a chara|a chomhairleoir|our ref)",
    _I,
)
"""What stands below the date of a letter."""
NEAR_VERB = 60
"""Characters before "held" or "met" in which it says who met."""
LINE_OF_ITS_OWN = 25
"""Characters beside a date in a line that gives little else."""


def weekday_before(before: str) -> str | None:
    """Return the day of the week that stands before a date, whole and in lower case."""
    named = WEEKDAY.search(before)
    if not named:
        return None
    return whole_weekday(named["day"])


def read_signals(top: str, found: DateFound, day: datetime.date, *, nth: int) -> dict[str, float]:
    """Return the signals of one date, by name.

    Args:
        top: what the document says above its body, a block a line.
        found: the date in it.
        day: the date with its year.
        nth: how many other dates stand before it.
    """
    line_start = top.rfind("\n", 0, found.start) + 1
    line_end = top.find("\n", found.end)
    line = top[line_start : line_end if line_end >= 0 else len(top)]
    before = top[max(0, found.start - 240) : found.start]
    sentence = _SENTENCE.split(before)[-1]
    above = top[max(0, top.rfind("\n", 0, max(0, line_start - 1)) + 1) : found.start][-240:]
    near = _SETTLED.sub("", before)[-160:]
    calls = bool(_CALLING.search(top, 0, found.start))
    met = list(_MET.finditer(sentence))
    of_body = bool(met and _BODY.search(sentence[max(0, met[-1].start() - NEAR_VERB) :]))
    weekday = weekday_before(before[-40:])
    around = top[max(line_start, found.start - 40) : found.end + 60]
    lines_above = top.count("\n", 0, found.start)
    return {
        "meeting": float(bool(MEETING.search(above))),
        "body": float(bool(_BODY.search(above))),
        "met": float(of_body),
        "held, but no meeting": float(bool(met) and not of_body),
        "another's": float(_speaks_of_other(near, calls=calls)),
        "bound": float(bool(_BOUND.search(before[-50:]))),
        "alone": float(len(line) - (found.end - found.start) <= LINE_OF_ITS_OWN),
        "weekday": float(weekday == f"{day:%A}".lower()),
        "wrong weekday": float(weekday not in (None, f"{day:%A}".lower())),
        "time": float(bool(_TIME.search(around))),
        "letter": float(bool(_LETTER.search(before[-30:]))),
        "addressed": float(bool(_ADDRESSED.match(top, found.end))),
        "in a long line": float(len(line.split()) > 40),
        "no year": float(found.year is None),
        "number": float(not any(c.isalpha() for c in top[found.start : found.end])),
        "first lines": float(lines_above < 4),
        "far down": float(lines_above > 14),
        "first": float(nth == 0),
        "third or later": float(nth > 1),
    }


def _speaks_of_other(near: str, *, calls: bool) -> bool:
    """Tell whether what stands before a date names another meeting, or settles its minutes.

    Args:
        near: the words before the date.
        calls: whether it is in a letter that calls to a meeting, which may be "the next".
    """
    other = [one for one in _OTHER.finditer(near) if not _AT_NEXT.search(near[: one.start()])]
    if calls:
        other = [one for one in other if not _WILL_BE.search(near, one.end())]
    names = bool(other and not _AGAIN.search(near[other[-1].end() :]))
    return names or bool(_OF_OTHER.search(near))
