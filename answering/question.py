"""Read a question: what kind of answer it wants, and the words to search with.

Knows English questions; knows nothing of documents or search.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from errors import SettingError

MAX_CHARACTERS = 4_000
"""Longer questions are refused: nobody types them, and they would only slow the search."""

Wanted = Literal[
    "deadline",
    "date",
    "amount",
    "number",
    "duration",
    "person",
    "place",
    "reason",
    "vote",
    "decision",
    "fact",
]

_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had|"
    r"can|could|will|would|should|shall|may|might|tell|show|list|give|name|find|explain|describe|"
    r"summari[sz]e)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"^\W*(?:and|but|so|or|then|also|what about|how about)\b"
    r"|\b(?:it|they|them|those|these|he|she|him|her|his)\b|\bthat\W*\Z"
    r"|\b(?:this|same)\b(?! (?:year|month|week))",
    re.IGNORECASE,
)
FEW_WORDS = 3
"""A question with fewer telling words than this is taken to go on from the one before."""
REMEMBERED = 2
"""Earlier questions whose words are searched with such a question."""
_KEYWORDS = 5
"""A search without a question has at most this many words."""

_WANTED: tuple[tuple[Wanted, str], ...] = (
    (
        "vote",
        r"\bhow did .*\bvote|\b(?:vote|votes|voting)\b.*\b(?:split|go|for|against|result)"
        r"|\bwho (?:voted|abstained)\b",
    ),
    (
        "reason",
        r"\bwhy\b|\bwhat (?:was|is|were) the (?:reason|grounds?)|\bon what grounds?\b"
        r"|\bhow come\b|\breasons?\b|\bwhat (?:stopped|prevented|caused|impeded)\b",
    ),
    ("duration", r"\bhow long\b|\bfor how many (?:days|weeks|months|years)\b"),
    (
        "amount",
        r"\bhow much\b|\bwhat (?:price|sum|amount|cost|precept|budget|fee|grant|rate)\b"
        r"|\bcost(?:s|ing)?\b.*\?|\bhow far short\b|\b(?:price|percentage|per cent)\b"
        r"|\bwhat (?:is|was) the (?:\w+ ){0,3}(?:increase|rise|total|balance|charge|precept)\b",
    ),
    (
        "number",
        r"\bhow (?:many|fast|often|old|far|big|large|high)\b"
        r"|\bwhat (?:number|share|(?:is|was) the count)\b",
    ),
    (
        "deadline",
        r"\b(?:due|deadline|overdue)\b|\bby (?:when|what|which)\b|\b(?:up to|until) (?:when|what)\b"
        r"|\b(?:latest|last|closing|final) (?:date|day)\b"
        r"|\bwhen .*\b(?:clos(?:e|ed|es)|must|have to)\b",
    ),
    (
        "date",
        r"\bwhen\b|\b(?:what|which|by what|up to what|on what) (?:\w+ )?"
        r"(?:date|day|year|month|time|financial year|deadline)\b|\bby when\b|\bdeadline\b"
        r"|\bfirst (?:date|day)\b",
    ),
    (
        "person",
        r"\bwho(?:m|se)?\b|\bwhich (?:councillor|member|officer|person|contractor|firm|"
        r"company)\b|\bwhat(?:'s| is| was) the names?\b",
    ),
    ("place", r"\bwhere\b|\bwhich (?:road|street|roads|streets|site|place|ward|village|town)\b"),
    (
        "decision",
        r"\bwhat (?:was|were|did|has|is|have)\b.*\b(?:decide|decided|decision|resolve|"
        r"resolved|agree|agreed|settle|outcome)|\bdecisions?\b|\bresolutions?\b",
    ),
)
_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WANTED)

MEASURED: frozenset[Wanted] = frozenset(("deadline", "date", "amount", "number", "duration"))
"""What only a sentence that holds a date, a sum or a number can answer."""

QUESTION_WORDS = frozenset(
    "who whom whose what when where why which how many much long far date day name names did do "
    "does done is are was were has have had can could will would should shall may might get got "
    "go goes went give gave given take took taken make made come came tell show list find say "
    "said says ask asked about according put set up out over down off "
    "due deadline council minutes meeting s t d ll re ve m i me my we us our you your they them "
    "their he she his her him its it this that these those there here so just also still any "
    "some all".split()
)
"""Words that ask, or that stand in every set of minutes, and so are no evidence."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read.

    `query` is what is searched with: the question and, if it leans on them, the words of
    the questions before it. `is_keywords` says that it asks nothing and only names a subject.
    """

    text: str
    query: str
    wanted: Wanted
    is_keywords: bool


def read_question(text: str, history: Sequence[str] = ()) -> Question:
    """Read a question in the light of the questions before it.

    Raises:
        SettingError: the question is empty or longer than MAX_CHARACTERS.
    """
    words = " ".join(text.encode("utf-8", "replace").decode().split())
    if not re.search(r"\w", words):
        raise SettingError("The question is empty. Type a question or a word to look for.")
    if len(words) > MAX_CHARACTERS:
        raise SettingError(
            f"The question has {len(words):,} characters; {MAX_CHARACTERS:,} are the most that "
            "can be read. Ask it in fewer words."
        )
    is_keywords = _is_keywords(words)
    earlier = history[-REMEMBERED:] if _leans(words) and not is_keywords else ()
    query = " ".join(part for asked in (*earlier, words) for part in asked.split())
    return Question(
        text=words,
        query=query[-MAX_CHARACTERS:],
        wanted=_wanted(words),
        is_keywords=is_keywords,
    )


def _wanted(words: str) -> Wanted:
    """Return what the earliest asking words want: "who left when …?" wants a person."""
    found = [
        (match.start(), place, wanted)
        for place, (wanted, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(words))
    ]
    wanted = min(found)[2] if found else "fact"
    due = wanted == "date" and any(other == "deadline" for _, _, other in found)
    return "deadline" if due else wanted


def _leans(words: str) -> bool:
    """Tell whether a question leans on the one before: "and who seconded it?", "why?"."""
    telling = [w for w in re.findall(r"\w+", words.lower()) if w not in QUESTION_WORDS]
    return len(telling) < FEW_WORDS or bool(_LEANING.search(words))


def _is_keywords(words: str) -> bool:
    asks = "?" in words or _ASKING.search(words) or _LEANING.search(words)
    return not asks and len(words.split()) <= _KEYWORDS
