"""A recorded vote as it was read, and what a majority makes of it."""

import re
from dataclasses import dataclass

from schema import Doubt, Outcome, Side, Span

VOTE_WORD = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\bfavou?r\b|\babst|\broll call\b|\bdivision\b|\bshow of hands\b|"
    r"\b(?:carried|lost|defeated|majority|moved|seconded|M/?S?/?C|motion|amendment|passed|failed|adopted|approved|rejected)\b|\(\d{1,3}\)",
    re.IGNORECASE,
)
"""What shows that numbers are of a vote."""
Counts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Vote:
    """One recorded vote: from its first side to its last, its result within or after it."""

    start: int
    end: int
    sides: tuple[Side, ...]
    counts: Counts | None
    outcome: Outcome | None = None
    result: Span | None = None
    doubt: Doubt | None = None


def majority(counts: Counts | None) -> Outcome | None:
    """Return what a majority decides; None where the counts don't say."""
    if not counts or counts[0] is None or counts[1] is None or counts[0] == counts[1]:
        return None
    return "carried" if counts[0] > counts[1] else "lost"
