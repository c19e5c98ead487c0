"""Say how sure it is that the best evidence answers; below a bound, the answer is declined.

A logistic model of what the reader, meaning and words say of the best sentence. Its weights
were fitted on development questions, answerable ones and near misses, with `evaluation`; none
is scaled to the other results, so that a best of bad results stays bad.
"""

import math

from answering.evidence import Evidence

BIAS, MARGIN, MEANING, COVERED = -4.0, 0.15, 4.0, 2.0
"""Weights of: nothing; a logit of the reader's margin; a cosine of 1; all words covered."""
SURE = 15.0
"""Logits beyond which a margin says no more."""
STANDS = 0.5
"""Confidence from which evidence is held to answer."""


def confidence(evidence: Evidence) -> float:
    """Return how likely, 0 to 1, it is that a sentence answers its question."""
    margin = max(-SURE, min(SURE, evidence.margin))
    logit = (
        BIAS + MARGIN * margin + MEANING * evidence.result.similarity + COVERED * evidence.coverage
    )
    return 1 / (1 + math.exp(-logit))
