"""Read JSON that comes from a file, checked against the type that it should be.

What is wrong with it is said with the file, the line and the field. What a file should hold is no
concern of this module.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from errors import MinutesError, ModelError, SettingError

T = TypeVar("T")
Weight = Annotated[float, Field(allow_inf_nan=False)]
"""A fitted number. JSON's readers let NaN through, which would make every sum one."""


def read_weights(path: Path, kind: type[T]) -> T:
    """Read what was fitted or listed, from a file that is part of this program.

    Raises:
        ModelError: the file is missing or holds something else.
    """
    text = _text(path, ModelError, _PART)
    return _checked(text, TypeAdapter(kind), ModelError, f"{path}", _PART)


def read_json(path: Path, kind: type[T]) -> T:
    """Read a file that somebody named, of one JSON value.

    Raises:
        SettingError: the file cannot be read or holds something else.
    """
    return _checked(_text(path, SettingError), TypeAdapter(kind), SettingError, f"{path}")


def read_lines(path: Path, kind: type[T]) -> Iterator[T]:
    """Read a file that somebody named, of one JSON value a line; empty lines are passed over.

    Raises:
        SettingError: the file cannot be read or a line holds something else.
    """
    adapter = TypeAdapter(kind)
    for number, line in enumerate(_text(path, SettingError).split("\n"), 1):
        if line.strip():
            yield _checked(line, adapter, SettingError, f"{path}, line {number}")


_PART = " The file is part of this program: fetch it again."


def _text(path: Path, kind: type[MinutesError], advice: str = "") -> str:
    try:
        return path.read_text("utf-8-sig")  # some editors begin a file with a mark
    except (OSError, UnicodeDecodeError) as error:
        raise kind(f"{path} cannot be read: {error}.{advice}") from error


def _checked(
    text: str, adapter: TypeAdapter[T], kind: type[MinutesError], place: str, advice: str = ""
) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        raise kind(f"{place}: {in_words(error)}.{advice}") from error


def in_words(error: ValidationError) -> str:
    """Say the first thing that is wrong, and how much else is."""
    first, *others = error.errors(include_url=False, include_input=False)
    field = ".".join(map(str, first["loc"]))
    more = f" (and {len(others)} more)" if others else ""
    return f"{field + ': ' if field else ''}{first['msg']}{more}"
