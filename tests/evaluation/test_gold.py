import json
from pathlib import Path

import pytest

from errors import SettingError
from evaluation.gold import GoldQuestion, fold, read_gold
from tests.conftest import ROOT
from vectorstore import Archive

KINDS = ("date", "number", "person", "decision", "vote", "reason", "status", "none")
WHOLE = {
    "id": "q1",
    "question": "When were the lamps lit?",
    "history": ["What of the lamps?"],
    "kind": "date",
    "must": ["\\b4 May\\b", "lamps?"],
    "docs": ["a.txt", "b\u00a0c.txt"],
    "unanswerable": False,
    "evidence": "The lamps were lit on 4 May.",
    "remark": "ignored here",
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


@pytest.mark.parametrize(
    ("given", "evidence"),
    [("It was.", ("It was.",)), (["It was.", "So it was."], ("It was.", "So it was.")), ("", ())],
)
def test_evidence_is_one_sentence_or_several(
    given: object, evidence: tuple[str, ...], tmp_path: Path
) -> None:
    (gold,) = read_gold(written(tmp_path, {**WHOLE, "evidence": given}))
    assert gold.evidence == evidence


def test_odd_line_ends_within_a_question_are_no_ends_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    line = json.dumps({**WHOLE, "question": "When\u2028were they lit?"}, ensure_ascii=False)
    path.write_text(f"{line}\r\n{line}\n", "utf-8")
    assert [gold.question for gold in read_gold(path)] == ["When\u2028were they lit?"] * 2


SAMPLES = read_gold(ROOT / "evaluation" / "gold" / "samples.jsonl")
ANSWERABLE = [gold for gold in SAMPLES if not gold.unanswerable]


@pytest.fixture(scope="module")
def texts(samples_archive: Archive) -> dict[str, str]:
    """The samples' texts, white space folded, by source."""
    listed = samples_archive.catalogue.documents()
    found = samples_archive.catalogue.documents_by_id(document.id for document, _ in listed)
    return {document.source: fold(document.text) for document in found.values()}


def test_the_questions_on_the_samples_are_enough_and_of_every_kind() -> None:
    assert len({gold.id for gold in SAMPLES}) == len(SAMPLES) >= 150
    assert len(SAMPLES) - len(ANSWERABLE) >= 40
    assert sum(bool(gold.history) for gold in SAMPLES) >= 25
    assert {gold.kind for gold in ANSWERABLE} == set(KINDS) - {"none"}
    assert {gold.kind for gold in SAMPLES if gold.unanswerable} == {"none"}


@pytest.mark.parametrize("gold", ANSWERABLE, ids=lambda gold: gold.id)
def test_each_document_named_states_what_an_answer_must_say(
    gold: GoldQuestion, texts: dict[str, str]
) -> None:
    assert gold.must
    assert gold.docs
    for source in gold.docs:
        stated = [said for said in gold.evidence if fold(said) in texts[source]]
        assert any(gold.says(said) for said in stated), source


@pytest.mark.parametrize("gold", ANSWERABLE, ids=lambda gold: gold.id)
def test_all_evidence_stands_in_a_document_named(gold: GoldQuestion, texts: dict[str, str]) -> None:
    for said in gold.evidence:
        assert any(fold(said) in texts[source] for source in gold.docs)
        assert gold.says(said)


def test_what_is_unanswerable_names_nothing_that_answers() -> None:
    for gold in SAMPLES:
        if gold.unanswerable:
            assert (gold.must, gold.docs, gold.evidence) == ((), (), ())
