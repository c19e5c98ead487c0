"""Passages in, passages out. Knows neither English nor where text came from nor who asks."""

from vectorstore.archive import Archive
from vectorstore.embedding import EmbeddingModel

__all__ = ["Archive", "EmbeddingModel"]
