import datetime

import pytest

from english.dates import find_dates
from ingest.metadata.years import complete_year, months_named

FOURTH = datetime.date(2024, 11, 4)
NUMBERED = "65/24 Apologies\n\n66/24 Lamps\n\n67/24 Next meeting"


def completed(words: str, weekday: str | None = None, names: str = "", text: str = "") -> object:
    (found,) = find_dates(words)
    return complete_year(found, weekday, names, text, ())


@pytest.mark.parametrize(
    ("names", "text", "weekday"),
    [
        ("PDF_Minutes_Nov_24", NUMBERED, None),
        ("Minutes Nov 2024", "", None),
        ("minutes 2024", NUMBERED, None),
        ("Minutes", f"{NUMBERED} Monday 6 January 2025", None),
        ("Minutes", NUMBERED, "monday"),
        ("Minutes", "24/101 Apologies\n24/102 Lamps", "monday"),
        ("2024", "The next meeting is on 2 December 2024", None),
    ],
)
def test_two_signs_that_agree_give_the_year(names: str, text: str, weekday: str | None) -> None:
    assert completed("4th November", weekday, names, text) == FOURTH


@pytest.mark.parametrize(
    ("names", "text", "weekday"),
    [
        ("Minutes", "", None),
        ("Minutes", NUMBERED, None),
        ("Minutes", "", "monday"),
        ("minutes 2023", NUMBERED, None),
        ("minutes 2024", NUMBERED, "friday"),
    ],
)
def test_one_sign_alone_or_two_that_differ_give_none(
    names: str, text: str, weekday: str | None
) -> None:
    assert completed("4th November", weekday, names, text) is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Minutes (Sep., 2019)", {(2019, 9)}),
        ("PDF_Minutes_Nov_24", {(2024, 11)}),
        ("council-may-2023-draft", {(2023, 5)}),
        ("Maypole 2023", set()),
        ("Minutes", set()),
    ],
)
def test_a_name_gives_months_with_their_years(words: str, named: set[tuple[int, int]]) -> None:
    assert months_named(words) == named
