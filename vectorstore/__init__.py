"""Passages in, passages out. Knows neither English nor where text came from nor who asks."""

from typing import TYPE_CHECKING

from on_demand import on_demand

if TYPE_CHECKING:
    from vectorstore.archive import Archive
    from vectorstore.embedding import EmbeddingModel
else:
    __getattr__ = on_demand(__name__, Archive="archive", EmbeddingModel="embedding")

__all__ = ["Archive", "EmbeddingModel"]
