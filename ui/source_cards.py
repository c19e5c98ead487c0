"""A source on a card: which document it is, where in it, and the passage with what is quoted."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import streamlit as st
from streamlit.navigation.page import Page

from schema import Citation, Span, date_in_words
from ui import markup, published
from ui.inline_marks import style_of
from ui.markup import Html, element, text
from ui.places import address_of
from words import answers as words_of_answers
from words import pages as words


def draw(group: Sequence[Citation], source: Page, *, key: str, nearest: bool = False) -> None:
    """Draw the source of quotations of one passage, with the way into its document.

    Args:
        group: the quotations.
        source: the page that shows a document.
        key: names the card on the page.
        nearest: whether it does not answer, and is shown as the nearest there is.
    """
    with st.container(border=True, key=f"atm-card-{key}"):
        markup.show(element("header", *head(group[0], numbered=not nearest), css="card"))
        st.page_link(
            source,
            label=words_of_answers.OPEN_NEAREST
            if nearest
            else words_of_answers.open_quote(group[0].marker),
            icon=":material/find_in_page:",
            query_params=address_of(group[0], group if not nearest else ()),
        )
        css = "nearest" if nearest else "card"
        markup.show(element("article", *passage(group), css=css))


def head(citation: Citation, *, numbered: bool = True) -> Iterator[Html]:
    """Say which document it is, and where in it."""
    document = citation.document
    marker = element("span", text(f"[{citation.marker}]"), css="marker")
    before = [marker, text(" ")] if numbered else []
    yield element("h3", *before, text(document.title), css="title")
    yield element("p", markup.joined(_whose(citation)), css="meta")
    name = PurePosixPath(document.source).name
    where = [*_where(citation), name if document.kind == "other" else None]
    if any(where):
        yield element("p", markup.joined(where), css="meta")
    if way := published.shown(citation):
        yield way


def passage(group: Sequence[Citation], *, asked: Citation | None = None) -> Iterator[Html]:
    """Show the passage of quotations, and what must be known of it to read it rightly.

    Args:
        group: quotations of one passage.
        asked: the one that is looked at; what was recorded is said of it.
    """
    first, whole = group[0], group[0].passage
    shown_above = (first.document.title, *_whose(first), *_where(first))
    if record := words_of_answers.record((asked or first).record):
        yield element("p", text(record), css="record")
    if context := _context(whole.context, shown=shown_above):
        yield element("p", text(context), css="context")
    yield element(
        "div",
        markup.paragraphs(
            whole.text,
            whole.start,
            quotes=[Span(one.start, one.end) for one in group],
            marks=[mark for one in group for mark in one.marks],
            style=style_of(first.document.source),
            lead=first.lead,
        ),
        css="passage",
    )
    also = sorted({place for one in group for place in one.also})
    if also:
        yield element("p", text(words_of_answers.ALSO + "; ".join(also)), css="also")


def _whose(citation: Citation) -> list[str | None]:
    document = citation.document
    meeting = document.meeting_at(citation.passage.start)
    day = date_in_words(meeting.date) if meeting.date else None
    kind = words.kind(document.kind, document.standing)
    return [meeting.council, meeting.committee, day, kind]


def _where(citation: Citation) -> list[str | None]:
    passage = citation.passage
    page = words.page(passage.page, ocr=passage.ocr) if passage.page else None
    return [passage.item, passage.part, page]


def _context(context: str, *, shown: Iterable[str | None]) -> str:
    """Return of a passage's context what is not said above it."""
    trail, _, lead = context.partition("\n")
    said = {one.casefold() for part in shown if part for one in part.split(" › ")}
    left = [part for part in trail.split(" › ") if part.casefold() not in said]
    return "\n".join(part for part in (" › ".join(left), lead) if part)
