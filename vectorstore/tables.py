"""The catalogue's tables, defined once for every database that can hold them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from vectorstore.columns import Columns, Holds
from vectorstore.records import BY_HAND, DECISION, DOCUMENT, PASSAGE, SOURCE

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Compared and ordered by its characters' numbers, whatever language a server is set to."""
NUMBER = Integer()
LARGE = Integer().with_variant(BigInteger(), "postgresql")
"""Of files: bytes, and nanoseconds."""
BYTES = LargeBinary()

TABLES = MetaData()


def _of(
    columns: Columns[Any], key: str, *, number: TypeEngine[int] = NUMBER
) -> Iterator[Column[Any]]:
    types: dict[Holds, TypeEngine[Any]] = {"text": TEXT, "number": number, "bytes": BYTES}
    for name, holds, optional in columns.kinds:
        yield Column(name, types[holds], nullable=optional, primary_key=name == key)


def _text(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, TEXT, nullable=False, primary_key=key)


ABOUT = Table("about", TABLES, _text("key", key=True), _text("value"))
DOCUMENTS = Table(
    "documents",
    TABLES,
    *_of(DOCUMENT, "version"),
    _text("state"),
    _text("text_hash"),
    Index("documents_id", "id", "state"),
    Index("documents_state", "state"),
)
PASSAGES = Table(
    "passages",
    TABLES,
    *_of(PASSAGE, "id"),
    _text("version"),
    Column("position", NUMBER, nullable=False),
    _text("text_hash"),
    Index("passages_version", "version", "access"),
    Index("passages_text", "text_hash"),
)
VECTORS = Table(
    "vectors", TABLES, _text("text_hash", key=True), Column("vector", BYTES, nullable=False)
)
DECISIONS = Table("decisions", TABLES, *_of(DECISION, "id"))
SOURCES = Table("sources", TABLES, *_of(SOURCE, "path", number=LARGE))
BY_HANDS = Table("by_hand", TABLES, *_of(BY_HAND, "id", number=LARGE))
FOLDERS = Table(
    "folders", TABLES, Column("path", BYTES, nullable=False, primary_key=True), _text("at")
)
