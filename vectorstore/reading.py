"""What can be asked of the catalogue. Only what is ready is ever told.

What is marked as not for publication, whole documents or passages of them, is left out of
everything unless it is asked for with `restricted`.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any

from schema import Document, Filters, Kind, Meeting, Passage, Scope
from vectorstore.database import Database
from vectorstore.records import DOCUMENT, PASSAGE_FACTS, Entry, passage_from

_MEETINGS = """json_each(CASE meetings
    WHEN '[]' THEN json_array(json_object('council', council, 'committee', committee, 'date', date))
    ELSE meetings END) AS meeting"""
"""A row for each meeting of a document, its own facts where none are listed."""
_COUNCIL, _COMMITTEE, _DATE = (
    f"json_extract(meeting.value, '$.{name}')" for name in ("council", "committee", "date")
)
_MATCHES = f"""
    state = 'ready' AND (:restricted OR access = 'public')
    AND (:kind IS NULL OR kind = :kind)
    AND (:council IS NULL OR {_COUNCIL} = :council)
    AND (:committee IS NULL OR {_COMMITTEE} = :committee)
    AND (:date_from IS NULL OR {_DATE} >= :date_from)
    AND (:date_to IS NULL OR {_DATE} <= :date_to)
"""
# The plus keeps SQLite from its index of states: for 75 passages it would go through those of
# every ready document, 30 ms in a large archive, instead of 2 for looking each one up.
_READY = "passages JOIN documents USING (version) WHERE +state = 'ready'"
_PUBLIC = "AND documents.access = 'public' AND passages.access = 'public'"
_SIZE = (
    "(SELECT count(*) FROM passages WHERE passages.version = documents.version "
    "AND (:restricted OR passages.access = 'public'))"
)


class CatalogueReader(Database):
    """Documents, passages and what is known of them as a whole."""

    def versions(self) -> dict[str, str]:
        """Return the version of every ready document by its id."""
        return dict(self._all("SELECT id, version FROM documents WHERE state = 'ready'"))

    def documents(self, *, restricted: bool = False) -> list[tuple[Document, int]]:
        """Return documents without their texts, each with the number of its passages."""
        facts = DOCUMENT.listed.replace('documents."text"', "''")
        rows = self._all(
            f"SELECT {facts}, {_SIZE} FROM documents WHERE state = 'ready' "
            "AND (:restricted OR access = 'public') ORDER BY root, source",
            {"restricted": restricted},
        )
        return [(DOCUMENT.thing(row), int(row[-1])) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """Return a ready document, public or not, with its text."""
        return self.documents_by_id([document_id]).get(document_id)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return ready documents, public or not, with their texts, by id."""
        rows = self._in_many(
            f"SELECT {DOCUMENT.listed} FROM documents WHERE state = 'ready' AND id IN ({{}})", ids
        )
        found = [DOCUMENT.thing(row) for row in rows]
        return {document.id: document for document in found}

    def passages(self, ids: Iterable[str], *, restricted: bool = False) -> dict[str, Passage]:
        """Return passages by id; those that are not there, or not public, are left out."""
        public = "" if restricted else _PUBLIC
        rows = self._in_many(
            f"SELECT {PASSAGE_FACTS} FROM {_READY} {public} AND passages.id IN ({{}})", ids
        )
        found = [passage_from(row) for row in rows]
        return {passage.id: passage for passage in found}

    def ids_of(self, version: str) -> list[str]:
        """Return the ids of the passages of one version of a document, in order."""
        sql = "SELECT id FROM passages WHERE version = ? ORDER BY position"
        return [row[0] for row in self._all(sql, (version,))]

    def beside(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the passages that stand before and after each of these."""
        sql = (
            "SELECT one.id, other.id FROM passages AS one JOIN passages AS other "
            "ON other.version = one.version AND abs(other.position - one.position) = 1 "
            "WHERE one.id IN ({})"
        )
        found: dict[str, list[str]] = {}
        for one, other in self._in_many(sql, ids):
            found.setdefault(one, []).append(other)
        return found

    def votes_after(self, ids: Iterable[str], reach: int) -> dict[str, list[str]]:
        """Return the ids of the passages that record a vote, at most `reach` passages after each
        of these and under the same agenda item."""
        voted = " OR ".join(
            f"other.statements LIKE '%{held}%'" for held in ('"vote"', '"against"', '"votes":[')
        )
        sql = (
            "SELECT one.id, other.id FROM passages AS one JOIN passages AS other "
            "ON other.version = one.version AND other.item = one.item "
            f"AND other.position - one.position BETWEEN 1 AND {reach:d} "
            f"AND ({voted}) WHERE one.id IN ({{}})"
        )
        found: dict[str, list[str]] = {}
        for one, other in self._in_many(sql, ids):
            found.setdefault(one, []).append(other)
        return found

    def passage_ids(self) -> list[str]:
        """Return the ids of all ready passages, restricted ones included, in order."""
        return [row[0] for row in self._all(f"SELECT passages.id FROM {_READY} ORDER BY 1")]

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return what the indexes hold of ready passages."""
        rows = self._in_many(
            f"SELECT {PASSAGE_FACTS}, vector FROM passages JOIN documents USING (version) "
            "LEFT JOIN vectors ON vectors.text_hash = passages.text_hash "
            "WHERE +state = 'ready' AND passages.id IN ({})",
            ids,
        )
        read = ((passage_from(row), row[-2], row[-1]) for row in rows)
        return [Entry(p.id, p.document_id, p.embedded_text, key, v) for p, key, v in read]

    def vectors(self, hashes: Iterable[str]) -> dict[str, bytes]:
        """Return the vectors of texts that were embedded before, by the texts' hashes."""
        sql = "SELECT text_hash, vector FROM vectors WHERE text_hash IN ({})"
        return dict(self._in_many(sql, hashes))

    def embedded_texts(self) -> list[str]:
        """Return what was embedded for every ready passage, in the order of the catalogue."""
        rows = self._all(f"SELECT {PASSAGE_FACTS} FROM {_READY} ORDER BY documents.id, position")
        return [passage_from(row).embedded_text for row in rows]

    def matching(self, filters: Filters) -> set[str]:
        """Return the ids of ready documents, any of whose meetings the filters let through."""
        rows = self._all(
            f"SELECT documents.id FROM documents, {_MEETINGS} WHERE {_MATCHES}",
            _parameters(filters),
        )
        return {row[0] for row in rows}

    def newest(self, filters: Filters, count: int) -> set[str]:
        """Return the ids of the newest documents of each committee that the filters let through."""
        rows = self._all(
            "SELECT id FROM (SELECT documents.id AS id, row_number() OVER ("
            f"PARTITION BY {_COUNCIL}, {_COMMITTEE} ORDER BY {_DATE} DESC) AS place "
            f"FROM documents, {_MEETINGS} WHERE {_MATCHES} AND {_DATE} IS NOT NULL "
            "AND kind IN ('minutes', 'decision')) WHERE place <= :count",
            {**_parameters(filters), "count": count},
        )
        return {row[0] for row in rows}

    def meetings(self, ids: Iterable[str]) -> dict[str, tuple[Meeting, ...]]:
        """Return the meetings of documents that hold several, by the documents' ids."""
        sql = "SELECT id, meetings FROM documents WHERE state = 'ready' AND meetings != '[]'"
        rows = self._in_many(f"{sql} AND id IN ({{}})", ids)
        return {row[0]: DOCUMENT.value("meetings", row[1]) for row in rows}

    def facts(self, ids: Iterable[str]) -> dict[str, tuple[Kind, datetime.date | None]]:
        """Return the kind and date of ready documents, by id."""
        sql = "SELECT id, kind, date FROM documents WHERE state = 'ready' AND id IN ({})"
        return {row[0]: (row[1], DOCUMENT.value("date", row[2])) for row in self._in_many(sql, ids)}

    def scope(self, filters: Filters) -> Scope:
        """Return how much the filters let through, whose, and between which dates."""
        found = self._all(
            f"SELECT version, {_SIZE}, {_COUNCIL}, {_COMMITTEE}, {_DATE} "
            f"FROM documents, {_MEETINGS} WHERE {_MATCHES}",
            _parameters(filters),
        )
        sizes = {row[0]: row[1] for row in found}
        dates = [datetime.date.fromisoformat(row[4]) for row in found if row[4]]
        return Scope(
            documents=len(sizes),
            passages=sum(sizes.values()),
            councils=_commonest(row[2] for row in found),
            committees=_commonest(row[3] for row in found),
            earliest=min(dates, default=None),
            latest=max(dates, default=None),
            filters=filters,
        )

    def decided_items(self) -> list[tuple[str, str]]:
        """Return document and heading of items decided at the latest meetings, newest first."""
        return [
            (row[0], row[1])
            for row in self._all(
                f"SELECT documents.id, item FROM {_READY} {_PUBLIC} "
                "AND passages.kind = 'decision' AND item IS NOT NULL "
                "ORDER BY date DESC, source, position LIMIT 400"
            )
        ]

    def counts(self, *, restricted: bool = False) -> tuple[int, int]:
        """Return how many documents and passages are ready."""
        row = self._all(
            f"SELECT count(*), coalesce(sum({_SIZE}), 0) FROM documents "
            "WHERE state = 'ready' AND (:restricted OR access = 'public')",
            {"restricted": restricted},
        )[0]
        return int(row[0]), int(row[1])


def _commonest(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return each name once: those of most documents first, then by alphabet."""
    counts = Counter(name for name in names if name)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _parameters(filters: Filters) -> dict[str, Any]:
    return {
        "council": filters.council,
        "committee": filters.committee,
        "kind": filters.kind,
        "date_from": filters.date_from.isoformat() if filters.date_from else None,
        "date_to": filters.date_to.isoformat() if filters.date_to else None,
        "restricted": filters.restricted,
    }
