"""Find what of a Word file holds no words that are read: objects, charts, pictures, links."""

import re
from collections.abc import Iterator

from ingest.parse.word.package import Element, attribute, local

OBJECTS = {
    "excel": "embedded spreadsheet",
    "word": "embedded document",
    "powerpoint": "embedded slides",
    "acro": "embedded PDF",
    "equation": "embedded formula",
}
THINGS = {
    "altChunk": "inserted file",
    "subDoc": "linked file",
    "chart": "chart",
    "relIds": "diagram",
}
PICTURES = frozenset({"pic", "imagedata"})
CALLS = re.compile(r"\s*(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DDE\w*)\b", re.IGNORECASE)
UNREAD = frozenset({"Fallback", "del", "moveFrom"})
"""What repeats what stands beside it, or is no longer there."""


def find_unread(document: Element) -> Iterator[str]:
    """Yield the name of each thing that is not read; pictures only if none says what they show."""
    stack = [(document, False)]
    while stack:
        element, told = stack.pop()
        name = local(element)
        if name in UNREAD:
            continue
        told = told or any(local(one) == "docPr" and _said(one) for one in element)
        if name == "OLEObject":
            program = attribute(element, "ProgID").lower()
            yield next((kind for key, kind in OBJECTS.items() if key in program), "embedded file")
        elif name in THINGS and element.attrib:
            yield THINGS[name]
        elif name in PICTURES and not told and not _said(element):
            yield "picture"
        elif name == "instrText" and CALLS.match(element.text or ""):
            yield "linked file"
        told = told or name == "object"  # of which there may be a picture
        stack.extend((child, told) for child in reversed(element))


def _said(element: Element) -> bool:
    return any(attribute(element, name).strip() for name in ("descr", "title", "alt"))
