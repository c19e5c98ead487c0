"""Questions that people wrote on minutes become examples, on a real archive."""

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from errors import SettingError
from ingest import ingest
from tests.making import minutes, write
from training.asked import Asked, examples_of, find_answer, read_asked
from training.examples import Example
from vectorstore import Archive, EmbeddingModel

LAMPS = "the lamps of Fen Lane be mended\nby Friday 28 June 2024"
HEDGES = "the hedges of Fen Lane be cut by Friday 6 September 2024"
WHEN = Asked(
    question="By when are the lamps of Fen Lane to be mended?",
    source="a.txt",
    answer="28 June\n2024",
    sentence="the lamps of Fen Lane be mended by Friday 28 June 2024",
)


def _flat(groups: Iterable[list[Example]]) -> list[Example]:
    return [one for group in groups for one in group]


@pytest.fixture(scope="module")
def archive(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    here = tmp_path_factory.mktemp("asked")
    (here / "minutes").mkdir()
    write(here / "minutes", a=minutes(LAMPS), b=minutes(HEDGES))
    made = Archive(here / "store", model)
    assert ingest([here / "minutes"], made).added == 2
    return made


def test_the_passage_that_answers_is_marked_where_it_does(archive: Archive) -> None:
    made = _flat(examples_of([WHEN], archive, Random(1)))
    (right,) = [one for one in made if one.answer]
    assert right.answer == "28 June 2024"
    assert right.question == WHEN.question
    others = [one.context for one in made if not one.answer]
    assert any("hedges" in context for context in others)
    assert not any("28 June" in context for context in others)


def test_of_a_near_miss_nothing_that_is_found_answers(archive: Archive) -> None:
    near_miss = WHEN.model_copy(update={"answer": "", "sentence": ""})
    made = _flat(examples_of([near_miss], archive, Random(1)))
    assert made
    assert not any(one.answer for one in made)
    assert any("lamps" in one.context for one in made)


def test_a_follow_up_is_put_as_it_was_understood(archive: Archive) -> None:
    later = WHEN.model_copy(update={"question": "By when?", "history": (WHEN.question,)})
    made = _flat(examples_of([later], archive, Random(1)))
    assert all("lamps" in one.question for one in made)


@pytest.mark.parametrize(
    "change", [{"source": "z.txt"}, {"sentence": "no such words"}, {"answer": "no such words"}]
)
def test_what_stands_nowhere_is_left_out(archive: Archive, change: dict[str, str]) -> None:
    made = _flat(examples_of([WHEN.model_copy(update=change)], archive, Random(1)))
    assert made == []


def test_an_answer_is_looked_for_in_its_sentence_alone() -> None:
    text = "It cost £5. The lamp\ncost £5."
    asked = Asked(question="?", source="a", answer="£5", sentence="The lamp cost £5.")
    span = find_answer(text, asked)
    assert span is not None
    assert (span.start, text[span.start : span.end]) == (26, "£5")


def test_questions_are_read_by_archive_and_part(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    kept = [{"corpus": "town", "part": "train"}, {"corpus": "town", "part": "dev"}, {"corpus": "x"}]
    path.write_text("\n".join(json.dumps({**WHEN.model_dump(), **one}) for one in kept), "utf-8")
    (only,) = read_asked(path, "town")
    assert only.answer == WHEN.answer
    with pytest.raises(SettingError, match="no train questions on county"):
        read_asked(path, "county")
    with pytest.raises(SettingError, match="cannot be read"):
        read_asked(tmp_path / "none.jsonl", "town")
