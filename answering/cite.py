"""Make citations of evidence, write the quoted answer, and check every quotation."""

from collections.abc import Iterable, Sequence

from answering.evidence import Evidence
from english.votes import gives_a_side
from errors import QuoteError
from schema import Answer, Citation, Document, Sentence
from vectorstore.catalogue import Catalogue
from words import asking as said

LEAD_IN_ENDS = ":-–—"
"""How a list's lead-in ends and a table's header row does not."""


def cite(chosen: Iterable[Evidence], *, first: int = 1) -> tuple[Citation, ...]:
    """Make a citation of each sentence, numbered from `first`."""
    return tuple(
        Citation(
            marker=marker,
            document=evidence.result.document,
            passage=evidence.result.passage,
            start=evidence.sentence.start,
            end=evidence.sentence.end,
            quote=evidence.result.document.text[evidence.sentence.start : evidence.sentence.end],
            marks=evidence.marks,
            record=next(iter(evidence.record), None),
            also=tuple(sorted({*evidence.result.also, *evidence.also})),
            lead=lead_of(evidence.result.document, evidence.sentence),
        )
        for marker, evidence in enumerate(chosen, first)
    )


def write(citations: Sequence[Citation]) -> str:
    """Write the answer: each quotation on a line, white space folded, with its marker.

    A table's row is preceded by its header row, in brackets, because it says little alone, and
    the names or number of a vote's side by its label.
    """
    lines = []
    for citation in citations:
        quote = " ".join(citation.quote.split())
        header = _header_of(citation)
        lines.append(f"{header}{quote} [{citation.marker}]")
    return "\n".join(lines)


def verify_all(answer: Answer, catalogue: Catalogue) -> None:
    """Check what leaves against what is stored now, not against what was searched.

    Raises:
        QuoteError: a quotation does not stand, or its document was taken out meanwhile.
    """
    leaving: list[Citation] = [*answer.citations]
    if answer.nearest:
        leaving.append(answer.nearest)
    stored = catalogue.documents_by_id(
        (citation.document.id for citation in leaving),
        restricted=answer.scope.filters.restricted,
    )
    for citation in leaving:
        document = stored.get(citation.document.id)
        if document is None:
            raise QuoteError(said.TAKEN_OUT)  # no name: it may be withheld since
        verify([citation], document)


def verify(citations: Iterable[Citation], stored: Document) -> None:
    """Check the quotations of one document, character by character, against what is stored.

    Raises:
        QuoteError: a quotation is not what the document says at that place.
    """
    for citation in citations:
        if stored.text[citation.start : citation.end] != citation.quote or not citation.quote:
            raise QuoteError(said.quotation_differs(stored.source, citation.start))


def lead_of(document: Document, sentence: Sentence) -> str:
    """Return on one line what a sentence stands under, empty if that is nothing."""
    lead = sentence.lead
    return " ".join(document.text[lead.start : lead.end].split()) if lead else ""


def _header_of(citation: Citation) -> str:
    """Return the header of a table's row or the label of a vote's side, in brackets."""
    led = citation.lead
    led_in = led[-1:] in LEAD_IN_ENDS and not gives_a_side(led)
    return "" if not led or led_in else f"({led}) "
