"""Find what may answer a question, near what the question before it was about."""

import datetime
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from answering.question.read import Question, read_question
from answering.signals.named import names_all
from answering.signals.office_holders import naming
from answering.signals.record import SOUGHT
from english.periods import asks_for_the_latest
from english.query import read_query
from schema import Filters, SearchResult
from searching import MinutesRetriever
from searching.candidates import Arms
from searching.search import Step
from vectorstore import Archive

RESULTS = 12
"""Passages that are searched for."""
BEFORE = 3
"""The same for a question that another follows: where to look first."""
OFFICES = 100
"""The same where the holder of an office is asked for: a hundred passages speak of the mayor, and
few say who that is."""


def retriever(
    archive: Archive,
    *,
    count: int = RESULTS,
    filters: Filters = Filters(),
    arms: Arms = "both",
    without: Collection[Step] = (),
) -> MinutesRetriever:
    """Return a retriever that reads English queries."""
    return MinutesRetriever(
        archive=archive, read=read_query, k=count, filters=filters, arms=arms, without=without
    )


def find(
    archive: Archive,
    question: Question,
    *,
    filters: Filters = Filters(),
    without: Collection[Step] = (),
) -> list[SearchResult]:
    """Search an archive for what may answer a question."""
    query = read_query(
        question.query,
        prefer=(SOUGHT[wanted] for wanted in question.wants if wanted in SOUGHT),
        before=find_before(archive, question, filters),
    )
    count = OFFICES if question.office else RESULTS
    results = retriever(archive, count=count, filters=filters, without=without).search(query)
    return holders_first(question, results)[:RESULTS] if question.office else results


def find_before(
    archive: Archive, question: Question, filters: Filters = Filters()
) -> list[SearchResult]:
    """Return what is found for the question that this one follows, best first."""
    if not question.before:
        return []
    *earlier, last = question.before
    query = read_query(read_question(last, earlier).query)
    return retriever(archive, count=BEFORE, filters=filters).search(query)


def holders_first(question: Question, results: Sequence[SearchResult]) -> list[SearchResult]:
    """Put the passages that say who holds an office first; of today, the newest of the body.

    The body is the one that is named; else the council that most of the passages are of.
    """
    named = naming(results, question.office, question.query)
    if asks_for_the_latest(question.query):
        councils = Counter(one.document.council for one in named if one.document.council)
        commonest = next((council for council, _ in councils.most_common(1)), None)

        def place(one: SearchResult) -> tuple[bool, bool, int]:
            other = one.document.council != commonest
            day = one.document.date or datetime.date.min
            return not names_all(question, one), other, -day.toordinal()

        named.sort(key=place)
    ordered = [*named, *(one for one in results if one not in named)]
    return [replace(one, rank=rank) for rank, one in enumerate(ordered, 1)]
