import json
from pathlib import Path

import pytest

from errors import SettingError
from evaluation.gold import GoldQuestion, read_gold
from tests.conftest import ROOT
from vectorstore import Archive

WHOLE = {
    "id": "q1",
    "question": "When were the lamps lit?",
    "history": ["What of the lamps?"],
    "kind": "date",
    "must": ["\\b4 May\\b", "lamps?"],
    "docs": ["a.txt", "b\u00a0c.txt"],
    "unanswerable": False,
    "evidence": "ignored here",
}


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "gold.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), "utf-8")
    return path


def test_questions_are_read_a_line_each_and_blank_lines_passed_over(tmp_path: Path) -> None:
    (first, second) = read_gold(written(tmp_path, WHOLE, "", {"id": "q2", "question": "Why?"}))
    assert first.history == ("What of the lamps?",)
    assert first.docs == ("a.txt", "b\u00a0c.txt")
    assert (second.must, second.docs, second.unanswerable) == ((), (), False)


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '"words"',
        {"id": "q1"},
        {"question": "Why?"},
        {**WHOLE, "must": ["(unclosed"]},
        {**WHOLE, "must": "not a list"},
        {**WHOLE, "history": 4},
    ],
    ids=str,
)
def test_a_line_that_is_no_question_is_named_by_its_number(line: object, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE, "", line, WHOLE)
    with pytest.raises(SettingError, match=r"gold\.jsonl, line 3"):
        read_gold(path)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_file_without_questions_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="holds no gold questions"):
        read_gold(written(tmp_path, text))


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "nowhere", tmp_path, tmp_path / "binary"):
        with pytest.raises(SettingError, match="cannot be read"):
            read_gold(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The LAMPS were lit on 4\u00a0May.", True),
        ("The **lamps** were lit on **4\n May**", True),
        ("The lamps were lit on 14 May.", False),
        ("It was on 4 May.", False),
        ("", False),
    ],
)
def test_a_right_answer_holds_everything_that_it_must(text: str, says: bool) -> None:
    assert GoldQuestion.model_validate(WHOLE).says(text) is says


def test_any_copy_of_the_document_will_do() -> None:
    gold = GoldQuestion.model_validate(WHOLE)
    assert gold.cites(["z.txt", "b\u00a0c.txt"])
    assert not gold.cites(["b c.txt"])
    assert not gold.cites([])


def test_the_questions_on_the_samples_quote_the_samples(samples_archive: Archive) -> None:
    path = ROOT / "evaluation" / "gold" / "samples.jsonl"
    held = {document.source: document.id for document, _ in samples_archive.catalogue.documents()}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == len(read_gold(path))
    for gold, row in zip(read_gold(path), rows, strict=True):
        assert set(gold.docs) <= set(held)
        assert bool(gold.docs) is bool(gold.must) is not gold.unanswerable
        if not gold.unanswerable:
            stated = samples_archive.catalogue.document(held[gold.docs[0]])
            assert stated is not None
            assert gold.says(row["evidence"])
            assert gold.says(stated.text)
