from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever

from answering import Answerer
from schema import Filters, Query
from searching.retriever import MinutesRetriever
from tests.finding import search
from vectorstore import Archive


def test_it_is_a_retriever_of_langchain(samples_archive: Archive) -> None:
    retriever = Answerer(samples_archive).retriever(count=4)
    assert isinstance(retriever, BaseRetriever)
    documents = retriever.invoke("When will Quill Bridge reopen?")
    assert len(documents) == 4
    assert all(isinstance(document, LangChainDocument) for document in documents)


def test_it_finds_what_the_search_finds(samples_archive: Archive) -> None:
    found = search(samples_archive, "Quill Bridge", count=10)
    documents = Answerer(samples_archive).retriever(count=10).invoke("Quill Bridge")
    assert [document.page_content for document in documents] == [r.passage.text for r in found]
    assert [document.id for document in documents] == [r.passage.id for r in found]
    first, result = documents[0].metadata, found[0]
    assert first["source"] == result.document.source
    assert first["date"] == str(result.document.date)
    assert result.document.text[first["start"] : first["end"]] == documents[0].page_content
    assert first["rank"] == 1


def test_it_keeps_to_its_filters(samples_archive: Archive) -> None:
    retriever = Answerer(samples_archive).retriever(filters=Filters(kind="news"))
    assert {document.metadata["kind"] for document in retriever.invoke("pool")} == {"news"}


def test_without_a_reader_of_english_words_are_words(samples_archive: Archive) -> None:
    plain = MinutesRetriever(archive=samples_archive, k=3)
    assert plain.read("latest in May 2024") == Query("latest in May 2024")
    assert len(plain.invoke("the latest on the lamps")) == 3


def test_its_own_results_are_those_that_langchain_sees(samples_archive: Archive) -> None:
    retriever = Answerer(samples_archive).retriever(count=5)
    found = retriever.search(retriever.read("Quill Bridge"))
    assert [one.passage.id for one in found] == [one.id for one in retriever.invoke("Quill Bridge")]
