"""Passage vectors in Chroma, in a folder or at a server; the only room that knows Chroma."""

from vectorstore.dense.folder import FolderIndex
from vectorstore.dense.index import DenseIndex
from vectorstore.dense.served import ServedIndex, mark_of
from vectorstore.dense.server import READING, WRITING, Connection, Patience

__all__ = [
    "READING",
    "WRITING",
    "Connection",
    "DenseIndex",
    "FolderIndex",
    "Patience",
    "ServedIndex",
    "mark_of",
]
