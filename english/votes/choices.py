"""Find the sides of a vote between several: candidates, or a motion and an amendment."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from english.persons import TITLE_OF_ONE, UPPER, titled
from english.votes.names import plain_name, read_names
from english.votes.side import Mark, read_side
from english.votes.words import MEMBERS, N, number
from schema import Span, VoteRole

_CANDIDATE = re.compile(
    r"(?:^[ \t>#*_•-]*|(?<=[.;:] ))(?P<label>(?:(?:[Vv]ot(?:es?|ing|ed)|VOT(?:ES?|ING))\s+)?"
    rf"(?:[Ff]or|FOR|[Ii]n\s+[Ff]avour\s+of)[*_ ]+{titled(TITLE_OF_ONE)}\.?[*_ ]*"
    r"(?P<name>[^\n.;,:|()]{2,60}?)(?:[ *_]*[(\[]\d{1,3}[)\]])?)[ \t*_]*(?::[*_]*|$)",
    re.MULTILINE,
)
_MAY_CHOOSE = re.compile(rf"(?:for|in\s+favou?r\s+of)[*_ ]+{TITLE_OF_ONE}\b")
"""What a casefolded text holds somewhere, if it holds a candidate's label."""
_POLLED = re.compile(
    rf"(?P<name>{UPPER}[\w’'.-]*(?:[ ]{UPPER}[\w’'.-]*){{0,4}})"
    rf"(?:\s*[:–—(-]\s*|\s+(?:received|obtained|polled|secured|gained|got|with|had)\s+)(?P<n>{N})\s+votes?\b",
)
"""What one of several was given: "Cllr Birch received 4 votes"."""
_DIVISION = re.compile(
    r"(?:^[ \t>#*_•-]*|(?<=[.;:] ))(?P<label>(?:the\s+)?(?P<what>motion|amendment)s?\b"
    r"(?:\s+(?:by|of|proposed\s+by)\s+[^\n:(]{3,40}?)?"
    rf"[ *_]*(?:[(\[]\s*{N}\s*[)\]])?)[ *_]*[:–—-]+[*_]*(?=\s*[^\W_])",
    re.IGNORECASE | re.MULTILINE,
)
_VOTED = re.compile(r"\bvot|\bdivision\b|\broll\b", re.IGNORECASE)
APART = 600
"""Characters from those for a motion to those for an amendment, at most."""
_OPTION = re.compile(
    rf"(?<![\w£$€.,/-])(?P<n>{N})\s+{MEMBERS}for\s+the\s+(?P<what>[\w-]+)\b", re.IGNORECASE
)


def find_candidates(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield those who chose each of several candidates, or how many did."""
    low = text[start:end].casefold()
    for label in _CANDIDATE.finditer(text, start, end) if _MAY_CHOOSE.search(low) else ():
        mark = read_side(text, label, end, choice=plain_name(label["name"]))
        if not mark.empty:
            yield mark
    for polled in _POLLED.finditer(text, start, end) if "vote" in low else ():
        listed = read_names(polled["name"], 0, len(polled["name"]))
        if len(listed.names) == 1 and listed.end == len(polled["name"]):
            span, count = Span(*polled.span("name")), number(polled["n"])
            name = listed.names[0]
            yield Mark(None, span.start, polled.end(), span, count=count, sure=True, choice=name)


def find_divisions(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the sides where members voted for a motion or for an amendment, labelled so."""
    roles: dict[str, VoteRole] = {"motion": "for", "amendment": "against"}
    low = text[start:end].casefold()
    both = "motion" in low and "amendment" in low
    found = list(_DIVISION.finditer(text, start, end)) if both else []
    for one, other in itertools.pairwise(found):
        pair = (one, other)
        apart = other.start() - one.end() > APART or one["what"].lower() == other["what"].lower()
        sides = [
            replace(
                read_side(text, match, end, choice=match["what"]), role=roles[match["what"].lower()]
            )
            for match in pair
        ]
        counted = all(side.count is not None for side in sides)
        asked = _VOTED.search(text, max(start, one.start() - 200), one.start())
        if not apart and (counted or asked) and all(side.names or counted for side in sides):
            yield from sides


def find_options(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the sides of a division between a motion and an amendment."""
    found = list(_OPTION.finditer(text, start, end))
    for one, other in itertools.pairwise(found):
        what = [one["what"].lower(), other["what"].lower()]
        if what[0] != what[1] and "against" not in text[one.start() : other.end()].lower():
            first: tuple[VoteRole, VoteRole] = ("for", "against")
            for match, role in zip(
                (one, other), first if what[0] != "amendment" else first[::-1], strict=True
            ):
                span = Span(match.start("what"), match.end())
                yield Mark(
                    role,
                    match.start(),
                    match.end(),
                    span,
                    count=number(match["n"]),
                    sure=True,
                    choice=match["what"],
                )
