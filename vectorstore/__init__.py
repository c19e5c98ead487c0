"""Passages in, ranked passages out. Knows neither where text came from nor who asks."""

from vectorstore.archive import Archive
from vectorstore.embedding import EmbeddingModel
from vectorstore.search import search

__all__ = ["Archive", "EmbeddingModel", "search"]
