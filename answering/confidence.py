"""Say how sure it is that the best evidence answers; below a bound, the answer is declined.

A logistic model of what the reader, meaning and the names in the question say of the best
sentence. Its weights were fitted on development questions, answerable ones and near misses, and
those of other councils; none is scaled to the other results, so that a best of bad results stays
bad.
"""

import calendar
import math
import re

from answering.evidence import DOUBT, Evidence
from answering.generation.figures import folded
from answering.generation.names import FUNCTION_WORDS, GENERIC, TITLES, read_names
from answering.question import Question
from answering.wanted import MEASURED

BIAS, MARGIN, MEANING, NAMED, OPEN = -3.2, 0.1, 4.0, 2.0, 1.2
"""Weights of: nothing; a logit of the reader's margin; a cosine of 1; all names of the question
standing in the document; a question for neither a figure nor a person, whose answer the reader
doubts more."""
LEAST, MOST = -12.0, 4.0
"""Logits beyond which a margin says no more."""
UNREAD = -6.0
"""The margin that is taken for what no reader has read: that of most passages found."""
COVERED_LEAST = 0.1
"""Share of the question's word weight that must stand in or around a sentence that answers."""
STANDS = 0.5
"""Confidence from which evidence is held to answer."""

_CALLED = MEASURED | {"person"}
_NO_NAMES = FUNCTION_WORDS | GENERIC | TITLES
_NO_NAMES |= {name.casefold() for name in [*calendar.month_name, *calendar.day_name]}


def confidence(question: Question, evidence: Evidence) -> float:
    """Return how likely, 0 to 1, it is that a sentence answers its question."""
    if evidence.coverage < COVERED_LEAST:
        return 0.0
    margin = max(LEAST, min(MOST, evidence.margin)) if evidence.margin > DOUBT else UNREAD
    logit = (
        BIAS
        + MARGIN * margin
        + MEANING * evidence.result.similarity
        + NAMED * named_share(question, evidence)
        + OPEN * (question.wanted not in _CALLED)
    )
    return 1 / (1 + math.exp(-logit))


def named_share(question: Question, evidence: Evidence) -> float:
    """Return what share, 0 to 1, of the words that name something stands in the document.

    People ask in words of their own, but they call people, places and bodies by their names:
    what names another council's village is about something else. A question that names
    nothing, or is all in capitals, has them all; so has one of an abbreviation, which a document
    may write in full.
    """
    if question.query.isupper():
        return 1.0
    names = [name for name in read_names(question.query) if not name.text.isupper()]
    named = {word for name in names for word in name.words} - _NO_NAMES
    if not named:
        return 1.0
    document = evidence.result.document
    about = (document.title, document.council, document.committee, document.source, document.text)
    text = folded(" ".join(part for part in about if part))
    return sum(bool(re.search(rf"\b{re.escape(w)}(?:s|'s)?\b", text)) for w in named) / len(named)
