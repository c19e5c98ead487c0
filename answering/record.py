"""Tell what a sentence puts on record, and whether that is what a question wants.

A question for a decision wants what was carried; and no question wants the question that a
member put, or a motion that was only proposed, when it did not ask for it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from answering.kinds.wanted import Wanted
from schema import Passage, Sentence, Statement, StatementKind
from vectorstore.search import is_vote

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
    rf"|\W*(?:Cllrs?|Councillors?|Mrs?|Ms|Sir|Dr)\b.{{2,90}}\b(?:proposed|seconded|moved)\s+{_MOTION}"
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
CARRIED, VOTED, MOVED, ANSWERED, ONLY_PUT = 0.15, 0.3, 0.3, 0.1, -0.3
"""What it counts, beside the reader being sure, that a sentence records what is wanted, names
the movers that are asked for, answers a question that was put, or only puts one."""
SOUGHT: Mapping[Wanted, StatementKind] = {"vote": "vote", "decision": "resolution"}
"""What is looked for on record, by what is wanted."""
VOTE_HELD = 0.3
"""What it counts that a passage records a vote, where one is asked for."""
ROUTINE = re.compile(
    r"\b(?:left|joined|entered|re-?joined|returned to|withdrew from) the (?:meeting|chamber|room)\b"
    r"|\b(?:concluded|closed|ended|finished) the (?:meeting|business)\b"
    r"|\b(?:e-?mail|tel|telephone|phone|mobile|fax)(?: no)?\b\.?\s*:"
    r"|\bitems?\b.{0,60}\bbe (?:taken|brought forward)\b"
    r"|\bmeeting (?:then )?(?:was )?(?:closed|ended|concluded|finished|adjourned|opened)\b"
    r"|\A\W*(?:also )?(?:present|in attendance|attendance|attending|apologies)\b",
    re.IGNORECASE,
)
"""What is put down of every meeting, whatever it was about."""
ASKS_ROUTINE = re.compile(
    r"\b(?:left|leave|join|enter|return|withdr[ae]w|clos|end|finish|conclu|adjourn|open|start|beg[aiu]n"
    r"|present|attend|apolog|absen|time|e-?mail|phone|contact|call|reach)",
    re.IGNORECASE,
)
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


VOTERS = re.compile(
    r"\W*(?:Cllrs?|Councillors?|Members)\b.{10,}\(\d{1,3}\)\W*", re.DOTALL | re.IGNORECASE
)
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


def is_routine(question: str, words: str) -> bool:
    """Tell what is put down whatever a meeting was about, where it is not asked for."""
    return bool(ROUTINE.search(words)) and not ASKS_ROUTINE.search(question)


def moves_alone(question: str, wants: Sequence[Wanted], words: str) -> bool:
    """Tell a line that names who moved, and nothing else that is asked for.

    What came of it is no answer to who asks for a person, a place or a reason.
    """
    if ASKS_WHO_MOVED.search(question) or not ONLY_MOVES.fullmatch(" ".join(words.split())):
        return False
    return not OUTCOME.search(words) or not {
        "person",
        "organisation",
        "place",
        "reason",
    }.isdisjoint(wants)


def settles_alone(words: str) -> bool:
    """Tell a sentence that says what came of something, and not of what: "All agreed."."""
    return len(words.split()) <= SETTLING_WORDS and bool(OUTCOME.search(words))


def worth_of_passage(wants: Iterable[Wanted], passage: Passage) -> float:
    """Return what a passage as a whole is worth: whether it records the vote that is wanted."""
    held = any(is_vote(one) for one in passage.statements)
    return VOTE_HELD if "vote" in wants and held else 0.0


def worth_of_record(
    question: str, wants: Sequence[Wanted], passage: Passage, sentence: Sentence, words: str
) -> float:
    """Return what a sentence's place in the record speaks for or against it."""
    made = on_record(passage, sentence)
    carried = any(one.kind == "resolution" and one.outcome == "carried" for one in made)
    if ASKS_MOVERS.search(question) and MOVES.search(words):
        return MOVED
    voted = any(is_vote(one) for one in made) or VOTERS.fullmatch(words)
    if "vote" in wants and voted:
        return VOTED
    if "decision" in wants and "reason" not in wants and carried:
        return CARRIED
    if is_routine(question, words) or moves_alone(question, wants, words):
        return ONLY_PUT
    if "decision" not in wants and settles_alone(words):
        return ONLY_PUT
    if carried or PUT.search(question):
        return 0.0
    if any(one.kind == "answer" for one in made) or passage.part == "Reply":
        return ANSWERED
    put = any(
        one.kind == "question" or (one.kind == "motion" and NOTICE.search(words)) for one in made
    )
    return ONLY_PUT if put or ENDS_ASKING.search(words) else 0.0
