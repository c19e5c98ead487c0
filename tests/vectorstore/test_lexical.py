from pathlib import Path

import pytest

from errors import StoreBusy
from vectorstore.lexical import LexicalIndex


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    index = LexicalIndex(tmp_path / "words")
    index.add(
        ["p1", "p2", "p3"],
        ["d1", "d1", "d2"],
        ["The lamps of Fen Lane", "A lamp, a lamp and a bridge", "Café prices of the bridge"],
    )
    return index


def test_words_match_by_stem_case_and_accent(index: LexicalIndex) -> None:
    assert set(index.search(index.words("LAMPING lamp"), count=9)) == {"p1", "p2"}
    assert set(index.search(index.words("cafe"), count=9)) == {"p3"}


def test_stop_words_find_nothing(index: LexicalIndex) -> None:
    assert index.words("the of and a") == []
    assert index.search([], count=9) == {}


def test_the_best_come_first(index: LexicalIndex) -> None:
    assert next(iter(index.search(index.words("lamp bridge"), count=9))) == "p2"
    assert len(index.search(index.words("lamp bridge"), count=1)) == 1


def test_a_search_can_be_limited_to_documents(index: LexicalIndex) -> None:
    words = index.words("bridge")
    assert set(index.search(words, count=9, documents=["d2"])) == {"p3"}
    assert index.search(words, count=9, documents=[]) == {}
    everywhere = index.search(words, count=9)
    assert index.search(words, count=9, documents=["d2"])["p3"] == pytest.approx(everywhere["p3"])


def test_given_passages_are_scored_as_in_a_search(index: LexicalIndex) -> None:
    words = index.words("lamp bridge")
    searched = index.search(words, count=9)
    assert index.scores(words, ["p1", "p2"]) == pytest.approx(
        {passage: searched[passage] for passage in ("p1", "p2")}
    )
    assert index.scores(words, ["p9"]) == {}


def test_rare_words_weigh_more(index: LexicalIndex) -> None:
    (fen,), (lamp,) = index.words("fen"), index.words("lamp")
    idf = index.idf([fen, lamp, "absent"])
    assert idf["absent"] > idf[fen] > idf[lamp] > 0


def test_words_that_no_passage_has_are_told(index: LexicalIndex) -> None:
    (fen,) = index.words("fen")
    assert index.known([fen, "absent"]) == {fen}


def test_one_more_passage_is_added_to_what_is_there(index: LexicalIndex) -> None:
    segments = {path.name for path in _files(index) if path.suffix == ".store"}
    index.add(["p4"], ["d3"], ["Hedgehogs of the lane"])
    assert set(index.search(index.words("hedgehog"), count=9)) == {"p4"}
    assert index.count() == 4
    assert segments <= {path.name for path in _files(index)}, "the index was rebuilt"


def test_deleting_takes_away_what_is_named_and_no_more(index: LexicalIndex) -> None:
    index.delete(["p2", "unknown"])
    assert set(index.search(index.words("lamp bridge"), count=9)) == {"p1", "p3"}
    assert index.count() == 2


def test_what_another_opening_writes_is_seen_after_reopening(
    index: LexicalIndex, tmp_path: Path
) -> None:
    other = LexicalIndex(tmp_path / "words")
    index.add(["p4"], ["d3"], ["Hedgehogs of the lane"])
    other.reopen()
    assert set(other.search(other.words("hedgehog"), count=9)) == {"p4"}


def test_two_writers_at_once_are_told_so(index: LexicalIndex, tmp_path: Path) -> None:
    held = index._writer()
    with pytest.raises(StoreBusy, match="another process"):
        LexicalIndex(tmp_path / "words").add(["p4"], ["d3"], ["words"])
    del held


def _files(index: LexicalIndex) -> list[Path]:
    return list(index._folder.iterdir())
