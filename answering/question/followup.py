"""Understand a question that goes on from the one before it, without a model.

"What about 2021?" is the question before with another year; "and who seconded it?" is a new
question about what was asked before. What a question was understood as can be shown.
"""

import re
from collections.abc import Sequence

from english.common_words import AUXILIARIES, FUNCTION_WORDS, INTERROGATIVES
from english.periods import TIME
from english.text import words_in

GOES_ON = re.compile(r"^\W*(?:and|but|so|or|then|also|what about|how about)\b", re.IGNORECASE)
POINTS = re.compile(
    r"\b(?:it|they|them|those|these|he|she|him|her|his)\b|\bthat\W*\Z"
    r"|\b(?:this|same)\b(?! (?:year|month|week))",
    re.IGNORECASE,
)
ENOUGH_WORDS, MANY_WORDS = 3, 5
"""Telling words of a question that stands alone though a word in it points somewhere, with a name
and without: "what did the survey of Fen Lane find, and what did it cost?". Chosen on the questions
of a city's archive: on others 1 of 169 and 0 of 214 whole questions are still taken to go on."""
FEW_WORDS = 2
"""A question with fewer telling words than this is taken to go on from the one before."""
SUBJECT = re.compile(
    r"\b(?:the|an?|about|of|on|for|any)\s+(?:\w+\s+)?(?P<word>\w+)"
    r"(?:\s+(?:go|end(?: up)?|turn out|come out|work out|fare))?\W*\Z",
    re.IGNORECASE,
)
"""A question that ends with what it is about: "who is the mayor?", "how did the vote on it go?"."""
REMEMBERED = 4
"""Earlier questions that a question can go on from, each from the one before it."""
OPENING = re.compile(r"^\W*(?:(?:and|but|so|or|then|also)\b\W*)+", re.IGNORECASE)
INSTEAD = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)?"
    r"(?:(?:what|how) about"
    r"|(?:and|but)(?= (?:in|for|at|on|by|since)\b|\W+(?:\w+\W+){0,2}\d{4}\b))\W*"
    r"(?P<other>.{2,60}?)\W*\Z",
    re.IGNORECASE,
)
"""A question that only names something else: "and in 2021?", "what about Fen Lane?"."""
ONLY_NAMES = re.compile(r"^\W*(?:and|but|or)\b\W*(?P<other>.{2,60}?)\W*\Z", re.IGNORECASE)
"""The same without such a word, where nothing in it asks: "and the lido?"."""
ONLY_A_TIME = re.compile(
    rf"\W*(?:(?:in|for|since)\s+)?(?P<other>{TIME.pattern})\W*\Z", re.IGNORECASE
)
SMALL = re.compile(r"^(?:in|for|at|on|by|the)\s+", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w'’-]+)(?: (?:of |the |and )?[A-Z][\w'’-]+)*")
IDLE = FUNCTION_WORDS | set(
    "against number numbers figure figures result results outcome reason reasons total amount "
    "amounts vote votes cost costs price next step steps decision answer response motion motions "
    "amendment proposal resolution item proposed proposer seconded seconder moved mover agreed "
    "everyone everybody unanimous favour".split()
)
"""Words that tell nothing alone, beside those that ask."""

ASKING = INTERROGATIVES | AUXILIARIES


def understand(question: str, history: Sequence[str], *, idle: frozenset[str]) -> str:
    """Return what a question means after the ones before it: itself, where it stands alone.

    Args:
        question: as it was asked.
        history: the questions before it, oldest first.
        idle: words that tell nothing of what is asked about.
    """
    before = ""
    for asked in (*history[-REMEMBERED:], question):
        words = " ".join(asked.split())
        before = _after(before, words) if before and leans(words, idle) else words
    return before


def leans(question: str, idle: frozenset[str]) -> bool:
    """Tell whether a question leans on the one before: "and who seconded it?", "why?"."""
    words = words_in(question)
    telling = [word for word in words if word not in idle | IDLE]
    if GOES_ON.search(question) or ONLY_A_TIME.match(question):
        return True
    stands = len(telling) >= (ENOUGH_WORDS if NAME.search(question) else MANY_WORDS)
    if POINTS.search(question) and not stands:
        return True
    subject = SUBJECT.search(question)
    names_one = subject is not None and (
        subject["word"].lower() in telling or subject["word"][0].isupper()
    )
    return len(telling) < FEW_WORDS and not names_one and len(telling) < max(1, len(words))


def other_subject(question: str) -> str:
    """Return what a question names in place of what was asked about: "what about the lamps?".

    Empty, where it names a time, what tells nothing alone, or asks more: "and who paid for them?".
    """
    named = INSTEAD.match(question) or ONLY_NAMES.match(question)
    words = words_in(named["other"]) if named else []
    if not named or TIME.search(named["other"]) or not ASKING.isdisjoint(words):
        return ""
    return " ".join(word for word in words if word not in IDLE)


def _after(before: str, question: str) -> str:
    """Join a question to the one before, or put what it names in the place of what that named."""
    instead = INSTEAD.match(question) or ONLY_A_TIME.match(question)
    if instead:
        other = SMALL.sub("", instead["other"])
        for names in (TIME, NAME):
            found = [
                one for one in names.finditer(before) if names is TIME or not TIME.match(one[0])
            ]
            if found and names.search(f"a {other}"):
                place = found[-1]
                return f"{before[: place.start()]}{other}{before[place.end() :]}"
    own = OPENING.sub("", question).rstrip("?!. ")
    flat = before.replace(" (", " ").rstrip(")") if before.endswith(")") else before
    return f"{own[:1].upper()}{own[1:]}? ({flat})"
