"""Find what other meetings say otherwise: another figure, or a later decision that changes one.

Only what speaks of the same thing counts: two sentences that share most of their words, or a
later decision that says of itself that it changes something.
"""

import datetime
import re
from collections.abc import Sequence

from answering.choose import words_of
from answering.evidence import Evidence, Stem
from answering.question import Question
from answering.record import on_record
from answering.wanted import MEASURED

ALIKE = 0.6
"""Share of the shorter sentence's words, figures aside, that both hold."""
BEHIND = 0.5
"""How far behind the best the other may be."""
COVERS = 0.6
"""Coverage of the question's words from which a later decision is about the same thing."""
CHANGES = re.compile(
    r"\b(?:chang|amend|revok|rescind|supersed|replac|extend|postpon|defer|revis|revers|bring\w* "
    r"forward|withdr[ae]w|cancel)\w*",
    re.IGNORECASE,
)


def find_other(question: Question, evidence: Sequence[Evidence], *, stem: Stem) -> Evidence | None:
    """Return what another meeting says otherwise than the best evidence, if anything does."""
    if not evidence:
        return None
    best = evidence[0]
    day = meeting_day(best)
    for one in evidence[1:]:
        other_day = meeting_day(one)
        if day is None or other_day in (None, day) or one.score < best.score - BEHIND:
            continue
        if changes(best, one):
            return one
        if not MEASURED.isdisjoint(question.wants) and _differs(best, one, stem):
            return one
    return None


def newest_first(evidence: Evidence) -> tuple[int, int]:
    """Sort sentences by their meetings, the newest first, and then by where they stand."""
    day = meeting_day(evidence) or datetime.date.min
    return -day.toordinal(), evidence.sentence.start


def meeting_day(evidence: Evidence) -> datetime.date | None:
    """Return the date of the meeting at which it was said."""
    return evidence.result.document.meeting_at(evidence.sentence.start).date


def figures(evidence: Evidence) -> str:
    """Return the marked words of a sentence."""
    text = evidence.result.document.text
    return "; ".join(" ".join(text[mark.start : mark.end].split()) for mark in evidence.marks)


def changes(best: Evidence, later: Evidence) -> bool:
    """Tell whether a later decision changes the one that the best evidence records."""
    before, after = meeting_day(best), meeting_day(later)
    if before is None or after is None or after <= before or later.coverage < COVERS:
        return False
    decided = [
        any(one.outcome == "carried" for one in on_record(found.result.passage, found.sentence))
        for found in (best, later)
    ]
    return all(decided) and bool(CHANGES.search(words_of(later)))


def _differs(best: Evidence, other: Evidence, stem: Stem) -> bool:
    """Tell whether two sentences that say nearly the same give other figures."""
    if not (best.holds and other.holds) or not (best.marks and other.marks):
        return False
    one, two = (_words(words_of(found), stem) for found in (best, other))
    shared = len(one & two) / max(1, min(len(one), len(two)))
    mine, theirs = (set(re.findall(r"\d+", figures(found))) for found in (best, other))
    return shared >= ALIKE and bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _words(text: str, stem: Stem) -> set[str]:
    return {word for word in stem(text) if not any(letter.isdigit() for letter in word)}
