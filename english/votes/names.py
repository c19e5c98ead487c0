"""Read the names that a side of a vote lists, with where the list ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from english import persons
from english.months import MONTH_ALONE, MONTH_OR_NAME, WEEKDAY
from english.offices import DEPUTY, PRESIDING
from english.persons import HONORIFIC, HONOURS, PARTICLE, UPPER, titled
from english.votes.words import SIDE_WORD

_MEMBER = rf"(?i:{persons.WHOSE}{persons.MEMBER})\b"
TITLE_OF_ALL = rf"(?:{_MEMBER}\s*:[\s*_]*)?"
"""The title of all who are named, once before them: "AYES: COUNCILMEMBERS: Birch, Cedar"."""
_TITLE = rf"(?:{_MEMBER}|{titled(HONORIFIC)})"
_NAMED_SO = r"\s*(?:[,;.)]|\(\w)|\s+and\s|\s(?-i:[A-Z])[\w’'-]+\s*[,;.)(]"
"""What stands after a word that is a name as well: "Page, Lane and Bill Birch."."""
_NOT_NAMES = (
    r"(?i:for|against|abst\w*|absent|absence\w*|excused|the|this|that|these|there|voting|voted|"
    r"votes?|yeas?|nays?|ayes?|noes|yes|no|none|nil|nobody|motions?|amendments?|carried|lost|defeated|"
    r"passed|failed|resolved|resolutions?|resulted?|declared|ordinance|affirmative|negative|total|"
    r"agreed|adopted|approved|enacted|rejected|majority|unanimous\w*|moved|seconded|proposed|and|but|with|from|after|following|"
    r"(?:by|to|of|at|as|it|in|on)(?!(?<=(?-i:[A-Z]{2}))\s*(?:[,;.)]|and\b))|"
    rf"(?:bill|grant|page|lane|street|new|old)(?!{_NAMED_SO})|"
    r"roll|call|question|item|agenda|minutes?|meetings?|next|planning|applications?|correspondence|"
    r"finance|reports?|any|other|business|adjournment|adjourned|present|apologies|recused|not|all|"
    r"support\w*|oppos\w+|action|decision|recommendations?|draft|signed|council|committee|"
    rf"{MONTH_ALONE}|{MONTH_OR_NAME}(?=\s+\d)|{WEEKDAY}|public|discussion|update|"
    r"payments?|accounts?|budget|grants|road|closed?|date|time)(?![\w’'])"
)
"""Words that stand at the head of no name in a list; a heading's are among them."""
_WORD = rf"(?!{_NOT_NAMES}){UPPER}(?:['’]\s?{UPPER})?[\w’'\-]*(?:(?<=\b\w)\.|(?<=\bSt)\.)?"
_TAIL = rf"(?:,?\s(?:Jr|Sr|II|III|{HONOURS})\b\.?)?"
OFFICE = rf"(?:[Tt]he\s+)?(?:(?=[A-Z])(?i:{DEPUTY}?{PRESIDING}))"
_NAME = re.compile(
    rf"(?:(?:{_TITLE})\.?\s+)*"
    rf"(?P<name>{_WORD}(?:[ \t\xa0]?(?:(?<=\.)|(?<=[ \t\xa0]))(?:{PARTICLE}\s|O\s)?{_WORD}){{0,4}}"
    rf"{_TAIL}"
    rf"|{OFFICE}\b)(?P<which>\s{{0,3}}\([A-Z][A-Za-z]{{0,2}}\))?(?P<aside>\s?[(\[][^()\[\]\d]{{1,40}}[)\]])?"
)
MEMBER = re.compile(_MEMBER)
"""The title of a member before a name."""
_TITLED = re.compile(rf"\W*{_TITLE}")
_DATED = r"(?:(?=[^\n]*\b(?:19|20)\d\d\b)[^\n]{3,90}\n\s*)"
_HEAD_LINE = (
    rf"(?:{_DATED}|(?=[^\n]*\b(?i:minutes|meeting|council|committee|board)\b)[^\n,;]{{3,90}}\n\s*)"
)
_NUMBERED = (
    r"(?:-{3,}(?:\s*\n\s*\d{1,3})?|[Pp]age\s+\d+(?:\s+of\s+\d+)?|[–—-]\s?\d{1,3}\s?[–—-]|\d{1,3}|\f)"
    r"[ \t]*\n\s*"
)
_PAGE = rf"(?:[ \t]*\f?\n\s*(?:{_HEAD_LINE}{{0,2}}{_NUMBERED}{_HEAD_LINE}{{0,2}}|{_DATED}{{1,2}}))?"
"""Where one page ends within a list and the next begins, a running head or foot between."""
_BETWEEN = re.compile(
    rf"(?:(?:\s*(?:[,;&/]|\band\b))+{_PAGE}|(?:\s*(?:[,;&/]|\band\b))+)\s*(?:\band\b\s*)?"
    r"|[ \t]*(?:\n\s*)?[•·\-–*]\s+",
    re.I,
)
_NEXT_SIDE = re.compile(
    rf"(?:(?:those|votes?|voting|voted|with|members)\s+)*{SIDE_WORD}\b", re.IGNORECASE
)
_OPENS = re.compile(rf"[\s*_•·>#|:–—-]*{TITLE_OF_ALL}")
_GAP = re.compile(r"[ \t*_]*\n[\s*_•·>|-]*")
_AFTER = re.compile(r"[*_]*[ \t]*(?:[.;:)\]|(\[*]|$|\n|\d|[–—-]\s)|[ \t]{2,}|[*_]+")
_INITIAL = re.compile(r"(?:[A-Z]\.\s?){1,3}|[A-Z]")
_HONOURS = re.compile(rf",?\s{HONOURS}\b.*\Z")
_TITLES = re.compile(rf"^(?:[Tt]he\s+)?(?:{_MEMBER}\.?\s+)+(?=\w)")
NAMES = re.compile(
    rf"\W*(?:(?:Deputy\s+)?Mayor\s+[A-Z][\w'’-]+\W+)?{_MEMBER}|(?:\W*(?:{UPPER}[\w'’().-]*\s?){{1,4}},){{2}}"
)
"""How a list of names opens that stands below its label."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Names in order, where they end, and whether the list breaks off: "Birch, Cedar and"."""

    names: tuple[str, ...]
    end: int
    open: bool = False


