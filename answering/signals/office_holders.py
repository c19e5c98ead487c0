"""Find who holds an office: "Clerk: Ann Lee", "Ann Lee (Clerk)", "the Mayor, Councillor Lee"."""

import re
from collections.abc import Sequence

from answering.signals.people import people
from english.bodies import OUTSIDE, PART_OF_COUNCIL
from english.offices import CHAIR, OFFICE
from schema import SearchResult, Span

_SAME = (CHAIR, "conven[eo]r")
"""Words for one office."""
_OTHER = re.compile(
    r"\b(?:opposition|shadow|former|outgoing|past|previous|ex|vice|deputy|assistant|leas)[\s-]+\Z",
    re.IGNORECASE,
)
"""What before an office makes it another, or one that somebody held."""
_OF = r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w'’]*){0,5})?"
_BEFORE = re.compile(rf"{_OF}[\s,:;(*_—–-]{{1,8}}(?:(?:is|was|remains)\s+)?")
"""What stands between an office and the name after it."""
_MADE = r"(?:is|was|be|as|remains|elected|re-elected|appointed)"
_BODY = r"(?:(?:our|the|its|new|parish|town|community|council)\s+)*"
_AFTER = re.compile(
    rf"\s*(?:[,(*_—–-][\s*_]*(?!the\b)|(?:\b{_MADE}\s+)+){_BODY}[*_]*", re.IGNORECASE
)
"""What stands between a name and the office after it."""
_OF_A_BODY = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?(?:(?!the\b)[\w'’&-]+\s+){0,5}?"
    rf"(?P<kind>{PART_OF_COUNCIL}|assembly|{OUTSIDE})\b",
    re.IGNORECASE,
)
"""What after an office says that it is one of another body than the council."""
_NOBODY = re.compile(
    r"[A-Z]{2,3}|.*\b(?:Matters|Business|Items?|Reports?|Updates?|Correspondence|Apologies|Finance|"
    r"Planning|Highways)\b.*",
    re.DOTALL,
)
"""What stands before an office and is no name: initials, and the titles of items."""


def holders(text: str, start: int, end: int, office: str, query: str = "") -> tuple[Span, ...]:
    """Find, in text[start:end], who is said to hold an office, as offsets in text.

    The chair of a group is no chair of the council: such bodies must stand in the query.
    """
    named = [name for name in people(text, start, end) if _may_be(text, name)]
    offices = [
        found
        for found in _pattern(office).finditer(text, start, end)
        if not _OTHER.search(text, max(start, found.start() - 20), found.start())
        and not _is_of_another(text[found.end() : end], query)
    ]
    behind = [n for n in named for o in offices if _AFTER.fullmatch(text, n.end, o.start())]
    if behind:
        return tuple(behind)
    return tuple(n for n in named for o in offices if _BEFORE.fullmatch(text, o.end(), n.start))


def naming(results: Sequence[SearchResult], office: str, query: str = "") -> list[SearchResult]:
    """Return those passages of which a sentence says who holds an office."""
    return [
        one
        for one in results
        if any(
            holders(one.document.text, said.start, said.end, office, query)
            for said in one.passage.sentences
        )
    ]


def _is_of_another(following: str, query: str) -> bool:
    """Tell whether what follows an office makes it that of a body that is not asked about."""
    body = _OF_A_BODY.match(following)
    return body is not None and body["kind"].lower() not in query.lower()


def _may_be(text: str, name: Span) -> bool:
    """Tell whether what looks like a person's name is neither a title nor another office."""
    words = text[name.start : name.end]
    return not _NOBODY.fullmatch(words) and not OFFICE.search(words)


def _pattern(office: str) -> re.Pattern[str]:
    itself = re.escape(office).replace(r"\ ", r"[\s-]+")
    words = next((same for same in _SAME if re.fullmatch(same, office)), itself)
    return re.compile(rf"\b{words}\b", re.IGNORECASE)
