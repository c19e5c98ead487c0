"""What is written down of a language model's sentences, for a person to read."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from errors import LanguageModelError
from evaluation.gold import GoldQuestion
from evaluation.try_model import Heard, main, outcomes, row_of, spread, wait_for_server
from schema import Answer, Citation, Scope
from tests.answering.writing.passages import FOOTBRIDGE, result

GOLD = GoldQuestion(id="one", question="What was accepted?", must=("4,850",))
REPLY = "The quotation of £4,850 was accepted. [1] It cost £9. [1]"
SCOPE = Scope(1, 1, (), (), None, None)


def answered() -> Answer:
    found = result(FOOTBRIDGE)
    sentence = found.passage.sentences[2]
    quote = FOOTBRIDGE[sentence.start : sentence.end]
    citation = Citation(1, found.document, found.passage, sentence.start, sentence.end, quote)
    return Answer(
        question=GOLD.question,
        status="answered",
        text="The quotation of £4,850 was accepted. [1]",
        citations=(citation,),
        scope=SCOPE,
        passages=(found,),
        written_by="small",
    )


def test_each_sentence_stands_with_its_verdict_and_its_passage() -> None:
    row = row_of(GOLD, answered(), Heard(text=REPLY))
    sentences: list[dict[str, Any]] = list(row["sentences"])  # type: ignore[call-overload]
    through, struck = sentences
    assert through["let_through"]
    assert through["passages"][0].endswith(FOOTBRIDGE)
    assert not struck["let_through"]
    assert struck["not_found"] == ["£9"]
    assert (row["reply"], row["right"], row["refused"]) == (REPLY, True, False)
    assert json.loads(json.dumps(row)) == row


def test_it_is_counted_what_came_of_questions_and_sentences() -> None:
    counted = list(outcomes(row_of(GOLD, answered(), Heard(text=REPLY))))
    assert counted == ["question: answered", "sentence: let through", "sentence: struck"]


def test_questions_are_taken_from_all_of_them() -> None:
    questions = [GoldQuestion(id=str(n), question="?") for n in range(10)]
    assert [gold.id for gold in spread(questions, 5)] == ["0", "2", "4", "6", "8"]
    assert spread(questions, 60) == questions


def test_a_server_that_is_not_there_is_not_waited_for_forever() -> None:
    with pytest.raises(LanguageModelError, match="No server answers"):
        wait_for_server("http://127.0.0.1:9/v1", 0)


def test_without_a_language_model_there_is_nothing_to_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MINUTES_LLM", raising=False)
    report = tmp_path / "report.jsonl"
    assert main([str(tmp_path / "gold.jsonl"), "--report", str(report)]) == 2
    assert "MINUTES_LLM" in capsys.readouterr().err
    assert not report.exists()


def test_a_reply_of_which_nothing_stands_is_no_refusal() -> None:
    declined = replace(answered(), status="not_in_minutes", text="", citations=())
    row = row_of(GOLD, declined, Heard(text="It cost £9."))
    assert (row["refused"], row["right"]) == (False, False)
    assert row_of(GOLD, declined, Heard(text="The passages do not say."))["refused"] is True
