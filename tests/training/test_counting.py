import re

import pytest

from schema import Span
from training.counting import counting


def counts_of(sentence: str) -> list[str]:
    numbers = [Span(*match.span()) for match in re.finditer(r"\d+", sentence)]
    return [sentence[one.start : one.end] for one in counting(sentence, 0, len(sentence), numbers)]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("There were 12 lamps on 4 poles.", ["12", "4"]),
        ("The reply to Question 10 was read.", []),
        ("Section 11 of the Act binds 3 landowners.", ["3"]),
        ("Phase 1 will hold 11 houses.", ["11"]),
        ("3. The lane has 14 lamps.", ["14"]),
        ("5.2 Clerk's report", []),
        ("It began at 10.30 am on 4 May 2024 in room 6 of 7.", ["6", "7"]),
        ("(iv) There are 125 on the list.", ["125"]),
        ("Route N21 is shut at 2 places.", ["2"]),
        ("carried over --- 26 to the next page", []),
        ("157 no. houses were lagged.", ["157"]),
    ],
)
def test_numbers_that_point_or_date_are_no_counts(sentence: str, numbers: list[str]) -> None:
    assert counts_of(sentence) == numbers
