"""Answers drawn: quotations with their markers, and a card for each source."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import PurePosixPath

import streamlit as st
from streamlit.navigation.page import Page

from schema import Answer, Citation, Claim, Span, date_in_words
from ui import citing, feedback, kept, markup, taking_away, troubles, words
from ui.conversation import Fallen, Said, Stopped, Turn, Unanswered
from ui.inline import style_of
from ui.markup import Html, element, text
from ui.places import address_of

COUNCIL_ICON = ":material/account_balance:"
PERSON_ICON = ":material/person:"


def draw_question(question: str) -> None:
    """Draw what the reader asked, as it was typed."""
    with st.chat_message("user", avatar=PERSON_ICON):
        markup.show(element("h2", text(question), css="question"))


def draw_turn(turn: Turn, source: Page, *, again: Callable[[str], None]) -> None:
    """Draw what came of a question; `again` asks it once more."""
    with assistant():
        match turn.outcome:
            case Answer() as answer:
                _draw_answer(answer, turn, source)
            case Said(talk):
                markup.show(element("p", text(words.SAID[talk]), css="said"))
            case Unanswered(heading, advice):
                troubles.show_notice(heading, advice)
                _draw_again(turn, again)
            case Stopped():
                markup.show(element("p", text(words.STOPPED), css="said"))
                _draw_again(turn, again)
            case Fallen():
                troubles.show_notice(*words.FALLEN, role="note")
                _draw_again(turn, again)


def assistant() -> AbstractContextManager[object]:
    """Begin a message of the product's."""
    return st.chat_message("assistant", avatar=COUNCIL_ICON)


def _draw_again(turn: Turn, again: Callable[[str], None]) -> None:
    st.button(
        words.ASK_AGAIN,
        key=f"again-{turn.id}",
        icon=":material/refresh:",
        on_click=again,
        args=(turn.question,),
    )


def _draw_answer(answer: Answer, turn: Turn, source: Page) -> None:
    if answer.status == "not_in_minutes":
        _draw_declined(answer, source, turn.id)
    else:
        _draw_answered(answer, source, turn.id)
    if answer.citations:
        with st.container(horizontal=True):
            with st.popover(words.COPY, icon=":material/content_copy:"):
                st.code(citing.as_text(answer), language=None, wrap_lines=True)
            taking_away.draw([answer], key=turn.id)
    if kept.store().keeps:
        address = f"./?answer={turn.id}"
        link = element("a", text(words.LINK_TO_ANSWER), href=address, target="_blank")
        markup.show(element("p", link, css="share"))
    feedback.draw(turn)


def _draw_answered(answer: Answer, source: Page, key: str) -> None:
    passages_only = answer.status == "passages_only"
    heading = words.PASSAGES_ONLY if passages_only else words.answered(answer.citations)
    if answer.claims:
        heading = words.written_by(answer.written_by or "")
    parts = [*_preface(answer), element("h3", text(heading), css="answer-heading")]
    if passages_only:
        parts.append(element("p", text(words.PASSAGES_ONLY_NOTE), css="note"))
    if answer.claims:
        parts += [_claim(claim, _places(answer, key)) for claim in answer.claims]
        parts.append(element("p", text(words.WRITTEN_NOTE), css="note"))
    else:
        parts += _remarks(answer)
        parts += [_quotation(one, _places(answer, key)) for one in answer.citations]
    if answer.scope.filters:
        parts.append(element("p", text(words.limited(answer.scope)), css="searched"))
    parts.append(element("h3", text(words.SOURCES), css="sources-heading"))
    css = "passages" if passages_only else "answer"
    markup.show(element("div", *parts, css=css))
    for n, group in enumerate(_by_passage(answer.citations)):
        _draw_card(group, source, answer.citations, key=f"{key}-{n}", unfolded=passages_only)


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


