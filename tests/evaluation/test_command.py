"""`python -m evaluation` on an archive of its own, part of it not for publication."""

import json
import sqlite3
from pathlib import Path

import pytest

from evaluation.__main__ import main
from ingest import ingest
from tests.making import minutes, write
from vectorstore import Archive, EmbeddingModel
from words.evaluation import missing
from words.ingest import progress

GOLD = (
    {
        "id": "g1",
        "question": "When shall the lamps of Fen Lane be mended?",
        "kind": "date",
        "must": ["28 June 2024"],
        "docs": ["a.txt"],
    },
    {"id": "g2", "question": "Who mended the samovar?", "kind": "person", "must": ["Nobody"]},
)
SECRET = "NOT FOR PUBLICATION\n\n" + minutes("the samovar be sold to Mr Crake for £75")


@pytest.fixture(scope="module")
def store(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("command")
    (here / "minutes").mkdir()
    public = minutes("the lamps of Fen Lane be mended by Friday 28 June 2024")
    write(here / "minutes", a=public, b=SECRET)
    archive = Archive(here / "store", model)
    assert ingest([here / "minutes"], archive).added == 2
    archive.close()
    return here / "store"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(json.dumps(question) for question in GOLD), "utf-8")
    return path


def test_a_comparison_is_printed_and_written_and_sees_only_what_is_public(
    store: Path, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vectors, report = tmp_path / "vectors", tmp_path / "report.md"
    given = [gold, "--store", store, "--compare", vectors, "--report", report, "--explain"]
    assert main([str(one) for one in given]) == 0
    told = capsys.readouterr()
    assert "tutorial pipeline" in told.out
    assert progress(1, 1) in told.err
    assert "not in the archive" not in told.err
    assert "wrong: g2" in told.out
    assert "    should say: Nobody" in told.out
    assert {path.name for path in tmp_path.glob("report.*")} == {"report.md", "report.svg"}
    for kept in vectors.rglob("*"):
        assert not kept.is_file() or b"samovar" not in kept.read_bytes()
    with sqlite3.connect(vectors / "chroma.sqlite3") as held:
        assert held.execute("SELECT count(*) FROM embeddings").fetchone() == (1,)


def test_without_explain_a_wrong_question_is_a_line(
    store: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(gold), "--store", str(store)]) == 0
    told = capsys.readouterr().out
    assert "tutorial" not in told
    assert "wrong: g2" in told
    assert "should say" not in told


def test_two_archives_are_measured_each_by_itself_and_their_mean_is_told(
    store: Path, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "one.jsonl"
    other.write_text(json.dumps(GOLD[0]), "utf-8")
    given = [str(gold), "--store", str(store), "--also", str(other), str(store)]
    assert main([*given, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["questions"], told["answer_accuracy"], told["wrong"]) == (2, 0.5, ["g2"])
    assert told["losses"]["not found"] == 1
    accuracy = {name: one["answer_accuracy"] for name, one in told["archives"].items()}
    assert accuracy == {"two.jsonl": 0.5, "one.jsonl": 1.0}
    assert told["mean"]["answer_accuracy"] == 0.75
    low, high = told["mean_intervals"]["answer_accuracy"]
    assert 0.5 <= low < 0.75 < high <= 1.0
    assert main(given) == 0
    assert "75.0% (50 to 100)" in capsys.readouterr().out


def test_documents_that_are_named_and_not_there_are_told_of(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**GOLD[0], "docs": ["a.txt", "minutes/a.txt"]}), "utf-8")
    assert main([str(path), "--store", str(store)]) == 0
    assert missing(1, 2, "minutes/a.txt") in capsys.readouterr().err


def test_a_folder_that_cannot_be_used_ends_with_two(
    store: Path, gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert main([str(gold), "--store", str(store), "--compare", str(tmp_path / "file")]) == 2
    assert "StoreError" in capsys.readouterr().err
