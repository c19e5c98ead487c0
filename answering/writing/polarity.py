"""Tell what a sentence denies, and what it says became of a matter.

Two sentences on one thing must deny the same: where the minutes say "not approved", nobody may
write "approved". Knows words, no grammar: "not" denies the next word that tells something.
"""

import re
from typing import Literal

from english.common_words import FUNCTION_WORDS
from english.persons import MEMBER
from english.text import fold

Fate = Literal["carried", "lost", "put off", "withdrawn"]

_DENIES = re.compile(r"(?:not|never|no|none|nobody|neither|nor|nothing|without|cannot|\w+n't)\Z")
_DENIES_IN_EFFECT = re.compile(
    r"(?:unable|refus\w+|declin\w+|fail\w*|still|yet|before|until|unless|await\w*|lack\w*|prevent\w*|"
    r"cancel\w*|withdr\w+|against|stopp?\w*|insufficient)\Z"
)
"""Words of minutes after which a thing is not so, or not yet."""
_NO_DENIAL = re.compile(
    r"\bno\.?\s*(?=\d)|\bno\.\s*(?=\w)|\bnot\s+only\b|\bwhether\s+or\s+not\b|\bif\s+not\b|\b(?:no|not)\s+(?:later|"
    r"more|less|fewer|earlier|sooner)\s+than\b|\A\W*no\s*,|\bnot\s+for\s+publication\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d(?:[\d,.]*\d)?|[.;:,()](?=\s|\Z)")
_ENDING = re.compile(r"(?:ing|ed|es|e|s)\Z")
_PASSED_OVER = FUNCTION_WORDS | frozenset("longer currently able going".split())
_TURNED = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|nor|nothing|without|cannot|\w+n[’']t|nil|refus\w+|declin\w+|"
    r"reject\w+|lost|defeat\w+|fail\w*|unable|unsuccess\w*|oppos\w+|object\w+|against|withdr\w+|"
    r"defer\w*|postpon\w+|lack\w*|absen\w+|vacan\w+|insufficient\w*|prevent\w*|cancel\w*|stopp?\w*|"
    r"un(?:likely|changed|paid|resolved|willing|aware|necessary|acceptable|suitable|able|clear)|"
    r"still|yet|before|until|unless|thought|believed|assumed|unclear|unsure|doubt\w*|instead|except\w*|"
    r"need\w*|leave|left|clos\w+|ceased?|outstanding|await\w*|pending|remain\w*|decid\w+\s+against|fell|only)\b",
    re.IGNORECASE,
)
"""Words of minutes that a denial may retell: "the grant was refused", "they did not give it"."""

_FATES: dict[Fate, str] = {
    "carried": r"carried|approved?|agreed?|accept(?:ed)?|adopt(?:ed)?|grant(?:ed)?|pass(?:ed)?|"
    r"resolved|endorsed?|ratif(?:y|ied)|voted\s+(?:\w+\s+){0,2}(?:in\s+favour|for|to\s+\w+)",
    "lost": r"lost|declined?|defeated|reject(?:ed)?|refused?|turned\s+down|dismissed|negatived|"
    r"voted\s+(?:\w+\s+)?(?:down|against|not)",
    "put off": r"deferred?|postponed?|adjourn(?:ed)?|put\s+off|held\s+over",
    "withdrawn": r"withdrawn|withdrew",
}
BEARS: dict[Fate, re.Pattern[str]] = {
    "carried": re.compile(
        r"\b(?:carr|appro|agree|accept|adopt|grant|pass|resol|noted|favour)", re.I
    ),
    "lost": _TURNED,
    "put off": re.compile(
        r"\b(?:defer|postpon|adjourn|again|later|next|until|further|held|refer|put\b)", re.I
    ),
    "withdrawn": re.compile(r"\b(?:withdr|drop|remov|not\b)", re.I),
}
"""Words of minutes that what became of a matter may retell."""
_FATE = {fate: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for fate, words in _FATES.items()}
_AGREED_TO_PUT_OFF = re.compile(
    r"\b(?:agreed|resolved|decided)\s+(?:to|that\b[^.;]{0,60}?\b(?:be|is))\s+(?:defer|postpone|adjourn|refer|"
    r"put\s+off|h[eo]ld\s+over)\w*",
    re.I,
)
_AGREED_NOT = re.compile(r"\b(?:agreed|resolved|decided)\b[^.;,]{0,40}?\b(?:not|no)\b", re.I)
_NEGATED = re.compile(
    rf"\b(?:not|never|cannot|\w+n[’']t|nor|fail(?:ed)?\s+to|nobody|none|no\s+(?:one|{MEMBER}))"
    r"\s+(?:\w+\s+){0,2}\Z",
    re.I,
)
ON_CONDITION = re.compile(
    r"\b(?:(?<!asked )(?<!queried )if|unless|until|once|as\s+soon\s+as|provided)\b", re.I
)
"""What keeps a word that minutes affirm from having happened."""
_NO_FATE = re.compile(
    r"\b(?:to|should|would|could|may|might|must|can|will|shall|if|whether|that\s+it)\s+(?:\w+\s+)?\Z",
    re.I,
)
"""What stands before a word that tells no fate: a wish, a duty or a question."""

