"""Read XML or JSON that a program wrote as one plain tree, expanding nothing.

Names are in lower case and without namespace; an attribute, or a key, is a child with text.
Knows nothing of what the data mean.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from errors import SourceError
from words import contents as said

MOST_LETTERS = 20_000_000
"""Letters beyond which data are a database, not one meeting."""
DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


@dataclass(slots=True)
class Node:
    """A named value with what is below it; `text` is HTML where that was written in the data."""

    name: str
    text: str = ""
    children: "list[Node]" = field(default_factory=list)

    def all(self, name: str) -> "Iterator[Node]":
        """Yield the nodes of a name from this one down, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            if node.name == name:
                yield node
            stack.extend(reversed(node.children))

    def child(self, *names: str) -> str:
        """Return the text of the first child, by the names in turn, that has any."""
        for name in names:
            for one in self.children:
                if one.name == name and one.text.strip():
                    return one.text.strip()
        return ""


def read_xml(text: str, bodies: frozenset[str]) -> Node:
    """Read XML; what stands in `bodies` may be markup that was not escaped, and is kept as text.

    Raises:
        SourceError: it is damaged, too large, or defines entities.
    """
    if len(text) > MOST_LETTERS:
        raise SourceError(said.ONE_MEETING)
    if DECLARED.search(text):
        raise SourceError(said.ENTITIES)
    text = DECLARATION.sub("", text)
    try:
        root = ElementTree.fromstring(_escaped(text, bodies))
    except (ElementTree.ParseError, ValueError) as error:
        raise SourceError(said.damaged("XML")) from error
    top = Node(_name(root.tag))
    stack = [(root, top)]
    while stack:
        element, node = stack.pop()
        node.text = element.text or ""
        node.children = [Node(_name(key), value) for key, value in element.attrib.items()]
        for child in element:
            node.children.append(Node(_name(child.tag)))
            stack.append((child, node.children[-1]))
    return top


def _escaped(text: str, bodies: frozenset[str]) -> str:
    """Escape the markup in bodies that hold it as it is, since it need not be good XML."""
    names = "|".join(map(re.escape, sorted(bodies)))
    parts = re.split(rf"(</?(?:\w+:)?(?:{names})\s*>)", text, flags=re.IGNORECASE)
    for n in range(2, len(parts) - 1, 2):
        is_body = not parts[n - 1].startswith("</") and parts[n + 1].startswith("</")
        if is_body and "<" in parts[n] and not parts[n].lstrip().startswith("<![CDATA["):
            parts[n] = html.escape(parts[n], quote=False)
    return "".join(parts)


def read_json(text: str) -> Node:
    """Read JSON.

    Raises:
        SourceError: it is damaged or too large.
    """
    if len(text) > MOST_LETTERS:
        raise SourceError(said.ONE_MEETING)
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise SourceError(said.damaged("JSON")) from error
    top = Node("")
    stack: list[tuple[object, Node]] = [(whole, top)]
    while stack:
        value, node = stack.pop()
        if isinstance(value, dict):
            pairs = [(str(key), one) for key, one in value.items()]
        elif isinstance(value, list):
            pairs = [(node.name, one) for one in value]
        else:
            node.text = "" if value is None else str(value)
            continue
        for key, one in pairs:
            for item in one if isinstance(one, list) else [one]:
                if key == "#text":
                    node.text = str(item)
                else:
                    node.children.append(Node(_name(key.lstrip("@"))))
                    stack.append((item, node.children[-1]))
    return top


def _name(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()
