"""How people are addressed, and the small parts of their names.

Patterns are in small letters: they are for use where case is ignored. What must have a capital
is written `titled(…)`.
"""

import functools
import re

WHOSE = (
    r"(?:(?:county|borough|district|parish|town|township|ward|regional|city|village|community|board|"
    r"mayor)\s+)?"
)
"""What may say before a title whose it is."""
_SHORT_COUNCILLOR = "cllrs?|clrs?|cmhlrs?|cyng|crs?"
_SHORT_HONORIFIC = "mrs?|ms|mx|messrs|dr|prof|revd?|fr"
_SHORT_RANK = "capt|maj|col|lt|gen|sgt|insp|supt"
SHORT_TITLE = f"(?:{_SHORT_COUNCILLOR}|{_SHORT_HONORIFIC}|{_SHORT_RANK}|ald)"
"""A title of which the rest may be left out with a full stop."""
COUNCILLOR = (
    rf"(?:{_SHORT_COUNCILLOR}|coun|councill?ors?|council[\s-]?members?|"
    r"council-?(?:(?:wo)?m[ae]n|persons?)|comhairleoir[ií]?|cynghorydd|cynghorwyr)"
)
"""Who sits on a council, however it is shortened; "council" itself only where a word may end."""
SEATED = (
    r"(?:trustees?|alder(?:m[ae]n|wom[ae]n|persons?)|alds?|commissioners?|supervisors?|"
    r"select(?:m[ae]n|wom[ae]n|persons?)|assembly\s?members?|freeholders?|jurats?|bailies?|"
    r"directors?|governors?)"
)
"""Who sits on a body of another kind."""
MEMBER = rf"(?:{COUNCILLOR}|{SEATED}|members?|alder|messrs|reps?|representatives?)"
"""Whoever of a body votes."""
HONORIFIC = (
    rf"(?:{_SHORT_HONORIFIC}|miss|mesdames|professor|sir|dame|lord|lady|reverend|rt\.?\s+hon)"
)
RANK = (
    rf"(?:{_SHORT_RANK}|captain|major|colonel|pcso?|sergeant|inspector|superintendent|canon|rabbi)"
)
"""What stands before the name of an officer or a minister; it may be a surname as well."""
TITLE = rf"(?:{COUNCILLOR}|{SEATED}|{HONORIFIC})"
"""What stands before a person's name."""
TITLE_OF_ONE = rf"(?:(?!(?!(?:miss|mrs)\b)[a-z]{{2,}}s\b){TITLE})"
"""The same before one name alone."""
PARTICLE = r"(?:de|la|le|van|von|der|den|du|da|ap|ab|ní|uí|mac|bin|al)"
"""A small word within a name."""
HONOURS = r"(?:[MOC]BE|BEM|DL|JP|TD|MP|KC|QC)"
"""What stands behind a name."""
UPPER = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is a capital, of whatever alphabet."""

_FORMS = {
    "cllr": re.compile(COUNCILLOR),
    "prof": re.compile("professor"),
    "rev": re.compile("revd|reverend"),
    "dr": re.compile("doctor"),
}
TITLES = frozenset("cllr mr mrs ms miss mx dr prof rev sir dame lord lady alderman".split())
"""Titles in the form in which they are compared."""


def titled(pattern: str) -> str:
    """Return a pattern that matches what another does where it has a capital, and ends there."""
    return rf"(?:(?=[A-Z])(?i:{pattern})\b)"


@functools.lru_cache(maxsize=16_384)
def one_form(word: str) -> str:
    """Return a folded word as it is compared: a title that is written in several ways in one."""
    return next((form for form, written in _FORMS.items() if written.fullmatch(word)), word)
