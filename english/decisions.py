"""Tell that a body decided: whatever it is called, if it is the meeting's own, and the verb.

A body is any noun with a capital after "the", told to be the meeting's own by the names of its
minutes; what others decided is no decision of the meeting. It knows no list of bodies.
"""

import re
from collections.abc import Iterator

ADVERB = (
    r"(?:(?:then|also|further|therefore|subsequently|generally|all|duly|both|hereby|again|so|now|"
    r"unanimously|accordingly|finally|formally|provisionally|put|and|to\s+the\s+vote|by\s+all|"
    r"jointly|collectively|narrowly|today|"
    r"(?!(?:previous|original|recent|ear|former|initial)ly\b)\w+ly)\s+){0,4}"
)
VERBS = (
    r"(?:agreed|agree|resolved|decided|approved|adopted|accepted|endorsed|ratified|settled|"
    r"confirmed\s+the\s+(?:minutes|appointment)|determined\s+(?:to|that|upon|on)|instructed|"
    r"directed|ordered|authori[sz]ed|delegated|voted\s+(?:to|in\s+favour|for|against|unanimously|that)|"
    r"elected|appointed|co-?opted|granted|supported|refused|rejected|declined|opted|elected|"
    r"chose|sanctioned|awarded|enacted|consented|passed\s+(?:a|the|an|this)\b|"
    r"(?:gave|granted)\s+(?:(?:its|their|his|full|formal)\s+)*(?:approval|consent|agreement|"
    r"permission|support|assent|leave|authority)|"
    r"noted\s+(?:(?:the|this|these|his|her|their|and)\s+)*(?:[\w'’-]+\s+){0,4}?(?:reports?|updates?|"
    r"positions?|contents?|correspondence|information|minutes|letters?|presentations?|plans?|items?|"
    r"repl(?:y|ies)|decisions?|payments?|accounts?|balances?|programmes?|details|figures|proposals?)\b)"
)
"""What a body does when it decides."""
_ACTOR = re.compile(
    r"(?:^|[.,;:]\s*|\b(?:[Aa]nd|that|following|discussion|debate|majority|today|"
    r"comments?|consen\w+)"
    r",?\s+)(?:[Tt]he|This|[Oo]ur)\s+(?P<actor>[A-Z][\w'’-]*(?:\s+(?:(?:of|and|for|the)\s+)*"
    rf"[A-Z][\w'’-]*){{0,6}})(?:\s+present)?\s+{ADVERB}{VERBS}\b"
)
_OFFICES = frozenset(
    "clerk chair chairman chairwoman chairperson mayor secretary treasurer officer officers "
    "leader director directorate manager warden provost reeve president vice-chair councillor "
    "cllr sheriff police inspector minister government county".split()
)
"""Who acts, and does not decide as a body."""
_JOINS = frozenset("of and for the".split())


def own_words(*names: str | None) -> frozenset[str]:
    """Return the words of a meeting's names, by which its own body is known."""
    words = re.findall(r"[^\W\d_][\w'’-]+", " ".join(name for name in names if name).lower())
    return frozenset(words) - _JOINS


def find_own_decisions(words: str, own: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield where the meeting's own body is said to have decided."""
    for found in _ACTOR.finditer(words):
        named = {word.lower() for word in found["actor"].split()} - _JOINS
        alone = named <= _OFFICES
        if named <= own and not alone:
            yield found
