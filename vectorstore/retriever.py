"""The search as a LangChain retriever, for the rest of the LangChain world."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from schema import Filters, SearchResult
from vectorstore.archive import Archive
from vectorstore.search import search


class MinutesRetriever(BaseRetriever):
    """Retrieves passages of one archive by hybrid search.

    Each LangChain document's content is the passage's stored text, verbatim; its metadata
    says where it stands.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    archive: Archive
    k: int = 10
    filters: Filters = Filters()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **_: Any
    ) -> list[LangChainDocument]:
        found = search(self.archive, query, count=self.k, filters=self.filters)
        return [_converted(result) for result in found]


def _converted(result: SearchResult) -> LangChainDocument:
    passage, document = result.passage, result.document
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            **document.facts(),
            "item": passage.item,
            "page": passage.page,
            "context": passage.context,
            "start": passage.start,
            "end": passage.end,
            "rank": result.rank,
            "score": result.score,
            "also": list(result.also),
        },
    )
