"""Put the words of a command line in order: options with their values first, then the rest.

Typer knows no option that takes one value or more, takes "--json" for the folder in
"--store --json", and "- why so late?" for an option. All three are told apart here, by the rules
of Python's own argparse, and Typer reads what is left to be read in one way only.
"""

import re
from collections import deque
from collections.abc import Mapping, Sequence

import typer
from typer.core import TyperOption

from words import commands as said

END = "--"
_NUMBER = re.compile(r"-\d+|-\d*\.\d+")
MANY = 10**6
"""No command line has so many words."""


def in_order(context: typer.Context, words: Sequence[str]) -> list[str]:
    """Return the same arguments with options first, each value beside the option's name.

    Raises:
        typer.TyperException: an option lacks a value, or has one that it takes none of.
    """
    options = _options(context)
    options_first: list[str] = []
    others: list[str] = []
    left = deque(words)
    while left:
        word = left.popleft()
        if word == END:
            others += left
            break
        if not _is_option(word, options):
            others.append(word)
            continue
        name, value = _apart(word, options)
        least, most = _bounds(options.get(name))
        if not most:  # a flag, or nothing that is known: Typer says so
            if name in options and value is not None:
                context.fail(said.takes_no_value(name))
            options_first.append(word)
            continue
        values = [value] if value is not None else _values(left, most, options)
        if len(values) < least:
            context.fail(said.needs(name, least, options[name].metavar))
        options_first += _beside(name, values, options[name])
    return [*options_first, END, *others]


def _options(context: typer.Context) -> dict[str, TyperOption]:
    found = (one for one in context.command.get_params(context) if isinstance(one, TyperOption))
    return {name: one for one in found for name in one.opts}


def _is_option(word: str, options: Mapping[str, TyperOption]) -> bool:
    """Tell an option from a value: a number below nought is none, nor are several words."""
    if not word.startswith("-") or word == "-":
        return False
    known = _apart(word, options)[0] in options
    return known or not (_NUMBER.fullmatch(word) or " " in word)


def _apart(word: str, options: Mapping[str, TyperOption]) -> tuple[str, str | None]:
    """Return an option's name, and the value in the same word if there is one."""
    name, equals, value = word.partition("=")
    if word in options or (equals and name in options):
        return name, value if equals else None
    return (word[:2], word[2:]) if word[:2] in options and word[:2] != END else (word, None)


def _bounds(option: TyperOption | None) -> tuple[int, int]:
    """Return how many values an option takes at least and at most."""
    if option is None or option.is_flag:
        return 0, 0
    shape = (option.metavar or "").split()
    count = max(1, len(shape)) if option.multiple else option.nargs
    return (1, MANY) if option.multiple and shape and shape[-1].endswith("...") else (count, count)


def _values(left: deque[str], most: int, options: Mapping[str, TyperOption]) -> list[str]:
    """Take the values of an option from the words that follow it."""
    values: list[str] = []
    while left and len(values) < most and left[0] != END and not _is_option(left[0], options):
        values.append(left.popleft())
    return values


def _beside(name: str, values: Sequence[str], option: TyperOption) -> list[str]:
    """Return values as typer reads them: each with its option's name, or all of them with one."""
    if option.multiple:
        return [word for value in values for word in (name, value)]
    return [name, *values]
