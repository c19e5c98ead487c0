"""Tell what a meeting resolves about itself and its minutes, which nobody asks about."""

import re

_MINUTES = re.compile(
    r"\bminutes\b.*\b(?:approv|adopt|confirm|sign|correct|accept|agree|true|taken as read)",
    re.IGNORECASE | re.DOTALL,
)
"""What every meeting resolves first, and nobody asks about."""
_ARRANGED = re.compile(
    r"\b(?:standing orders|adjourn\w*|reconvene\w*|dates? of (?:the )?(?:next )?meetings?|"
    r"item\b.{0,40}\bbe taken|vote of (?:sympathy|thanks))\b",
    re.IGNORECASE | re.DOTALL,
)
"""What is resolved about the meeting itself."""


def is_of_the_meeting_itself(words: str) -> bool:
    """Tell whether words are of the meeting's own minutes, dates or order of business."""
    return bool(_MINUTES.search(words) or _ARRANGED.search(words))
