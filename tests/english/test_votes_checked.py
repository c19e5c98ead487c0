"""What is wrong of a recorded vote is told, and what only differs in form is not."""

import pytest

from english.votes import find_votes

SUM = "does not add up"


@pytest.mark.parametrize(
    "text",
    [
        "For: Cllrs Thrift, Vetch and Bugle (4)\n\nAgainst: Cllr Sorrel (1)\n\nCarried.",
        "Those in favour (2): Thrift, Vetch, Bugle. Those against (1): Sorrel. Carried.",
        "Four were in favour (Cllrs Thrift, Vetch and Bugle) and one against. Carried.",
        "4 in favour: Cllrs Thrift, Vetch and Bugle. 1 against: Cllr Sorrel. Carried.",
        "For: Thrift, Vetch, Bugle (total 4). Against: Sorrel (total 1). Carried.",
        "Three voted for and two against. Cllrs Sorrel, Yarrow and Tansy voted against.",
        "Against: Cllrs Sorrel and Yarrow. For: Cllrs Thrift, Vetch. Votes for 3, against 2.",
        "For: Thrift, Vetch, Bugle. Against: Sorrel. The motion was carried by 4 votes to 1.",
        "For: Cllrs Thrift, P. Vetch. Against: Cllrs Sorrel and Peter Vetch. Carried.",
        "AYES: Thrift, Vetch, Bugle\nNOES: Sorrel\nABSENT: Bugle\nMotion carried.",
        "For: Thrift, Vetch, Bugle. Against: Sorrel. The motion was carried unanimously.",
        "For: Thrift, Vetch. Against: Sorrel, Yarrow. The Chair gave her casting vote against, "
        "and the motion was carried.",
        "For: Thrift, Vetch, Bugle. (3)\n\nAgainst: Sorrel. (1)\n\nThe Mayor declared the motion, "
        "as moved by Cllr Thrift and seconded by Cllr Vetch, defeated.",
        "In favour were Cllrs Thrift, Vetch and Bugle, being four members; against were Cllrs "
        "Sorrel and Yarrow, being two members. Carried.",
        "Ayes, 4: Thrift, Vetch, Bugle. Nays, 1: Sorrel. Motion adopted.",
        "For: Thrift, Vetch, Bugle. Against: Sorrel. The amendment was defeated, subject to the "
        "process required by law.",
    ],
)
def test_a_vote_that_does_not_add_up_is_marked(text: str) -> None:
    assert [vote.doubt for vote in find_votes(text)] == [SUM]


@pytest.mark.parametrize(
    "text",
    [
        "Three were in favour (Cllrs Thrift, Vetch and Bugle) and one against. Carried.",
        "Three were in favour (Greens) and one against (Liberal). Carried.",
        "For: Thrift, Vetch Bugle, Tansy, Yarrow (5). Against: Sorrel (1). Carried.",
        "For: A. Vetch, Thrift. Against: B. Vetch. Carried.",
        "For: Mr Vetch, Thrift. Against: Mrs Vetch. Carried.",
        "For: Vetch (A), Thrift. Against: Vetch (B). Carried.",
        "For: Vetch (East Ward), Vetch (West Ward). Against: Thrift. Carried.",
        "For: Vetch (East Ward), Thrift. Against: Vetch (West Ward). Carried.",
        "In favour were Cllrs Thrift and Vetch, being two members; against was Cllr Sorrel.",
        "For\n---\nCouncillors Thrift, Vetch (2)\n\nAgainst\n\nCouncillor Sorrel (1)\n\nCarried.",
        "For: Cllrs Thrift, Vetch,\n---\nBugle and Tansy (4)\n\nAgainst: Cllr Sorrel (1)",
        "For: Thrift. (1)\n\nAgainst: Sorrel, Yarrow. (2)\n\nThe Mayor declared the motion "
        "defeated and accordingly the following resolution was adopted:",
        "For: Thrift. Against: Sorrel, Yarrow.\nIt was agreed that the original motion was "
        "carried.",
        "For: Thrift, Vetch. Against: Sorrel, Yarrow. The Chair gave her casting vote in favour, "
        "and the motion was carried.",
        "For: Thrift, Vetch. Against: none. The motion was carried unanimously.",
        "For: Thrift. Against: Sorrel, Yarrow. The amendment was lost. The motion was then "
        "carried unanimously.",
        "For: Thrift, Vetch. Against: Sorrel. The motion was lost, the two-thirds needed not "
        "being reached.",
    ],
)
def test_a_vote_that_adds_up_is_not(text: str) -> None:
    assert [vote.doubt for vote in find_votes(text)] == [None]


def test_two_votes_one_after_the_other_are_not_one_that_disagrees() -> None:
    text = (
        "On the amendment: 3 for, 5 against.\n\nFor the motion: Cllrs Thrift, Vetch (2)\n"
        "Against the motion: Cllr Sorrel (1)\n\nThe motion was carried."
    )
    assert [vote.doubt for vote in find_votes(text)] == [None, None]


def test_names_that_gainsay_the_numbers_are_kept_beside_them() -> None:
    (vote,) = find_votes("Three voted for and two against. Cllrs Elm, Fir and Oak voted against.")
    assert vote.counts == (3, 2, None)
    assert ("Elm", "Fir", "Oak") in [side.names for side in vote.sides]


@pytest.mark.parametrize(
    "text",
    [
        "For: Cllrs Page, Lane and Bill Birch. Against: Grant Cole, Street (2). Carried.",
        "In favour: AT, BV, TO. Against: IT, SW. Carried.",
        "**For** (3): Cllrs Page, Elm, Fir. **Against** (2): Cllrs Oak, Yew. Carried.",
    ],
)
def test_names_that_are_words_or_short_are_names_in_a_list(text: str) -> None:
    (vote,) = find_votes(text)
    assert ([len(side.names) for side in vote.sides], vote.doubt) == ([3, 2], None)


@pytest.mark.parametrize(
    "text",
    [
        "For: 6, Against: 8. The amendment fell and the motion, being put, was carried by 9 votes "
        "to 5.",
        "The motion to refuse was lost by 3 votes to 6. It was then resolved by 6 votes to 3 that "
        "it be approved.",
    ],
)
def test_the_numbers_of_the_next_vote_are_not_held_against_this_one(text: str) -> None:
    assert {vote.doubt for vote in find_votes(text)} == {None}
    assert [vote.outcome for vote in find_votes(text)] == ["lost", "carried"]
