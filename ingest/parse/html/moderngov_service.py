"""Read what ModernGov's web service says of one meeting, as its page would show it.

Each item comes with its decision and its minutes, as HTML within XML or JSON. What the
service flags as restricted, or as not published, is read with a notice over it that says so.
"""

import datetime
import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import Tag

from errors import EmptySource
from ingest.parse.decode import decode
from ingest.parse.html.nodes import Node, read_json, read_xml
from ingest.parse.html.page import PageWriter, soup_of
from ingest.parse.html.visible import take_out_unshown
from ingest.parse.notices import placed
from ingest.parse.parsed import Notice, Parsed
from words import contents as said

BODIES = frozenset(
    {
        *("agendatext", "minutesnonemptyhtmlbody", "decisionnonemptyhtmlbody"),
        *("minuteshtmlbody", "decisionhtmlbody", "minutestext", "decisiontext"),
    }
)
PARTS = (
    ("decision", ("decisionnonemptyhtmlbody", "decisionhtmlbody", "decisiontext")),
    ("minutes", ("minutesnonemptyhtmlbody", "minuteshtmlbody", "minutestext")),
)
MEETING = re.compile(
    r"(?:<|&lt;)(?:\w+:)?(?:meeting|agendaitems?)\b|\\?[\"']@?(?:meeting|agendaitems?)\\?[\"']\s*:",
    re.IGNORECASE,
)
DATES = ("%d/%m/%Y", "%Y-%m-%d")
RESTRICTED, UNPUBLISHED = "Restricted: yes", "Published: no"
"""What the service's flags come to, in the words of a form."""


class Piece(NamedTuple):
    """A piece of a meeting's page, and what flags it as not public, if anything does."""

    markup: str
    flag: str = ""


def is_meeting(top: str) -> bool:
    """Tell by its beginning whether a text is what the service says of a meeting."""
    named = re.search("meetingid|agendaitemtitle", top, re.IGNORECASE)
    return named is not None and MEETING.search(top) is not None


def parse_service(data: bytes) -> Parsed:
    """Read the web service's answer to GetMeeting, in XML or JSON.

    The facts are those of a ModernGov page: "committee", "date", "time", "venue", "type".

    Raises:
        EmptySource: it is other data, or a meeting that the council does not show.
        SourceError: it is damaged, too large, or defines entities.
    """
    text = decode(data)
    if not is_meeting(text):
        raise EmptySource(said.DATA)
    meeting = _meeting(text)
    if meeting is None:
        raise EmptySource(said.DATA)
    if _says_no(meeting, "isdisplayallowed"):
        raise EmptySource(said.NOT_SHOWN)
    writer = PageWriter()
    flagged = list(_write(writer, list(_page(meeting))))
    notices = (*flagged, *placed(writer.noted, writer.blocks, writer.length))
    return Parsed(writer.text, tuple(writer.blocks), facts=_facts(meeting), notices=notices)


def _write(writer: PageWriter, pieces: Sequence[Piece]) -> Iterator[Notice]:
    """Write a page, and yield what the service flags of its pieces, each over its words.

    Each piece is parsed by itself: a tag that is left open in one doesn't reach into the next.
    """
    page = soup_of("<body></body>")
    for piece in pieces:
        section = page.new_tag("section")
        section.extend(list((soup_of(piece.markup).body or section).contents))
        (page.body or page).append(section)
    sections = list((page.body or page).children)
    take_out_unshown(page)
    for piece, one in zip(pieces, sections, strict=True):
        written = len(writer.blocks)
        if isinstance(one, Tag):
            writer.read(one)
        if piece.flag and written < len(writer.blocks):
            yield Notice(piece.flag, "property", writer.blocks[written].start, writer.length)


def _meeting(text: str) -> Node | None:
    """Return the meeting in the data, also where they are wrapped in a text of their own."""
    stripped = text.lstrip("\ufeff \t\r\n")
    top = read_xml(text, BODIES) if stripped.startswith("<") else read_json(text)
    for wrapped in ("string", "d", "getmeetingresult"):
        for node in top.all(wrapped):
            inner = node.text.strip()
            if inner.startswith(("<", "{")) and is_meeting(inner):
                top = read_xml(inner, BODIES) if inner.startswith("<") else read_json(inner)
                break
    found = (node for node in top.all("meeting") if _items(node))
    return next(found, top if _items(top) else None)


def _says_no(node: Node, flag: str) -> bool:
    return node.child(flag).lower() in ("false", "0", "no")


