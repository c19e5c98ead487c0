"""The search's door: a LangChain retriever, which the product itself searches through."""

from collections.abc import Callable, Collection
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from schema import Filters, Query, SearchResult
from searching.candidates import Arms
from searching.search import Step, search
from vectorstore import Archive


class MinutesRetriever(BaseRetriever):
    """Retrieves passages of one archive by hybrid search.

    Each LangChain document's content is the passage's stored text, verbatim; its metadata
    says where it stands. `read` makes a query of what is typed; `without` names steps that are
    left out, to measure what each adds.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    archive: Archive
    read: Callable[[str], Query] = Query
    k: int = 10
    filters: Filters = Filters()
    arms: Arms = "both"
    without: Collection[Step] = ()

    def search(self, query: Query) -> list[SearchResult]:
        """Find the passages that answer a query best, as the product's own typed objects."""
        return search(
            self.archive,
            query,
            count=self.k,
            filters=self.filters,
            arms=self.arms,
            without=self.without,
        )

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **_: Any
    ) -> list[LangChainDocument]:
        return [_converted(result) for result in self.search(self.read(query))]


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
