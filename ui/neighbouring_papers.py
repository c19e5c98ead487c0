"""The papers beside a document: of the meeting before and after, and of the same one."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st

from schema import ClearedDocument, Meeting, date_in_words
from ui import markup
from ui.markup import element, text
from ui.places import Places
from words import pages as words
from words import source as words_of_source

if TYPE_CHECKING:
    from answering import Answerer

RECORDS = ("minutes", "decision")
"""Kinds of document that tell what a meeting came to, best first."""
MOST_SAME = 8
"""Papers of the same meeting that are named."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Documents beside one: the record of the meeting before and after, papers of the same."""

    earlier: ClearedDocument | None
    later: ClearedDocument | None
    same: tuple[ClearedDocument, ...]


def draw(document: ClearedDocument, answerer: "Answerer", places: Places) -> None:
    """Draw links to the papers beside a document, if its committee and date are known."""
    meeting = document.meeting_at(places.asked.start if places.asked else 0)
    if not meeting.committee or not meeting.date:
        return
    found = find_neighbours(document, meeting, (one for one, _ in answerer.documents()))
    links = [(words_of_source.EARLIER, found.earlier), (words_of_source.LATER, found.later)]
    links += [(words_of_source.SAME_MEETING, one) for one in found.same]
    shown = [(label, one) for label, one in links if one]
    if not shown:
        return
    with st.container(key="atm-neighbours"), st.expander(words_of_source.NEIGHBOURS):
        lines = [element("li", _link(label, one)) for label, one in shown]
        markup.show(element("ul", *lines, css="neighbours"))


def find_neighbours(
    document: ClearedDocument, meeting: Meeting, documents: Iterable[ClearedDocument]
) -> Neighbours:
    """Find the papers beside a document.

    Args:
        document: the document.
        meeting: the meeting of it whose committee and date count; both are known.
        documents: those of the archive, without their texts.
    """
    assert meeting.date
    earlier: list[tuple[datetime.timedelta, int, ClearedDocument]] = []
    later: list[tuple[datetime.timedelta, int, ClearedDocument]] = []
    same: list[ClearedDocument] = []
    for one in documents:
        days = {held.date for held in _meetings(one) if _same_body(held, meeting)} - {None}
        if one.id == document.id:
            continue
        if meeting.date in days:
            same.append(one)
        elif one.kind in RECORDS:
            for day in filter(None, days):
                away = abs(day - meeting.date)
                beside = later if day > meeting.date else earlier
                beside.append((away, RECORDS.index(one.kind), one))
    same.sort(key=lambda one: (one.kind not in RECORDS, one.kind, one.title))
    return Neighbours(_nearest(earlier), _nearest(later), tuple(same[:MOST_SAME]))


def _nearest(
    found: Sequence[tuple[datetime.timedelta, int, ClearedDocument]],
) -> ClearedDocument | None:
    return min(found, key=lambda one: (one[0], one[1], one[2].id), default=(None, None, None))[2]


def _meetings(document: ClearedDocument) -> Sequence[Meeting]:
    own = Meeting(0, document.council, document.committee, document.date)
    return document.meetings or (own,)


def _same_body(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings are of one committee; a council that is unknown is no other."""
    councils = {name for name in (one.council, other.council) if name}
    return one.committee == other.committee and len(councils) <= 1


def _link(label: str, document: ClearedDocument) -> markup.Html:
    day = date_in_words(document.date) if document.date else None
    kind = words.kind(document.kind, document.standing)
    named = " · ".join(part for part in (document.title, day, kind) if part)
    link = element("a", text(named), href=f"source?document={quote(document.id)}", target="_self")
    return element("span", text(f"{label}: "), link)
