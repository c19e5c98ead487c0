"""Tables for a spreadsheet hold no formula."""

import csv
import io

import pytest

from ui import tables


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@sum",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1+1",
        "＠sum",
        '=HYPERLINK("x")',
    ],
)
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    (row,) = csv.DictReader(io.StringIO(tables.as_csv(["a"], [{"a": cell}])[1:], newline=""))
    assert row["a"] == f"'{cell}"
    assert tables.harmless(tables.harmless({"a": cell})) == {"a": f"'{cell}"}


@pytest.mark.parametrize("cell", ["What = 5?", "a-b", "", 'say "so"', "one; two", "=", 7])
def test_every_other_cell_is_written_as_it_is(cell: str | int) -> None:
    written = tables.as_csv(["a", "b"], [{"a": cell, "b": "x"}])
    assert written.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(written[1:], newline=""))
    assert row == {"a": "'=" if cell == "=" else str(cell), "b": "x"}


def test_a_cell_with_a_semicolon_stays_one_cell() -> None:
    assert '"what;=1+1"' in tables.as_csv(["a"], [{"a": "what;=1+1"}])
