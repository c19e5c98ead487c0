"""Read what the web service answers: ids, dates and flags. Words are taken from pages alone.

Its XML may be ill-formed, its titles are encoded twice, its counts padded, and dates that it does
not like it passes over in silence: nothing here trusts it further than it can be checked.
"""

import html
import re
from dataclasses import dataclass, field
from datetime import date, datetime

from lxml import etree

LARGEST = 20_000_000
EVER = "01/01/1970"


class Unreadable(ValueError):
    """No answer of the service."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as a site lists it. `ended` committees meet no more."""

    id: int
    title: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting as a list has it; the date is None where it cannot be read."""

    id: int
    date: date | None
    cancelled: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Meetings:
    """A committee's meetings; `whole` if it is sure that none is left out.

    `enough` says that earlier ones were not asked for.
    """

    rows: tuple[Listed, ...]
    whole: bool
    enough: bool = False


@dataclass(frozen=True, slots=True)
class Flags:
    """What a site flags as restricted in a meeting: items and documents, by their ids.

    `titles` are those of the items; `shown` is False for a meeting that is not to be shown at all.
    """

    items: frozenset[int] = frozenset()
    papers: frozenset[int] = frozenset()
    titles: frozenset[str] = frozenset()
    shown: bool = True
    known: bool = field(default=True, compare=False)


NO_FLAGS = Flags(known=False)


def read_committees(body: bytes) -> list[Committee]:
    """Return the committees of GetCommittees.

    Raises:
        Unreadable: this is no such answer.
    """
    root = _parsed(body, "committees")
    found = []
    for one in root.iter("committee"):
        key = _number(_text(one, "committeeid"))
        if key is None or _is(one, "committeedeleted"):
            continue
        found.append(Committee(key, _title(one, "committeetitle"), _is(one, "committeeexpired")))
    return found


def read_meetings(body: bytes, committee: int) -> Meetings:
    """Return the meetings of a committee, of GetMeetings.

    Raises:
        Unreadable: this is no such answer.
    """
    root = _parsed(body, "getmeetings")
    rows: list[Listed] = []
    whole = True
    for group in root.iter("committee"):
        if _number(_text(group, "committeeid")) != committee:
            continue
        own = [row for one in group.iter("meeting") if (row := _listed(one))]
        told = _number(_text(group, "committeemeetingcount"))
        whole = whole and (told is None or told == len(own))
        rows += own
    told = _number(_text(root, "meetingscount"))
    return Meetings(tuple(rows), whole and bool(rows) and told in (None, len(rows)))


def _listed(one: etree._Element) -> Listed | None:
    key = _number(_text(one, "meetingid"))
    if not key:
        return None
    cancelled = "cancel" in _text(one, "meetingstatus").lower()
    return Listed(key, read_day(_text(one, "meetingdate")), cancelled)


def read_flags(body: bytes, meeting: int) -> Flags:
    """Return what is restricted in a meeting, of GetMeeting, even where its markup is broken.

    Raises:
        Unreadable: this is no answer about this meeting.
    """
    try:
        root = _parsed(body, "meeting")
    except Unreadable:
        return _flags_of_broken(body, meeting)
    if _number(_text(root, "meetingid")) != meeting:
        raise Unreadable
    items = [one for one in root.iter("agendaitem") if _is(one, "isrestricted")]
    held = [one for one in root.iter("linkeddoc") if _is(one, "isrestricted")]
    held += [paper for item in items for paper in item.iter("linkeddoc")]
    return Flags(
        frozenset(_numbers(items, "agendaitemid")),
        frozenset(_numbers(held, "attachmentid")),
        frozenset(filter(None, (_title(item, "agendaitemtitle") for item in items))),
        _text(root, "isdisplayallowed").lower() != "false",
    )


_ITEM = re.compile(r"<agendaitem>(.*?)(?=<agendaitem>|</agendaitems>|\Z)", re.DOTALL | re.I)
_PAPER = re.compile(r"<linkeddoc>(.*?)(?=<linkeddoc>|</linkeddocuments>|\Z)", re.DOTALL | re.I)


def _flags_of_broken(body: bytes, meeting: int) -> Flags:
    """Read ids and flags, and nothing else, of XML that is not well formed."""
    text = body.decode("utf-8", "replace")
    if _leaf(text, "meetingid").strip() != str(meeting):
        raise Unreadable
    items, papers, titles = set(), set(), set()
    for item in _ITEM.findall(text):
        own, _, linked = item.partition("<linkeddocuments>")
        hidden = _leaf(own, "isrestricted").strip().lower() == "true"
        if hidden:
            items.add(_leaf(own, "agendaitemid"))
            titles.add(plain(_leaf(own, "agendaitemtitle")))
        for paper in _PAPER.findall(linked):
            if hidden or _leaf(paper, "isrestricted").strip().lower() == "true":
                papers.add(_leaf(paper, "attachmentid"))
    shown = _leaf(text, "isdisplayallowed").strip().lower() != "false"
    return Flags(_ids(items), _ids(papers), frozenset(filter(None, titles)), shown)


def _ids(given: set[str]) -> frozenset[int]:
    return frozenset(int(one) for one in given if one.strip().isdecimal())


def _leaf(text: str, name: str) -> str:
    found = re.search(rf"<{name}>([^<]*)</{name}>", text, re.IGNORECASE)
    return found[1] if found else ""


def _parsed(body: bytes, name: str) -> etree._Element:
    """Parse an answer strictly, its names in lower case and without their namespace."""
    if len(body) > LARGEST or b"<!doctype" in body[:2000].lower():
        raise Unreadable
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable from error
    for one in root.iter(etree.Element):
        one.tag = etree.QName(one).localname.lower()
    if root.tag != name:
        raise Unreadable
    return root


def _text(one: etree._Element, name: str) -> str:
    return (one.findtext(name) or "").strip()


def _title(one: etree._Element, name: str) -> str:
    return plain(_text(one, name))


def plain(title: str) -> str:
    """Return a title that was encoded once or twice, its blanks as one."""
    return " ".join(html.unescape(html.unescape(title)).split())


def _is(one: etree._Element, name: str) -> bool:
    return _text(one, name).lower() == "true"


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None


def _numbers(found: list[etree._Element], name: str) -> list[int]:
    return [key for one in found if (key := _number(_text(one, name))) is not None]


def read_day(text: str) -> date | None:
    """Read dd/mm/yyyy."""
    try:
        return datetime.strptime(text.strip()[:10], "%d/%m/%Y").date()
    except ValueError:
        return None
