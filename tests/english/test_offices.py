"""Which office a query asks for the holder of."""

import pytest

from english.offices import asked_office, fills_another_office
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


FIRST = ("Chairman", "Chair", "Lord Mayor", "Provost", "Cathaoirleach", "Leader")
SECOND = (
    "Vice-Chairman",
    "Vice Chair",
    "Deputy Lord Mayor",
    "Deputy Provost",
    "Leas-Chathaoirleach",
)
PUT_IN = (
    "Councillor Abney was declared elected as {}.",
    "RESOLVED: That Cllr B. Oakes be appointed {} for the year.",
    "Election of {}: Mrs Quill was proposed by Mr Lark and seconded.",
    "It was agreed that she become {} of the council",
)


@pytest.mark.parametrize("sentence", PUT_IN)
@pytest.mark.parametrize(("asked", "others"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_who_became_a_deputy_is_told_from_who_became_what_is_asked(
    sentence: str, asked: tuple[str, ...], others: tuple[str, ...]
) -> None:
    for office in asked:
        query = f"Who was elected {office} of Pennick in May 2024?"
        assert not any(fills_another_office(query, sentence.format(one)) for one in asked)
        assert all(fills_another_office(query, sentence.format(one)) for one in others)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("Who was elected Mayor?", "Mr Abney was elected Mayor and Ms Oakes Deputy Mayor."),
        ("Who was elected Deputy Mayor?", "Mr Abney was elected Mayor and Ms Oakes Deputy Mayor."),
        ("Who was elected Mayor?", "The Deputy Mayor, Ms Oakes, said that Mr Abney had won."),
        ("Who was elected Mayor?", "The Deputy Mayor was thanked."),
        ("What did the Mayor say of the lamps?", "Ms Oakes was elected Deputy Mayor."),
        ("Who was elected chair and vice-chair?", "Ms Oakes was elected vice-chair."),
    ],
)
def test_what_may_tell_of_what_is_asked_is_kept(query: str, sentence: str) -> None:
    assert not fills_another_office(query, sentence)
