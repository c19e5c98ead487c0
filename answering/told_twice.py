"""Let what several papers of one meeting say be shown once: its page, its printed minutes, the
notice of its decision.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from answering.evidence import Evidence
from english.text import only_words
from schema import Document

LEAST = 5
"""Words from which it is the same thing that is said, and not the same phrase."""


def told_once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return sentences, best first, each once of those that say the same of one meeting.

    Said in minutes, it is quoted from there, else from the record of a decision, else from minutes
    that are printed as a draft; the other papers are named with it. A sentence is never replaced
    by one that says less.
    """
    left, kept = deque(evidence), list[Evidence]()
    shared = _told_by_several(evidence)
    while left:
        first = left.popleft()
        if id(first) not in shared:
            kept.append(replace(first, also=()))
            continue
        same = [one for one in left if _is_in(first, one)]
        best = min((first, *same), key=lambda one: _rank(one.result.document))
        if kept and first.result.passage.id == kept[0].result.passage.id:
            best = first  # beside the best sentence it stands as its passage has it
        others = [one for one in (first, *left) if one is not best and _is_in(one, best)]
        places = {one.result.document.source for one in others} - {best.result.document.source}
        kept.append(replace(best, score=first.score, also=tuple(sorted(places))))
        gone = {id(one) for one in (best, *others)}
        anchor = kept[0].result.passage.id
        stay = (one for one in left if id(one) not in gone or one.result.passage.id == anchor)
        left = deque(one for one in stay if one is not best)
    return kept


def _told_by_several(evidence: Sequence[Evidence]) -> set[int]:
    """Return which sentences (by `id`) are of meetings that several of the papers tell of."""
    of = defaultdict[tuple[object, object], list[Evidence]](list)
    for one in evidence:
        meeting = one.result.document.meeting_at(one.sentence.start)
        of[meeting.date, meeting.committee].append(one)
    several = (all_ for all_ in of.values() if len({one.result.document.id for one in all_}) > 1)
    return {id(one) for all_ in several for one in all_}


def _is_in(one: Evidence, other: Evidence) -> bool:
    """Tell whether another paper of the same meeting says all that a sentence does."""
    mine, theirs = one.result.document, other.result.document
    if mine.id == theirs.id or not _of_one_meeting(one, other):
        return False
    return is_said_in(one.words, other.words)


def is_said_in(words: str, others: str) -> bool:
    """Tell whether a sentence that is more than a phrase stands, word for word, in another."""
    said = only_words(words)
    return said.count(" ") + 1 >= LEAST and f" {said} " in f" {only_words(others)} "


def _of_one_meeting(one: Evidence, other: Evidence) -> bool:
    mine, theirs = (each.result.document.meeting_at(each.sentence.start) for each in (one, other))
    same_council = mine.council == theirs.council or None in (mine.council, theirs.council)
    same_body = mine.committee == theirs.committee
    return mine.date is not None and mine.date == theirs.date and same_body and same_council


def _rank(document: Document) -> int:
    if document.kind == "minutes":
        return 2 if document.standing == "draft" and document.page_starts else 0
    return 1 if document.kind == "decision" else 3
