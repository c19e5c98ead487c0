"""Find what other meetings say otherwise: another figure, or a later decision that changes one.

Only what speaks of the same thing counts: two sentences that share most of their words, or a
later decision that says of itself that it changes something.
"""

import datetime
import re
from collections.abc import Callable, Sequence

from answering.choose import words_of
from answering.evidence import Evidence, Stem
from answering.kinds.wanted import MEASURED
from answering.question import Question
from answering.record import on_record
from english.periods import find_periods
from schema import Statement

ALIKE = 0.5
"""Share of the words of both sentences, figures aside, that both hold."""
ALLIED = 0.3
"""The same of a decision and a later one that changes it."""
BEHIND = 3.0
"""How far behind the best the other may be: a twentieth as likely."""
COVERS = 0.75
"""Coverage of the question's words from which a later decision is about the same thing."""
CHANGES = re.compile(
    r"\b(?:rescind|revok|supersed|overturn)\w*|\brevers(?:e|ed|ing) (?:the|its|that) decision"
    r"|\b(?:be|been|being|was|were|is|are)\s+(?:\w+ly\s+|now\s+)?(?:changed|amended|postponed|"
    r"deferred|extended|replaced|revised|withdrawn|cancelled|brought forward|put back)\b"
    r"|\bto (?:change|postpone|defer|extend|withdraw|cancel|bring forward)\b",
    re.IGNORECASE,
)
"""What says of itself that it changes something; "the Act, as amended" does not."""
AT_MOST_APART = datetime.timedelta(days=366)
"""Between two meetings that a question about one time can mean."""
MONEY, YEAR = re.compile(r"[£€$%]"), re.compile(r"\b(?:19|20)\d\d\b")
NOT_SETTLED = ("proposed", "recommended", "lost", "withdrawn", "deferred")


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
        if one.result.document.council != best.result.document.council:
            continue
        if find_periods(question.query) and abs(day - other_day) > AT_MOST_APART:
            continue
        if changes(best, one, stem):
            return one
        if "vote" in question.wants or MEASURED.isdisjoint(question.wants):
            continue  # two votes are two, not one that is told differently
        if _differs(best, one, stem):
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


def changes(best: Evidence, later: Evidence, stem: Stem) -> bool:
    """Tell whether a later decision changes the one that the best evidence records."""
    before, after = meeting_day(best), meeting_day(later)
    if before is None or after is None or after <= before or later.coverage < COVERS:
        return False
    decided = [any(one.outcome == "carried" for one in _record(found)) for found in (best, later)]
    allied = _shared(best, later, stem, of=min) >= ALLIED
    return all(decided) and allied and bool(CHANGES.search(words_of(later)))


def _differs(best: Evidence, other: Evidence, stem: Stem) -> bool:
    """Tell whether two sentences that say nearly the same give other figures.

    Sums and numbers are not compared, nor what names different years, nor what was only moved.
    """
    if not (best.marks and other.marks):
        return False
    if any(one.outcome in NOT_SETTLED for found in (best, other) for one in _record(found)):
        return False
    mine, theirs = figures(best), figures(other)
    if bool(MONEY.search(mine)) != bool(MONEY.search(theirs)):
        return False
    years = [set(YEAR.findall(_unmarked(found))) for found in (best, other)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    said, told = (set(re.findall(r"\d+", marked)) for marked in (mine, theirs))
    if not said or not told or said <= told or told <= said:
        return False
    return _shared(best, other, stem, of=max) >= ALIKE


def _unmarked(evidence: Evidence) -> str:
    words = words_of(evidence)
    for marked in figures(evidence).split("; "):
        words = words.replace(marked, " ")
    return words


def _record(evidence: Evidence) -> list[Statement]:
    return on_record(evidence.result.passage, evidence.sentence)


def _shared(best: Evidence, other: Evidence, stem: Stem, *, of: Callable[[int, int], int]) -> float:
    """Return the share of words, figures aside, of the shorter or longer sentence in both."""
    one, two = (
        {word for word in stem(words_of(found)) if not any(letter.isdigit() for letter in word)}
        for found in (best, other)
    )
    return len(one & two) / max(1, of(len(one), len(two)))
