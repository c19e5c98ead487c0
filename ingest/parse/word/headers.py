"""What stands in a Word file's headers and footers, and over which stretch of its text.

Often whose meeting it is, and that it is a draft or not for publication.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.parse.notices import LONGEST
from ingest.parse.parsed import Notice, Place
from ingest.parse.word.package import Element, Package, attribute, is_on, local
from ingest.parse.word.runs import Words, text_boxes
from ingest.parse.word.tables import flow, rows_of

MOST_LINES = 100
"""Lines of a header that are kept."""
MOST_STRETCHES = 20
"""Stretches of one header beyond which it is taken to stand over all between."""
PLACES: dict[str, Place] = {"headerReference": "head", "footerReference": "foot"}


class Section(NamedTuple):
    """A section's properties, and the stretch of the text that it covers."""

    properties: Element
    start: int
    end: int


def first_header(package: Package, document: Element, words: Words) -> str:
    """Return what the header of the first page says, a line a paragraph."""
    section = next((one for one in document.iter() if local(one) == "sectPr"), None)
    kind = "first" if is_on(section, "titlePg") else "default"
    for reference in section if section is not None else ():
        if local(reference) == "headerReference" and attribute(reference, "type") == kind:
            part = package.header(attribute(reference, "id"))
            return "\n".join(filter(None, _lines(part, words))) if part is not None else ""
    return ""


def header_notices(
    package: Package, sections: Sequence[Section], words: Words
) -> tuple[Notice, ...]:
    """Return what the sections' headers and footers say, over the sections that show it.

    What no page shows, such as the header of even pages where all are alike, is hidden.
    """
    even = is_on(package.related("settings"), "evenAndOddHeaders")
    stretches: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
    inherited: dict[tuple[str, str], str] = {}
    for section in sections:
        for one in section.properties:
            if local(one) in PLACES:
                inherited[local(one), attribute(one, "type")] = attribute(one, "id")
        first = is_on(section.properties, "titlePg")
        for (name, kind), relation in inherited.items():
            shown = {"first": first, "even": even}.get(kind, True)
            _extend(stretches.setdefault((name, relation, shown), []), section)
    notices: dict[Notice, None] = {}
    for (name, relation, shown), found in stretches.items():
        said = list(_said(package, name, relation, words))
        for start, end in found:
            for line, place in said:
                notices[Notice(line, place if shown else "hidden", start, end)] = None
    return tuple(notices)


def _extend(stretches: list[tuple[int, int]], section: Section) -> None:
    """Add a section's stretch, joined with the one before it where nothing lies between."""
    _, start, end = section
    if stretches and (stretches[-1][1] >= start or len(stretches) >= MOST_STRETCHES):
        stretches[-1] = stretches[-1][0], end
    else:
        stretches.append((start, end))


def _said(package: Package, name: str, relation: str, words: Words) -> Iterator[tuple[str, Place]]:
    """Yield what a header or footer says, what stands apart in a line apart, and its pictures."""
    kind = name.removesuffix("Reference")
    part = package.header(relation, kind)
    if part is None:
        return
    words.taken()
    lines = [piece.strip() for line in _lines(part, words) for piece in line.split("\n")]
    for line in [line for line in lines if line][:MOST_LINES]:
        yield line[:LONGEST], PLACES[name]
    yield from words.taken()


def _lines(part: Element, words: Words) -> Iterator[str]:
    for element in flow(part):
        if local(element) == "tbl":
            for row in rows_of(element):
                for cell in row:
                    yield from _lines(cell, words)
        else:
            yield words.read(element, tab="\n")
            for box in text_boxes(element):
                yield from _lines(box, words)


def watermark(notices: Sequence[Notice]) -> str:
    """Return the words, such as DRAFT, that stand behind the text of every page."""
    return next((one.words[:80] for one in notices if one.place == "watermark"), "")
