"""Tell whether minutes are a draft or were confirmed, when, and with changes or not.

Every set of minutes says that those of the meeting before were confirmed; what counts here
is what it says of itself, in its head, its file name, or where it was signed.
"""

import datetime
import re
from collections.abc import Mapping, Sequence

from english.dates import find_dates
from english.months import MONTH_OR_SHORT, TH, WEEKDAY
from english.offices import PRESIDING
from ingest.parse.parsed import Notice
from schema import Standing

_I = re.IGNORECASE
TAIL = 800
"""Characters at the end in which minutes are signed."""
MOST_WORDS = 10
"""Words between "signed" and its date: a name, an office, "Date"."""
REACH = 160
"""Characters from "signed" in which the date of signing stands."""

_NEXT = r"(?:the|its|our)\s+(?:next|following|forthcoming)\b"
_DRAFT = re.compile(
    r"^\W*(?:this\s+is\s+an?\s+)?(?:draft|unconfirmed|unapproved|unadopted|provisional)"
    r"(?:\s+(?:only|version|copy|v?\d[\d.]*))?\W*$"
    r"|(?<!the\s)(?<!of\s)(?<!circulated\s)\b(?:draft|unconfirmed|unapproved|"
    r"unadopted)\b(?:\s*\([^)\n]{0,80}\))?"
    r"[\s–—-]+(?:(?!budget|plan\b|report)[\w-]+\s+){0,3}(?:minutes?|notes)\b(?!\s+(?:of\s+the\s+(?:last|"
    r"previous)|was|were|be\b|"
    r"as\s+circulated|from|will|shall|may|can|of\s+(?:all|each|any)))"
    r"|\bminutes\b[^\n.]{0,80}[(\[–-]\s*(?:draft|unconfirmed|unapproved)\b(?![\s-]+(?:budget|plan))"
    r"|\bdraft\W+(?:until|pending|subject\s+to|awaiting|"
    r"(?:v[\d.]+\W+)?not\s+(?:yet\s+)?(?:approved|confirmed|agreed)|"
    r"for\s+(?:approval|confirmation|adoption))\b"
    r"|^(?=.*\b(?:meeting|minutes?)\b).*\d.*[-–(\[]\s*(?:draft|unconfirmed|unapproved)\W*$"
    r"|\bminutes\s+(?:are|remain)\s+(?:not|un)\s?(?:yet\s+)?(?:approved|confirmed)\b|"
    rf"\bdraft\W+(?:{WEEKDAY}|\d{{1,2}}{TH}?\s)"
    rf"|\bsubject\s+to\s+(?:\w+\s+(?:and\s+)?)?(?:approval|confirmation|correction|ratification|"
    rf"amendment|"
    rf"agreement)\b[^.\n]{{0,40}}\b(?:at|by)\s+{_NEXT}"
    rf"|\b(?:to\s+be|until|yet\s+to\s+be|not\s+yet|awaiting)\s+(?:approv|confirm|agree|ratif|"
    rf"adopt|sign)\w*\b"
    rf"[^.\n]{{0,40}}\b(?:(?:at|by)\s+{_NEXT}|minutes\b)"
    r"|\bthese\s+(?:minutes|are)\s+(?:are\s+)?(?:\w+\s+)?(?:in\s+)?(?:draft|unconfirmed|"
    r"not\s+yet)\b",
    _I | re.MULTILINE,
)
_DRAFT_NAME = re.compile(
    r"\bdraft\s+(?:\w+\s+){0,4}?(?:minutes|mins)\b|\b(?:minutes|mins)\b.*\b(?:draft|unconfirmed|"
    r"unapproved)\b"
    r"(?!\s+(?:budget|budgetary|plan|development|local|annual|corporate|county|policy|strategy))"
    r"|\b(?:unconfirmed|unapproved)\b.*\b(?:minutes|mins)\b",
    _I,
)
_SETTLED_NAME = re.compile(
    r"\b(?:approved|confirmed|adopted|signed|ratified|final)\s+(?:\w+\s+){0,3}?(?:minutes|mins)\b"
    r"|\b(?:minutes|mins)\b.*\b(?:approved|confirmed|adopted|signed|ratified)\b",
    _I,
)
_DONE = r"(?:approved|confirmed|adopted|agreed|ratified|accepted|signed)"
_RECORD = r"(?:and\s+\w+\s+)?as\s+(?:a|an|being\s+a)\s+[\w\s]{0,30}?record"
_CONFIRMED = re.compile(
    r"^\W*(?=(?-i:[A-Z]))(?:(?:these|the\s+above|the\s+foregoing)\s+)?(?:minutes?\s*)?"
    rf"(?:(?:were|was|are|have\s+been|has\s+been|status)\W+)?(?:duly\s+)?{_DONE}\b(?:\s+{_RECORD})?"
    r"(?:\s*\W\s*subject\s+to\s+[\w\s]{1,40}|\s+subject\s+to\s+[\w\s]{1,40}|"
    r"\s+by\s+(?:the\s+)?[\w\s]{1,40}|"
    r"\s+at\s+(?:the|a|its|our)\s+[\w\s]{0,40}?(?:meeting|council|committee)(?:\s+held)?){0,3}"
    r"(?:\s+(?:as|with)\s+(?:amended|corrected|amendments?|corrections?))?"
    r"(?:\s*[:–—-]|,?\s+(?:on|at|dated?|of|this)\b|\s+(?=\d{1,2}\s*[/.\s-]\s*\w|"
    rf"{MONTH_OR_SHORT}\b\.?\s+\d{{1,2}}(?!\d)))(?P<rest>[^\n]{{0,120}})$"
    rf"|\bthese\s+minutes\s+(?:were|are|"
    rf"have\s+been)\s+(?:duly\s+)?{_DONE}\b(?P<rest2>[^\n]{{0,160}})"
    rf"|^\W*(?=(?-i:[A-Z])){_DONE}\s+{_RECORD}(?P<rest3>[^\n]{{0,120}})$",
    _I | re.MULTILINE,
)
STAMPED = ("watermark", "head", "foot", "stamp", "property", "picture")
"""Where words stand that say what a document is as a whole."""
HEAD = 400
"""Characters at the start in which a line of its own says so."""
_UNSETTLED = r"(?:draft|unconfirmed|unapproved|unadopted|provisional|un-?ratified|dréacht|drafft)"
_STAMP = re.compile(
    rf"\A\W*(?:this is an? )?{_UNSETTLED}\b(?!\s+(?:budget|local|plan|strategy|policy|programme|"
    rf"revenue|capital|order))"
    rf"|\b{_UNSETTLED}\s+(?:\w+\s+){{0,3}}(?:minutes?|agenda|report|copy|version|document)\b"
    rf"|(?:minutes|agenda|report)\b\W{{0,3}}(?:\w+\W+){{0,8}}?[(\[–—-]?\s*{_UNSETTLED}\b|[(\[–—|"
    rf"-]\s*{_UNSETTLED}\W*\Z"
    rf"|\b{_UNSETTLED}\W+(?:until|subject to|awaiting)\b|\bsubject to (?:approval|confirmation|"
    rf"ratification)\b"
    r"|\bnot yet (?:approved|confirmed|adopted)\b",
    _I,
)
"""What a watermark or a running line says of a draft, and not of a draft budget."""
_DRAFT_LINE = re.compile(
    rf"^\W*(?:this is an? )?{_UNSETTLED}(?:\s+(?:only|version|copy|document|paper|report|agenda|"
    rf"decisions?(?: list)?|"
    r"v?\d[\d.]*|for (?:discussion|consultation|comment)))*\W*$|^\W*draft\s*[:–—-]\s|"
    r"[(\[]draft[)\]]",
    _I | re.MULTILINE,
)
_DRAFT_PAPER = re.compile(
    r"[(\[]draft(?: v?[\d.]+)?[)\]]|\bdraft(?: v?[\d.]+)?\W*\Z|\A\W*DRAFT\b|\bdraft (?:agenda|"
    r"report|decision)",
    0,
)
_BLANK = re.compile(r":\W*$|[_.…]{3}")
"""A form that nobody has filled in."""
_SETTLED_HEAD = re.compile(
    r"^\W*(?:approved|confirmed|adopted|ratified)\s+(?:\w+\s+){0,2}minutes\b|"
    r"\bminutes\b[^\n.]{0,80}[(\[–-]\s*"
    r"(?:approved|confirmed|adopted|ratified)\s*[)\]]?\s*$",
    _I | re.MULTILINE,
)
_SIGNED = re.compile(r"\bsigned\b(?!\s+by\s+the\s+clerk)", _I)
_PRESIDED = re.compile(
    rf"\b(?:{PRESIDING}|presiding)\b"
    r"|\b(?:true|correct|accurate)\b[\w\s]{0,20}\brecord\b",
    _I,
)
_OTHER_DAY = re.compile(
    r"\b(?:next|previous|last|following)\s+(?:\w+\s+){0,3}meeting\b|\bmeeting\s+(?:closed|ended)\b"
    r"|\bminutes\s+of\b",
    _I,
)
_CHANGED = re.compile(
    r"\b(?:subject\s+to|with|including|as)\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:amend(?:ed|ments?)|"
    r"corrections?|corrected|alterations?|changes?)\b",
    _I,
)


