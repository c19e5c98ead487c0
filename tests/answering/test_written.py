"""Answers that a language model writes, from the question to the checked answer, on the samples."""

import json
from pathlib import Path

import pytest

import answering.__main__
from answering import Answerer
from answering.report import answer_as_json
from answering.writing.prompt import REFUSAL
from errors import SettingError
from ingest import ingest
from schema import Filters
from settings import Settings
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer, Reply, refusal
from tests.making import minutes, write
from vectorstore import Archive
from words.asking import left_out

PETITION = "How many valid signatures did the Ostley Baths petition carry?"
BOTH = pytest.mark.parametrize("provider", ["openai", "anthropic"])


def _answerer(archive: Archive, open_model: Open, provider: str = "openai") -> Answerer:
    return Answerer(archive, model=open_model(provider))


@BOTH
def test_an_answer_is_written_checked_and_cited(
    provider: str, samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    server.gives("The petition carried 3,612 valid signatures [1]. It carried 9,999 [1].")
    texts: list[str] = []
    answerer = _answerer(samples_archive, open_model, provider)
    answer = answerer.answer(PETITION, on_text=texts.append)
    assert (answer.status, answer.written_by, answer.notice) == ("answered", "test", "")
    assert answer.text == "The petition carried 3,612 valid signatures. [1]"
    assert [claim.unsupported for claim in answer.claims] == [(), ("9,999",)]
    (citation,) = answer.citations
    assert "3,612" in citation.quote
    assert citation.document.text[citation.start : citation.end] == citation.quote
    assert texts[-1].endswith("It carried 9,999 [1].")
    assert answerer.sends_to is None


@BOTH
def test_what_the_model_is_given_was_found_for_the_question(
    provider: str, samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    _answerer(samples_archive, open_model, provider).answer(PETITION)
    given = server.requests[0].messages["user"]
    assert f"<question>\n{PETITION}\n</question>" in given
    assert "3,612" in given
    assert "Cotterbourne Borough Council" in given


def test_a_follow_up_is_restated_and_searched_as_such(
    samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    server.gives(PETITION, "It carried 3,612 valid signatures [1].")
    history = ["Was there a petition about Ostley Baths?"]
    answer = _answerer(samples_archive, open_model).answer("And how many?", history=history)
    assert (answer.question, answer.understood) == ("And how many?", PETITION)
    assert answer.text.startswith("It carried 3,612")
    assert PETITION in server.requests[1].messages["user"]


def test_a_model_that_is_down_is_asked_once_for_a_follow_up(
    samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    server.gives(refusal(401, "no"))
    history = ["Was there a petition about Ostley Baths?"]
    answer = _answerer(samples_archive, open_model).answer("How many were valid?", history=history)
    assert "3,612" in answer.text
    assert answer.notice
    assert answer.claims == ()
    assert answer.understood == f"How many were valid? ({history[0]})"
    assert len(server.requests) == 1


@pytest.mark.parametrize("reply", [refusal(500, "oops"), Reply("It", cut=True), Reply("")])
@BOTH
def test_the_quoted_answer_stands_in(
    provider: str, reply: Reply, samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    quoted = Answerer(samples_archive).answer(PETITION)
    server.gives(reply)
    answer = _answerer(samples_archive, open_model, provider).answer(PETITION)
    assert answer.notice.startswith("The language model's")
    assert (answer.status, answer.text, answer.citations, answer.written_by) == (
        quoted.status,
        quoted.text,
        quoted.citations,
        None,
    )


def test_a_model_that_declines_is_heeded(
    samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    server.gives(REFUSAL)
    answer = _answerer(samples_archive, open_model).answer(PETITION)
    assert (answer.status, answer.citations) == ("not_in_minutes", ())
    assert answer.nearest is not None


def test_keywords_stay_on_this_machine(
    samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    answer = _answerer(samples_archive, open_model).answer("Quill Bridge")
    assert answer.status == "passages_only"
    assert server.requests == []


def test_what_is_not_for_publication_is_not_sent_even_if_it_is_searched(
    archive: Archive, folder: Path, server: ModelServer, open_model: Open
) -> None:
    write(
        folder,
        secret="NOT FOR PUBLICATION\n\n" + minutes("the secret lamps of Fen Lane be lit"),
        plain=minutes("the plain lamps of Mill Lane be lit"),
    )
    ingest([folder], archive)
    answerer = _answerer(archive, open_model)
    answerer.answer("Which lamps are to be lit?", filters=Filters(restricted=True))
    assert "Mill Lane" in server.requests[0].raw
    assert "Fen Lane" not in server.requests[0].raw
    assert "secret" not in server.requests[0].raw


def test_an_answer_in_json_tells_who_wrote_it_and_what_was_checked(
    samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    server.gives("It carried 3,612 valid signatures [1]. It carried 9,999 [1].")
    told = answer_as_json(_answerer(samples_archive, open_model).answer(PETITION))
    assert told["claims"] == [
        {"text": "It carried 3,612 valid signatures.", "markers": [1], "unsupported": []},
        {"text": "It carried 9,999.", "markers": [], "unsupported": ["9,999"]},
    ]
    assert (told["written_by"], told["notice"], told["understood"]) == ("test", "", "")


def test_the_command_asks_the_model_that_the_environment_names(
    samples_store: Path,
    server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MINUTES_LLM", "openai:llama3.2")
    monkeypatch.setenv("MINUTES_LLM_URL", f"{server.address}/v1")
    server.gives("It carried 3,612 valid signatures [1]. It carried 9,999 [1].")
    arguments = [PETITION, "--store", str(samples_store)]
    assert answering.__main__.main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written_by"] == "llama3.2"
    assert answering.__main__.main(arguments) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("It carried 3,612 valid signatures. [1]\n")
    assert left_out("It carried 9,999.", ["9,999"]) in printed
    server.gives(refusal(401, "no"))
    assert answering.__main__.main(arguments) == 0
    assert "refused the key (401). What follows" in capsys.readouterr().out


def test_a_model_that_cannot_be_set_up_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="MINUTES_LLM"):
        Answerer.open(Settings(store=tmp_path, language_model="nonesuch:model"))
