"""Passages made by hand, as a search returns them."""

import datetime
import re
from dataclasses import replace

from schema import Document, Passage, SearchResult, Sentence, Span
from tests.cleared import document_of, passage_of

FOOTBRIDGE = (
    "The Clerk reported that the footbridge at Sallow Lane had been closed since February. "
    "Two quotations had been received, for £4,850 and $ 6,200 (the second from a firm abroad). "
    "RESOLVED: That the quotation of £4,850 be accepted and it be repaired by Friday 28 June "
    "2024. Proposed by Cllr J.R. Hartley and seconded by Councillor Ned Farrow, 7 votes to 2. "
    "The Chair said “it was a matter of safety”."
)
LIBRARY = (
    "The new library is to cost €1.4 million, 12 per cent more than in 2012. Four members, "
    "Agatha Moule and Siân O’Neill among them, voted against it on 12 April (application "
    "24/0123/FUL). The meeting opened at 7.30 pm. The petition had 3,612 signatures, "
    "one third of them from Marsh Peverell."
)
SPENDING = "Spent on | Cost (£) | Share (%)\nPaint | 1,200 | 12\nNails | 80 | 1"


def result(text: str, *, rank: int = 1, document: Document | None = None) -> SearchResult:
    """Make a result of a passage that is a whole document of its own."""
    document = document or Document(
        id=f"d{rank}",
        version="1",
        root="/minutes",
        source=f"{rank}.txt",
        title="Minutes of Pennick",
        kind="minutes",
        council="Pennick Parish Council",
        committee="Full Council",
        date=datetime.date(2024, 4, 9),
        access="public",
        text=text,
    )
    sentences = tuple(
        Sentence(match.start(), match.end())
        for match in re.finditer(r"\S.*?(?:(?<!J\.R)\.(?=\s)|\n|\Z)", text)
    )
    passage = Passage(
        id=f"p{rank}",
        document_id=document.id,
        start=0,
        end=len(text),
        text=text,
        context="Minutes › Pennick Parish Council › Full Council › 9 April 2024 › 2. Business",
        sentences=sentences,
    )
    return SearchResult(passage_of(passage), document_of(document), rank, 1.0, 0.5, 0.5)


def results(*texts: str) -> list[SearchResult]:
    """Make results, best first."""
    return [result(text, rank=rank) for rank, text in enumerate(texts, 1)]


def restricted(found: SearchResult, how: str) -> SearchResult:
    """Mark a passage as not for publication, in one of the ways that there are."""
    if how == "its document":
        return replace(found, document=replace(found.document, access="restricted"))
    if how == "itself":
        return replace(found, passage=replace(found.passage, access="restricted"))
    document = replace(found.document, restricted=(Span(0, 10),))
    if how == "a part of it":
        return replace(found, document=document)
    passage = replace(found.passage, start=20, lead=(Span(0, 5),))
    return replace(found, document=document, passage=passage)
