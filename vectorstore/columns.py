"""Frozen dataclasses as rows of a table: their fields are the columns, named once.

What not every database has a type for is kept as text: dates in ISO 8601, nested things as JSON.
"""

import datetime
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from types import NoneType
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from checked import in_words
from errors import StoreError
from words import archive as said

T = TypeVar("T")
Holds = Literal["text", "number", "bytes"]
"""What a column is made to hold."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A field with its way into the table and back."""

    name: str
    holds: Holds
    optional: bool
    put: Callable[[Any], Any]
    take: Callable[[Any], Any]


class Columns(Generic[T]):
    """The columns of a dataclass.

    Args:
        made: the dataclass.
        table: the table's name.
        without: fields that are kept otherwise.
        paths: fields that hold parts of files' paths, which need not be valid text.
    """

    def __init__(
        self, made: type[T], table: str, *, without: Sequence[str] = (), paths: Sequence[str] = ()
    ) -> None:
        hints = get_type_hints(made)
        self._made: Callable[..., T] = made
        self._table = table
        self._columns = [
            _path(field.name) if field.name in paths else _column(field.name, hints[field.name])
            for field in fields(made)  # type: ignore[arg-type]
            if field.name not in without
        ]
        self._changed = [(one.name, one.take) for one in self._columns if one.take is not _as_it_is]
        self.names = [column.name for column in self._columns]
        self.listed = ", ".join(f'{table}."{name}"' for name in self.names)
        self.kinds = [(column.name, column.holds, column.optional) for column in self._columns]

    def row(self, thing: T) -> dict[str, Any]:
        """Return the values of a thing's columns, by their names."""
        return {column.name: column.put(getattr(thing, column.name)) for column in self._columns}

    def thing(self, row: Sequence[Any], **kept_otherwise: Any) -> T:
        """Make a thing of a row that begins with its columns.

        Raises:
            StoreError: a column holds what its field cannot be.
        """
        taken = dict(zip(self.names, row, strict=False))
        name = ""
        try:
            for name, take in self._changed:
                taken[name] = take(taken[name])
        except (ValueError, TypeError) as error:
            raise self._damaged(name, error) from error
        return self._made(**taken, **kept_otherwise)

    def value(self, name: str, stored: Any) -> Any:
        """Return one field's value from its column.

        Raises:
            StoreError: the column holds what the field cannot be.
        """
        try:
            return self._columns[self.names.index(name)].take(stored)
        except (ValueError, TypeError) as error:
            raise self._damaged(name, error) from error

    def _damaged(self, name: str, error: Exception) -> StoreError:
        why = in_words(error) if isinstance(error, ValidationError) else error
        return StoreError(said.row_damaged(self._table, name, why))


def _column(name: str, hint: Any) -> _Column:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    optional = NoneType in get_args(hint)
    kind = kinds[0] if optional and len(kinds) == 1 else hint
    if kind is bool:
        return _Column(name, "number", optional, int, bool)
    if kind is int:
        return _Column(name, "number", optional, _as_it_is, _as_it_is)
    if kind is str or get_origin(kind) is Literal:
        return _Column(name, "text", optional, _as_it_is, _as_it_is)
    if kind is datetime.date:
        return _Column(name, "text", optional, _day, _date)
    json: TypeAdapter[Any] = TypeAdapter(hint)
    # The adapter's own method asks for each value how it is to be validated.
    take = json.validator.validate_json
    return _Column(name, "text", False, lambda v: json.dump_json(v).decode(), take)


def _path(name: str) -> _Column:
    return _Column(name, "bytes", False, os.fsencode, os.fsdecode)


def _as_it_is(value: Any) -> Any:
    return value


def _day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
