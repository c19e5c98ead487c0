"""Read JSON that comes from a file, checked against the type that it should be.

What is wrong with it is said with the file, the line and the field. What a file should hold is no
concern of this module.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from errors import ModelError, SettingError
from words import files as said

T = TypeVar("T")
Weight = Annotated[float, Field(allow_inf_nan=False)]
"""A fitted number. JSON's readers let NaN through, which would make every sum one."""


def read_weights(path: Path, kind: type[T]) -> T:
    """Read what was fitted or listed, from a file that is part of this program.

    Raises:
        ModelError: the file is missing or holds something else.
    """
    try:
        return TypeAdapter(kind).validate_json(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(said.part_unreadable(path, error)) from error
    except ValidationError as error:
        raise ModelError(said.part_wrong(path, in_words(error))) from error


def read_json(path: Path, kind: type[T]) -> T:
    """Read a file that somebody named, of one JSON value.

    Raises:
        SettingError: the file cannot be read or holds something else.
    """
    return _checked(_text(path), TypeAdapter(kind), f"{path}")


def read_lines(path: Path, kind: type[T]) -> Iterator[T]:
    """Read a file that somebody named, of one JSON value a line; empty lines are passed over.

    Raises:
        SettingError: the file cannot be read or a line holds something else.
    """
    adapter = TypeAdapter(kind)
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield _checked(line, adapter, f"{path}, line {number}")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")  # some editors begin a file with a mark
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(said.unreadable(path, error)) from error


def _checked(text: str, adapter: TypeAdapter[T], place: str) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        raise SettingError(f"{place}: {in_words(error)}.") from error


def in_words(error: ValidationError) -> str:
    """Say the first thing that is wrong, and how much else is."""
    first, *others = error.errors(include_url=False, include_input=False)
    field = ".".join(map(str, first["loc"]))
    more = f" (and {len(others)} more)" if others else ""
    return f"{field + ': ' if field else ''}{first['msg']}{more}"
