"""Recorded votes are read whatever the council, and what is wrong of them is told."""

import random

import pytest

from english.votes import Vote, find_votes, gives_a_side, heads_names, read_names
from tests.english.further import CANDIDATES, FOURTH, NUMBERS_OF_OTHER_THINGS
from tests.english.held import SECOND, THIRD
from tests.english.styles import FIRST, Right

STYLES = {**FIRST, **SECOND, **THIRD, **FOURTH}


def read(vote: Vote) -> Right:
    """Return what was read of a vote as it is written down of what is right."""
    sides = {side.role: ", ".join(side.names) for side in vote.sides if side.role and side.names}
    assert vote.counts
    return Right(dict(sides), vote.counts, vote.outcome, vote.doubt)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES)
def test_a_vote_is_read_in_the_style_of_each_kind_of_council(style: str) -> None:
    text, right = STYLES[style]
    assert [read(vote) for vote in find_votes(text)] == list(right)


@pytest.mark.parametrize("style", STYLES)
def test_the_sides_of_a_vote_stand_where_they_are_said_to(style: str) -> None:
    text, _ = STYLES[style]
    for vote in find_votes(text):
        assert 0 <= vote.start < vote.end <= len(text)
        for side in vote.sides:
            said = text[min(side.start, side.label.start if side.label else side.start) : side.end]
            for name in side.names:
                assert name.split()[-1].strip(".,") in said


@pytest.mark.parametrize("seed", range(30))
def test_names_and_titles_that_no_list_holds_are_read(seed: int) -> None:
    rng = random.Random(seed)

    def word() -> str:
        return rng.choice("BDFGKLMNPRSTVZ") + "".join(
            rng.choice("aeiou") + rng.choice("bdgklmnrtvz") for _ in range(rng.randint(2, 4))
        )

    names: list[str] = []
    while len(names) < 7:
        if (name := word()) not in names:
            names.append(name)
    style = rng.choice(["{} – yes", "{}: aye", "{} voted for", "{}, yea"])
    other = {"–": "{} – no", ":": "{}: nay", "v": "{} voted against", ",": "{}, nay"}
    against = next(said for mark, said in other.items() if mark in style)
    roll = "; ".join([style.format(n) for n in names[:4]] + [against.format(n) for n in names[4:]])
    lists = f"In favour: {', '.join(names[:4])}. Against: {', '.join(names[4:])}."
    for text in (f"Roll call: {roll}. The motion carried.", f"{lists} Carried."):
        (vote,) = find_votes(text)
        assert (vote.counts, vote.outcome, vote.doubt) == ((4, 3, None), "carried", None)
        assert [list(side.names) for side in vote.sides] == [names[:4], names[4:]]


@pytest.mark.parametrize(
    "text",
    [
        "The residents spoke for and against the scheme.",
        "No. 5 was for sale, and Birch Road was closed.",
        "Yes: the lamps are lit. No: they are not red.",
        "Absent: Cllr Birch. Apologies: Cllr Cedar.",
        "Approved payments: Birch Ltd, £40; Cedar Ltd, £50.",
        "The match ended 3-1, and 40 people were present.",
        "In favour of lamps Members heard the case of the school.",
        "For further information, Councillors may write to the Clerk.",
        "Nobody opposed the fair, which was held on 5 May.",
        "| Item | For | Cost |\n|---|---|---|\n| Lamp | Fen Lane | 4 |\n| Bench | Green | 5 |\n",
        "|\n| |\n|||\n|\t\nThe vote was in favour.\n",
        "The scheme carried 5 people to 2 villages.",
        "",
    ],
)
def test_what_is_like_a_vote_is_none(text: str) -> None:
    assert find_votes(text) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("For: Birch, Cedar. Against: Elder. The motion was carried.", None),
        ("For: Birch, Cedar (3). Against: Elder (1). Carried.", "does not add up"),
        ("For: Birch, Cedar. Against: Elder, Birch. Carried.", "does not add up"),
        ("4 for, 6 against. The motion was carried.", "does not add up"),
        ("6 for, 4 against. The motion was lost.", "does not add up"),
        ("6 for, 4 against, two-thirds being required. The motion was lost.", None),
        ("4 for, 4 against. The motion was carried.", "does not add up"),
        ("4 for, 4 against. Carried on the Chair's casting vote.", None),
        ("For: Birch, Cedar. Against: Elder. Motion carried 3-1.", "does not add up"),
        ("The voting was:\nFor: Cllrs Birch, Cedar and", "cut"),
        ("In favour: Birch, Cedar\nAgainst:\n", "cut"),
        ("For: 7. Against: 2. Total votes cast: 9. Carried.", None),
        ("For: 7. Against: 2. Total votes cast: 12. Carried.", "does not add up"),
    ],
)
def test_a_vote_that_cannot_be_relied_on_is_marked(text: str, doubt: str | None) -> None:
    (vote,) = find_votes(text)
    assert vote.doubt == doubt


@pytest.mark.parametrize(
    "words",
    ["For: Aa, ", "Aa yes; ", "5 for ", "Against\nAa\n", "| For | X |\n", "Motion (3): Aa\n"],
)
def test_long_repetitions_end(words: str) -> None:
    assert find_votes(words * (40_000 // len(words))) is not None


def test_a_list_of_names_ends_where_prose_begins() -> None:
    text = "Birch, Cedar and Elder. Next Meeting on 5 May"
    assert read_names(text, 0, len(text)).names == ("Birch", "Cedar", "Elder")
    assert read_names("Birch said so", 0, 13).names == ()


@pytest.mark.parametrize("text", CANDIDATES)
def test_who_chose_which_candidate_is_one_vote_for_no_motion(text: str) -> None:
    (vote,) = find_votes(text)
    assert {side.role for side in vote.sides} == {None}
    assert len(vote.sides) > 1
    assert (vote.counts, vote.doubt) == (None, None)


@pytest.mark.parametrize("text", NUMBERS_OF_OTHER_THINGS)
def test_numbers_of_bills_and_items_are_no_vote(text: str) -> None:
    assert find_votes(text) == []


@pytest.mark.parametrize("label", ["YEAS", "Voting No (3)", "Those opposed:", "Nays", "Negative"])
def test_a_label_in_whatever_terms_gives_a_side(label: str) -> None:
    assert gives_a_side(label)
    assert heads_names(label, "Cllrs Birch and Cedar")


@pytest.mark.parametrize("label", ["No Smoking Policy", "Absences from School", "Support Staff"])
def test_a_heading_that_opens_like_a_label_gives_none(label: str) -> None:
    assert not gives_a_side(label)
    assert not heads_names(label, "Councillor Birch said that it was so.")


@pytest.mark.parametrize("many", ["Councillors", "Cllrs", "Trustees", "Crs", "Members"])
@pytest.mark.parametrize("name", ["Alder", "Reeve", "Page"])
def test_namesakes_are_listed_by_what_tells_them_apart(many: str, name: str) -> None:
    text = f"It was put. **For** {many} {name} (A), {name} (B) (2) **Against** {many} Elm (A) (1)"
    (vote,) = find_votes(text)
    assert [(side.role, len(side.names), side.count) for side in vote.sides] == [
        ("for", 2, 2),
        ("against", 1, 1),
    ]
