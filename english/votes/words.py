"""The words of a vote: those of its sides, of numbers, and of what it came to."""

import re
from collections.abc import Mapping

from english.numbers import BELOW_HUNDRED, NOUGHT, value_of
from english.persons import MEMBER
from schema import Outcome, VoteRole

ROLES: Mapping[VoteRole, str] = {
    "against": r"against|no(?:e?s)?|nays?|negative|oppos(?:ed|ing)|"
    r"(?:expressing|in)\s+(?:their\s+)?opposition|"
    r"dissent(?:ing|ed)?|"
    r"not\s+in\s+favou?r|níl|(?:in|i)\s+(?:aghaidh|gcoinne)|yn\s+erbyn|contrary",
    "not voting": r"not\s+voting|non-?voting|did\s+not\s+vote|recus(?:ed?|als?|ing)|"
    r"declined\s+to\s+vote|"
    r"disqualified|present\s+(?:but\s+)?not\s+voting",
    "abstaining": r"abst(?:ain(?:ed|ing|s)?|ain?entions?|entions?|ainers?)|staon(?:adh)?|"
    r"(?:yn\s+)?ymatal",
    "absent": r"absent|excused|absentees?|absences?|not\s+present",
    "for": r"(?:in\s+)?favou?r|for|ye(?:s|s?es|a|as)|ayes?|(?:in\s+the\s+)?affirmative|"
    r"in\s+support|"
    r"supporting|assenting|tá|ar\s+son|o\s+blaid",
}
"""What each side is called, an order in which the first that matches is right."""
SIDE_WORD = "(?:" + "|".join(ROLES.values()) + ")"
_BARE_LETTERS: Mapping[str, VoteRole] = {"y": "for", "n": "against", "a": "abstaining"}
_ROLE = {role: re.compile(words, re.IGNORECASE) for role, words in ROLES.items()}

_NO = ("no", "none", "nil", "nobody", "zero", "nought", "n/a")
N = rf"(?:\d{{1,3}}(?!\d)|{BELOW_HUNDRED}|{NOUGHT}|no)"
"""A number of members, in figures or in words."""
MEMBERS = (
    rf"(?:(?:of\s+(?:the\s+)?)?(?:votes?|{MEMBER}|people|hands|"
    r"were|voted|voting|cast|recorded|had)\s+){0,4}"
)
NONE = rf"(?:{NOUGHT}|n/?a|no\s+(?:{MEMBER}|votes?|abstentions?))"
"""What stands where the names of a side would, if nobody is on it."""

_CARRIED = (
    r"carried|carries|passe[ds]|adopted|enacted|approved|agreed|accepted|prevailed|upheld|"
    r"succeeded|won|granted|elected|appointed|resolved|so\s+ordered"
)
_LOST = (
    r"lost|defeated|fail(?:ed|s|ing)?|fell|falls|rejected|negatived|denied|refused|"
    r"not\s+(?:(?:declared|been)\s+)?(?:carried|passed|adopted|approved|agreed|accepted|upheld|supported)|"
    r"(?:did|does)\s+not\s+(?:carry|pass|succeed)"
)
_THING = (
    r"(?:motion|amendment|proposal|proposition|resolution|bill|ordinance|recommendation|measure|"
    r"question|item|vote|application|report|by-?law|deferral|suspension)"
)
_UP_TO = r"(?:(?!\W(?:defeated|lost|carried|rejected|adopted|passed)\b)[^.;|]){0,150}?"
"""What stands between a thing and what came of it, nothing else's result."""
RESULT = re.compile(
    rf"(?:\bthe\s+)?(?:\b(?:main|substantive|original|amended)\s+)?\b{_THING}\b(?:{_UP_TO}\W)??"
    rf"(?:(?:was|were|is|be|been|has|and|then|thus|thereupon|accordingly|therefore|duly|to\s+be)\s+|declared\W+){{0,5}}"
    rf"(?:(?P<lost>{_LOST})|(?P<carried>{_CARRIED}))\b"
    rf"|\bdeclared\b(?:{_UP_TO}\W(?:was|were|as|is|been)\s+|\W+)(?:(?P<lost2>{_LOST})|(?P<carried2>{_CARRIED}))\b"
    r"|(?:(?<=[.;:,)*(|\n–—-])\s*|\b(?:was|were|is|and|be|been|declared|unanimously|then|duly|accordingly|"
    r"therefore|thereby|vote)\s+)(?:(?P<lost3>lost|defeated|not\s+carried|failed|rejected|falls?)"
    r"|(?P<carried3>carried|adopted|passed|agreed|approved|enacted))\b"
    r"(?!\s+(?:out|forward|over|on|by\s+the\s+(?:county|district|borough))\b)",
    re.IGNORECASE,
)
"""The words that tell what a vote came to."""
CASTING = re.compile(r"\b(?:casting|second|deciding|tie-?breaking)\s+vote\b", re.IGNORECASE)
_CAST = re.compile(
    r"(?:casting|second|deciding|tie-?breaking)\s+vote\W+(?:\w+\W+){0,3}?(?P<against>against)\b"
    r"|(?:casting|second|deciding|tie-?breaking)\s+vote\W+(?:\w+\W+){0,3}?(?:in\s+favou?r|for)\b",
    re.IGNORECASE,
)
SPECIAL = re.compile(
    r"\btwo[- ]thirds?\b|\b2/3\b|\bthree[- ](?:fourths?|quarters?)\b|\b3/4\b|\bsuper-?majority\b|"
    r"\bquorum\b|\bveto|\b(?:requir|need)\w*\s+(?:\w+\s+){0,3}(?:majority|votes?|number)\b|"
    r"\b(?:majority|votes?|number|support)\s+(?:\w+\s+){0,4}(?:required|needed)\b",
    re.IGNORECASE,
)
"""What says that more than half was needed."""


def role_of(words: str) -> VoteRole | None:
    """Return the side that words name, such as "VOTING YES" or "Members in favour"."""
    found = [
        (match.start(), n, role)
        for n, (role, pattern) in enumerate(_ROLE.items())
        for match in [re.search(rf"(?<!\w)(?:{pattern.pattern})(?!\w)", words, re.IGNORECASE)]
        if match
    ]
    if not found:
        return _BARE_LETTERS.get(words.strip().lower())
    return min(found)[2]


def number(words: str) -> int:
    """Return the number that words of the form N or NONE give."""
    low = " ".join(words.lower().split())
    if low.isdigit():
        return int(low)
    return 0 if low.startswith(_NO) else int(value_of(low))


def outcome_in(match: re.Match[str]) -> Outcome:
    """Return what a match of RESULT tells."""
    return "lost" if any(match[name] for name in ("lost", "lost2", "lost3")) else "carried"


def cast(words: str) -> Outcome | None:
    """Return what a casting vote decided, where words say how it was cast."""
    found = _CAST.search(words)
    return None if not found else "lost" if found["against"] else "carried"
