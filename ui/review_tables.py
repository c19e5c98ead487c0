"""What was asked, put into tables: all of it, what was declined or did not help, what was cited.

Documents are named as the archive names them now, and only if it still shows them.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from conversations import Asked
from schema import ClearedDocument
from ui import limits, tables
from ui.tables import Row
from words import review as said
from words import search as words_of_search
from words.feedback import REASONS

Held = Mapping[str, ClearedDocument]


def rows(view: str, asked: Sequence[Asked], held: Held) -> list[Row]:
    """Return the rows of one of the tables of questions, in the order of these questions."""
    shown = [one for one in asked if _belongs(one, view)]
    return [tables.harmless(_row(one, held, said.COLUMNS[view])) for one in shown]


def most_cited(asked: Iterable[Asked]) -> list[tuple[str, int]]:
    """Return the ids of documents and how many questions each was cited for, the most first."""
    counted = Counter(
        document for one in asked for document in {place.document for place in one.cited}
    )
    return counted.most_common()


def rows_of_cited(
    counted: Sequence[tuple[str, int]], asked: Sequence[Asked], held: Held
) -> list[Row]:
    """Return a row for each of these documents."""
    pages: dict[str, set[int]] = {}
    for place in (place for one in asked for place in one.cited if place.page):
        pages.setdefault(place.document, set()).add(place.page or 0)
    return [
        tables.harmless(_row_of_cited(count, held.get(document), pages.get(document, set())))
        for document, count in counted
    ]


def fitting(table: Sequence[Row], wanted: str) -> list[int]:
    """Return which rows of a table have all of these words."""
    asked = wanted.casefold().split()
    said_in = (" ".join(str(cell) for cell in row.values()).casefold() for row in table)
    return [n for n, told in enumerate(said_in) if all(word in told for word in asked)]


def counts(asked: Sequence[Asked]) -> dict[str, int]:
    """Count what came of questions, and how many answers were said to have helped or not."""
    came = Counter[str](one.came for one in asked)
    helped = Counter(one.verdict.helpful for one in asked if one.verdict)
    return {
        said.ASKED: len(asked),
        **{said.CAME[one]: came[one] for one in said.CAME if came[one] or one in _ALWAYS},
        said.FOUND_HELPFUL: helped[True],
        said.FOUND_UNHELPFUL: helped[False],
    }


_ALWAYS = ("answered", "declined")


def _belongs(asked: Asked, view: str) -> bool:
    if view == said.DECLINED:
        return asked.came == "declined"
    if view == said.UNHELPFUL:
        return asked.verdict is not None and not asked.verdict.helpful
    return True


def _row(asked: Asked, held: Held, columns: Sequence[str]) -> Row:
    verdict = asked.verdict
    within = words_of_search.limits(limits.from_text(asked.limits)).values()
    cells: Row = {
        "Asked": datetime.datetime.fromtimestamp(asked.minute).strftime("%Y-%m-%d %H:%M"),
        "Question": " ".join(asked.question.split()),
        "Outcome": said.CAME[asked.came],
        "Helpful": "" if verdict is None else said.YES if verdict.helpful else said.NO,
        "Why": REASONS[verdict.reason] if verdict and verdict.reason else "",
        "In the reader's words": " ".join(verdict.remark.split()) if verdict else "",
        "Cited": "; ".join(_cited(asked, held)),
        "Limits": "; ".join(within),
        "Written by": asked.written_by,
    }
    return {name: cells[name] for name in columns}


def _cited(asked: Asked, held: Held) -> Iterable[str]:
    for place in asked.cited:
        document = held.get(place.document)
        title = document.title if document else said.GONE
        day = document.date.isoformat() if document and document.date and place.date else None
        facts = (said.cited(title, place.page if document else None), day)
        yield ", ".join(fact for fact in facts if fact)


def _row_of_cited(count: int, document: ClearedDocument | None, pages: set[int]) -> Row:
    if document is None:
        return dict(zip(said.COLUMNS[said.CITED], (count, said.GONE, "", "", "", ""), strict=True))
    cells = (
        count,
        document.title,
        document.date.isoformat() if document.date else "",
        document.committee or "",
        ", ".join(map(str, sorted(pages))),
        document.source,
    )
    return dict(zip(said.COLUMNS[said.CITED], cells, strict=True))
