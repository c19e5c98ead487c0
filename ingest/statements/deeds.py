"""Tell what a meeting did by the words that minutes use: carried, proposed, lost, deferred …

What other bodies did, what was done before, and what an agenda only asks for is no deed of this
meeting.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from english.decisions import DECIDES, find_own_decisions
from ingest.statements.deed_wordings import (
    AGENDA,
    AGREES,
    ASKED,
    BY_OTHERS,
    DEFERRED,
    EARLIER,
    ELSEWHERE,
    LOST,
    MOVES,
    NOTICE,
    OF_MOTION,
    RECOMMENDED,
    RECOMMENDS,
    STEMS,
    STEMS_OF_AGREEING,
    TIER,
    TOOK,
    WITHDRAWN,
)
from ingest.statements.people import movers
from schema import Outcome, StatementKind


class Deed(NamedTuple):
    """What was done and what became of it."""

    kind: StatementKind
    outcome: Outcome


_UNDONE: tuple[tuple[str, re.Pattern[str], Outcome], ...] = (
    ("lost defeated rejected fell falls not second", LOST, "lost"),
    ("withdr", WITHDRAWN, "withdrawn"),
    ("defer postpone adjourn held carried", DEFERRED, "deferred"),
)
"""What may undo a motion, with stems of which its wordings need one."""


def find_deed(
    words: str, *, planning: bool = False, own: frozenset[str] = frozenset()
) -> Deed | None:
    """Return what a meeting did, by one stretch of its minutes.

    Args:
        words: the stretch on one line, its lead-in before it.
        planning: the item lists applications, which others may have approved.
        own: the words of the meeting's own names.
    """
    low = words.casefold()
    if not STEMS.search(low) and not DECIDES.search(low):
        return None
    if NOTICE.match(words):
        return Deed("motion", "proposed")
    if "resolved" in low and TOOK.search(words):
        return _resolved(words)
    if undone := _undone(words, low):
        return undone
    if AGENDA.match(words):
        return None
    if _holds(low, "recommend asked invited requested") and (asked := _asked(words)):
        return asked
    found = None
    if STEMS_OF_AGREEING.search(low) or DECIDES.search(low):
        ours = _first(AGREES, words, planning=planning, own=own)
        found = ours or _speaks_of_now(find_own_decisions(words, own), words)
    if found:
        return Deed(_kind(words[: found.end()]), "carried")
    if (_holds(low, "propos mov resolves calls") and _first(MOVES, words)) or movers(words):
        return Deed("motion", "proposed")
    return None


def _holds(low: str, stems: str) -> bool:
    """Tell whether words in lower case hold a stem, without which a pattern finds nothing."""
    return any(stem in low for stem in stems.split())


def _undone(words: str, low: str) -> Deed | None:
    for stems, pattern, outcome in _UNDONE:
        if _holds(low, stems) and (found := _first(pattern, words)):
            kind = _kind(words[: found.end()]) if outcome == "deferred" else "motion"
            return Deed(kind, outcome)
    return None


def _asked(words: str) -> Deed | None:
    """Tell what was recommended by a resolution, or is asked of the meeting."""
    if RECOMMENDS.search(words):
        return Deed("recommendation", "carried")
    if RECOMMENDED.search(words) or ASKED.search(words):
        return Deed("recommendation", "proposed")
    return None


def _resolved(words: str) -> Deed:
    """Tell what was resolved: to act, to recommend, to put off."""
    if RECOMMENDS.search(words):
        return Deed("recommendation", "carried")
    put_off = DEFERRED.search(words)
    return Deed("resolution", "deferred" if put_off else "carried")


def _kind(words: str) -> StatementKind:
    return "motion" if OF_MOTION.search(words) else "resolution"


def _first(
    pattern: re.Pattern[str],
    words: str,
    *,
    planning: bool = False,
    own: frozenset[str] = frozenset(),
) -> re.Match[str] | None:
    """Return the first match that speaks of this meeting."""
    ours = (one for one in pattern.finditer(words) if not _is_of_another_tier(one[0], own))
    return _speaks_of_now(ours, words, planning=planning)


def _is_of_another_tier(words: str, own: frozenset[str]) -> bool:
    """Tell what a council of another tier did: the District Council, in a parish's minutes."""
    tier = TIER.search(words)
    return bool(tier and own and tier[1].lower() not in own)


def _speaks_of_now(
    matches: Iterable[re.Match[str]], words: str, *, planning: bool = False
) -> re.Match[str] | None:
    for match in matches:
        before, after = words[max(0, match.start() - 80) : match.start()], words[match.end() :][:80]
        if EARLIER.search(before) or ELSEWHERE.search(after):
            continue
        if planning and BY_OTHERS.search(match[0]):
            continue
        return match
    return None
