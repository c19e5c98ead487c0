from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever

from schema import Filters
from vectorstore import Archive, search
from vectorstore.retriever import MinutesRetriever


def test_it_is_a_retriever_of_langchain(samples_archive: Archive) -> None:
    retriever = MinutesRetriever(archive=samples_archive, k=4)
    assert isinstance(retriever, BaseRetriever)
    documents = retriever.invoke("When will Quill Bridge reopen?")
    assert len(documents) == 4
    assert all(isinstance(document, LangChainDocument) for document in documents)


def test_it_finds_what_the_search_finds(samples_archive: Archive) -> None:
    found = search(samples_archive, "Quill Bridge", count=10)
    documents = MinutesRetriever(archive=samples_archive).invoke("Quill Bridge")
    assert [document.page_content for document in documents] == [r.passage.text for r in found]
    assert [document.id for document in documents] == [r.passage.id for r in found]
    first, result = documents[0].metadata, found[0]
    assert first["source"] == result.document.source
    assert first["date"] == str(result.document.date)
    assert result.document.text[first["start"] : first["end"]] == documents[0].page_content
    assert first["rank"] == 1


def test_it_keeps_to_its_filters(samples_archive: Archive) -> None:
    retriever = MinutesRetriever(archive=samples_archive, filters=Filters(kind="news"))
    assert {document.metadata["kind"] for document in retriever.invoke("pool")} == {"news"}
