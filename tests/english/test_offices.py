"""Which office a query asks for the holder of."""

import pytest

from english.offices import asked_office, fills_deputys_instead
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
        assert not any(fills_deputys_instead(query, sentence.format(one)) for one in asked)
        assert all(fills_deputys_instead(query, sentence.format(one)) for one in others)


MAYOR, DEPUTY, VICE = (
    "Who was elected Mayor?",
    "Who was elected Deputy Mayor?",
    "Who became vice-chair?",
)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (MAYOR, "Mr Abney was elected Mayor and Ms Oakes Deputy Mayor."),
        (DEPUTY, "Mr Abney was elected Mayor and Ms Oakes Deputy Mayor."),
        (DEPUTY, "Mr Abney was elected Mayor and Ms Oakes his deputy."),
        (DEPUTY, "Mr Abney and Ms Oakes were elected Mayor and Deputy respectively."),
        (DEPUTY, "Ms Oakes was elected Deputy Town Mayor for the year."),
        (DEPUTY, "Ms Oakes was elected and invested with her badge by the Mayor."),
        ("Who was appointed Deputy Provost?", "Ms Oakes was appointed Depute Provost."),
        (VICE, "Election of Vice (Deputy) Chairman: Ms Oakes was proposed."),
        (VICE, "Ms Oakes was elected **Vice**-**Chairman** nem. con."),
        (VICE, "Ms Oakes was elected Vice–Chairman nem. con."),
        (VICE, "Mr Abney was elected Chair and Ms Oakes Vice."),
        (MAYOR, "Ms Oakes was elected Deputy Mayor; Mr Abney Mayor."),
        (MAYOR, "Mayor: Mr Abney was duly elected; Deputy Mayor: Ms Oakes."),
        (MAYOR, "Mr Abney was elected and received the chain from the Deputy Mayor."),
        (MAYOR, "RESOLVED to elect the Deputy Mayor, Mr Abney, to the office."),
        (MAYOR, "Mr Abney, the Mayor-Elect, thanked the Deputy Mayor."),
        ("Who was elected Mayor and who was her deputy?", "Ms Oakes was elected Deputy Mayor."),
        ("The deputy mayor? (Who was elected Mayor?)", "Ms Oakes was elected Deputy Mayor."),
        ("Who was appointed to the Cabinet by the Leader?", "She was appointed Deputy Leader."),
        (
            "Who seconded the election of the Chairman?",
            "His election as Chair was seconded by Ms Oakes, appointed Vice-Chairman last year.",
        ),
        ("What did the Mayor say when elected?", "Ms Oakes was elected Deputy Mayor."),
    ],
)
def test_what_may_tell_of_what_is_asked_is_kept(query: str, sentence: str) -> None:
    assert not fills_deputys_instead(query, sentence)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (MAYOR, "The Mayor declared Ms Oakes elected as Deputy Town Mayor, and congratulated her."),
        (MAYOR, "Election of Vice (Deputy) Chairman: Ms Oakes was proposed."),
        ("who got elected as Lord Mayor in 2024", "Ms Oakes was elected Deputy Lord Mayor."),
        (VICE, "The outgoing Chair declared Mr Abney re-elected as Chair for the year."),
    ],
)
def test_what_tells_of_the_other_office_alone_is_not(query: str, sentence: str) -> None:
    assert fills_deputys_instead(query, sentence)
