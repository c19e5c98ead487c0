"""Tell what figures words give: money, years, any numbers."""

import re

_MONEY = re.compile(r"[£€$%]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_money(words: str) -> bool:
    """Tell a sum or a share from other figures."""
    return bool(_MONEY.search(words))


def years_in(words: str) -> set[str]:
    """Return the years that are named."""
    return set(_YEAR.findall(words))


def numbers_in(words: str) -> set[str]:
    """Return the numbers, as they are written."""
    return set(re.findall(r"\d+", words))
