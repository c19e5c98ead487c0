"""What a question dates is looked for in what speaks of that time."""

import pytest

from answering.question.read import read_question
from answering.signals.years import speaks_of_its_years
from tests.answering.making import found


@pytest.mark.parametrize(
    ("question", "speaks"),
    [
        ("How much did the lamps cost in 2024?", True),
        ("How much did the lamps cost in 2019?", True),
        ("How much did the lamps cost in 2021?", False),
        ("How much did the lamps cost in 2021 and 2024?", True),
        ("How much did the lamps cost?", True),
    ],
)
def test_a_year_is_the_meetings_or_stands_in_the_passage(question: str, speaks: bool) -> None:
    result = found("The lamps of 2019 cost £5.")
    assert speaks_of_its_years(read_question(question), result) is speaks


@pytest.mark.parametrize(
    ("question", "said", "speaks"),
    [
        ("How was the 2024 budget voted on?", "The budget for 2025 was carried.", False),
        ("How was the 2024 budget voted on?", "The 2024 budget was carried.", True),
        ("How was the 2024 budget voted on?", "The budget for the year 2024/25 was carried.", True),
        ("How was the 2024 budget voted on?", "The budget was carried.", True),
        ("What was the precept for 2024/25?", "The precept for 2023-24 was £9,000.", False),
        ("What was the precept for 2024/25?", "The precept for 2024-2025 was £9,000.", True),
        ("What was said of the 2024 floods?", "The floods of 2022 and 2024 were named.", True),
        ("What was the precept for Quill Lane 2024/25?", "Precept 2023/2024: £9,000.", False),
        ("What did the lamps cost in 2023?", "They cost £5, under the Lamps Act 2023.", False),
        ("What is said of the Lamps Act 2019?", "The Lamps Act 2019 was named.", True),
        ("What was said at the 2024 meeting?", "Minutes of the meeting of May 2023.", True),
        ("What was agreed at the May 2031 meeting?", "The lease runs until 24 May 2031.", False),
        ("What was agreed at the meeting of May 2031?", "The lease runs until May 2031.", False),
        ("What was agreed at the May 2024 council meeting?", "The lease was agreed.", True),
    ],
)
def test_the_year_of_a_thing_is_not_that_of_the_meeting(
    question: str, said: str, speaks: bool
) -> None:
    assert speaks_of_its_years(read_question(question), found(said)) is speaks
