"""The answerer is a Runnable of LangChain, that is invoked, streamed and chained."""

import pytest
from langchain_core.runnables import Runnable, RunnableLambda

from answering import Answerer, AnswererRunnable
from errors import SettingError
from schema import Answer, Filters
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer
from vectorstore import Archive
from words.models import UNCHECKED

QUESTION = "When will Quill Bridge reopen?"


def test_it_answers_as_the_answerer_does(samples_archive: Archive) -> None:
    answerer = Answerer(samples_archive)
    runnable = AnswererRunnable(answerer)
    assert isinstance(runnable, Runnable)
    answer, plain = runnable.invoke(QUESTION), answerer.answer(QUESTION)
    assert (answer.status, answer.text) == (plain.status, plain.text)
    assert answer.citations


def test_it_takes_what_the_answerer_takes_by_name(samples_archive: Archive) -> None:
    filters = Filters(kind="news")
    answer = AnswererRunnable(Answerer(samples_archive)).invoke(
        {"question": QUESTION, "filters": filters}
    )
    assert answer.scope.filters == filters


def test_it_is_chained(samples_archive: Archive) -> None:
    chain = AnswererRunnable(Answerer(samples_archive)) | RunnableLambda(lambda answer: answer.text)
    answered = chain.batch([QUESTION, "Who chairs the Cabinet?"])
    assert all(isinstance(text, str) for text in answered)
    assert answered[0] == AnswererRunnable(Answerer(samples_archive)).invoke(QUESTION).text


def test_what_only_quotes_streams_its_answer_alone(samples_archive: Archive) -> None:
    (answer,) = AnswererRunnable(Answerer(samples_archive)).stream(QUESTION)
    assert answer.citations
    assert not answer.notice


def test_what_is_written_is_streamed_as_unchecked_and_the_answer_last(
    samples_archive: Archive, server: ModelServer, open_model: Open
) -> None:
    server.gives("Quill Bridge will reopen soon, it is hoped by all of us [1].")
    answerer = Answerer(samples_archive, model=open_model())
    *drafts, last = AnswererRunnable(answerer).stream(QUESTION)
    assert drafts
    assert all(one.notice == UNCHECKED and not one.citations for one in drafts)
    assert [len(one.text) for one in drafts] == sorted(len(one.text) for one in drafts)
    assert last.notice != UNCHECKED
    assert isinstance(last, Answer)


@pytest.mark.parametrize("how", ["invoke", "stream"])
def test_what_goes_wrong_is_raised(how: str, samples_archive: Archive) -> None:
    runnable = AnswererRunnable(Answerer(samples_archive))
    with pytest.raises(SettingError, match="empty"):
        list(getattr(runnable, how)("  "))
