"""What English writes alike is spelt out in one place, and patterns do not grow on and on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_architecture import nodes, parsed, place

ROOMS = ("answering", "english", "ingest", "searching", "ui", "vectorstore")
AT_HOME = {
    "english/months.py": "january february july september october november december feb apr jun "
    "jul aug sept oct nov dec",
    "english/numbers.py": "three four five six seven eight nine eleven twelve thirteen thirty",
    "english/persons.py": "cllr cllrs clr cmhlr mrs ms mx dr prof revd",
}
"""Where words stand of which another module may name two, and does not list them."""
FEW = 2
MOST_ALTERNATIVES = 7_320
"""Bars between alternatives in all rooms together; the number may only fall."""

MOST_FRACTIONS = 19
"""Fractions set by hand, and not fitted, that decide on answers; the number may only fall."""


def modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def literals(path: Path) -> Iterator[str]:
    """Yield the strings of a module, what documents it left aside."""
    said = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def bars(pattern: str) -> int:
    """Count the bars of a pattern that part alternatives: none escaped, none within a class."""
    return re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "", pattern, flags=re.DOTALL).count("|")


@pytest.mark.parametrize("home", AT_HOME)
def test_words_of_one_kind_are_listed_in_one_place(home: str) -> None:
    listed = set(AT_HOME[home].split())
    elsewhere = {}
    for path in modules():
        said = " ".join(literals(path)).lower().replace("?", "")
        found = listed & set(re.findall(r"[a-z]+", said))
        if len(found) > FEW and path != ROOT / home:
            elsewhere[path.relative_to(ROOT).as_posix()] = found
    assert elsewhere == {}


def test_patterns_have_no_more_alternatives_than_they_had() -> None:
    count = sum(bars(one) for path in modules() for one in literals(path))
    print(f"{count:,} bars between alternatives")
    assert count <= MOST_ALTERNATIVES


@pytest.mark.parametrize(
    ("pattern", "count"), [("a|b|c", 2), (r"a\|b", 0), ("[|]x|y", 1), (r"[^]|]|[\]|]", 1)]
)
def test_bars_are_counted_that_part_alternatives(pattern: str, count: int) -> None:
    assert bars(pattern) == count


def test_no_more_fractions_are_set_by_hand_than_were() -> None:
    answers = [path for path in modules() if place(path).startswith(("answering/", "searching/"))]
    found = [value for path in answers for value in fractions(path)]
    print(f"{len(found)} fractions set by hand")
    assert 0 < len(found) <= MOST_FRACTIONS


def fractions(path: Path) -> Iterator[float]:
    """Yield the fractions that a module's own constants are set to."""
    for node in parsed(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            yield from (
                one.value
                for one in ast.walk(node.value)
                if isinstance(one, ast.Constant) and isinstance(one.value, float)
            )
