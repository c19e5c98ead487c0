"""The options that several commands take, and how the values of options are read.

Values are taken as they stand: names of files need not be UTF-8, which Typer's own reading of
words refuses. How many values an option takes is said by its `metavar`, which the help shows:
"ID..." is one or more, "FILE NAME STORE" is three.
"""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from words import commands as said


def _words(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Return what reads words; Typer hands the default, which is none, to it too."""
    return lambda given: read(given) if isinstance(given, str) else given


def argument(metavar: str, help: str, read: Callable[[str], Any] = str) -> Any:
    """Describe what is known by its place among the arguments."""
    return typer.Argument(metavar=metavar, help=help, parser=_words(read), show_default=False)


def option(
    name: str, metavar: str, help: str, read: Callable[[str], Any] = str, *, under: str = "Options"
) -> Any:
    """Describe an option that takes a value, or several as its `metavar` says."""
    return typer.Option(
        name,
        metavar=metavar,
        help=help,
        parser=_words(read),
        show_default=False,
        rich_help_panel=under,
    )


def flag(name: str, help: str, *, under: str = "Options") -> Any:
    """Describe an option that takes no value."""
    return typer.Option(name, help=help, show_default=False, rich_help_panel=under)


Store = Annotated[
    Path | None, option("--store", "DIR", "the archive's folder (MINUTES_STORE)", Path)
]
AsJson = Annotated[bool, flag("--json", "print JSON")]


def sets(given: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Return the values of an option that takes several at a time, time by time."""
    return [tuple(given[start : start + size]) for start in range(0, len(given), size)]


def days(text: str) -> datetime.date:
    """Read a date."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(said.not_a_date(text)) from error


def positive(text: str) -> int:
    """Read a number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise typer.BadParameter(said.not_a_number(text))
    return int(text)


def one_of(choices: Sequence[str]) -> Callable[[str], str]:
    """Return what reads one of some words."""

    def read(text: str) -> str:
        if text not in choices:
            raise typer.BadParameter(said.not_one_of(text, choices))
        return text

    return read
