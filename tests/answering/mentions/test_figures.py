from decimal import Decimal

import pytest

from answering.mentions.figures import read_figures
from english.text import fold


def values(text: str) -> list[tuple[object, ...]]:
    return [(figure.kind, *figure.value) for figure in read_figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "12 April 2024",
        "12th April 2024",
        "the 12th of April, 2024",
        "April 12, 2024",
        "Apr. 12th 2024",
        "12 APRIL 2024",
        "2024-04-12",
        "12/04/2024",
        "12.4.24",
        "12-Apr-2024",
        "12\N{NO-BREAK SPACE}April\n2024",
    ],
)
def test_a_date_is_the_same_however_it_is_written(text: str) -> None:
    assert values(text) == [("date", 2024, 4, 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 April", [("date", None, 4, 12)]),
        ("April 2024", [("date", 2024, 4, None)]),
        ("in May", [("date", None, 5, None)]),
        ("they may march", []),
        ("12–14 April", [("date", None, 4, 12), ("date", None, 4, 14)]),
        ("1st and 2nd May 2024", [("date", 2024, 5, 1), ("date", 2024, 5, 2)]),
        ("2023/24", [("year", 2023), ("year", 2024)]),
        ("2019-2024", [("year", 2019), ("year", 2024)]),
        ("24/25", [("year", 2024), ("year", 2025)]),
        ("in 2012, 12 of them", [("year", 2012), ("number", Decimal(12))]),
        ("7.30 pm, 7:30p.m. and 19:30", [("time", 19, 30)] * 3),
        ("12 am and 12 noon", [("time", 0, 0), ("number", Decimal(12))]),
        ("24/0123/FUL", [("reference", "24/0123/ful")]),
        ("the A229 and 12a High Street", [("reference", "a229"), ("reference", "12a")]),
        ("paragraph 3.2.1", [("reference", "3.2.1")]),
        ("the 3rd, third and twenty-first", [("ordinal", 3), ("ordinal", 3), ("ordinal", 21)]),
        ("and/or", []),
    ],
)
def test_dates_times_and_references(text: str, expected: list[tuple[object, ...]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("four", 4),
        ("4", 4),
        ("twenty-one", 21),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1\N{NARROW NO-BREAK SPACE}000", 1000),
        ("a thousand", 1000),
        ("one hundred and five", 105),
        ("two hundred and fifty thousand", 250_000),
        ("a dozen", 12),
        ("1.4 million", 1_400_000),
        ("two million", 2_000_000),
        ("half", Decimal("0.5")),
        ("007", 7),
        ("20mph", 20),
        ("12-month", 12),
    ],
)
def test_a_number_is_the_same_in_figures_and_in_words(text: str, value: object) -> None:
    assert values(text) == [("number", value)]


@pytest.mark.parametrize("text", ["£1,400,000", "£1.4m", "£1.4 million", "£ 1 400 000", "£1400k"])
def test_a_sum_is_the_same_however_it_is_written(text: str) -> None:
    assert values(text) == [("sum", "£", 1_400_000)]


@pytest.mark.parametrize("text", ["12%", "12 %", "12 per cent", "twelve percent", "12.0%"])
def test_a_percentage_is_the_same_however_it_is_written(text: str) -> None:
    assert values(text) == [("percentage", 12)]


def test_a_figure_says_where_it_stands() -> None:
    text = "By 28 June 2024, four came."
    assert [text[f.start : f.start + len(f.text)] for f in read_figures(text)] == [
        "28 June 2024",
        "four",
    ]


@pytest.mark.parametrize("text", ["", "aprıl ſept 5 mİllion K", "١٢ April", "0/0/0 99.99.99", "£"])
def test_odd_text_is_no_trouble(text: str) -> None:
    assert len(read_figures(text)) < 9


def test_folding_keeps_what_is_said() -> None:
    assert fold("“It’s\n Done”–so") == '"it\'s done"-so'
