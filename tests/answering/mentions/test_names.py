import pytest

from answering.mentions.names import is_named, read_names, read_words

PRESENT = (
    "Present: Cllr Agatha Moule (Chair), Cllr J.R. Hartley, Cllr Ned Farrow and Siân O’Neill.\n"
    "PENNICK PARISH COUNCIL\nThe Clerk, Mrs K Tench, spoke of Stoke-on-Trent. Ned Moule's dog."
)
WORDS = read_words(PRESENT)


def names(text: str, common: frozenset[str] = frozenset()) -> list[str]:
    return [name.text for name in read_names(text, common)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr Ned Farrow and Agatha Moule agreed.", ["Ned Farrow", "Agatha Moule"]),
        ("Ned Farrow's motion fell.", ["Ned Farrow's"]),
        ("The Council agreed with Members.", []),
        ("It was said by the Mayor of York.", ["Mayor", "York"]),
        ("In Pennick, nothing happened.", ["Pennick"]),
        ("However, Councillor J. R. Hartley left.", ["J. R. Hartley"]),
        ("Ofsted came.", ["Ofsted"]),
        ("The council decided: Work began.", ["Work"]),
    ],
)
def test_names_are_read_by_their_capitals(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_word_that_only_opens_a_sentence_is_no_name_if_it_is_known_without_a_capital() -> None:
    assert names("Traffic fell.", frozenset(("traffic",))) == []
    assert names("Additionally it fell. ") == []
    assert names("So did Traffic.", frozenset(("traffic",))) == ["Traffic"]


@pytest.mark.parametrize(
    "name",
    [
        "Agatha Moule",
        "AGATHA MOULE",
        "Farrow",
        "JR Hartley",
        "J. R. Hartley",
        "J R Hartley",
        "Siân O'Neill",
        "Ned Farrow's",
        "Pennick Council",
        "Pennick Parish",
        "K. Tench",
        "Stoke",
    ],
)
def test_a_name_that_stands_is_found(name: str) -> None:
    (found,) = read_names(f"so did {name}")
    assert is_named(found.words, WORDS)


@pytest.mark.parametrize(
    "name",
    ["Agatha Farrow", "Agatha Hartley", "K R Hartley", "Moule Agatha", "Farrow Siân", "Harrow"],
)
def test_a_name_put_together_of_others_is_not(name: str) -> None:
    (found,) = read_names(f"so did {name}")
    assert not is_named(found.words, WORDS)