def _says_yes(node: Node, flag: str) -> bool:
    return node.child(flag).lower() in ("true", "1", "yes")


def _facts(meeting: Node) -> dict[str, str]:
    bodies = [
        part for item in _items(meeting) for part, _, flag in _bodies(meeting, item) if not flag
    ]
    day = _day(meeting)
    facts = {
        "committee": _committee(meeting),
        "date": f"{day:%d/%m/%Y}" if day else "",
        "time": meeting.child("meetingtime"),
        "venue": _plain(meeting.child("meetinglocation")),
        "type": next((name for name in ("minutes", "decision") if name in bodies), "agenda"),
    }
    return {name: words for name, words in facts.items() if words}


def _committee(meeting: Node) -> str:
    own = meeting.child("committeetitle", "committeename")
    return _plain(own or next((one.text for one in meeting.all("committeetitle")), ""))


def _day(meeting: Node) -> datetime.date | None:
    said = meeting.child("meetingdate")
    for form in DATES:
        try:
            return datetime.datetime.strptime(said[:10], form).date()
        except ValueError:
            continue
    return None


def _plain(words: str) -> str:
    """Return words that the service may have encoded once more than it should."""
    return " ".join(html.unescape(html.unescape(words)).split())


def _items(meeting: Node) -> list[Node]:
    listed = [*meeting.all("agendaitem"), *meeting.all("agendaitems")]
    return [item for item in listed if item.child("agendaitemtitle")]


def _bodies(meeting: Node, item: Node) -> Iterator[tuple[str, str, str]]:
    """Yield what was decided and minuted of an item, each with what flags it as not public."""
    for name, bodies in PARTS:
        flag = "minutepublished" if name == "minutes" else "decisionpublished"
        unpublished = _says_no(meeting, flag) or _says_no(item, f"is{flag}")
        if body := item.child(*bodies):
            yield name, body, _restricted(item) or (UNPUBLISHED if unpublished else "")


def _restricted(node: Node) -> str:
    return RESTRICTED if _says_yes(node, "isrestricted") else ""


def _page(meeting: Node) -> Iterator[Piece]:
    """Yield a page that says of a meeting what its page on the council's site does."""
    kind = _facts(meeting)["type"].replace("decision", "decisions")
    committee, day = html.escape(_committee(meeting)), _day(meeting)
    yield Piece(f"<h1>{kind.capitalize()}</h1>")
    held = f"{day:%A} {day.day} {day:%B %Y}" if day else ""
    cancelled = "CANCELLED" if meeting.child("meetingstatus").lower() == "cancelled" else ""
    when = ", ".join(filter(None, (held, meeting.child("meetingtime"), cancelled)))
    yield Piece(f"<h2>{' - '.join(filter(None, (committee, html.escape(when))))}</h2>")
    if venue := _plain(meeting.child("meetinglocation")):
        yield Piece(f"<p>Venue: {html.escape(venue)}</p>")
    yield from map(Piece, _attendance(meeting))
    for item in _items(meeting):
        yield from _item(meeting, item)


def _attendance(meeting: Node) -> Iterator[str]:
    came: dict[str, list[str]] = {}
    for one in meeting.all("attendee"):
        role = _plain(one.child("roledescription"))
        name = _plain(one.child("name"))
        shown = f"{name} ({role})" if role and role.lower() not in ("member", name) else name
        came.setdefault(_plain(one.child("attendance")) or "Expected", []).append(shown)
    for attendance, names in came.items():
        yield f"<p>{html.escape(attendance)}: {html.escape(', '.join(filter(None, names)))}</p>"


def _item(meeting: Node, item: Node) -> Iterator[Piece]:
    number = item.child("fulldisplaynumberformat", "agendaitemnumber")
    number = f"{number}." if number.isdecimal() and number != "0" else number.strip("0")
    title = html.escape(f"{number} {_plain(item.child('agendaitemtitle'))}".strip())
    yield Piece(f"<h3>{title}</h3>")
    unpublished = UNPUBLISHED if _says_no(meeting, "agendapublished") else ""
    yield Piece(f"<div>{item.child('agendatext')}</div>", _restricted(item) or unpublished)
    for name, body, flag in _bodies(meeting, item):
        yield Piece(f"<p>{name.capitalize()}:</p><div>{body}</div>", flag)
    for linked in item.all("linkeddoc"):
        paper = html.escape(_plain(linked.child("title")))
        yield Piece(f"<ul><li>{paper}</li></ul>", _restricted(item) or _restricted(linked))
