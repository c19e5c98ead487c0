"""Say how sure it is that the best evidence answers; below a bound, the answer is declined.

A logistic model of what the reader, meaning, and the words and names of the question say of the
best sentence. Its weights were fitted on development questions: answerable ones, near misses, and
those of other councils. None is scaled to the other results, so that a best of bad results stays
bad.
"""

import math
import re
from collections.abc import Mapping

from answering.evidence import DOUBT, Evidence
from answering.kinds.counts import COUNTS_IT, COUNTS_OTHER
from answering.kinds.wanted import MEASURED, Wanted
from answering.mentions.figures import folded
from answering.named import heading_of, is_of_its_council, named_share, names_all
from answering.question import Question
from answering.years import speaks_of_its_years

BIAS, MARGIN, MEANING, NAMED, SHARED, OPEN = -4.6, 0.1, 4.0, 1.6, 3.0, 1.1
"""Weights of: nothing; a logit of the reader's margin; a cosine of 1; all names of the question,
and all its other words, standing in the document; a question for neither a figure nor a person,
whose answer the reader doubts more."""
ENOUGH = 0.6
"""Share of the question's word weight beyond which more says nothing: people ask in their own
words."""
LEAST, MOST = -12.0, 4.0
"""Logits beyond which a margin says no more."""
UNREAD = -6.0
"""The margin that is taken for what no reader has read: that of most passages found."""
COVERED_LEAST = 0.1
"""Share of the question's word weight that must stand in or around a sentence that answers."""
ABOUT = 0.4
"""The same of the passage of a decision: "the motion was carried" may be said of any motion."""
STANDS = 0.5
"""Confidence from which evidence is held to answer."""

_CALLED = MEASURED | {"person", "organisation"}
_OF_ITS_KIND: Mapping[tuple[Wanted, float], float] = {
    ("count", COUNTS_IT): 0.3,
    ("count", COUNTS_OTHER): -0.5,
    ("organisation", 0.5): -0.5,
}
"""What it speaks for or against a sentence that it counts what is asked for, or something else;
and against one that names no firm or body, only what may be one."""


def confidence(question: Question, evidence: Evidence, rarities: Mapping[str, float]) -> float:
    """Return how likely, 0 to 1, it is that a sentence answers its question.

    Args:
        question: what is asked.
        evidence: the sentence, and what speaks for it.
        rarities: the question's word stems that are evidence, with their weights.
    """
    if question.asks_for_advice:
        return 0.0
    result = evidence.result
    if not (speaks_of_its_years(question, result) and is_of_its_council(question, result)):
        return 0.0
    if evidence.coverage < COVERED_LEAST:
        return 0.0
    passage = folded(evidence.result.passage.embedded_text)
    if question.wanted == "decision" and word_share(rarities, passage) < ABOUT:
        return 0.0
    if question.office:  # the evidence names its holder: all that is open is whose office it is
        return float(names_all(question, evidence.result))
    margin = max(LEAST, min(MOST, evidence.margin)) if evidence.margin > DOUBT else UNREAD
    found = evidence.result.document
    document = f"{heading_of(found)} {folded(found.text)}"
    logit = (
        BIAS
        + MARGIN * margin
        + MEANING * evidence.result.similarity
        + NAMED * named_share(question, document)
        + SHARED * min(ENOUGH, word_share(rarities, document))
        + OPEN * (question.wanted not in _CALLED)
        + _OF_ITS_KIND.get((question.wanted, evidence.holds), 0.0)
    )
    return 1 / (1 + math.exp(-logit))


def word_share(rarities: Mapping[str, float], text: str) -> float:
    """Return what share, 0 to 1, of the question's word weight stands in a folded text.

    A word stands there if one begins as its stem does: "happi" is looked for as "happ".
    """
    held = sum(
        weight
        for stem, weight in rarities.items()
        if re.search(rf"\b{re.escape(stem.rstrip('i'))}", text)
    )
    return held / (sum(rarities.values()) or 1.0)
