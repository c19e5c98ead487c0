"""An answer as plain text with its citations, to be pasted into a letter or a report."""

from schema import Answer, Citation, date_in_words
from words import answers as words_of_answers
from words import pages as words


def as_text(answer: Answer) -> str:
    """Write a question, what answers it, and where each quotation stands."""
    said = [
        f"{claim.text} {_markers(claim.markers)}"
        for claim in answer.claims
        if not claim.unsupported
    ]
    if not answer.claims:
        said = [f"“{' '.join(one.quote.split())}” [{one.marker}]" for one in answer.citations]
    sources = [f"[{one.marker}] {source(one)}" for one in answer.citations]
    notes = (
        [words_of_answers.written_by(answer.written_by)]
        if answer.claims and answer.written_by
        else []
    )
    return "\n\n".join([answer.question, *notes, *answer.remarks, *said, "\n".join(sources)])


def _markers(markers: tuple[int, ...]) -> str:
    return "".join(f"[{marker}]" for marker in markers)


def source(citation: Citation) -> str:
    """Name a source as a reader of the letter could find it."""
    document, passage = citation.document, citation.passage
    meeting = document.meeting_at(citation.start)
    page = document.page_at(citation.start)
    facts = (
        meeting.council,
        meeting.committee,
        date_in_words(meeting.date) if meeting.date else None,
        words.kind(document.kind, document.standing),
        document.title,
        passage.item,
        words.page(page, ocr=passage.ocr) if page else None,
        document.url or document.source,
    )
    return ", ".join(dict.fromkeys(fact for fact in facts if fact))
