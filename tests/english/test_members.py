"""A member's name is the same in whatever form it is written."""

import pytest

from english.votes.same_member import Roll, may_be_one

LISTED = (
    "Councillors Osgood Pike, T. Marl (Chair), O’Shale, McClunch, Ó Gritstone, Loam (A), Loam (B), "
    "Mary-Ann Flint, Chalk-Down, Núñez and Sir John Gault; the Mayor, Ald. R. Peat"
)


@pytest.mark.parametrize(
    "name",
    [
        "Pike",
        "O Pike",
        "Mr Pike",
        "PIKE",
        "Pike, O.",
        "OP",
        "T Marl",
        "Tom Marl",
        "O'Shale",
        "O Shale",
        "OShale",
        "Mac Clunch",
        "Mc Clunch",
        "McClunoh",
        "McC1unch",
        "Gritstone",
        "O Gritstone",
        "Loam (A)",
        "Loam",
        "M-A Flint",
        "MF",
        "Down",
        "Chalk Down",
        "Nunez",
        "Gault",
        "Mayor Peat",
    ],
)
def test_a_name_is_found_in_whatever_form(name: str) -> None:
    assert Roll(LISTED).lists(name) is True


@pytest.mark.parametrize("name", ["Grave", "Loam (C)", "XY", "Mrs Silt", "Pikestaff"])
def test_a_name_that_is_not_listed_is_not_found(name: str) -> None:
    assert Roll(LISTED).lists(name) is False


@pytest.mark.parametrize("name", ["the Chair", "Mayor", "Members", "Deputy Mayor"])
def test_an_office_names_nobody(name: str) -> None:
    assert Roll(LISTED).lists(name) is None


def test_a_name_is_no_misspelling_of_another_voter() -> None:
    roll = Roll("Cllrs Sheldon, Marl and Pike")
    assert roll.lists("Sheldan") is True
    assert roll.lists("Sheldan", ["Sheldon"]) is False


@pytest.mark.parametrize(
    ("name", "other", "may"),
    [
        ("Pike", "O. Pike", True),
        ("Cllr Osgood Pike", "O. Pike", True),
        ("O. Pike", "R. Pike", False),
        ("Pike (O)", "Pike (R)", False),
        ("Mr Pike", "Mrs Pike", False),
        ("OP", "OP", True),
        ("Pike", "Marl", False),
        ("the Chair", "the Chair", True),
    ],
)
def test_two_names_may_be_one_members(name: str, other: str, may: bool) -> None:
    assert may_be_one(name, other) is may
