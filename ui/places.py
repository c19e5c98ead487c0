"""Places in a document, in the address of its page: what is quoted, what of it is decisive."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schema import Citation, Span

MOST = 60
"""Places that an address names; no answer quotes as many."""
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)
_SPAN = re.compile(r"([0-9]{1,12})-([0-9]{1,12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Places:
    """What an address names of a document: the quotation asked for, all of them, the marks.

    `asked` is None where the document has no such place; `quotes` stand in the document's order.
    """

    asked: Span | None = None
    quotes: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()

    @property
    def number(self) -> int:
        """Return which of the quotations is asked for, from 1; 0 for none."""
        return self.quotes.index(self.asked) + 1 if self.asked else 0


def address_of(citation: Citation, answer: Sequence[Citation] = ()) -> dict[str, str]:
    """Return what an address says to open a citation, with the others of its answer beside it."""
    here = [one for one in answer if one.document.id == citation.document.id] or [citation]
    said = {
        "document": citation.document.id,
        "start": str(citation.start),
        "end": str(citation.end),
    }
    quotes = dict.fromkeys(Span(one.start, one.end) for one in here)
    if len(quotes) > 1:
        said["quotes"] = _listed(quotes)
    if marks := dict.fromkeys(mark for one in here for mark in one.marks):
        said["marks"] = _listed(marks)
    return said


def read_places(address: Mapping[str, str], length: int) -> Places:
    """Read what an address names of a document of a length; what it has not is left out."""
    asked = _span(address.get("start", ""), address.get("end", ""), length)
    quotes = {*_spans(address.get("quotes", ""), length), *([asked] if asked else ())}
    ordered = tuple(sorted(quotes, key=lambda one: (one.start, one.end)))
    return Places(asked, ordered, tuple(_spans(address.get("marks", ""), length)))


def _listed(spans: Iterable[Span]) -> str:
    return ".".join(f"{one.start}-{one.end}" for one in list(spans)[:MOST])


def _span(start: str, end: str, length: int) -> Span | None:
    if not _NUMBER.fullmatch(start) or not _NUMBER.fullmatch(end):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= length else None


def _spans(listed: str, length: int) -> Iterable[Span]:
    for one in listed.split(".", MOST)[:MOST]:
        if (found := _SPAN.fullmatch(one)) and (span := _span(found[1], found[2], length)):
            yield span
