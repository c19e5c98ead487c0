"""One side of a vote as a label heads it: its names, its number, or nobody."""

import re
from dataclasses import dataclass, replace

from english.votes.labels import WEAK
from english.votes.names import TITLE_OF_ALL, Listed, read_names
from english.votes.words import NONE, N, number, role_of
from schema import Span, VoteRole


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one side: `sure` where it can be nothing but a vote.

    `label` is where its label stands, `start` to `end` hold its names or number; `empty` says that
    nothing follows the label, `open` that its names break off. `choice` names the candidate or the
    proposal that it is for, where there are several.
    """

    role: VoteRole | None
    start: int
    end: int
    label: Span
    names: tuple[str, ...] = ()
    count: int | None = None
    sure: bool = False
    empty: bool = False
    open: bool = False
    choice: str = ""


MOST = 600
"""Members of the largest council, and more."""
_IN_BRACKETS = re.compile(rf"[(\[]\s*({N})\s*[)\]]", re.IGNORECASE)
_COUNTED = re.compile(rf",\s+({N})(?=\s*:)", re.IGNORECASE)
_THEN_NAMES = re.compile(r"\s*[–—:(-]\s*(?=[^\W\d_])")
_NONE = re.compile(
    rf"(?!\s*-{{3}})[\s:*_–—-]*{TITLE_OF_ALL}(?:{NONE}|there\s+(?:was|were)\s+no(?:ne)?\b[^.\n]{{0,30}}|[–—-](?![–—-]))(?=\s*(?:[.;,*_)|]|$|\n))",
    re.IGNORECASE,
)
_ALL = re.compile(r"[\s:–—-]*(?:all|everyone|unanimous)\b[^.;\n]{0,40}", re.IGNORECASE)
_COUNT = re.compile(
    rf"[\s:=*_–—(\[-]*(?P<n>{N})\b(?![£$%/,.]\d|\s*(?:%|a\.?m|p\.?m)\b)\s*[)\]]?(?:\s*votes?\b)?",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"[.,\s*_]{0,12}(?:\n\s*)?(?:\*\*|[Tt]otal\W{0,3})*"
    r"(?:[(\[]\s*(?:[Tt]otal\W{1,3})?(\d{1,3})\s*[)\]]|[Tt]otal\W{0,3}(\d{1,3}))[*_]*"
    r"|[ \t]*[–—-]+[ \t]*(\d{1,3})(?=[.;,]?(?:\s|$))"
    rf"|,?\s(?:being|making|numbering)\s+(?:in\s+all\s+)?({N})\b(?:\s+(?:members|votes|in\s+all))?",
    re.IGNORECASE,
)


def read_side(text: str, label: re.Match[str], end: int, *, choice: str = "") -> Mark:
    """Return the side that a label heads: its names, its number, or nobody."""
    span, at = Span(label.start("label"), label.end("label")), label.end()
    role = None if choice else role_of(label["label"])
    within = _IN_BRACKETS.search(text, span.start, at) or _COUNTED.search(text, span.end, at)
    given = number(within[1]) if within else None
    first = _first_word(text, at, end)
    mark = Mark(role, first, at, span, sure=not WEAK.match(label["label"]), choice=choice)
    if none := _NONE.match(text, at, end):
        return replace(mark, end=none.end(), count=given or 0)
    listed = Listed((), at) if given == 0 else read_names(text, at, end, below=True)
    if listed.names:
        tally = _TALLY.match(text, listed.end, end)
        if tally and given is None:
            given = number(tally[1] or tally[2] or tally[3] or tally[4])
        return replace(
            mark,
            end=tally.end() if tally else listed.end,
            names=listed.names,
            count=given,
            open=listed.open and not tally,
        )
    if everyone := _ALL.match(text, at, end):
        return replace(mark, end=everyone.end(), count=given)
    if given is not None:
        return replace(mark, start=span.start, count=given)
    if (found := _COUNT.match(text, at, end)) and number(found["n"]) < MOST:
        counted = replace(mark, end=found.end(), count=number(found["n"]))
        named = _THEN_NAMES.match(text, found.end(), end)
        listed = read_names(text, named.end(), end, below=True) if named else listed
        return replace(counted, end=listed.end, names=listed.names) if listed.names else counted
    return replace(mark, start=at, empty=True)


def _first_word(text: str, at: int, end: int) -> int:
    found = re.compile(r"[\w(\[–—-]").search(text, at, end)
    return found.start() if found else at
