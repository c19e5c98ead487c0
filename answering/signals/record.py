"""Tell what a sentence puts on record, and whether that is what a question wants.

A question for a decision wants what was carried; and no question wants the question that a
member put, or a motion that was only proposed, when it did not ask for it.
"""

import re
from collections.abc import Mapping, Sequence

from answering.question.wanted import Wanted
from english import persons
from schema import Passage, Sentence, Statement, StatementKind

PUT = re.compile(
    r"\b(?:what|who|whose|which)\b.*\b(?:ask|asked|question|move|moved|motion|propos\w+|second\w+|"
    r"suggest\w*|recommend\w*)\b",
    re.IGNORECASE,
)
"""A question that asks for what was asked or moved."""
NOTICE = re.compile(r"\b(?:will|shall|to|would|wish(?:es)? to)\s+(?:ask|move|propose)\b", re.I)
"""What is only announced; that something "was proposed" may be all that tells what was done."""
ASKS_MOVERS = re.compile(r"\bwho\b.*\b(?:propos|second|mov|nominat)", re.IGNORECASE)
MOVES = re.compile(r"\b(?:proposed|seconded|moved|nominated)\b", re.IGNORECASE)
_MOTION = r"(?:the\s+)?(?:notice\s+of\s+)?(?:motion|proposal|amendment)"
_THE = r"the\s+\w+(?:,?\s\w+){0,4},?\s+was\s+(?=proposed|seconded)"
ONLY_MOVES = re.compile(
    rf"\W*(?:{_THE}|(?:(?:it|this|that|which|{_MOTION})(?:\s+was)?\s+)?(?:duly\s+)?)"
    r"(?:proposed|seconded|moved(?=\s+by\b|\W*\Z|\s*[:;–-]))\b(?:\s+by\b)?.{0,90}"
    rf"|\W*{persons.TITLE}\b.{{2,90}}\b(?:proposed|seconded|moved)\s+{_MOTION}"
    r"(?:\s+(?:that|below|above|as follows|set out\b.{0,40}))?\W*",
    re.IGNORECASE,
)
"""A line that names who moved, and says nothing else."""
OUTCOME = re.compile(
    r"\b(?:agreed|carried|lost|defeated|resolved|approved|adopted|withdrawn|deferred|fell)\b", re.I
)
SETTLING_WORDS = 5
"""A sentence of no more words that tells an outcome tells nothing else."""
ASKS_WHO_MOVED = re.compile(r"\b(?:propos|second|mov(?:ed|ing)|mover|nominat)", re.IGNORECASE)
SOUGHT: Mapping[Wanted, StatementKind] = {"vote": "vote", "decision": "resolution"}
"""What is looked for on record, by what is wanted."""
TITLE = re.compile(r"(?:(?P<mark>\*\*|__)[^*_]{1,160}(?P=mark)\W*)+|[^a-z]*[A-Z]{4}[^a-z]*")
"""A line that is bold or in capitals as a whole."""
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?(?:\s+[A-Z][\w'’-]*){1,6}")
"""A number, and words with capitals: "11 Next Meeting"."""
SAYS = re.compile(
    r"\b(?:proposed|seconded|moved|resolved|agreed|noted|carried|lost|approved|deferred|is|are|was|"
    r"were|be|been|has|have|had|will|shall|that)\b",
    re.IGNORECASE,
)
"""What makes a sentence of a line, however it is set."""
ENDS_ASKING = re.compile(r"\?[\"'”’)*\s]*\Z")


VOTERS = re.compile(rf"\W*{persons.MEMBER}\b.{{10,}}\(\d{{1,3}}\)\W*", re.DOTALL | re.IGNORECASE)
"""Names of one side of a vote, with their number."""


def on_record(passage: Passage, sentence: Sentence) -> list[Statement]:
    """Return the statements that a sentence is part of."""
    return [
        one for one in passage.statements if one.start < sentence.end and sentence.start < one.end
    ]


def is_title(words: str) -> bool:
    """Tell a title, such as "**4. Lamps**" or "Fen Lane (Speed Limit) Order 2024"."""
    folded = " ".join(words.split())
    if SAYS.search(folded):
        return False
    return bool(TITLE.fullmatch(folded) or NUMBERED.fullmatch(folded)) or _is_like_a_title(folded)


def _is_like_a_title(words: str) -> bool:
    """Tell a line whose long words nearly all have capitals, that is no list and no row."""
    if words[-1:] in ".;:?!" or words.count(",") > 1 or re.search(r"[|£€$%]", words):
        return False
    long = re.findall(r"[^\W\d_]{4,}", words)
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def moves_alone(question: str, wants: Sequence[Wanted], words: str) -> bool:
    """Tell a line that names who moved, and nothing else that is asked for.

    What came of it is no answer to who asks for a person, a place or a reason.
    """
    if ASKS_WHO_MOVED.search(question) or not ONLY_MOVES.fullmatch(" ".join(words.split())):
        return False
    return not OUTCOME.search(words) or not {"name", "reason"}.isdisjoint(wants)


def settles_alone(words: str) -> bool:
    """Tell a sentence that says what came of something, and not of what: "All agreed."."""
    return len(words.split()) <= SETTLING_WORDS and bool(OUTCOME.search(words))
