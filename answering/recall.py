"""An answer put into words that can be kept, and taken up again only if it still stands.

No word of a document is kept where its place and a hash do: what is shown again is read anew from
the archive, so that nothing comes back that was changed, removed or withheld meanwhile.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from answering.cite import verify, write
from answering.report import scope_as_json
from errors import QuoteError
from schema import (
    Answer,
    Citation,
    Claim,
    ClearedDocument,
    ClearedPassage,
    Filters,
    Scope,
    Span,
    Statement,
)
from schema.clearing import cut_passage
from vectorstore import Archive
from words.asking import NO_LONGER


def keep(answer: Answer) -> dict[str, Any]:
    """Return an answer as a JSON object's values, without the words that it quotes."""
    nearest = answer.nearest
    return {
        "question": answer.question,
        "status": answer.status,
        "citations": [_kept(citation) for citation in answer.citations],
        "nearest": _kept(nearest) if nearest else None,
        "seen": [[one.passage.id, _hash(one.passage.text)] for one in answer.passages],
        "scope": _hash_of(answer.scope),
        "remarks": list(answer.remarks),
        "claims": [[one.text, list(one.markers), list(one.unsupported)] for one in answer.claims],
        "written_by": answer.written_by,
        "notice": answer.notice,
        "understood": answer.understood,
    }


def recall(kept: dict[str, Any], filters: Filters, archive: Archive) -> Answer:
    """Take an answer up again.

    Args:
        kept: what `keep` returned.
        filters: what its search was limited to.
        archive: what is stored now.

    Raises:
        QuoteError: the answer does not stand any more.
    """
    scope = archive.catalogue.scope(filters)
    if filters and not scope.documents:  # the limits may name what is withheld by now
        raise QuoteError(NO_LONGER)
    if kept["status"] == "not_in_minutes" and _hash_of(scope) != kept["scope"]:
        raise QuoteError(NO_LONGER)  # the archive may hold an answer now
    if kept["claims"] or kept["remarks"]:
        _check_seen(kept["seen"], archive)  # they may tell of one that is not quoted
    given = [*kept["citations"], *([kept["nearest"]] if kept["nearest"] else [])]
    documents = archive.catalogue.documents_by_id(one["document"] for one in given)
    citations = [_citation(one, documents.get(one["document"]), archive) for one in given]
    return _answer(kept, citations, scope)


def _answer(kept: dict[str, Any], citations: list[Citation], scope: Scope) -> Answer:
    quoted = citations[: len(kept["citations"])]
    claims = (Claim(text, tuple(marks), tuple(lacking)) for text, marks, lacking in kept["claims"])
    return Answer(
        question=kept["question"],
        status=kept["status"],
        text=write(quoted),
        citations=tuple(quoted),
        scope=scope,
        nearest=citations[-1] if kept["nearest"] else None,
        remarks=tuple(kept["remarks"]),
        claims=tuple(claims),
        written_by=kept["written_by"],
        notice=kept["notice"],
        understood=kept["understood"],
    )


def _check_seen(seen: list[list[str]], archive: Archive) -> None:
    now = archive.catalogue.passages(passage for passage, _ in seen)
    for passage, text in seen:
        if passage not in now or _hash(now[passage].text) != text:
            raise QuoteError(NO_LONGER)


def _kept(citation: Citation) -> dict[str, Any]:
    record, passage = citation.record, citation.passage
    return {
        "marker": citation.marker,
        "document": citation.document.id,
        "passage": [passage.id, passage.start, passage.end],
        "start": citation.start,
        "end": citation.end,
        "quote": _hash(citation.quote),
        "marks": [[mark.start, mark.end] for mark in citation.marks],
        "record": [record.kind, record.start, record.end, record.outcome] if record else None,
        "lead": citation.lead,
    }


def _citation(kept: dict[str, Any], document: ClearedDocument | None, archive: Archive) -> Citation:
    """Quote again what was quoted, from what is stored and public now."""
    if document is None:
        raise QuoteError(NO_LONGER)
    start, end = kept["start"], kept["end"]
    quote = document.text[start:end]
    lead = kept["lead"]
    if _hash(quote) != kept["quote"] or lead not in " ".join(document.text.split()):
        raise QuoteError(NO_LONGER)
    passage_id, low, high = kept["passage"]
    around = _around(archive.catalogue.passages([passage_id]).values(), start, end)
    if around is None:  # the document was read anew
        of_document = archive.catalogue.passages(archive.catalogue.ids_of(document.version))
        around = _around(of_document.values(), start, end)
    passage = around or cut_passage(document, passage_id, min(low, start), max(high, end))
    citation = Citation(
        marker=kept["marker"],
        document=document,
        passage=passage,
        start=start,
        end=end,
        quote=quote,
        marks=tuple(Span(*mark) for mark in kept["marks"]),
        record=Statement(*kept["record"]) if kept["record"] else None,
        lead=lead,
    )
    verify([citation], document)
    return citation


def _around(passages: Iterable[ClearedPassage], start: int, end: int) -> ClearedPassage | None:
    """Return the passage that holds a stretch of its document."""
    return next((one for one in passages if one.start <= start < end <= one.end), None)


def _hash_of(scope: Scope) -> str:
    return _hash(json.dumps(scope_as_json(scope)))


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
