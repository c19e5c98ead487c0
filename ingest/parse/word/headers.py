"""What stands in a Word file's headers: often whose meeting it is, and that it is a draft."""

from collections.abc import Iterator

from ingest.parse.word.package import Element, Package, attribute, is_on, local
from ingest.parse.word.runs import Words, text_boxes
from ingest.parse.word.tables import flow, rows_of


def first_header(package: Package, document: Element, words: Words) -> str:
    """Return what the header of the first page says, a line a paragraph."""
    section = next((one for one in document.iter() if local(one) == "sectPr"), None)
    kind = "first" if is_on(section, "titlePg") else "default"
    for reference in section if section is not None else ():
        if local(reference) == "headerReference" and attribute(reference, "type") == kind:
            part = package.header(attribute(reference, "id"))
            return "\n".join(filter(None, _lines(part, words))) if part is not None else ""
    return ""


def _lines(part: Element, words: Words) -> Iterator[str]:
    for element in flow(part):
        if local(element) == "tbl":
            for row in rows_of(element):
                for cell in row:
                    yield from _lines(cell, words)
        else:
            yield words.read(element)
            for box in text_boxes(element):
                yield from _lines(box, words)


def watermark(package: Package) -> str:
    """Return the words, such as DRAFT, that stand behind the text of every page."""
    for part in package.headers():
        for element in part.iter():
            if local(element) == "textpath" and (words := attribute(element, "string").strip()):
                return words[:80]
    return ""
