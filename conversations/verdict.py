"""What a reader thought of an answer."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["place", "missed", "outdated", "other"]
"""Why an answer did not help: it quotes the wrong place, what is there was not found, it is out
of date, or something else."""
LONGEST_REMARK = 500
"""Characters of a reader's own words; the rest is left out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer helped; if not, why, as far as the reader said."""

    helpful: bool
    reason: Reason | None = None
    remark: str = ""
