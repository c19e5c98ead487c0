"""Answers drawn: quotations with their markers, and a card for each source."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

import streamlit as st
from streamlit.navigation.page import Page

from schema import Answer, Citation, Claim, Span, date_in_words
from ui import markup, troubles, words
from ui.conversation import Unanswered
from ui.inline import style_of
from ui.markup import Html, element, text
from ui.places import address_of

COUNCIL_ICON = ":material/account_balance:"
PERSON_ICON = ":material/person:"


def draw_question(question: str) -> None:
    """Draw what the reader asked, as it was typed."""
    with st.chat_message("user", avatar=PERSON_ICON):
        markup.show(element("h2", text(question), css="question"))


def draw_turn(turn: Answer | Unanswered, source: Page, *, key: str) -> None:
    """Draw what came of a question; the key tells it from the others on the page."""
    with assistant():
        if isinstance(turn, Unanswered):
            troubles.show_notice(turn.heading, turn.advice)
        elif turn.status == "not_in_minutes":
            _draw_declined(turn, source, key)
        else:
            _draw_answered(turn, source, key)


def assistant() -> AbstractContextManager[object]:
    """Begin a message of the product's."""
    return st.chat_message("assistant", avatar=COUNCIL_ICON)


def _draw_answered(answer: Answer, source: Page, key: str) -> None:
    passages_only = answer.status == "passages_only"
    heading = words.PASSAGES_ONLY if passages_only else words.answered(answer.citations)
    if answer.claims:
        heading = words.written_by(answer.written_by or "")
    parts = [*_preface(answer), element("h3", text(heading), css="answer-heading")]
    if passages_only:
        parts.append(element("p", text(words.PASSAGES_ONLY_NOTE), css="note"))
    if answer.claims:
        parts += [_claim(claim) for claim in answer.claims]
        parts.append(element("p", text(words.WRITTEN_NOTE), css="note"))
    else:
        parts += _remarks(answer)
        parts += [_quotation(citation) for citation in answer.citations]
    parts.append(element("h3", text(words.SOURCES), css="sources-heading"))
    css = "passages" if passages_only else "answer"
    markup.show(element("div", *parts, css=css))
    for n, group in enumerate(_by_passage(answer.citations)):
        _draw_card(group, source, answer.citations, key=f"{key}-{n}")


def _draw_declined(answer: Answer, source: Page, key: str) -> None:
    note = words.NOT_WRITTEN_NOTE if answer.written_by else words.NOT_IN_MINUTES_NOTE
    markup.show(
        element(
            "div",
            *_preface(answer),
            element("h3", text(words.NOT_IN_MINUTES), css="declined-heading"),
            element("p", text(note)),
            *_remarks(answer),
            element("p", text(words.searched(answer.scope)), css="searched"),
            css="declined",
        )
    )
    if answer.nearest:
        markup.show(element("h3", text(words.NEAREST), css="sources-heading"))
        _draw_card([answer.nearest], source, (), key=f"{key}-nearest", nearest=True)


def _preface(answer: Answer) -> Iterator[Html]:
    """Say how a question was understood, and why no language model answers it."""
    if answer.understood:
        yield element("p", text(words.understood(answer.understood)), css="understood")
    if answer.notice:
        said = f"{answer.notice} {words.STANDS_IN}"
        yield element("p", text(said), css="stands-in", role="note")


def _remarks(answer: Answer) -> list[Html]:
    return [element("p", text(remark), css="remark") for remark in answer.remarks]


def _claim(claim: Claim) -> Html:
    """Show a sentence that a language model wrote; what doesn't stand is struck through."""
    if claim.unsupported:
        why = element("span", text(words.unsupported(claim.unsupported)), css="why")
        return element("p", element("del", text(claim.text)), text(" "), why, css="claim")
    markers = "".join(f"[{marker}]" for marker in claim.markers)
    return element(
        "p",
        text(claim.text),
        text("\N{NO-BREAK SPACE}"),
        element("span", text(markers), css="marker"),
        css="claim",
    )


def _context(context: str, *, shown: Iterable[str | None]) -> str:
    """Return of a passage's context what the card does not say above it."""
    trail, _, lead = context.partition("\n")
    said = {part.casefold() for part in shown if part}
    left = [part for part in trail.split(" › ") if part.casefold() not in said]
    return "\n".join(part for part in (" › ".join(left), lead) if part)


def _quotation(citation: Citation) -> Html:
    """Show a quotation with its marker, below what it cannot be understood without."""
    style = style_of(citation.document.source)
    shown = markup.quotation(
        citation.quote, citation.start, marks=citation.marks, style=style, lead=citation.lead
    )
    record = words.record(citation.record)
    return element(
        "blockquote",
        *([element("span", text(record), css="record")] if record else []),
        element("span", shown, css="quote"),
        text("\N{NO-BREAK SPACE}"),
        element("span", text(f"[{citation.marker}]"), css="marker"),
        css="quotation",
    )


def _by_passage(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Group quotations that stand in one passage: they share a card."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.passage.id, []).append(citation)
    return list(groups.values())


def _draw_card(
    group: Sequence[Citation],
    source: Page,
    answer: Sequence[Citation],
    *,
    key: str,
    nearest: bool = False,
) -> None:
    """Draw the source of one or more quotations, with a link to each in its document."""
    with st.container(border=True, key=f"atm-card-{key}"):
        markup.show(element("article", *_card(group, numbered=not nearest), css="card"))
        with st.container(horizontal=True):
            for citation in group:
                st.page_link(
                    source,
                    label=words.OPEN_NEAREST if nearest else words.open_quote(citation.marker),
                    icon=":material/find_in_page:",
                    query_params=address_of(citation, answer),
                )


def _card(group: Sequence[Citation], *, numbered: bool) -> Iterator[Html]:
    document, passage = group[0].document, group[0].passage
    markers = " ".join(f"[{citation.marker}]" for citation in group) if numbered else ""
    marker = [element("span", text(markers), css="marker"), text(" ")] if markers else []
    yield element("h4", *marker, text(document.title), css="title")
    meeting = document.meeting_at(passage.start)
    day = date_in_words(meeting.date) if meeting.date else None
    kind = words.kind(document.kind, document.standing)
    whose = (meeting.council, meeting.committee, day, kind)
    yield element("p", markup.joined(whose), css="meta")
    page = words.page(passage.page, ocr=passage.ocr) if passage.page else None
    where = (passage.item, passage.part, page)
    if any(where):
        yield element("p", markup.joined(where), css="meta")
    context = _context(passage.context, shown=(document.title, *whose, *where))
    if context:
        yield element("p", text(context), css="context")
    quotes = [Span(citation.start, citation.end) for citation in group]
    marks = [mark for citation in group for mark in citation.marks]
    style = style_of(document.source)
    shown = markup.paragraphs(
        passage.text, passage.start, quotes=quotes, marks=marks, style=style, lead=group[0].lead
    )
    yield element("div", shown, css="passage")
    also = sorted({place for citation in group for place in citation.also})
    if also:
        yield element("p", text(words.ALSO + "; ".join(also)), css="also")
