"""Open a Word file's zip archive and read the XML parts in it, within bounds.

Parts are found by what they are to the document, never by their usual names; elements
and attributes by their names without namespace, of which Word has used several.
"""

import io
import itertools
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from errors import SourceError
from words import contents as said

Element = ElementTree.Element

MAX_UNPACKED = 60_000_000
"""Bytes that the words of a Word file may unpack to; more is no minutes but a trap.
Pictures are never unpacked."""
MOST_TAGS = 2_000_000
"""Tags of one part beyond which it is no document, and would take minutes to read."""


class Package:
    """A Word file's parts. What was read counts against MAX_UNPACKED, however it is packed.

    Raises:
        SourceError: from here and every method: it is damaged, protected, or too large.
    """

    def __init__(self, data: bytes) -> None:
        self._left = MAX_UNPACKED
        self._headers: dict[tuple[str, str], Element | None] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.lower(): name for name in self._archive.namelist()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise SourceError(said.NOT_WORD) from error
        self.main = next(self._targets("", "officeDocument"), "word/document.xml")

    def document(self) -> Element:
        """Return the part that holds the words."""
        found = self._xml(self.main)
        if found is None or not any(children(found, "body")):
            raise SourceError(said.NOT_WORD)
        return found

    def related(self, kind: str) -> Element | None:
        """Return the document's styles, numbering, footnotes or endnotes, if it has any."""
        return next((self._xml(name) for name in self._targets(self.main, kind)), None)

    def header(self, relation: str, kind: str = "header") -> Element | None:
        """Return the header or footer that the document calls by the id of a relation."""
        key = kind, relation
        if key not in self._headers:
            found = (self._xml(name) for name in self._targets(self.main, kind, relation))
            self._headers[key] = next(found, None)
        return self._headers[key]

    def parts(self, source: str, kind: str) -> Iterator[Element]:
        """Yield the parts of a kind that belong to another, "" being the whole file."""
        parts = (self._xml(name) for name in self._targets(source, kind))
        return (part for part in parts if part is not None)

    def _targets(self, source: str, kind: str, relation: str = "") -> Iterator[str]:
        folder, name = posixpath.split(source)
        part = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in part if part is not None else ():
            is_kind = attribute(one, "Type").rpartition("/")[2] == kind
            if is_kind and relation in ("", attribute(one, "Id")):
                target = attribute(one, "Target")
                yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def _xml(self, name: str) -> Element | None:
        known = self._names.get(name.lower())
        if known is None:
            return None
        try:
            with self._archive.open(known) as opened:
                data = opened.read(self._left + 1)
        except Exception as error:  # zip, zlib and lzma have errors of their own, and many
            raise SourceError(said.NOT_WORD) from error
        self._left -= len(data)
        if self._left < 0:
            raise SourceError(said.unpacks_to_more(MAX_UNPACKED))
        if data.count(b"<") > MOST_TAGS:
            raise SourceError(said.too_many_tags(MOST_TAGS))
        plain = data.replace(b"\0", b"")  # also where each letter takes two bytes, or four
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise SourceError(said.WORD_WITH_ENTITIES)
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise SourceError(said.NOT_WORD) from error


FIRST = 8
"""Children of a paragraph or a run among which its properties are."""


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (child for child in element if local(child) == name)


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name, "" if there is none."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def at(element: Element | None, *path: str) -> Element | None:
    """Return the element at the end of a path of names, if there is one.

    The properties of a paragraph or a run stand before its words, and are sought nowhere else.
    """
    for name in path:
        if element is None:
            return None
        near = itertools.islice(element, FIRST if name in ("pPr", "rPr") else None)
        element = next((child for child in near if local(child) == name), None)
    return element


def value_of(element: Element | None, *path: str) -> str:
    """Return the "val" of the element at the end of a path of names, "" if there is none."""
    found = at(element, *path)
    return attribute(found, "val") if found is not None else ""


def letters_of(element: Element) -> str:
    """Return all words in an element, shown or not."""
    return "".join(one.text or "" for one in element.iter() if local(one) == "t")


def integer(value: str) -> int:
    """Read a number, 0 where there is none."""
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 9 else 0


def is_on(element: Element | None, *path: str) -> bool:
    """Tell whether a switch, such as bold or hidden, is there and not turned off."""
    found = at(element, *path)
    return found is not None and attribute(found, "val") not in ("0", "false", "off", "none")
