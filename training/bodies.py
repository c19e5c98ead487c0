"""Find the names of firms and other bodies: "Arup", "Pike & Sons", "Barrow Engineers Ltd"."""

import re

from answering.signals.people import TITLE
from english.months import IN_ENGLISH, WEEKDAYS

_CAPITAL = r"(?:[A-Z]\.\s?)*[A-Z][\w&'’-]*\w"
BODY = rf"\b{_CAPITAL}(?:\s+(?:(?:and|&|of|for|the)\s+){{0,2}}{_CAPITAL})*"
"""Words with capitals in a row, which may name a body."""
_PERSON = re.compile(rf"{TITLE}\b.*|[A-Z]{{1,2}}|[A-Z]\.\s?\w+", re.DOTALL)
_NUMBERED = re.compile(r"[a-z]{1,2}\d+")
"""A road, or a quarter of a year: "N21", "Q4"."""
_NO_BODY = frozenset(
    "a all an any at both during each following for from he her his if in it its members no not "
    "of on one our she since so some such that the their them then there these they this those to "
    "we when where while with you your act acting administrator agenda architect assistant "
    "authority avenue award awards bill borough bridge cathaoirleach chair chairman chief city "
    "clerk cllr cllrs close club committee council councillor councillors county cross day "
    "department deputy director directors district drive east engineer engineers executive "
    "framework fund government green hall head house inspector item lane manager mayor meeting "
    "meetings member minister minutes motion motions north notice officer officers order parish "
    "park plan plans play policy programme project quarter regulations report road scheme schemes "
    "school secretary senior south state strategy street study superintendent survey system town "
    "vat vice village week west works year".split()
) | {*IN_ENGLISH, *WEEKDAYS}
"""Words that end what has capitals and names no body: places, offices, councils, plans, months."""


def is_body(words: str, *, opens: bool) -> bool:
    """Tell whether words with capitals may name a body.

    A single word that opens a sentence is none: it has its capital from there.
    """
    if _PERSON.fullmatch(words) or (opens and " " not in words):
        return False
    last = re.findall(r"[\w’']+", words.lower())[-1]
    return last not in _NO_BODY and not _NUMBERED.fullmatch(last)
