"""Tell words that ask nothing of the minutes: a greeting, thanks, a question about the asking.

Each word is looked at by itself: some greet, some thank or praise, some are about whoever is
spoken to or about asking, and some only fill a sentence. Words are small talk if nothing else is
among them: a sentence that greets and then asks something is a question.
"""

import re
from typing import Literal

Talk = Literal["greeting", "thanks", "help"]

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]")
LONGEST = 12
"""Words; who writes more wants something."""

_GREETS = frozenset(
    "hello hallo hi hiya hey heya howdy greetings goodbye bye cheerio farewell morning afternoon "
    "evening goodnight".split()
)
_THANKS = frozenset(
    "thanks thank thankyou thx ta cheers appreciated appreciate grateful ok okay great perfect "
    "brilliant lovely excellent wonderful super superb fantastic helpful useful cool nice".split()
)
_FILLS = frozenset(
    "a all am and anyone are at be been but day do doing everybody everyone exactly for fine from "
    "going good got have having help how hows i im is it its just later lot many me meet most much "
    "my needed now of again really see so somebody someone that thats the there this to today "
    "very was we well what wanted were with world you your all bit too indeed kind work job day "
    "nicely hope things answer answers".split()
)
_ASKING = frozenset("you your yourself this help ask examples example use start".split())
"""Words about whoever is spoken to, or about the asking itself."""
_ABOUT_ASKING = _ASKING | frozenset(
    "a about ai an answer answers are assistant bot am any can chatbot computer could do does for "
    "from get give here how human i im in is it kind kinds know made machine me need of offer "
    "only or person please program questions question real robot service should show site some "
    "sort sorts supposed tell the thing things to type types understand want what whats website "
    "where who whos why will with work works would written able need start begin which".split()
)
_OF_THE_ASKED = re.compile(r"\b(?:about|is|of|for) this\b|\bthis about\b")
"""What points at something that was told, except where it asks what the page itself is."""


def small_talk(said: str) -> Talk | None:
    """Return what is said where nothing is asked of the minutes, None where something may be."""
    words = _WORD.findall(_APOSTROPHE.sub("", said.casefold()))
    if not words or len(words) > LONGEST:
        return None
    all_of = set(words)
    if all_of <= _GREETS | _THANKS | _FILLS and all_of & (_GREETS | _THANKS):
        return "greeting" if words[0] in _GREETS or not all_of & _THANKS else "thanks"
    if all_of <= _ABOUT_ASKING and all_of & _ASKING:
        line = " ".join(words)
        points_back = _OF_THE_ASKED.search(line) and line not in ("what is this", "whats this")
        return None if points_back else "help"
    return None
