"""Which office a query asks for the holder of."""

import pytest

from english.offices import asked_office
from english.periods import asks_for_the_latest


@pytest.mark.parametrize(
    ("query", "office"),
    [
        ("who is the mayor?", "mayor"),
        ("Who's Pennick's clerk?", "clerk"),
        ("Who is the current chair of Pennick Town Council?", "chair"),
        ("who was the vice-chairman in 2019?", "vice-chairman"),
        ("Who is the director of services for housing?", "director of services"),
        ("Who took over as chair?", ""),
        ("Who asked the mayor about the lamps?", ""),
        ("When is the mayor leaving?", ""),
    ],
)
def test_finds_the_office_whose_holder_is_asked_for(query: str, office: str) -> None:
    assert asked_office(query) == office


def test_only_an_office_of_today_wants_the_newest() -> None:
    assert asks_for_the_latest("Who is the clerk?")
    assert not asks_for_the_latest("Who was the clerk?")
    assert not asks_for_the_latest("Who is the chairman in March 2015?")
    assert not asks_for_the_latest("Who is the man with the dog?")
