import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from errors import SettingError
from training.questions import SQUAD, WINDOW, read_questions

FILL = "Nothing else was said that night about the lamps, the lane or the money they would take. "
CONTEXT = f"The lamps cost £4,850. {FILL}"
OTHER = f"The bridge was painted. {FILL}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one small file of every collection."""
    asked = {
        "question": " What did the lamps cost?",
        "answers": [{"text": "£4,850", "answer_start": 15}],
    }
    wrong = {"question": "Who?", "answers": [{"text": "Nobody at all", "answer_start": 3}]}
    none = {"question": "Why?", "answers": []}
    article = {
        "title": "Fen_Lane",
        "paragraphs": [
            {"context": CONTEXT, "qas": [asked, wrong, none]},
            {"context": OTHER, "qas": []},
        ],
    }
    for name in SQUAD.values():
        (tmp_path / name).write_text(json.dumps({"data": [article] * 20}), "utf-8")
    row: dict[str, Any] = {
        "title_text": "Fen Lane",
        "question_text": "what did they cost",
        "paragraph_text": CONTEXT,
        "original_nq_answers": [[{"start": 15, "end": 21}]],
    }
    (tmp_path / "qed-dev.jsonlines").write_text(f"{json.dumps(row)}\n", "utf-8")
    passage = {"title": "T", "text": "x " * WINDOW}
    row = {"input": "why", "passages": [passage]}
    (tmp_path / "clapnq_dev_unanswerable.jsonl").write_text(f"{json.dumps(row)}\n", "utf-8")
    return tmp_path


def test_every_collection_gives_answers_that_stand_where_they_are_said_to(folder: Path) -> None:
    examples = list(read_questions(folder, Random(1)))
    assert {one.source for one in examples} >= {*SQUAD, "qed", "clapnq"}
    assert {one.answer for one in examples} == {"£4,850", ""}
    assert {one.question for one in examples if one.answer} == {
        "What did the lamps cost?",
        "what did they cost",
    }


def test_questions_get_contexts_that_do_not_answer_them(folder: Path) -> None:
    examples = [one for one in read_questions(folder, Random(1)) if not one.answer]
    other = [one.context for one in examples if one.source == "wikipedia other"]
    bare = [one.context for one in examples if one.source == "wikipedia without its answer"]
    assert other
    assert all("bridge was painted" in context for context in other)
    assert all("£4,850" not in context for context in (*other, *bare))


def test_long_paragraphs_are_cut(folder: Path) -> None:
    (cut,) = [one for one in read_questions(folder, Random(1)) if one.source == "clapnq"]
    assert len(cut.context) <= WINDOW


def test_a_missing_collection_is_named(folder: Path) -> None:
    (folder / "reddit_v1.0.json").unlink()
    with pytest.raises(SettingError, match=r"reddit_v1\.0\.json"):
        list(read_questions(folder, Random(1)))
