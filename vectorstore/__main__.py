"""`python -m vectorstore search "QUERY"` and `python -m vectorstore documents`."""

import argparse
import datetime
import json
import os
import sys
from pathlib import Path

from english.query import read_query
from errors import MinutesError, SettingError
from schema import (
    KINDS,
    ClearedDocument,
    Filters,
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


def main(arguments: list[str] | None = None) -> int:
    """Search the archive, or list its documents."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.from_environment().with_store(options.store)
        archive = Archive(settings.store, EmbeddingModel(settings.embedding_model), create=False)
        if options.command == "search":
            results = search(
                archive, read_query(options.query), count=options.k, filters=_filters(options)
            )
            rows = [_result(result) for result in results]
            lines = [_result_line(result) for result in results]
        else:
            held = archive.catalogue.documents(restricted=options.restricted)
            rows = [_document(document, passages) for document, passages in held]
            lines = [_document_line(document, passages) for document, passages in held]
        archive.close()
    except MinutesError as error:
        print(f"{error.name}: {error}", file=sys.stderr)
        return 2
    shown = json.dumps(rows, ensure_ascii=False) if options.json else "\n".join(lines)
    try:
        print(shown or "Nothing found.", flush=True)
    except BrokenPipeError:  # who reads it, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m vectorstore", description=main.__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    searching = commands.add_parser("search", help="find passages")
    searching.add_argument("query")
    searching.add_argument("-k", type=_positive, default=10, help="how many (10)")
    searching.add_argument("--council")
    searching.add_argument("--committee")
    searching.add_argument("--from", dest="date_from", type=_day, help="first meeting date, ISO")
    searching.add_argument("--to", dest="date_to", type=_day, help="last meeting date, ISO")
    searching.add_argument("--kind", choices=KINDS)
    listing = commands.add_parser("documents", help="list the documents")
    for command in (searching, listing):
        command.add_argument(
            "--include-restricted",
            dest="restricted",
            action="store_true",
            help="also what is marked as not for publication",
        )
        command.add_argument("--store", type=Path, help="the archive's folder (MINUTES_STORE)")
        command.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2024-03-12") from error


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _filters(options: argparse.Namespace) -> Filters:
    filters = Filters(
        council=options.council,
        committee=options.committee,
        kind=options.kind,
        date_from=options.date_from,
        date_to=options.date_to,
        restricted=options.restricted,
    )
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        raise SettingError("--from is later than --to; swap them.")
    return filters


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
    facts = (document.date or "no date", document.kind, document.council, document.committee)
    about = " · ".join(str(fact) for fact in facts if fact)
    return f"{document.source}: {document.title} ({about}; {passages} passages)"


if __name__ == "__main__":
    sys.exit(main())
