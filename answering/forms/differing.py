"""Find what other meetings say otherwise: another figure, or a later decision that changes one.

Only what speaks of the same thing counts: two sentences that share most of their words, or a
later decision that says of itself that it changes something.
"""

import datetime
from collections.abc import Sequence

from answering.evidence import Evidence
from answering.forms.doubted import settled
from answering.forms.form import BEHIND, MAX_WORDS, Found, Shown
from answering.forms.sure import sure_of
from answering.question.read import Question
from answering.remarks import remarks_on
from answering.signals.changing import says_that_it_changes
from answering.signals.figures import is_money, numbers_in, years_in
from answering.signals.same_matter import ALIKE, Stem, share_alike
from english.periods import find_periods
from schema import Form

NAME: Form = "differing"
ALLIED = 0.3
"""Share of the words of a decision, and of a later one that changes it, that both hold."""
COVERS = 0.75
"""Coverage of the question's words from which a later decision is about the same thing."""
AT_MOST_APART = datetime.timedelta(days=366)
"""Between two meetings that a question about one time can mean."""
NOT_SETTLED = ("proposed", "recommended", "lost", "withdrawn", "deferred")


def applies(question: Question) -> bool:
    """Tell whether anything is asked."""
    return not question.is_keywords


def gather(found: Found) -> tuple[Evidence, Evidence] | None:
    """Return the best sentence and what another meeting says otherwise, if both have room."""
    evidence = sure_of(found)
    other = find_other(found.question, evidence, stem=found.stem)
    if other is None or sum(len(one.words.split()) for one in (evidence[0], other)) > MAX_WORDS:
        return None
    return evidence[0], other


def quote(found: Found, gathered: tuple[Evidence, Evidence]) -> Shown:
    """Quote both, the newest first; all else gives way to what another meeting says."""
    best, other = gathered
    changed = changes(best, other, found.stem)
    remarks = remarks_on(found.question, best, other, changed=changed)
    return Shown(*settled(sorted(gathered, key=newest_first), remarks))


def find_other(question: Question, evidence: Sequence[Evidence], *, stem: Stem) -> Evidence | None:
    """Return what another meeting says otherwise than the best evidence, if anything does."""
    if not evidence:
        return None
    best = evidence[0]
    day = best.day
    for one in evidence[1:]:
        other_day = one.day
        if day is None or other_day in (None, day) or one.score < best.score - BEHIND:
            continue
        if one.result.document.council != best.result.document.council:
            continue
        if find_periods(question.query) and abs(day - other_day) > AT_MOST_APART:
            continue
        if changes(best, one, stem):
            return one
        if "vote" in question.wants or "figure" not in question.wants:
            continue  # two votes are two, not one that is told differently
        if _differs(best, one, stem):
            return one
    return None


def newest_first(evidence: Evidence) -> tuple[int, int]:
    """Sort sentences by their meetings, the newest first, and then by where they stand."""
    day = evidence.day or datetime.date.min
    return -day.toordinal(), evidence.sentence.start


def changes(best: Evidence, later: Evidence, stem: Stem) -> bool:
    """Tell whether a later decision changes the one that the best evidence records."""
    before, after = best.day, later.day
    if before is None or after is None or after <= before or later.coverage < COVERS:
        return False
    decided = [any(one.outcome == "carried" for one in found.record) for found in (best, later)]
    allied = share_alike(best.words, later.words, stem, of=min) >= ALLIED
    return all(decided) and allied and says_that_it_changes(later.words)


def _differs(best: Evidence, other: Evidence, stem: Stem) -> bool:
    """Tell whether two sentences that say nearly the same give other figures.

    Sums and numbers are not compared, nor what names different years, nor what was only moved.
    """
    if not (best.marks and other.marks):
        return False
    if any(one.outcome in NOT_SETTLED for found in (best, other) for one in found.record):
        return False
    mine, theirs = best.marked, other.marked
    if is_money(mine) != is_money(theirs):
        return False
    years = [years_in(_unmarked(found)) for found in (best, other)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    said, told = (numbers_in(marked) for marked in (mine, theirs))
    if not said or not told or said <= told or told <= said:
        return False
    return share_alike(best.words, other.words, stem, of=max) >= ALIKE


def _unmarked(evidence: Evidence) -> str:
    words = evidence.words
    for marked in evidence.marked.split("; "):
        words = words.replace(marked, " ")
    return words
