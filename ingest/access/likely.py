"""Say how likely a line is a mark where it stands, and how surely it is one."""

import re

from ingest.access.candidate_lines import Line
from ingest.access.meaning import weigh
from ingest.access.wording import clean, read
from ingest.parse.line_marks import LEAD_IN
from schema import Mark, Span

SURE_FROM, DOUBT_FROM, DOUBT_LINE_FROM = 0.7, 0.3, 0.5
"""How likely a line must be a mark: surely, perhaps, and perhaps within the text."""
LONGEST_CHARS = 200
MOST_UNKNOWN, BROKEN_WORDS = 3, 4
"""Words of a line within the text that marks aren't made of, and words of one in lower case."""
ENDS_OPEN = re.compile(r"\b(?:the|an?)\W*\Z")
CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
AT_EDGES = frozenset(("page", "foot", "margin", "stamp"))
"""Where the last line of a page's text may be taken for one that is printed beside it."""
QUALIFIES = re.compile(
    r"\b(?:secret|private|exempt|restrict|closed|sensitive) [?]|\bcamera [:-] (?:this )?topic\b"
)
"""A word of secrecy that may as well qualify something else: a confidential clinic. So may a motion
to go into a private session stand at the head of what is public."""


def likely_mark(line: Line) -> float:
    """Return how likely a line is a mark, zero where even a doubt is too much."""
    ideas = read(clean(line.words)).ideas
    unknown = ideas.count("?")
    if line.where == "line" and (unknown > MOST_UNKNOWN or _is_no_line(line.words, unknown)):
        return 0.0
    broken = ENDS_OPEN.search(line.words) and not CAPITALS.search(line.words)
    most = 0 if broken else MOST_UNKNOWN  # of the rest of a sentence
    if line.place in AT_EDGES and unknown > most:
        return 0.0
    if line.where == "top" and LEAD_IN.match(line.words.lstrip("*_( ")):
        return 0.0
    if line.words[:1].islower() and set(ideas) <= {"closed", "was", "session", "this"}:
        return 0.0  # the last word of a sentence: "… was closed."
    closed = weigh(line.words, line.where).closed
    least = DOUBT_LINE_FROM if line.where == "line" else DOUBT_FROM
    if line.place == "text":
        least = SURE_FROM
    if line.place == "line" and line.where == "line" and (unknown > 1 or "committee" in ideas):
        closed = min(closed, SURE_FROM - 0.01)
    if QUALIFIES.search(" ".join(ideas)) or (line.where == "top" and "enter" in ideas):
        closed = min(closed, SURE_FROM - 0.01)
    if closed < SURE_FROM and unknown and _goes_on(line.words):
        return 0.0  # the rest of a sentence, at the edge of a page
    return closed if closed >= least else 0.0


def _is_no_line(words: str, unknown: int) -> bool:
    """Tell a resolution, or a piece of a broken sentence, from a line of its own."""
    broken = _goes_on(words) or (words[:1].islower() and unknown > 0)
    return broken or bool(LEAD_IN.match(words.lstrip("*_( ")))


def _goes_on(words: str) -> bool:
    return words[:1].islower() and len(words.split()) > BROKEN_WORDS


def mark_of(line: Line, span: Span, *, sure: bool) -> Mark:
    """Make the mark that a line is for what it closes."""
    return Mark(span.start, span.end, clean(line.words)[:LONGEST_CHARS], line.place, sure)