def plain_name(words: str) -> str:
    """Return a name on one line, without the title that every member has."""
    name = " ".join(words.split()).strip(" .,;:*_")
    name += "." * bool(re.search(r"\b[A-Z]\Z", name) and f"{name}." in " ".join(words.split()))
    return _TITLES.sub("", _HONOURS.sub("", name)).strip() or name


def read_names(text: str, start: int, end: int, *, below: bool = False) -> Listed:
    """Read the names that text[start:end] opens with.

    Args:
        text: what is read.
        start: where the list may begin, white space and bullets before it.
        end: where it ends at the latest.
        below: it may go on a name a line, without commas.
    """
    opened = _OPENS.match(text, start, end)
    at = opened.end() if opened else start
    found: list[str] = []
    last, titled, joined = start, False, False
    while match := _NAME.match(text, at, end):
        stop, name = match.end(), match[0]
        separator = _BETWEEN.match(text, stop, end)
        gap = None if separator else _GAP.match(text, stop, end)
        runs_on = match["which"] and text[stop : stop + 2].strip()[:1].isupper()
        ended = stop >= end or _AFTER.match(text, stop, end) or name.endswith(".")
        if not (separator or gap or runs_on or ended):
            break  # "Birch said that …"
        if found and found[-1].endswith(" "):
            found[-1] += name  # a name that was broken between two lines
        elif found and _INITIAL.fullmatch(name) and joined:
            found[-1] = f"{found[-1]}, {name}"  # "Smith, J., Jones, K."
        else:
            found.append(name)
        titled |= bool(_TITLED.match(name))
        last = stop
        if separator:
            at, joined = separator.end(), True
        elif runs_on:
            at = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
        elif gap and below and _goes_on(text, gap.end(), end, titled=titled, joined=joined):
            at = gap.end()
        else:
            at = _wrapped(text, stop, end) if gap and joined and name[-1] != "." else 0
            if not at:
                return _listed(found, last)
            found[-1] = f"{found[-1]} "
    breaks_off = bool(found) and at > last and not _NEXT_SIDE.match(text, at, end)
    return _listed(found, last, is_open=breaks_off and ";" not in text[last:at])


def _listed(found: Sequence[str], end: int, *, is_open: bool = False) -> Listed:
    names = tuple(_without_aside(name) for name in found)
    return Listed(names, end, is_open)


def _without_aside(name: str) -> str:
    """Return a name without what stands in brackets after it, unless that tells namesakes apart."""
    match = _NAME.match(name)
    whole = match and match.end() == len(name)
    kept = name[: match.start("aside")] if match and whole and match["aside"] else name
    return plain_name(kept)


def _wrapped(text: str, at: int, end: int) -> int:
    """Return where a name goes on that was broken between two lines of a list, 0 if it does not."""
    gap = re.compile(r"[ \t]*\n\s*").match(text, at, end)
    match = _NAME.match(text, gap.end(), end) if gap else None
    if not gap or not match or _TITLED.match(match[0]):
        return 0
    return gap.end() if re.compile(r"\s*(?:,|and\b|[(\[]\d|\.\s)").match(text, match.end()) else 0


def _goes_on(text: str, at: int, end: int, *, titled: bool, joined: bool) -> bool:
    """Tell whether the next line holds one more name of a list with a name a line."""
    stop = text.find("\n", at, end)
    line = text[at : end if stop < 0 else stop].rstrip(" \t*_")
    match = _NAME.match(line)
    if not match or match.end() < len(line.rstrip(" .,;|")):
        return bool(match) and joined and titled and bool(_TITLED.match(line))
    return bool(_TITLED.match(line)) if titled else not joined
