"""Answers as plain values, for programs that call the commands."""

from schema import Answer, Citation, Scope, Statement


def answer_as_json(answer: Answer) -> dict[str, object]:
    """Return an answer as a JSON object's values: dates ISO 8601, what is unknown None."""
    return {
        "question": answer.question,
        "status": answer.status,
        "answer": answer.text,
        "citations": [citation_as_json(citation) for citation in answer.citations],
        "nearest": citation_as_json(answer.nearest) if answer.nearest else None,
        "searched": scope_as_json(answer.scope),
        "passages": [
            {
                "source": result.document.source,
                "text": result.passage.text,
                "rank": result.rank,
                "also": list(result.also),
            }
            for result in answer.passages
        ],
        "seconds": answer.seconds,
        "claims": [
            {
                "text": claim.text,
                "markers": list(claim.markers),
                "unsupported": list(claim.unsupported),
            }
            for claim in answer.claims
        ],
        "written_by": answer.written_by,
        "notice": answer.notice,
        "understood": answer.understood,
        "remarks": list(answer.remarks),
        "form": answer.form,
        "confidence": answer.confidence,
    }


def citation_as_json(citation: Citation) -> dict[str, object]:
    """Return a citation as a JSON object's values; offsets are code points, end exclusive."""
    document = citation.document
    meeting = document.meeting_at(citation.start)
    return {
        "marker": citation.marker,
        "root": document.root,
        "source": document.source,
        "url": document.url,
        "fetched": document.fetched.isoformat() if document.fetched else None,
        "title": document.title,
        "council": meeting.council,
        "committee": meeting.committee,
        "date": meeting.date.isoformat() if meeting.date else None,
        "standing": document.standing,
        "item": citation.passage.item,
        "page": document.page_at(citation.start),
        "ocr": citation.passage.ocr,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "also": list(citation.also),
        "record": _record(citation.record),
    }


def _record(statement: Statement | None) -> dict[str, object] | None:
    return {"kind": statement.kind, "outcome": statement.outcome} if statement else None


def scope_as_json(scope: Scope) -> dict[str, object]:
    """Return what was searched as a JSON object's values."""
    filters = scope.filters
    return {
        "documents": scope.documents,
        "passages": scope.passages,
        "withheld": scope.withheld,
        "councils": list(scope.councils),
        "committees": list(scope.committees),
        "earliest": scope.earliest.isoformat() if scope.earliest else None,
        "latest": scope.latest.isoformat() if scope.latest else None,
        "filters": {
            "council": filters.council,
            "committee": filters.committee,
            "kind": filters.kind,
            "from": filters.date_from.isoformat() if filters.date_from else None,
            "to": filters.date_to.isoformat() if filters.date_to else None,
        },
    }
