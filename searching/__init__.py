"""A typed query in, ranked passages out. Knows neither English nor where text came from."""

from searching.retriever import MinutesRetriever
from searching.search import search

__all__ = ["MinutesRetriever", "search"]
