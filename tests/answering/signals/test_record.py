"""What a sentence puts on record: titles and movers alone answer nothing."""

import pytest

from answering.question.read import read_question
from answering.signals.record import is_title, moves_alone


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
