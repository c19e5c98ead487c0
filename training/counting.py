"""Tell the numbers of a sentence that count from those that only point.

"Section 11", "Route N21", "4:30 p.m.", "page 4" and "12 June" hold figures, and nothing is
counted by them.
"""

import re
from collections.abc import Sequence

from answering.mentions.figures import read_figures
from schema import Span

_POINTING = re.compile(
    r"(?:\b(?:acts?|agenda|annex|appendix|articles?|bands?|bye-?laws?|category|chapters?|class|"
    r"clauses?|conditions?|days?|figures?|form|grade|items?|junctions?|levels?|lot|minutes?|"
    r"motions?|nos?|nrs?|numbers?|numbered|objectives?|options?|orders?|pages?|pp?|paragraphs?|"
    r"paras?|parts?|phases?|plots?|policy|policies|questions?|queries|ref|references?|"
    r"regulations?|resolutions?|routes?|rules?|schedules?|sections?|stages?|steps?|tables?|"
    r"tel|telephone|tiers?|units?|versions?|volume|wards?|weeks?|years?|zones?)\b\.?\s*"
    r"(?:nos?\.?\s*|numbers?\s*|\()?|-{3}\s*)\Z",
    re.IGNORECASE,
)
"""What stands before a number that says which one, not how many."""
_REACH = 24
"""Characters before a number that such words may take."""
_LABEL = re.compile(
    r"[\W_]*(?:\d+(?:\.\d+)+\s|(?:\d+(?:\.\d+)*|[ivx]+|[a-z])\\?[.):]\s)", re.IGNORECASE
)
"""The number that an item or a line of a list begins with."""
_NO_COUNT = frozenset(("date", "time", "year", "ordinal", "reference"))


def counting(text: str, start: int, end: int, numbers: Sequence[Span]) -> tuple[Span, ...]:
    """Return those of the numbers found in text[start:end] that count or measure something."""
    if not numbers:
        return ()
    label = _LABEL.match(text, start, end)
    first = label.end() if label else start
    taken = [
        (start + figure.start, start + figure.start + len(figure.text))
        for figure in read_figures(text[start:end])
        if figure.kind in _NO_COUNT
    ]
    return tuple(
        one
        for one in numbers
        if one.start >= first
        and not any(low < one.end and one.start < high for low, high in taken)
        and not _POINTING.search(text, max(start, one.start - _REACH), one.start)
    )
