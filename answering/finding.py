"""Find what may answer a question, near what the question before it was about."""

from collections.abc import Collection

from answering.question import Question, read_question
from answering.quoting import holders_first
from answering.record import SOUGHT
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