def find_standing(
    top: str,
    text: str,
    name_words: str,
    facts: Mapping[str, str],
    notices: Sequence[Notice] = (),
    *,
    of_minutes: bool = True,
) -> Standing | None:
    """Return whether a document says of itself that it is a draft, or confirmed.

    Args:
        top: the document's title and head.
        text: all of it.
        name_words: the words of its file name.
        facts: what its format states of it, such as a "status".
        notices: the words beside its text: a watermark, a running head or foot.
        of_minutes: whether it is minutes, which alone are confirmed.
    """
    if _is_stamped(notices, len(text)):
        return "draft"
    if not of_minutes:
        marked = any(
            _DRAFT_LINE.search(part) for part in (top, text[:HEAD], facts.get("status", ""))
        )
        return "draft" if marked or _DRAFT_PAPER.search(name_words) else None
    status = f"{facts.get('status', '')} minutes" if facts.get("status") else ""
    said = _confirmation(top, text)
    if said and (said[1] or said[2]):
        return "confirmed with changes" if said[2] else "confirmed"
    drafted = any(_DRAFT.search(part) for part in (top, text[:400], _of_minutes(text), status))
    if drafted or _DRAFT_NAME.search(name_words):
        return "draft"
    settled = _SETTLED_HEAD.search(f"{top}\n{status}") or _SETTLED_NAME.search(name_words)
    if not (said or settled):
        return None
    return "confirmed with changes" if _CHANGED.search(name_words) else "confirmed"


