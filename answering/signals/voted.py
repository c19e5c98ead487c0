"""What tells how a vote went, in the words of a sentence alone."""

import re

from english.numbers import BELOW_HUNDRED, NOUGHT

_NUMBER = rf"\b(?:\d+|{BELOW_HUNDRED}|{NOUGHT})"
_VOTED = r"(?:in favou?r|for|against|oppos\w+|abst\w+|votes?|voted)\b"
_TELLS_NUMBERS = re.compile(
    rf"{_NUMBER}\b(?:\W+\w+){{0,4}}?\W+{_VOTED}|{_VOTED}\W+(?:\w+\W+)??{_NUMBER}\b"
    r"|\bunanim\w+|\b\d+ ?(?:to|[-–:]) ?\d+\b|\(\d+\)\W*\Z",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:in favou?r|against|abst\w+|unanim\w+|majority|carried|lost|defeated|rejected|votes?|"
    r"voted|show of hands|agreed|approved|refused|supported|passed)\b",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"\bdeclared\b[^.]{0,300}\.", re.IGNORECASE)


def tells_numbers(words: str) -> bool:
    """Tell whether words say in numbers how a vote went."""
    return bool(_TELLS_NUMBERS.search(words))


def tells_result(words: str) -> bool:
    """Tell whether words say how a vote went."""
    return bool(_TELLS.search(words))


def since_declared(text: str) -> str:
    """Return what a text says since it last declared the result of a vote."""
    ends = [found.end() for found in _DECLARED.finditer(text)]
    return text[ends[-1] :] if ends else text