def _places(answer: Answer, key: str) -> dict[int, str]:
    """Return the id of the card in which each citation stands, by marker."""
    groups = _by_passage(answer.citations)
    return {one.marker: f"atm-source-{key}-{n}" for n, group in enumerate(groups) for one in group}


def _marker(marker: int, places: Mapping[int, str]) -> Html:
    """Show a marker that leads to its source, where there is one."""
    shown = text(f"[{marker}]")
    if marker not in places:
        return element("span", shown, css="marker")
    return element("a", shown, css="marker", href=f"#{places[marker]}", title=words.TO_SOURCE)


def _claim(claim: Claim, places: Mapping[int, str]) -> Html:
    """Show a sentence that a language model wrote; what doesn't stand is struck through."""
    if claim.unsupported:
        why = element("span", text(words.unsupported(claim.unsupported)), css="why")
        return element("p", element("del", text(claim.text)), text(" "), why, css="claim")
    return element(
        "p",
        text(claim.text),
        text("\N{NO-BREAK SPACE}"),
        *(_marker(marker, places) for marker in claim.markers),
        css="claim",
    )


def _context(context: str, *, shown: Iterable[str | None]) -> str:
    """Return of a passage's context what the card does not say above it."""
    trail, _, lead = context.partition("\n")
    said = {part.casefold() for part in shown if part}
    left = [part for part in trail.split(" › ") if part.casefold() not in said]
    return "\n".join(part for part in (" › ".join(left), lead) if part)


def _quotation(citation: Citation, places: Mapping[int, str]) -> Html:
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
        _marker(citation.marker, places),
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
    unfolded: bool = False,
) -> None:
    """Draw the source of one or more quotations, with a link to each in its document."""
    with st.container(border=True, key=f"atm-card-{key}"):
        css = "nearest" if nearest else "card"
        place = f"atm-source-{key}"
        head = _head(group, numbered=not nearest)
        markup.show(element("header", *head, css="card", id=place, tabindex="-1"))
        with st.container(horizontal=True):
            for citation in group:
                st.page_link(
                    source,
                    label=words.OPEN_NEAREST if nearest else words.open_quote(citation.marker),
                    icon=":material/find_in_page:",
                    query_params=address_of(citation, answer),
                )
        folded = not nearest and not unfolded
        markup.show(element("article", *_card(group, folded=folded), css=css))


def _head(group: Sequence[Citation], *, numbered: bool) -> Iterator[Html]:
    """Say which document, and where in it."""
    document = group[0].document
    markers = " ".join(f"[{citation.marker}]" for citation in group) if numbered else ""
    marker = [element("span", text(markers), css="marker"), text(" ")] if markers else []
    yield element("h4", *marker, text(document.title), css="title")
    yield element("p", markup.joined(_whose(group[0])), css="meta")
    name = PurePosixPath(document.source).name
    where = [*_where(group[0]), name if document.kind == "other" else None]
    if any(where):
        yield element("p", markup.joined(where), css="meta")


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


def _card(group: Sequence[Citation], *, folded: bool) -> Iterator[Html]:
    """Show the passage, folded where its words stand above."""
    first, passage = group[0], group[0].passage
    shown_above = (first.document.title, *_whose(first), *_where(first))
    context = _context(passage.context, shown=shown_above)
    parts = [element("p", text(context), css="context")] if context else []
    quotes = [Span(citation.start, citation.end) for citation in group]
    marks = [mark for citation in group for mark in citation.marks]
    style = style_of(first.document.source)
    shown = markup.paragraphs(
        passage.text, passage.start, quotes=quotes, marks=marks, style=style, lead=first.lead
    )
    parts.append(element("div", shown, css="passage"))
    if folded:
        yield element("details", element("summary", text(words.UNFOLD)), *parts, css="folded")
    else:
        yield from parts
    also = sorted({place for citation in group for place in citation.also})
    if also:
        yield element("p", text(words.ALSO + "; ".join(also)), css="also")
