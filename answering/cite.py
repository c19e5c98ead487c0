"""Make citations of evidence, write the quoted answer, and check every quotation."""

from collections.abc import Iterable, Sequence

from answering.evidence import Evidence
from answering.record import on_record
from errors import QuoteError
from schema import Citation, Document

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
            record=next(iter(on_record(evidence.result.passage, evidence.sentence)), None),
            also=evidence.result.also,
        )
        for marker, evidence in enumerate(chosen, first)
    )


def write(citations: Sequence[Citation]) -> str:
    """Write the answer: each quotation on a line, white space folded, with its marker.

    A table's row is preceded by its header row, in brackets, because it says little alone.
    """
    lines = []
    for citation in citations:
        quote = " ".join(citation.quote.split())
        header = _header_of_row(citation)
        lines.append(f"{header}{quote} [{citation.marker}]")
    return "\n".join(lines)


def verify(citations: Iterable[Citation], stored: Document) -> None:
    """Check the quotations of one document, character by character, against what is stored.

    Raises:
        QuoteError: a quotation is not what the document says at that place.
    """
    for citation in citations:
        if stored.text[citation.start : citation.end] != citation.quote or not citation.quote:
            raise QuoteError(
                f"A quotation of {stored.source} differs from the stored text at "
                f"{citation.start}. Ingest the file again."
            )


def _header_of_row(citation: Citation) -> str:
    sentence = next(
        (said for said in citation.passage.sentences if said.start == citation.start), None
    )
    if sentence is None or sentence.lead is None:
        return ""
    header = " ".join(citation.document.text[sentence.lead.start : sentence.lead.end].split())
    return "" if header[-1] in LEAD_IN_ENDS else f"({header}) "
