"""Tell that a body decided: whatever it is called, if it is the meeting's own, and the verb.

A body is any noun with a capital after "the", told to be the meeting's own by the names of its
minutes; what others decided is no decision of the meeting. It knows no list of bodies.
"""

import re
from collections.abc import Iterator

from english.common_words import JOINING
from english.offices import DEPUTY, LEADING
from english.persons import COUNCILLOR

ADVERB = (
    r"(?:(?:then|also|further|therefore|subsequently|generally|all|duly|both|hereby|again|so|now|"
    r"unanimously|accordingly|finally|formally|provisionally|put|and|to\s+the\s+vote|by\s+all|"
    r"jointly|collectively|narrowly|today|"
    r"(?!(?:previous|original|recent|ear|former|initial)ly\b)\w+ly)\s+){0,4}"
)
_PLAIN = (
    "accede adopt agree allocate allot allow amend appoint apportion approve assent assign "
    "authori[sz]e award accept bar cancel certify commission commit co-?opt concur confer consent "
    "create decide declare decline defray delegate deny designate determine direct disallow "
    "discharge disband dismiss dissolve earmark elect enact endorse engage establish exempt "
    "fix formali[sz]e grant hire impose increase instruct license levy mandate nominate "
    "opt ordain order permit plump prohibit purchase quash ratify re-?appoint re-?elect reaffirm "
    "refuse reject release remit renew repeal rescind resolve revoke rule sanction select settle "
    "sign support suspend terminate uphold veto waive withhold"
).split()
_DOUBLED = ("bar", "commit", "concur", "confer", "permit", "remit", "allot")
_IRREGULAR = (
    r"chose|forbade|gave\s+(?:(?:its|their|his|the|a|full|formal|unanimous|final)\s+)*"
    r"(?:approval|consent|agreement|permission|support|assent|leave|authority|blessing|backing|"
    r"go-ahead|sanction|endorsement|nod|mandate)|"
    r"set(?:\s+up)?\s+(?=(?:the|a|an|its|up)\b(?!\s+(?:example|scene|tone)))|"
    r"turned\s+down|bound\s+(?:itself|themselves)|threw\s+out|struck\s+(?:out|off)|let\s+the|upheld|withheld|laid\s+down|"
    r"(?:came\s+to|reached|took)\s+(?:the|a)\s+(?:\w+\s+)?(?:view|decision|resolution|agreement)\s+that|"
    r"(?:were|was)\s+(?:all\s+)?(?:unanimous|of\s+one\s+mind|agreed)\s+(?:that|to|in)|"
    r"found\s+(?:in\s+favour|for|against)|"
    r"passed\s+(?:a|the|an|this)\b"
)


def _past(verb: str) -> str:
    """Return the past of a regular verb."""
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and not verb.endswith(("ay", "ey", "oy")):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if verb in _DOUBLED else ''}ed"


VERBS = (
    rf"(?:{'|'.join(_past(verb) for verb in _PLAIN)}|agree|{_IRREGULAR}|"
    r"confirmed\s+the\s+(?:minutes|appointment)|"
    r"voted\s+(?:(?:\d+\s?(?:to|[–-])\s?\d+|by\s+[^.;]{3,40}?),?\s+)?"
    r"(?:to|in\s+favour|for|against|unanimously|that)|"
    r"noted\s+(?:(?:the|this|these|his|her|their|and)\s+)*(?:[\w'’-]+\s+){0,4}?(?:reports?|updates?|"
    r"positions?|contents?|correspondence|information|minutes|letters?|presentations?|plans?|items?|"
    r"repl(?:y|ies)|decisions?|payments?|accounts?|balances?|programmes?|details|figures|proposals?)\b)"
)
"""What a body does when it decides."""
DECIDES = re.compile(rf"\b{VERBS}")
"""The same in casefolded words."""
_HEADED = re.compile(
    r"\b(?:[Mm]eeting|[Mm]inutes|[Pp]roceedings|[Ss]ession|[Ss]itting|MEETING|MINUTES)\s+(?:of|OF)\s+"
    r"(?:(?:the|THE|its)\s+)?(?P<body>[A-Z][^\n.,;:]{2,80}?)(?=\s+(?:held|on|at|which|in|HELD|ON)\b|[\n.,;:])"
)
HEAD = 600
"""Characters of the head of minutes in which their body is named."""
_ACTOR = re.compile(
    r"(?:^|[.,;:]\s*|\b(?:[Aa]nd|that|following|discussion|debate|majority|today|"
    r"comments?|consen\w+)"
    r",?\s+)(?:[Tt]he|This|[Oo]ur)\s+(?P<actor>[A-Z][\w'’-]*(?:\s+(?:(?:of|and|for|the)\s+)*"
    rf"[A-Z][\w'’-]*){{0,6}})(?:\s+present)?\s+{ADVERB}{VERBS}\b"
)
_OFFICE = re.compile(
    rf"{DEPUTY}?{LEADING}|{COUNCILLOR}|secretary|treasurer|officers?|director(?:ate)?|manager|warden|"
    r"sheriff|police|inspector|minister|government|county"
)
"""Who acts, and does not decide as a body."""


def own_words(*names: str | None) -> frozenset[str]:
    """Return the words of a meeting's names, by which its own body is known."""
    words = re.findall(r"[^\W\d_][\w'’-]+", " ".join(name for name in names if name).lower())
    return frozenset(words) - JOINING


def named_in_head(text: str, start: int) -> str:
    """Return the bodies whose meeting the head says it is of, minutes beginning at `start`."""
    return " ".join(found["body"] for found in _HEADED.finditer(text, start, start + HEAD))


def find_own_decisions(words: str, own: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield where the meeting's own body is said to have decided."""
    for found in _ACTOR.finditer(words):
        named = {word.lower() for word in found["actor"].split()} - JOINING
        alone = all(map(_OFFICE.fullmatch, named))
        if named <= own and not alone:
            yield found
