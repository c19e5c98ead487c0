"""Add to a statement what the next words say of it: who moved it, the vote, the outcome."""

import re
from dataclasses import replace

from ingest.statements.actions import parties
from ingest.statements.deeds import find_deed
from ingest.statements.people import PERSON, Votes, votes
from ingest.statements.pieces import Stretch
from schema import Outcome, Statement

_I = re.IGNORECASE
_SETTLES = re.compile(
    r"\W*(?:(?:this|it|which|the\s+(?:motion|amendment|proposal|vote|resolution|above))\s+(?:was|were|is)?"
    r"\s*|all\s+|unanimously\s+|motion\s+|amendment\s+|vote\W*|proposal\s+)*"
    r"(?:put\s+(?:to\s+the\s+vote\s+)?and\s+)?(?:declared\s+)?(?:un\w+\s+)?(?:agreed|carried|lost|defeated|"
    r"in\s+favour|approved|withdrawn|deferred|passed|fell|adopted)\b(?!\s+that\b|(?<!deferred)\s+to\b).{0,60}",
    _I,
)
_MOVER_FIRST = re.compile(r"\W*(?:(?:this|and|motion|was)\s+){0,3}(?:prop|moved|second|2\s?nd)", _I)
_OF_MOVERS = re.compile(
    rf"\b(?i:proposed|proposer|proposal|moved|seconded|seconder|prop|sec|2\s?nd|and|by|this|was|motion|"
    rf"notice|of|the|also)\b|{PERSON}|[\W\d]+"
)


def outcome_of(counts: Votes | None) -> Outcome | None:
    """Return what a majority decides; None where the counts don't say."""
    if not counts or counts[0] is None or counts[1] is None or counts[0] == counts[1]:
        return None
    return "carried" if counts[0] > counts[1] else "lost"


def settles(stretch: Stretch) -> bool:
    """Tell whether a stretch only says what became of the one before it, or who moved it."""
    words = stretch.words
    return len(words) < 400 and bool(
        stretch.ballot
        or _SETTLES.fullmatch(words)
        or (_MOVER_FIRST.match(words) and not _OF_MOVERS.sub("", words))
    )


def settle(open_one: Statement, stretch: Stretch) -> Statement | None:
    """Add to a statement its movers, its vote and its outcome, where it lacks them."""
    if open_one.kind not in ("resolution", "recommendation", "motion", "vote"):
        return None
    deed = find_deed(stretch.words)
    counts, people = votes(stretch.words), parties(stretch.words)
    outcome = open_one.outcome
    if outcome in ("proposed", None) and open_one.kind != "recommendation":
        settled = deed.outcome if deed and deed.outcome != "proposed" else outcome_of(counts)
        outcome = settled or outcome
    elif deed and deed.outcome not in ("proposed", outcome):
        return None
    roles = {role for role, _ in open_one.people}
    if roles & {role for role, _ in people}:
        return None
    return replace(
        open_one,
        end=stretch.end,
        outcome=outcome,
        people=(*open_one.people, *people),
        votes=open_one.votes or counts,
    )
