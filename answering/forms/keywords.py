"""Show the passages that bare keywords name, which ask nothing."""

from collections.abc import Sequence

from answering.evidence import Evidence
from answering.forms.form import Found, Shown
from answering.question.read import Question
from answering.signals.informative import is_fragment, is_words
from answering.signals.record import is_title
from answering.told_twice import told_once
from schema import Form

NAME: Form = "keywords"
SHOWN = 5
"""Passages that are shown."""


def applies(question: Question) -> bool:
    """Tell whether a subject is only named."""
    return question.is_keywords


def gather(found: Found) -> list[Evidence] | None:
    """Return the best sentences of the best passages that hold one of the keywords."""
    best = best_of_passages(found.evidence, len(found.evidence))
    return told_once(best)[:SHOWN] or None


def quote(found: Found, gathered: Sequence[Evidence]) -> Shown:
    """Show them, as passages and not as an answer."""
    return Shown(gathered, status="passages_only")


def best_of_passages(evidence: Sequence[Evidence], count: int) -> list[Evidence]:
    """Choose the best sentence of each of the best passages that hold one of the keywords.

    A title or a fragment is taken only where the passage has no sentence.
    """
    whole = sorted(evidence, key=lambda one: is_title(one.words) or is_fragment(one.words))
    best: dict[str, Evidence] = {}
    for candidate in whole:
        if candidate.coverage > 0 and is_words(candidate.words):
            best.setdefault(candidate.result.passage.id, candidate)
    return sorted(best.values(), key=lambda shown: shown.result.rank)[:count]