_OF_A_THING = re.compile(
    r"\b(?:an?|certain|any|all|each|its|their|newly|previously|recently)\s+\Z", re.I
)
"""What stands before a word that only tells which thing is meant: "an approved contractor"."""

REACH = 3
"""Telling words behind "not" that it may deny; the first of them it does."""


def stem(word: str) -> str:
    """Return what the forms of a word share: "approve", "approved" and "approval"."""
    return _ENDING.sub("", word)[:5] if len(word) > 3 else word


def polarity(text: str) -> tuple[set[str], list[list[str]]]:
    """Return the stems of what a text affirms, and for each denial of the words that follow it.

    A denial reaches to the next mark; figures count among the words.
    """
    affirmed: set[str] = set()
    denials: list[list[str]] = []
    reach = 0
    for token in _TOKEN.findall(fold(without_numbers(text))):
        if token in ".;:,()":
            reach = 0
        elif _DENIES.match(token):
            denials.append([])
            reach = REACH
        elif token not in _PASSED_OVER and not token.endswith("ly"):
            if reach:
                denials[-1].append(stem(token))
            if reach < REACH:
                affirmed.add(stem(token))
            reach = max(reach - 1, 0)
    return affirmed, [one for one in denials if one]


def denied_in_effect(text: str) -> set[str]:
    """Return the stems of words that minutes deny, by "not" or by what comes to the same."""
    tokens = _TOKEN.findall(fold(without_numbers(text)))
    denied: set[str] = set()
    reach = 0
    for token in tokens:
        if token in ".;:":
            reach = 0
        elif _DENIES.match(token) or _DENIES_IN_EFFECT.match(token):
            reach = REACH + 1
        elif reach and token not in _PASSED_OVER:
            denied.add(stem(token))
            reach -= 1
    return denied


def may_be_denied(text: str) -> bool:
    """Tell whether minutes say anything that a denial could retell."""
    return _TURNED.search(without_numbers(text)) is not None


def without_numbers(text: str) -> str:
    """Return a text without "No. 5", "not only" and the like, which deny nothing."""
    return _NO_DENIAL.sub(" ", text)


def fates(text: str) -> dict[Fate, str]:
    """Return what a text says became of a matter, each with the words that say so."""
    found: dict[Fate, str] = {}
    if put_off := _AGREED_TO_PUT_OFF.search(text):
        found["put off"] = put_off[0]
        text = _AGREED_TO_PUT_OFF.sub(" ", text)
    if agreed_not := _AGREED_NOT.search(text):
        found["lost"] = agreed_not[0]
    for fate, pattern in _FATE.items():
        for match in pattern.finditer(text):
            before = text[: match.start()]
            if negation := _NEGATED.search(before):
                turned: Fate = "lost" if fate == "carried" else "carried"
                if fate in ("carried", "lost"):
                    found.setdefault(turned, negation[0].strip() + " " + match[0])
            elif not _NO_FATE.search(before) and not _OF_A_THING.search(before):
                found.setdefault(fate, match[0])
    return found
