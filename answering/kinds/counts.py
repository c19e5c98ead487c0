"""Tell the numbers of a sentence that count from those that only point, and what they count.

"Section 11", "Route N21", "4:30 p.m.", "page 4" and "12 June" hold figures, and nothing is
counted by them. "Seven applications" counts applications, and answers no question for how many
complaints there were.
"""

import re
from collections.abc import Callable, Sequence

from answering.mentions.figures import read_figures
from answering.record import VOTERS
from schema import Span

COUNTS_IT, TELLS_NOT, COUNTS_OTHER = 1.0, 0.5, 0.25
"""What a sentence is worth that counts what is asked for; that doesn't say what it counts; that
counts something else, by a word that may mean the same."""

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

_ASKED = re.compile(
    r"\b(?:how many|number of)\s+"
    r"(?:(?:of|more|other|extra|new|the|these|those|our|its|their|different)\s+)*"
    r"(?P<what>[\w'’-]+(?:,?\s+[\w'’-]+){0,6})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|should|may|might|"
    r"about|in|on|at|of|for|to|with|from|by|who|that|which|came|come|got|get|went|go|took|there|out|up|"
    r"left|need\w*|sat|still|not)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Where what is counted ends, and what is said of it begins."""
_PEOPLE = (
    "people person residents locals attendees members public parishioners participants individuals "
    "visitors adults men women man woman child children volunteers households applicants"
)
"""Words that people may be counted by."""
_AFTER, _BEFORE = 70, 90
"""Characters after and before a number where what it counts may stand."""
_TOLD_BEFORE = re.compile(
    r"\b(?:numbers?|total|amount|count|stock)\b.*\Z|[\w ]+[:–-]\s*\(?\Z", re.IGNORECASE | re.DOTALL
)
"""What before a number tells what it counts: "the number of appeals stands at", "Appeals:"."""
_BARE = re.compile(
    r"(?:no\.?\s*)?(?:of (?:these|those|them|which|the)|in|by|at|which|to|and|have|were|are|on|per|"
    r"for|or|had|was|is)\b|(?![\w ]*[a-z]{3})",
    re.IGNORECASE,
)
"""How what follows a number begins that doesn't say what it counts: "two of these"."""


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


def counted(query: str) -> str:
    """Return what a question asks how many there are of, empty if it asks for no number."""
    asked = _ASKED.search(query)
    return _ENDS.sub("", asked["what"]) if asked else ""


def worth_of_count(
    query: str,
    text: str,
    start: int,
    end: int,
    numbers: Sequence[Span],
    stem: Callable[[str], list[str]],
) -> float:
    """Return what the numbers of text[start:end] are worth to a question for how many."""
    what = counted(query)
    wanted = set(stem(what))
    if not wanted:
        return TELLS_NOT
    people = set(stem(_PEOPLE))
    wanted |= people if wanted & people else set()
    told = [_told(text, start, end, number) for number in numbers]
    of_a_vote = "voted" in what and VOTERS.fullmatch(text, start, end)
    if of_a_vote or any(wanted & set(stem(" ".join(words))) for words in told):
        return COUNTS_IT
    return TELLS_NOT if any(_BARE.match(after) for after, _ in told) else COUNTS_OTHER


def _told(text: str, start: int, end: int, number: Span) -> tuple[str, str]:
    """Return the words after a number, and those before it, that say what it counts."""
    after = text[number.end : min(end, number.end + _AFTER)]
    before = _TOLD_BEFORE.search(text[max(start, number.start - _BEFORE) : number.start])
    clause = re.split(r"[.;:()]\s", re.sub(r"[*_|]", " ", after), maxsplit=1)[0]
    return " ".join(clause.split()[:6]), before[0] if before else ""
