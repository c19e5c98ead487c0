"""Say what a council's name stands in a text for: whoever met, signs, is named, or is another."""

import re

from english.bodies import PART_OF_COUNCIL
from english.months import MONTH_ANYWHERE, SHORT_WEEKDAY, TH
from english.offices import LEADING
from english.persons import COUNCILLOR
from ingest.metadata.bodies import Named

OF_MEETING = re.compile(
    r"\W*(?:(?:the|of|at|for|an?|draft|unapproved|unconfirmed|approved|confirmed|minutes?|mins|notes?|"
    r"meetings?|agendas?|proceedings|notice|summons|annual|general|ordinary|extra-?ordinary|special|"
    r"cyngor|comhairle|licensing|authority|monthly|regular|full|public|council|parish|town|city|village|township|board|trustees|"
    r"supervisors|commissioners|directors|corporation|municipal|held|no|on|and|to|in|from|record|report|budget|work|"
    r"session|study|a\.?g\.?m|virtual|online|"
    rf"{MONTH_ANYWHERE}|{SHORT_WEEKDAY}|day|\d++{TH}?)"
    r"\W*)*",
    re.IGNORECASE,
)
"""What stands beside the name of whoever met in a line that says no more."""
MEETS_BEFORE = re.compile(
    r"\b(?:meetings?|minutes|agenda|proceedings|assembly|session|summons|members?)\b"
    r"(?:[^.\n]{0,25}|[^.;]{0,50}\b(?:of|by))\s+(?:the\s+)?\Z"
    r"|\b(?:council|commissioners|court|supervisors|selectmen|trustees)\s+(?:of|for)"
    r"\s+(?:the\s+)?\Z|^\W*(?:to:?|for)\s+(?:the\s+)?\Z",
    re.IGNORECASE | re.MULTILINE,
)
MEETS_AFTER = re.compile(
    r"[\s,–—-]*(?:(?:annual|ordinary|extra-?ordinary|special|regular|monthly|general|full|public|board|"
    r"council|work|of|trustees['’]?|supervisors|commissioners|directors['’]?|selectmen)\s+)*"
    r"(?:meetings?|minutes|agenda|a\.?g\.?m|met|convened|was held|held|session)\b"
    r"|,\s+[A-Z]\w+\s+(?:met|convened)\b",
    re.IGNORECASE,
)
STATED = re.compile(
    r"(?:^|[\n|*#(])\W*(?:name of )?(?:the )?(?:local )?(?:council|authority|municipality|"
    r"organi[sz]ation|public body|body|issued by|published by|publisher|"
    r"on behalf of)\s*(?:name)?\W{0,4}[:|]\W*\Z",
    re.IGNORECASE,
)
"""The label of a form at which it says whose it is."""
ADDRESS = re.compile(
    r"(?:[^\n]*\n){0,2}?[^\n]*(?:\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\b\d{4,5}\b|@|\bwww\.|"
    r"\b(?:Street|Road|Avenue|Lane|House|Offices?|Hall|P\.?O\.? Box|Eircode)\b)"
)
"""An address on the lines below a letterhead's name."""
LINE_START, LINE_END = re.compile(r"(?:\A|\n)[ \t*#_|>]*\Z"), re.compile(r"[ \t*#_|,.]*(?:\n|\Z)")
ACTS = re.compile(
    r"\s+(?:notes?|resolves?|writes?|calls? (?:on|upon)|agrees?|supports?|believes?|recogni[sz]es?|"
    r"condemns?|opposes?|asks?|commits?|welcomes?)\b",
    re.IGNORECASE,
)
MOVED = re.compile(r"(?:\bthat\s+|[\"“]\s*)(?:the\s+)?\Z", re.IGNORECASE)
"""What a motion would have its own council do."""
PUBLISHED = re.compile(
    r"\b(?i:published|issued|prepared|produced) by\s+"
    r"(?:(?:the|of|[A-Z][\w'’&-]*|and(?= [A-Z]))[\s,]+){0,6}\Z"
)
PART_OF = re.compile(
    rf"\b{PART_OF_COUNCIL}"
    r"(?:\W{1,4}|\s+of\s+)(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""A body, and then the council that it is of."""
GROUP_OF = re.compile(
    rf"\ban? (?:[\w-]+ ){{0,3}}{PART_OF_COUNCIL}"
    r" of (?:the )?\Z",
    re.IGNORECASE,
)
VENUE = re.compile(r"(?:\b(?:at|in)\s+(?:the\s+)?|[(\[])\Z", re.IGNORECASE)
"""What stands before whoever lends the room or sends a member."""
OTHERS = re.compile(
    r"\b(?:from|by|with|at|response|letter|reports?|reported|representatives?|liaison|grants?|asked|"
    rf"contact(?:ed)?|{COUNCILLOR}|elected|next|previous|last|joint(?:ly)?|and|attend(?:ed)?|"
    r"approv\w*|confirm\w*)"
    r"\s+(?:\w+\s+)?(?:of\s+|to\s+|at\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
OTHERS_AFTER = re.compile(
    rf"(?:['’]s)?\s+(?:{COUNCILLOR}|officers?|report|highways|news|"
    r"planning (?!(?:\w+ ){0,4}(?:committee|board|commission))|"
    r"representatives?|elections?|website)\b"
    rf"|\s*[:–-]\s*{COUNCILLOR}\b",
    re.IGNORECASE,
)
SIGNS = re.compile(
    rf"\b(?:{LEADING}|chief executive|director|secretary|manager|"
    r"officer|services|department|directorate)\b"
    r"[\w '’]{0,28}(?:,|\bto|\bof|\n)\s*(?:the\s+)?\Z",
    re.IGNORECASE,
)
GROUP = (
    r"(?!.*\b(?:hall|school|church|club|association|trust|society|centre)\b)(?:[\w&'’-]+ ){0,5}"
    r"(?:working|steering|task|advisory|liaison) (?:group|party|committee)"
)
"""A council's own group, and not one of those who keep a hall or a club."""
SIGNED_END = re.compile(
    r"[ *_]*(?:\n|\Z|\s{2,}\W*date\b|[.…_]{3}|\W{0,3}dated?\b|"
    rf",\s*\d{{1,2}}{TH}?\s+[A-Z])",
    re.IGNORECASE,
)
"""What stands behind whoever signs: the line's end, or a place for the date."""


def sign_of_head(words: str, named: Named) -> tuple[str, float]:
    """Say what a name in the head is there for."""
    before, after = words[: named.start], words[named.end :]
    if STATED.search(before[-40:]):
        return "stated", 1.0
    if PART_OF.search(before[-40:]) and re.match(r"\W*\Z", after):
        return "meets", 1.0
    if VENUE.search(before[-12:]):
        return "head", 0.2
    if OF_MEETING.fullmatch(before) and OF_MEETING.fullmatch(after):
        return "alone", 1.0
    if MEETS_BEFORE.search(before[-90:]) or (
        MEETS_AFTER.match(after[:90]) and not OTHERS.search(before[-40:])
    ):
        return "meets", 1.0
    if OTHERS.search(before[-40:]) or OTHERS_AFTER.match(after[:40]):
        return "head", 0.2
    if re.match(r"\s+[a-z]", after):
        return "head", 0.4  # a sentence, of whatever it tells
    return ("head", 1.0) if before.strip("*#_ ") else ("alone", 0.8)


def sign_of_text(text: str, named: Named) -> tuple[str, float]:
    """Say what a name in the running text is there for, and how much that tells."""
    before, after = text[max(0, named.start - 90) : named.start], text[named.end : named.end + 60]
    if STATED.search(before[-40:]) and LINE_END.match(after):
        return "stated", 1.0
    if GROUP_OF.search(before):
        return "stated", 1.0
    moved = MOVED.search(before) and ACTS.match(after)
    if moved or PUBLISHED.search(before):
        return "stated", 1.0
    if SIGNS.search(before) and SIGNED_END.match(after):
        return "signs", 1.0
    if OTHERS.search(before[-40:]) or OTHERS_AFTER.match(after):
        return "said", 0.0
    if VENUE.search(before[-12:]):
        return "said", 0.0
    if LINE_START.search(before) and (ends := LINE_END.match(after)):
        below = text[named.end + ends.end() :][:120]
        last = not text[named.end + ends.end() :].strip()
        return "line", 1.0 if last or ADDRESS.match(below) else 0.5
    return "said", float(bool(MEETS_BEFORE.search(before) or MEETS_AFTER.match(after)))


def is_namesake(named: Named, words: str) -> bool:
    """Tell a group that is called by the council's place: "Elm Neighbourhood Plan Group"."""
    of_council = named.kind in ("Parish", "Town", "Community", "Village")
    return of_council and bool(re.match(rf"{re.escape(named.place)} {GROUP}", words, re.IGNORECASE))
