"""No pattern tries a text in ever more ways: what repeats can be matched in one way alone.

Each repetition that holds another is taken out of its pattern and tried on units that repeat, with
an end that does not match. Where there are two ways to part a unit, there are two to the power of
their number to part them all, and a line of a real paper can stop the reading.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import pytest

PACKAGES = ("answering", "english", "ingest", "ui", "vectorstore")
TIMES = 26
"""How often a unit stands: ways to the power of this take minutes, their cube takes nothing."""
MOST_SECONDS = 2.0
"""Of computing, on one unit."""
MANY = 8
"""Repetitions that are bounded below this have few ways."""
UNITS: tuple[str, ...] = (
    *"Aa1 .,-\n*_#|'()é:;/",
    *"A.~A,~a,~1.~1,~1/~a-~A-~|a~a|~1.1~£1~£1,~A'~A’".split("~"),
    *"A ~a ~1 ~- ~. ~* ~| ~: ~Ab ~Ab, ~A. ~A: ~a: ~(a) ~Cllr ~Cllr A, ~2024 ~May ".split("~"),
    *"the ~of the ~and ~of ~for ~in ~to ~No ~no ~that ~and Ab ~of Ab ~Ab of ".split("~"),
    *"Council ~1 for ~A - yes, ~\n ~\n\n~a\n~A\n".split("~"),
)
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


class TooLong(Exception):
    """A pattern took too long on a short text."""


def patterns_in(thing: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of a value, also those in what it holds."""
    if isinstance(thing, re.Pattern):
        yield thing
    elif depth < 4 and isinstance(thing, dict):
        yield from patterns_in([*thing, *thing.values()], depth)
    elif depth < 4 and isinstance(thing, tuple | list | set | frozenset):
        for one in thing:
            yield from patterns_in(one, depth + 1)


def all_patterns() -> dict[tuple[str, int], tuple[str, re.Pattern[str]]]:
    """Return every pattern that a module holds, with where it is held."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for package in PACKAGES:
        for info in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if info.name.endswith(("__main__", "ui.pages")):  # scripts, which would run
                continue
            for name, value in vars(importlib.import_module(info.name)).items():
                for pattern in patterns_in(value):
                    if isinstance(pattern.pattern, str):
                        key = pattern.pattern, pattern.flags
                        found.setdefault(key, (f"{info.name}.{name}", pattern))
    return found


def parts_of(operation: Any, given: Any) -> Iterator[Any]:
    """Yield the parsed parts that an operation of a pattern holds."""
    if operation in REPEATS:
        yield given[2]
    elif operation in (_constants.SUBPATTERN, _constants.ASSERT, _constants.ASSERT_NOT):
        yield given[-1]
    elif operation is _constants.BRANCH:
        yield from given[1]


def repeats_in(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each repetition, however deep, that may go on for long."""
    for operation, given in parsed:
        if operation in REPEATS and given[1] > MANY:
            yield operation, given
        for part in parts_of(operation, given):
            yield from repeats_in(part)


def repeats(parsed: Any) -> bool:
    """Tell whether anything in it repeats."""
    return any(
        operation in REPEATS or any(map(repeats, parts_of(operation, given)))
        for operation, given in parsed
    )


def alone(parsed: Any, repeat: tuple[Any, Any], flags: int) -> re.Pattern[str]:
    """Return a repetition by itself, followed by what no text here holds."""
    part = _parser.SubPattern(parsed.state)
    part.append(repeat)
    part.append((_constants.LITERAL, ord("☃")))
    compiled: re.Pattern[str] = _compiler.compile(part, flags)
    return compiled


def unit_without_end(pattern: re.Pattern[str]) -> str | None:
    """Return the unit that a pattern tries in ever more ways, None if there is none."""
    for unit in UNITS:
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
        try:
            pattern.match(unit * TIMES + "\x01")
        except TooLong:
            return unit
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def faults(pattern: re.Pattern[str]) -> list[str]:
    """Return the units that a repetition of a pattern tries in ever more ways."""
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    units = [
        unit_without_end(alone(parsed, (operation, given), pattern.flags))
        for operation, given in repeats_in(parsed)
        if repeats(given[2])
    ]
    return [unit for unit in units if unit is not None]


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    def end(signum: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, end)
    yield
    signal.signal(signal.SIGVTALRM, before)


def test_no_pattern_tries_a_text_in_ever_more_ways() -> None:
    held = all_patterns().values()
    assert len(held) > 300
    found = {where: wrong for where, pattern in held if (wrong := faults(pattern))}
    assert found == {}


@pytest.mark.parametrize(
    "pattern", [r"x(?:[A-Z]\w*\W*|\d+\W*)*", r"(?:\s+|-{3,}\s)+x", r"y(?=(?:\w+ ?)+z)"]
)
def test_one_that_does_would_be_noticed(pattern: str) -> None:
    assert faults(re.compile(pattern))
