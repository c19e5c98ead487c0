"""Candidates are ranked by signals, each of which tells what its name says."""

import contextlib
import datetime
from collections.abc import Callable, Iterator

import pytest

from english.query import read_query
from ingest import ingest
from schema import Filters
from searching.candidates import IndexedQuery, propose
from searching.ranking import SIGNALS, Seen, load_weights, rank, rank_first, see
from searching.surroundings import those_beside
from tests.finding import search
from tests.making import minutes, write
from vectorstore import Archive, EmbeddingModel

Told = Callable[[str, str], dict[str, float]]

SAID = {
    "a": minutes("the lamps of Fen Lane be mended by Strood and Sons", day="9 April 2024"),
    "b": minutes(
        "the lane be swept by all, and the lamps of the quay be counted before winter by the fen",
        day="14 May 2024",
    ),
    "c": minutes("the kettle be descaled", day="11 June 2019"),
}


@pytest.fixture(scope="module")
def held(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of what is said. Tests only read it."""
    here = tmp_path_factory.mktemp("said")
    (here / "minutes").mkdir()
    write(here / "minutes", **SAID)
    with contextlib.closing(Archive(here / "store", model)) as archive:
        ingest([here / "minutes"], archive)
        yield archive


@pytest.fixture
def told(held: Archive) -> Told:
    """Return a signal of each document's best passage for a query, by the document's name."""

    def telling(signal: str, words: str) -> dict[str, float]:
        best: dict[str, float] = {}
        for one in seen(held, words):
            source = held.catalogue.document(one.candidate.passage.document_id)
            assert source
            value = SIGNALS[signal](one)
            best[source.source[0]] = max(best.get(source.source[0], value), value)
        return best

    return telling


def seen(archive: Archive, words: str) -> list[Seen]:
    query = IndexedQuery.of(archive, read_query(words))
    found = rank_first(archive, query, propose(archive, query, Filters(), 40))
    new, beside, _ = those_beside(archive, query, found, 20, restricted=False)
    return see(archive, query, [*found, *new], beside)


def test_words_that_ask_count_for_nothing(told: Told) -> None:
    assert told("covered", "Who did the council say mends the kettle?")["c"] == pytest.approx(
        told("covered", "mends the kettle")["c"]
    )


def test_what_stands_together_in_the_query_stands_together_in_the_passage(told: Told) -> None:
    pairs = told("pairs", "the lamps of Fen Lane")
    assert pairs["a"] == 1.0
    assert pairs["b"] < 1.0
    assert pairs["c"] == 0.0


def test_the_share_of_words_is_that_of_their_weight(told: Told) -> None:
    covered, around = (told(name, "lamps mended by Strood") for name in ("covered", "around"))
    assert covered["a"] > covered["b"] > covered["c"] == 0.0
    assert all(around[one] >= covered[one] for one in covered)


@pytest.mark.parametrize(
    ("words", "signal", "named"),
    [
        ("lamps in April 2024", "month", "a"),
        ("lamps in 2024", "year", "ab"),
        ("kettle in June 2019", "month", "c"),
        ("lamps", "year", ""),
    ],
)
def test_the_time_that_is_named_is_that_of_the_meeting(
    words: str, signal: str, named: str, told: Told
) -> None:
    assert {one for one, value in told(signal, words).items() if value} == set(named)


def test_the_newest_counts_only_where_it_is_asked_for(told: Told) -> None:
    newest = told("newest", "the latest on the lamps")
    assert newest["b"] == 1.0 > newest["a"] > newest["c"] == 0.0
    assert set(told("newest", "the lamps").values()) == {0.0}


def test_where_the_question_before_was_answered_comes_first(held: Archive) -> None:
    before = search(held, "descaling the kettle", count=1)
    plain, after = (search(held, "who shall do it?", before=one) for one in ((), before))
    ranks = [
        next(one.rank for one in found if one.document.source.startswith("c"))
        for found in (plain, after)
    ]
    assert ranks[1] <= ranks[0]
    score = [next(o.score for o in f if o.document.source.startswith("c")) for f in (plain, after)]
    assert score[1] > score[0]


def test_every_weight_is_of_a_signal_and_a_cosine_counts_one() -> None:
    weights = load_weights()
    assert set(weights) == set(SIGNALS)
    assert weights["meaning"] == 1.0


def test_without_time_the_time_that_is_named_counts_nothing(held: Archive) -> None:
    query = IndexedQuery.of(held, read_query("lamps in May 2024"))
    found = propose(held, query, Filters(), 100)
    timed, timeless = (
        {one.passage.id: one.score for one in rank(held, query, found, {}, timed=on)}
        for on in (True, False)
    )
    days = held.catalogue.facts({one.passage.document_id for one in found})
    of_may = {
        one.passage.id
        for one in found
        if days[one.passage.document_id][1] == datetime.date(2024, 5, 14)
    }
    assert of_may
    assert {one for one in timed if timed[one] > timeless[one]} == of_may
