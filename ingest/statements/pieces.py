"""Put the sentences of a passage together as they were said.

Minutes break a statement over lines ("Proposed by A; / Seconded by B; / And resolved:"),
and a parser that ends a sentence at each line leaves its parts behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from english.persons import TITLE
from english.votes.labels import ON_WHAT
from english.votes.words import SIDE_WORD
from schema import Sentence, Span

READ = 3000
"""Characters of one stretch that are read: no statement is longer, a garbled table may be."""
_MARKS = re.compile(r"[*_\\#]+|<[^<>]{0,80}>|&nbsp;")
_LABEL = re.compile(r"\W*(?:\d{1,3}(?:[./]\d{1,4}){0,2}|[a-z]|[ivx]{1,5})?\W*", re.IGNORECASE)
_UNFINISHED = re.compile(
    rf"(?:[;,–—-]|\b(?i:by|and|was|were|it|the|a|of|to|that|unanimously|{TITLE}))$"
)
_FORMULA = re.compile(
    r"\W*(?:(?:it was\s+|and\s+)?(?:unanimously\s+)?(?:resolved|agreed|recommended)|"
    r"(?:and\s+)?(?:proposed|seconded|moved)\b.{0,80})\W*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:[a-z]|seconded\b|2nd\b|and\s+(?:it was\s+)?(?:unanimously\s+)?resolved\b)|"
    r"\W*(?:SECONDED|AND RESOLVED)\b"
)
_SIDE = re.compile(
    rf"\W*(?:(?:those|votes?|voting|voted)\s+){{0,2}}{SIDE_WORD}(?!\w)"
    rf"{ON_WHAT}\W*(?:\(\d{{1,3}}\)|[-–]?\s*\d{{1,3}}\s*(?:[:.]|\Z)|:|\Z)",
    re.IGNORECASE,
)
_TALLY = re.compile(r"\W*\d{1,3}\W*")
_RESULT = re.compile(
    r"\W*(?:(?:the\s+)?(?:substantive\s+|original\s+)?(?:motion|amendment|proposal)\s+)?(?:was\s+)?"
    r"(?:carried|lost|agreed|defeated|withdrawn)\b.{0,30}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Stretch:
    """What was said in one go: `words` without line breaks and marks, the lead-in apart."""

    start: int
    end: int
    words: str
    lead: str = ""
    ballot: bool = False


def find_stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[Stretch]:
    """Yield what was said, in order; a list's item is a stretch of its own."""
    stretch: Stretch | None = None
    last_lead: Span | None = None
    for piece in _pieces(text, sentences):
        words = plain(text[piece.start : min(piece.end, piece.start + READ)])
        names = stretch is not None and stretch.ballot and _names_only(words)
        new_item = piece.lead is not None and piece.lead != last_lead and not names
        if stretch and not new_item and _goes_on(stretch, words, listed=piece.lead is not None):
            stretch.ballot |= bool(_SIDE.match(words))
            stretch.words, stretch.end = f"{stretch.words} {words}", piece.end
        else:
            if stretch:
                yield stretch
            lead = _lead(text, piece.lead) if piece.lead else ""
            stretch = Stretch(piece.start, piece.end, words, lead, bool(_SIDE.match(words)))
        last_lead = piece.lead
    if stretch:
        stretch.words += _end_of(text, stretch)
        yield stretch


def _end_of(text: str, stretch: Stretch) -> str:
    """Return the line after a passage where its last words break off: "it was / agreed."."""
    following = text[stretch.end : stretch.end + 200].lstrip().partition("\n")[0]
    words = plain(following)
    return f" {words}" if words and _goes_on(stretch, words, listed=False) else ""


def _lead(text: str, lead: Span) -> str:
    """Return the words that lead into a list; a table's header row leads into nothing."""
    words = plain(text[lead.start : lead.end][-READ:])
    return words if words.endswith((":", "-", "–", "—")) else ""


def plain(words: str) -> str:
    """Return words on one line, without Markdown's and HTML's marks."""
    marked = any(mark in words for mark in "*_\\#<&")
    return " ".join((_MARKS.sub(" ", words) if marked else words).split())


def _pieces(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences and, between them, the lines that are too short to be quoted."""
    end = sentences[0].start if sentences else 0
    for sentence in sentences:
        for line in re.finditer(r"[^\n]+", text[end : sentence.start]):
            if not _LABEL.fullmatch(line[0]):
                yield Sentence(end + line.start(), end + line.end())
        yield sentence
        end = max(end, sentence.end)


def _goes_on(stretch: Stretch, words: str, *, listed: bool) -> bool:
    """Tell whether words belong to what was said before them."""
    before = stretch.words
    if len(before) > READ or not before or not words:
        return False
    if stretch.ballot and (
        _RESULT.fullmatch(words) or _names_only(words) or _TALLY.fullmatch(words)
    ):
        return True
    if _SIDE.match(words) and (stretch.ballot or before.endswith(":")):
        return True
    if listed or before[-1] in ".!?":
        return False
    if _UNFINISHED.search(before) or _GOES_ON.match(words):
        return True
    return before[-1] == ":" and bool(_FORMULA.fullmatch(before))


def _names_only(words: str) -> bool:
    tokens = [one for one in re.findall(r"[^\W\d_][\w’'-]*", words) if one != "and"]
    capital = sum(token[0].isupper() for token in tokens)
    return len(tokens) > 0 and capital * 10 >= len(tokens) * 8
