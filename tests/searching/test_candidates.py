"""Words are looked for in many documents as in few: what is found is the same."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from english.query import read_query
from ingest import ingest
from schema import Filters
from searching import candidates
from searching.candidates import IndexedQuery, propose
from tests.making import minutes, write
from vectorstore import Archive, EmbeddingModel

LAMPS, KETTLES = 12, 4


@pytest.fixture(scope="module")
def archive(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive in which the best that is said of a lamp is said of kettles."""
    folder: Path = tmp_path_factory.mktemp("looked") / "minutes"
    folder.mkdir()
    said = {
        f"lamp{n}": minutes(f"lamp {n} of Fen Lane be mended", day="9 April 2024")
        for n in range(LAMPS)
    }
    said |= {
        f"kettle{n}": minutes("lamp, lamp and kettle", day="14 May 2019") for n in range(KETTLES)
    }
    write(folder, **said)
    with closing(Archive(folder.parent / "store", model)) as held:
        ingest([folder], held)
        yield held


@pytest.mark.parametrize("year", [2024, 2019])
@pytest.mark.parametrize("looked_at", [0.01, 2, 100])
def test_the_best_by_words_of_many_documents_are_those_of_these_alone(
    year: int, looked_at: float, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_year = Filters(date_from=date(year, 1, 1), date_to=date(year, 12, 31))
    query = IndexedQuery.of(archive, read_query("the lamp of Fen Lane"), "lexical")
    alone = _found(archive, query, of_year)
    assert alone
    monkeypatch.setattr(candidates, "DOCUMENTS_EACH", 0)
    monkeypatch.setattr(candidates, "MORE", looked_at)
    assert _found(archive, query, of_year) == alone


def _found(archive: Archive, query: IndexedQuery, filters: Filters) -> dict[str, float]:
    found = propose(archive, query, filters, 3)
    return {one.passage.id: round(one.word_score, 6) for one in found}
