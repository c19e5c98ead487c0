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
    "hello hallo hullo hi hiya hey heya howdy yo greetings welcome goodbye bye byebye cheerio "
    "farewell ciao salut bonjour hola morning afternoon evening night goodnight goodday".split()
)
_THANKS = frozenset("thanks thank thankyou thx ta cheers appreciated appreciate grateful".split())
_PRAISES = frozenset(
    "ok okay great perfect perfectly brilliant lovely excellent wonderful super superb fantastic "
    "amazing awesome marvellous helpful useful cool nice ace bravo sorted good".split()
)
_FILLS = frozenset(
    "a all am and anyone are at be been but day do doing everybody everyone exactly for fine from "
    "right going good got have having help how hows i im is "
    "it its just later lot many me meet most much "
    "my needed now of again really see so somebody someone that thats the there this to today "
    "very was we well what wanted were with world you your all bit too indeed kind work job day "
    "nicely hope things answer answers assistant bot dear folks friend friends guys mate million "
    "mine no none nothing pal sir madam see soon then until yes else here information info reply "
    "explanation quick did does done do makes sense understand understood ah oh wow".split()
)
_ASKING = frozenset(
    "you your yourself this help ask asking examples example use using capabilities instructions "
    "human search".split()
)
"""Words about whoever is spoken to, or about the asking itself."""
_CALLS = frozenset("help instructions examples example".split())
"""Those that say it alone."""
_ABOUT_ASKING = _ASKING | frozenset(
    "a about ai an answer answers are assistant bot am any can chatbot computer could do does for "
    "from get give here how human i im in is it kind kinds know made machine me need of offer "
    "only or person please program questions question real robot service should show site some "
    "sort sorts supposed tell the thing things to type types understand want what whats website "
    "where who whos why will with work works would written able need start begin which able "
    "ability abilities app assist chat cover covered dont else explain go good handle i if idea "
    "instructions introduce limits looking manual more new next not on operate or out page "
    "people possible process read real run runs say search something somebody someone speak "
    "stuff support supported talk tool try tutorial user users using way ways wonder wondering "
    "you youre your".split()
)
_OF_THE_ASKED = re.compile(r"\b(?:about|is|of|for) this\b|\bthis about\b")
"""What points at something that was told, except where it asks what the page itself is."""


def small_talk(said: str) -> Talk | None:
    """Return what is said where nothing is asked of the minutes, None where something may be."""
    words = _WORD.findall(_APOSTROPHE.sub("", said.casefold()))
    if not words or len(words) > LONGEST:
        return None
    all_of = set(words)
    if all_of <= _GREETS | _THANKS | _PRAISES | _FILLS:
        if all_of & _GREETS and not all_of & _THANKS:
            return "greeting"
        if all_of & (_THANKS | _PRAISES):
            return "thanks"
    if all_of <= _ABOUT_ASKING and all_of & _ASKING and (words[1:] or words[0] in _CALLS):
        line = " ".join(words)
        points_back = _OF_THE_ASKED.search(line) and line not in ("what is this", "whats this")
        return None if points_back else "help"
    return None
