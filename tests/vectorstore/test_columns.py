import datetime
from dataclasses import dataclass, replace
from typing import Any, Literal

import pytest

from errors import StoreError
from vectorstore.columns import Columns


@dataclass(frozen=True, slots=True)
class Gate:
    width: int
    stiff: bool


@dataclass(frozen=True, slots=True)
class Lock:
    id: str
    kind: Literal["weir", "sluice"]
    depth: int | None
    open: bool
    built: datetime.date | None
    gates: tuple[Gate, ...]
    keeper: Gate | None
    place: str


LOCK = Columns(Lock, "locks", paths=("place",))
WEIR = Lock(
    "a\u2028b", "weir", None, True, datetime.date(1911, 3, 4), (Gate(4, False),), None, "x/\udcff"
)


@pytest.mark.parametrize(
    "lock", [WEIR, replace(WEIR, built=None, depth=3, gates=(), keeper=Gate(1, True), open=False)]
)
def test_what_is_put_into_a_row_is_taken_from_it(lock: Lock) -> None:
    row = tuple(LOCK.row(lock).values())
    assert list(LOCK.row(lock)) == LOCK.names
    assert LOCK.thing((*row, "what comes after")) == lock
    assert all(LOCK.value(name, row[n]) == getattr(lock, name) for n, name in enumerate(LOCK.names))


@pytest.mark.parametrize(
    ("column", "held"),
    [
        ("built", "4 March 1911"),
        ("built", 1911),
        ("gates", "[{"),
        ("gates", '[{"width": 4}]'),
        ("gates", '{"width": 4, "stiff": false}'),
        ("gates", None),
        ("keeper", '"a word"'),
        ("place", 4),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_column(column: str, held: Any) -> None:
    row = list(LOCK.row(WEIR).values())
    row[LOCK.names.index(column)] = held
    with pytest.raises(StoreError, match=rf"damaged: {column} in locks .*ingest again"):
        LOCK.thing(row)
    with pytest.raises(StoreError, match=column):
        LOCK.value(column, held)
