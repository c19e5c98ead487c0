"""What answers, in HTML: quotations and written sentences, each with the way to its source.

A link to a source is its address, so that it can be opened beside the page; a click on it is
caught and opens the panel (`ui/source_panel.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from schema import Answer, Citation, Claim, ClearedDocument, date_in_words
from ui import markup
from ui.inline_marks import style_of
from ui.markup import Html, element, text
from ui.places import address_of
from words import answers as words_of_answers
from words import pages as words

FRAGMENT = "source-"
"""Begins the end of an address by which a click on it is known."""


def groups_of(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Group quotations that stand in one passage: they share a line that names their source."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.passage.id, []).append(citation)
    return list(groups.values())


def quoted(answer: Answer, key: str, *, beside: bool = False) -> Iterator[Html]:
    """Show the quotations of an answer, and under those of one passage where they stand.

    Args:
        answer: whose quotations they are.
        key: names the answer on the page.
        beside: whether they stand beside written sentences, whose sources they are.
    """
    for group in groups_of(answer.citations):
        shown = [_quotation(one, answer, key) for one in _led_in_once(group)]
        where = _link(group[0], answer, key, source_line(group[0], answer), css="source-line")
        caption = element("figcaption", where)
        yield element("figure", *shown, caption, css="cited atm-beside" if beside else "cited")


def written(claim: Claim, answer: Answer, key: str) -> Html:
    """Show a sentence that a language model wrote; what doesn't stand is struck through."""
    if claim.unsupported:
        why = element("span", text(words_of_answers.unsupported(claim.unsupported)), css="why")
        return element("p", element("del", text(claim.text)), text(" "), why, css="claim")
    by_marker = {one.marker: one for one in answer.citations}
    return element(
        "p",
        text(claim.text),
        text("\N{NO-BREAK SPACE}"),
        *(
            _marker(by_marker[marker], answer, key)
            if marker in by_marker
            else element("span", text(f"[{marker}]"), css="marker")
            for marker in claim.markers
        ),
        css="claim",
    )


def source_line(citation: Citation, answer: Answer) -> str:
    """Name a source in a line: of which meeting it is, or which paper, and where in it."""
    document, passage = citation.document, citation.passage
    meeting = document.meeting_at(citation.start)
    body = meeting.committee or meeting.council
    several = len(answer.scope.councils) > 1
    facts = (
        None if _is_of_its_meeting(document) and body and meeting.date else document.title,
        meeting.council if several and meeting.committee else None,
        body,
        date_in_words(meeting.date) if meeting.date else None,
        passage.item,
        words.page(passage.page, ocr=passage.ocr) if passage.page else None,
        document.standing if _is_of_its_meeting(document) else words.kind(document.kind),
    )
    return " · ".join(dict.fromkeys(fact for fact in facts if fact))


def _is_of_its_meeting(document: ClearedDocument) -> bool:
    """Tell whether a document is the record of a meeting, named well enough by that."""
    return document.kind == "minutes"


def _led_in_once(group: Sequence[Citation]) -> Iterator[Citation]:
    """Yield quotations, the lead-in that neighbours share with the first of them alone.

    A row of a table keeps it, for it may name the columns.
    """
    before = ""
    for one in group:
        is_row = markup.is_table(one.quote, style_of(one.document.source))
        yield replace(one, lead="") if one.lead == before and not is_row else one
        before = one.lead


def _quotation(citation: Citation, answer: Answer, key: str) -> Html:
    """Show a quotation with its marker, below what it cannot be understood without."""
    style = style_of(citation.document.source)
    shown = markup.quotation(
        citation.quote, citation.start, marks=citation.marks, style=style, lead=citation.lead
    )
    record = words_of_answers.record(citation.record)
    return element(
        "blockquote",
        *([element("span", text(record), css="record")] if record else []),
        element("span", shown, css="quote"),
        text("\N{NO-BREAK SPACE}"),
        _marker(citation, answer, key),
        css="quotation",
    )


def _marker(citation: Citation, answer: Answer, key: str) -> Html:
    return _link(citation, answer, key, f"[{citation.marker}]", css="marker")


def _link(citation: Citation, answer: Answer, key: str, shown: str, *, css: str) -> Html:
    """Link to a source; the end of its address says which citation of which answer it is."""
    address = urlencode(address_of(citation, answer.citations))
    href = f"source?{address}#{FRAGMENT}{key}.{citation.marker}"
    return element(
        "a", text(shown), css=css, href=href, target="_self", title=words_of_answers.TO_SOURCE
    )
