"""What a page comes to in the mirror: the council's words and links, and nothing restricted.

What a site adds to each visit (scripts, marks of a session, forms) is left out, so that a page
changes only when its words or links do.
"""

import copy
import hashlib
import re
from collections.abc import Collection
from urllib.parse import urljoin

from lxml import etree, html

from connectors.moderngov.addresses import without_session
from connectors.moderngov.pages import Node, Page

_NOISE = ("script", "style", "noscript", "iframe", "input", "button", "select", "form", "object")
_KEPT = frozenset(
    ("class", "id", "name", "href", "alt", "colspan", "rowspan", "scope", "type", "start", "value")
)
_IDLE = re.compile(r"/cdn-cgi/|javascript:|^#$", re.IGNORECASE)


def kept_page(page: Page, items: Collection[int], papers: Collection[int]) -> bytes:
    """Return a page as it is kept: without some items, and without links to some papers.

    Args:
        page: as it came; it is left as it is.
        items: ids of agenda items of which no word is kept.
        papers: ids of documents that are not even named.
    """
    hidden = [row for item in page.items() if item.id in items for row in item.rows]
    links = [node for link, _, node in page.links() if link.kind == "paper" and link.id in papers]
    marks = [(node, "data-cut") for node in (*hidden, *(_whole(one) for one in links))]
    for node, mark in marks:
        node.set(mark, "1")
    root = copy.deepcopy(page.root)
    for node, mark in marks:
        node.attrib.pop(mark, None)
    for node in root.xpath(".//*[@data-cut]"):
        _drop(node)
    _tidy(root, page.base)
    return _written(root, page.title)


def digest(body: bytes) -> str:
    """Return what tells one version of a file from another."""
    return hashlib.sha256(body).hexdigest()


def _whole(link: Node) -> Node:
    """Return what a link stands in alone: a list's item, or itself."""
    parent = link.getparent()
    return parent if parent is not None and parent.tag == "li" else link


def _tidy(root: Node, base: str) -> None:
    for node in list(root.iter()):
        if not isinstance(node.tag, str):  # a comment
            _drop(node)
        elif node.tag == "form":
            node.drop_tag()
        elif node.tag in _NOISE:
            _drop(node)
        elif node.tag == "a" and _IDLE.search(node.get("href", "")):
            node.drop_tag()
        else:
            _keep_attributes(node, base)


def _keep_attributes(node: Node, base: str) -> None:
    for name in list(node.attrib):
        if name not in _KEPT:
            del node.attrib[name]
    if href := node.get("href"):
        href = "".join(href.splitlines()).strip()
        node.set("href", without_session(urljoin(f"{base}/", href)))


def _drop(node: Node) -> None:
    """Take an element out, and leave the words behind it."""
    if node.getparent() is not None:
        node.drop_tree()


def _written(root: Node, title: str) -> bytes:
    words = html.tostring(root, encoding="unicode", with_tail=False)
    head = html.tostring(_element("title", title), encoding="unicode")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{head}</head>\n'
        f"<body>\n{words.strip()}\n</body></html>\n"
    ).encode()


def _element(tag: str, text: str) -> Node:
    made = etree.Element(tag)
    made.text = text
    return made
