"""What a sentence puts on record: titles and routine answer nothing, votes and decisions do."""

import pytest

from answering.kinds.wanted import Wanted
from answering.question import read_question
from answering.record import ONLY_PUT, is_routine, is_title, moves_alone, worth_of_record
from schema import Statement
from tests.answering.making import found


@pytest.mark.parametrize(
    "words",
    [
        "**4. Lamps**",
        "**7.**  **2024 Development Fund Allocations**",
        "HIGHWAYS AND DRAINAGE",
        "11 Next Meeting",
        "Quill Borough Council Road Traffic (Fen Lane\n\nSpeed Limit) Order 2024",
    ],
)
def test_titles_are_told(words: str) -> None:
    assert is_title(words)


@pytest.mark.parametrize(
    "words",
    [
        "**Proposed by Councillor Teasdale and agreed**",
        "**RESOLVED: That the lamps be mended.**",
        "The lamps of Fen Lane were mended.",
        "Councillors Ash, Birch, Cole and Dunn (4)",
        "Fen Lane Improvement Scheme £30,000",
        "**16**\n\nProperties vested in the ownership of the Council",
    ],
)
def test_what_says_something_is_no_title(words: str) -> None:
    assert not is_title(words)


@pytest.mark.parametrize(
    ("question", "words", "routine"),
    [
        ("What was said about lamps?", "At this point, Councillor Ash left the meeting.", True),
        ("What was said about lamps?", "The meeting closed at 8.04 pm.", True),
        ("When did the meeting close?", "The meeting closed at 8.04 pm.", False),
        ("Who left the meeting?", "At this point, Councillor Ash left the meeting.", False),
        ("What was said about lamps?", "The lamps were left as they are.", False),
        ("Who mends the lamps?", "Clerk: J. Moule Email: clerk@pennick.example", True),
        ("What is the clerk's email?", "Clerk: J. Moule Email: clerk@pennick.example", False),
        ("Who mends the lamps?", "Present: Alan Ash, Bea Birch and Carl Cole", True),
        ("Who was present?", "Present: Alan Ash, Bea Birch and Carl Cole", False),
        ("Who sent apologies?", "Apologies: Carl Cole", False),
        ("Who mends the lamps?", "Carl Cole will present the plan for the lamps.", False),
    ],
)
def test_routine_is_told_where_it_is_not_asked_for(
    question: str, words: str, routine: bool
) -> None:
    assert is_routine(question, words) is routine


@pytest.mark.parametrize(
    ("question", "words", "moves"),
    [
        ("Who mends the lamps?", "Proposed by Councillor Ash;", True),
        ("Who mends the lamps?", "This was seconded by Councillor Birch.", True),
        ("Who proposed it?", "Proposed by Councillor Ash;", False),
        ("What came of the motion?", "It was proposed by Councillor Ash and agreed.", False),
        ("Who mends the lamps?", "It was proposed by Councillor Ash and agreed.", True),
        ("Who mends the lamps?", "The report, as read, was proposed by Cllr Ash.", True),
        ("Who mends the lamps?", "Councillor Birch seconded the Motion.", True),
        ("Who mends the lamps?", "Mr Cole proposed to mend them in May.", False),
        ("Who mends the lamps?", "The pump was moved to the other bank.", False),
        ("Who mends?", "Mr Ash proposed, and Ms Birch seconded the motion that", True),
        ("Who mends?", "Mr Ash proposed and Ms Birch seconded the motion set out in item 4.", True),
        ("Who mends?", "Mr Ash proposed the motion that Mr Cole mend the lamps.", False),
    ],
)
def test_lines_that_only_name_the_movers_are_told(question: str, words: str, moves: bool) -> None:
    assert moves_alone(question, read_question(question).wants, words) is moves


def test_names_with_their_number_are_a_vote() -> None:
    names = "Councillors Ash, Birch, Cole, Dunn and Elder (5)"
    result = found("A vote was taken.", names)
    passage = result.passage
    worth = [
        worth_of_record("How did they vote?", wants, passage, passage.sentences[1], names)
        for wants in (("vote",), ("date",))
    ]
    assert worth[0] > worth[1] == 0


def test_a_decision_is_worth_more_than_what_is_only_proposed() -> None:
    said = ("RESOLVED: That the lamps be mended.", "Cllr Ash will move that they be sold.")
    made = [
        Statement("resolution", 0, len(said[0]), "carried"),
        Statement("motion", len(said[0]) + 1, len(" ".join(said)), "proposed"),
    ]
    passage = found(*said, statements=made).passage
    decided, proposed = (
        worth_of_record("What of the lamps?", ("decision",), passage, sentence, words)
        for sentence, words in zip(passage.sentences, said, strict=True)
    )
    assert decided > 0 > proposed


@pytest.mark.parametrize(
    ("wants", "worth"), [(("fact",), ONLY_PUT), (("person",), ONLY_PUT), (("decision",), 0.0)]
)
def test_what_only_settles_answers_nothing_but_what_was_decided(
    wants: tuple[Wanted, ...], worth: float
) -> None:
    passage = found("The lamps were spoken of.", "All Councillors agreed.").passage
    words = "All Councillors agreed."
    given = worth_of_record("Were the lamps mended?", wants, passage, passage.sentences[1], words)
    assert given == worth
