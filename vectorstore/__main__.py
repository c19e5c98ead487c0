"""`python -m vectorstore COMMAND`: search the archive, list its documents, or look after it."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, cast

from commands import AsJson, Command, Store, argument, days, flag, one_of, option, positive, show
from english.query import read_query
from errors import SettingError
from schema import (
    KINDS,
    ClearedDocument,
    Filters,
    Kind,
    Meeting,
    SearchResult,
    Side,
    Span,
    Statement,
)
from searching import search
from settings import Settings
from vectorstore.archive import Archive
from vectorstore.embedding import EmbeddingModel
from vectorstore.upkeep import backup, restore, upgrade
from words import asking as said

Query = Annotated[str, argument("QUERY", "what to search for")]
Count = Annotated[int, option("-k", "N", "how many (10)", positive)]
Council = Annotated[str | None, option("--council", "C", "only of this council")]
Committee = Annotated[str | None, option("--committee", "C", "only of this committee")]
First = Annotated[date | None, option("--from", "DATE", "first meeting date, ISO", days)]
Last = Annotated[date | None, option("--to", "DATE", "last meeting date, ISO", days)]
OfKind = Annotated[
    str | None, option("--kind", "KIND", f"one of {', '.join(KINDS)}", one_of(KINDS))
]
Restricted = Annotated[
    bool, flag("--include-restricted", "also what is marked as not for publication")
]


def find(
    query: Query,
    count: Count = 10,
    council: Council = None,
    committee: Committee = None,
    first: First = None,
    last: Last = None,
    kind: OfKind = None,
    restricted: Restricted = False,
    store: Store = None,
    as_json: AsJson = False,
) -> int:
    """Find passages of the archive."""
    if first and last and first > last:
        raise SettingError(said.DATES_CROSS)
    filters = Filters(
        council=council,
        committee=committee,
        kind=cast("Kind | None", kind),
        date_from=first,
        date_to=last,
        restricted=restricted,
    )
    with closing(_archive(store)) as archive:
        results = search(archive, read_query(query), count=count, filters=filters)
        if as_json:
            return _tell([_result(result) for result in results])
        return _say([_result_line(result) for result in results])


def documents(restricted: Restricted = False, store: Store = None, as_json: AsJson = False) -> int:
    """List the archive's documents."""
    with closing(_archive(store)) as archive:
        held = archive.catalogue.documents(restricted=restricted)
        if as_json:
            return _tell([_document(document, passages) for document, passages in held])
        return _say([_document_line(document, passages) for document, passages in held])


def _archive(store: Path | None) -> Archive:
    settings = Settings.from_environment().with_store(store)
    return Archive.open(settings, EmbeddingModel(settings.embedding_model))


def _tell(rows: Sequence[dict[str, object]]) -> int:
    show(json.dumps(rows, ensure_ascii=False))
    return 0


def _say(lines: Sequence[str]) -> int:
    show("\n".join(lines) or said.NOTHING_FOUND)
    return 0


def _result(result: SearchResult) -> dict[str, object]:
    passage, document = result.passage, result.document
    return {
        "rank": result.rank,
        "score": round(result.score, 4),
        **document.facts(),
        "item": passage.item,
        "page": passage.page,
        "ocr": passage.ocr,
        "statements": [_statement(statement) for statement in passage.statements],
        "context": passage.context,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "also": list(result.also),
    }


def _statement(statement: Statement) -> dict[str, object]:
    return {
        "kind": statement.kind,
        "outcome": statement.outcome,
        "start": statement.start,
        "end": statement.end,
        "people": [{"role": role, "name": name} for role, name in statement.people],
        "votes": statement.votes,
        "due": statement.due.isoformat() if statement.due else None,
        "sides": [_side(side) for side in statement.sides],
        "subject": _span(statement.subject),
        "result": _span(statement.result),
        "doubt": statement.doubt,
    }


def _side(side: Side) -> dict[str, object]:
    return {
        "role": side.role,
        "names": list(side.names),
        "count": side.count,
        "start": side.start,
        "end": side.end,
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _result_line(result: SearchResult) -> str:
    words = " ".join(result.passage.text.split())
    place = " · ".join(
        str(part)
        for part in (result.document.source, result.document.date, result.passage.item)
        if part
    )
    return f"{result.rank:2}. {place}\n    {words[:300]}"


def _document(document: ClearedDocument, passages: int) -> dict[str, object]:
    return {
        **document.facts(),
        "access": document.access,
        "adopted": document.adopted.isoformat() if document.adopted else None,
        "standing": document.standing,
        "meetings": [_meeting(meeting) for meeting in document.meetings],
        "ocr_pages": document.ocr_pages,
        "notes": document.notes,
        "url": document.url,
        "passages": passages,
        "state": "ready",
    }


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {
        "start": meeting.start,
        "council": meeting.council,
        "committee": meeting.committee,
        "date": meeting.date.isoformat() if meeting.date else None,
    }


def _document_line(document: ClearedDocument, passages: int) -> str:
    facts = (document.date or said.NO_DATE, document.kind, document.council, document.committee)
    about = " · ".join(str(fact) for fact in facts if fact)
    return f"{document.source}: {document.title} ({about}; {said.passages(passages)})"


main = Command(
    "python -m vectorstore",
    {
        "search": find,
        "documents": documents,
        "backup": backup,
        "restore": restore,
        "upgrade": upgrade,
    },
    says="Search the archive, list its documents, or look after it.",
)

if __name__ == "__main__":
    sys.exit(main())