def _is_stamped(notices: Sequence[Notice], length: int) -> bool:
    """Tell whether a watermark or a running line calls at least half of the document a draft."""
    stretches = sorted(
        (notice.start, notice.end)
        for notice in notices
        if notice.place in STAMPED and _STAMP.search(notice.words)
    )
    covered, reached = 0, 0
    for start, end in stretches:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return bool(stretches) and 2 * covered >= length


def _of_minutes(text: str) -> str:
    """Return the lines at the end that speak of minutes, or of a draft and nothing else."""
    lines = (line.strip() for line in text[-TAIL:].splitlines())
    return "\n".join(
        line for line in lines if re.search(r"\bminutes\b", line, _I) or len(line.split()) == 1
    )


def find_adopted(top: str, text: str) -> datetime.date | None:
    """Return the date on which these minutes were confirmed, where they say it themselves."""
    said = _confirmation(top, text)
    return said[1] if said else None


def _confirmation(top: str, text: str) -> tuple[str, datetime.date | None, bool] | None:
    """Return what is said of these minutes' confirmation: its words, date, and any changes."""
    end = text[-TAIL:]
    undated = None
    for part in (end, top):
        for found in _CONFIRMED.finditer(part):
            rest = found["rest"] or found["rest2"] or found["rest3"] or ""
            if _OTHER_DAY.search(found[0].split(rest)[0] if rest else found[0]):
                continue
            day = _date_in(rest)
            told = found[0], day, bool(_CHANGED.search(found[0]))
            if day:
                return told
            if found["rest"] is None and not _BLANK.search(found[0]):
                undated = told
    for found in _SIGNED.finditer(end):
        signed = end[found.start() : found.start() + REACH]
        if _PRESIDED.search(signed) and (day := _date_in(signed, within=MOST_WORDS)):
            return signed, day, bool(_CHANGED.search(signed))
    return undated


def _date_in(words: str, *, within: int = 40) -> datetime.date | None:
    """Return the first whole date that is no other meeting's, after `within` words at most."""
    for found in find_dates(words) or find_dates(words, month_first=True):
        if len(re.findall(r"[^\W_]{2,}", words[: found.start])) > within:
            return None
        if found.date and not _OTHER_DAY.search(words[: found.start][-40:]):
            return found.date
    return None
